"""What IAM asks for calls of DynamoDB, and what the deployed functions are granted."""

from collections.abc import Iterable, Iterator

from deploy.template import policy
from tests.proofs.injection import DynamoDbCall

Grant = tuple[str, str]  # an IAM action; a table's noun, or `noun/index/name`

_TRANSACTED = {
    "ConditionCheck": "ConditionCheckItem",
    "Delete": "DeleteItem",
    "Put": "PutItem",
    "Update": "UpdateItem",
}


def needed(calls: Iterable[DynamoDbCall], prefix: str = "charla-") -> set[Grant]:
    """What a role must be granted to make `calls`, on tables named `prefix` and noun."""
    return {(action, name.removeprefix(prefix)) for call in calls for action, name in _of(call)}


def granted() -> set[Grant]:
    """What the template grants."""
    tables = {(action, noun) for noun, actions in policy.TABLE_ACTIONS.items() for action in actions}
    indexes = {("Query", f"{noun}/index/{name}") for noun, names in policy.INDEXES.items() for name in names}
    return tables | indexes


def _of(call: DynamoDbCall) -> Iterator[Grant]:
    asked = call.parameters
    if call.operation == "TransactWriteItems":
        for item in asked["TransactItems"]:
            for kind, part in item.items():
                yield _TRANSACTED[kind], part["TableName"]
    elif call.operation == "BatchGetItem":
        for table in asked["RequestItems"]:
            yield "BatchGetItem", table
    elif "IndexName" in asked:
        yield call.operation, f"{asked['TableName']}/index/{asked['IndexName']}"
    else:
        yield call.operation, asked["TableName"]
