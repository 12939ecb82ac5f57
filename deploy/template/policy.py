"""The function's permissions: on each table and each index the calls that it makes, and its own log.

A test plays every call of the API and holds this to exactly the calls that it saw.
"""

from typing import Any

from deploy.template import tables

# Table -> what is called on it; a transaction needs what its parts need.
TABLE_ACTIONS: dict[str, tuple[str, ...]] = {
    "agents": ("BatchGetItem", "GetItem", "UpdateItem"),
    "chats": ("BatchGetItem", "GetItem", "PutItem", "Query", "UpdateItem"),
    "connections": ("DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem"),
    "messages": ("BatchGetItem", "PutItem", "Query", "UpdateItem"),
    "notifications": ("BatchGetItem", "PutItem", "Query", "UpdateItem"),
    "sessions": ("BatchGetItem", "DeleteItem", "GetItem", "PutItem", "UpdateItem"),
}
INDEXES: dict[str, tuple[str, ...]] = {
    "agents": ("directory",),
    "chats": ("archive", "guest", "inbox"),
}


def statements(log_groups: list[str]) -> list[dict[str, Any]]:
    """The policy's statements; `log_groups` are the logical ids of the functions' log groups."""
    on_tables = [_on_table(noun, actions) for noun, actions in TABLE_ACTIONS.items()]
    on_indexes = [_on_indexes(noun, names) for noun, names in INDEXES.items()]
    return [*on_tables, *on_indexes, _logs(log_groups)]


def _on_table(noun: str, actions: tuple[str, ...]) -> dict[str, Any]:
    return {
        "Sid": f"{noun.title()}Table",
        "Effect": "Allow",
        "Action": [f"dynamodb:{action}" for action in actions],
        "Resource": {"Fn::GetAtt": [tables.logical_id(noun), "Arn"]},
    }


def _on_indexes(noun: str, names: tuple[str, ...]) -> dict[str, Any]:
    arn = f"${{{tables.logical_id(noun)}.Arn}}"
    return {
        "Sid": f"{noun.title()}Indexes",
        "Effect": "Allow",
        "Action": ["dynamodb:Query"],
        "Resource": [{"Fn::Sub": f"{arn}/index/{name}"} for name in names],
    }


def _logs(log_groups: list[str]) -> dict[str, Any]:
    # A log group's Arn ends in `:*`, which stands for its streams: Lambda names those.
    return {
        "Sid": "Logs",
        "Effect": "Allow",
        "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
        "Resource": [{"Fn::GetAtt": [name, "Arn"]} for name in log_groups],
    }
