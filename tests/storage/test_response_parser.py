"""DynamoDB's answers are parsed as botocore would, only quicker."""

import json
from typing import Any

import pytest
from botocore.parsers import ResponseParserFactory
from botocore.session import Session
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.storage.dynamodb import Parsers

BASE64 = st.sampled_from(["", "AA==", "c2FsdA==", "/+8="])
SCALARS = st.one_of(
    st.fixed_dictionaries({"S": st.text(max_size=5)}),
    st.fixed_dictionaries({"N": st.integers().map(str)}),
    st.fixed_dictionaries({"B": BASE64}),
    st.fixed_dictionaries({"BOOL": st.booleans()}),
    st.just({"NULL": True}),
    st.fixed_dictionaries({"SS": st.lists(st.text(max_size=3), max_size=2)}),
    st.fixed_dictionaries({"BS": st.lists(BASE64, max_size=2)}),
)
VALUES = st.recursive(
    SCALARS,
    lambda values: st.one_of(
        st.fixed_dictionaries({"L": st.lists(values, max_size=3)}),
        st.fixed_dictionaries({"M": st.dictionaries(st.text(max_size=3), values, max_size=3)}),
    ),
    max_leaves=8,
)
ITEMS = st.dictionaries(st.text(min_size=1, max_size=4), VALUES, max_size=5)


DYNAMODB = Session().get_service_model("dynamodb")


def parsed(factory: ResponseParserFactory, operation: str, answer: Any, status: int = 200) -> Any:
    model = DYNAMODB.operation_model(operation)
    response = {"status_code": status, "headers": {}, "body": json.dumps(answer).encode()}
    return factory.create_parser("json").parse(response, model.output_shape)


@settings(deadline=None)
@given(st.lists(ITEMS, max_size=3), st.integers(0, 9))
def test_items_are_what_botocore_makes_of_them(items: list[Any], count: int) -> None:
    answer = {"Items": items, "Count": count, "ConsumedCapacity": {"TableName": "t", "CapacityUnits": 0.5}}
    assert parsed(Parsers(), "Query", answer) == parsed(ResponseParserFactory(), "Query", answer)


@pytest.mark.parametrize(
    ("operation", "answer"),
    [
        ("GetItem", {}),
        ("GetItem", {"Item": {"id": {"S": "x"}, "salt": {"B": "c2FsdA=="}}}),
        ("BatchGetItem", {"Responses": {"t": [{"id": {"S": "x"}}]}, "UnprocessedKeys": {}}),
        ("DescribeTable", {"Table": {"TableName": "t", "CreationDateTime": 1.5}}),
    ],
)
def test_other_answers_are_what_botocore_makes_of_them(operation: str, answer: Any) -> None:
    expected = parsed(ResponseParserFactory(), operation, answer)
    assert parsed(Parsers(), operation, answer) == expected


def test_refusals_are_what_botocore_makes_of_them() -> None:
    reasons = [{"Code": "ConditionalCheckFailed", "Item": {"id": {"S": "x"}}}, {"Code": "None"}]
    answer = {"__type": "x#TransactionCanceledException", "message": "no", "CancellationReasons": reasons}
    expected = parsed(ResponseParserFactory(), "TransactWriteItems", answer, 400)
    assert parsed(Parsers(), "TransactWriteItems", answer, 400) == expected


def test_other_services_have_botocores_parsers() -> None:
    own, botocores = Parsers().create_parser("rest-json"), ResponseParserFactory().create_parser("rest-json")
    assert type(own) is type(botocores)
