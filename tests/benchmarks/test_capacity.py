"""Items are counted, and reads rounded, as AWS documents it."""

from typing import Any

import pytest

from benchmarks.capacity import item_bytes, read_units, unfiltered

CONSISTENT = {"ConsistentRead": True}


def item(size: int) -> dict[str, Any]:
    """An item of that many bytes."""
    return {"id": {"S": "x" * (size - 2)}}


@pytest.mark.parametrize(("size", "units"), [(3, 1), (4096, 1), (4097, 2), (8192, 2), (8193, 3)])
def test_an_item_is_rounded_up_to_4_kb(size: int, units: int) -> None:
    assert read_units("GetItem", CONSISTENT, {"Item": item(size)}) == units
    assert read_units("GetItem", {}, {"Item": item(size)}) == units / 2


def test_a_missing_item_costs_as_much_as_a_small_one() -> None:
    assert read_units("GetItem", CONSISTENT, {}) == 1
    assert read_units("GetItem", {}, {}) == 0.5


def test_a_query_is_rounded_once() -> None:
    answer = {"Items": [item(3000)] * 3, "Count": 3, "ScannedCount": 3}
    assert read_units("Query", CONSISTENT, answer) == 3
    assert read_units("Query", {}, answer) == 1.5
    assert read_units("Query", {}, {"Items": [], "Count": 0, "ScannedCount": 0}) == 0.5


def test_a_query_that_hides_what_it_read_is_not_counted() -> None:
    with pytest.raises(ValueError, match="does not show"):
        read_units("Query", {}, {"Items": [item(9)], "Count": 1, "ScannedCount": 2})


def test_a_batch_is_rounded_item_by_item_and_missing_ones_count() -> None:
    request = {"a": {"Keys": [{}, {}, {}], **CONSISTENT}, "b": {"Keys": [{}]}}
    answer = {"Responses": {"a": [item(100), item(5000)], "b": [item(100)]}, "UnprocessedKeys": {}}
    assert read_units("BatchGetItem", {"RequestItems": request}, answer) == 1 + 2 + 1 + 0.5


def test_an_unknown_operation_is_not_taken_for_a_free_one() -> None:
    with pytest.raises(KeyError):
        read_units("Scan", {}, {"Items": []})


def test_a_query_without_its_filter_keeps_its_key_alone() -> None:
    params = {
        "TableName": "t",
        "KeyConditionExpression": "#1 = :1",
        "FilterExpression": "#0 = :0 AND #10 = :10",
        "ExpressionAttributeNames": {"#0": "type", "#1": "id", "#10": "by"},
        "ExpressionAttributeValues": {":0": {"S": "read"}, ":1": {"S": "x"}, ":10": {"S": "user"}},
    }
    assert unfiltered(params) == {
        "TableName": "t",
        "KeyConditionExpression": "#1 = :1",
        "ExpressionAttributeNames": {"#1": "id"},
        "ExpressionAttributeValues": {":1": {"S": "x"}},
    }


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ({"S": ""}, 0),
        ({"S": "café"}, 5),
        ({"B": b"\x00\x01\x02"}, 3),
        ({"BOOL": True}, 1),
        ({"NULL": True}, 1),
        ({"N": "0"}, 2),
        ({"N": "7"}, 2),
        ({"N": "27"}, 2),
        ({"N": "270"}, 2),
        ({"N": "-27"}, 3),
        ({"N": "123"}, 3),
        ({"N": "1700000000000"}, 2),
        ({"N": "1700000000001"}, 8),
        ({"L": []}, 3),
        ({"L": [{"S": "ab"}, {"N": "1"}]}, 3 + 3 + 3),
        ({"M": {"key": {"S": "ab"}}}, 3 + 1 + 3 + 2),
    ],
)
def test_a_value_has_its_documented_size(value: dict[str, Any], size: int) -> None:
    assert item_bytes({"name": value}) == 4 + size


def test_an_item_is_the_sum_of_names_and_values() -> None:
    assert item_bytes({"id": {"S": "abc"}, "número": {"N": "12"}}) == 2 + 3 + 7 + 2
