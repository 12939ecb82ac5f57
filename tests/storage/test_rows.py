"""Rows are read as PynamoDB would, only quicker."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pynamodb.attributes import AttributeContainer
from pynamodb.exceptions import AttributeDeserializationError

from chalicelib.storage.dynamodb import IntegersAttribute, Row, TextsAttribute
from chalicelib.storage.schema import TABLES

ROWS = list(TABLES.values())
SAMPLES = {"S": "text", "N": "7", "B": b"bytes", "BOOL": True}
LISTS = {IntegersAttribute: [{"N": "3"}, {"N": "-4"}], TextsAttribute: [{"S": "a"}, {"S": ""}]}


def full_item(row: type[Row]) -> dict[str, Any]:
    """A value for each attribute that the row may have."""
    return {
        attribute.attr_name: {attribute.attr_type: LISTS.get(type(attribute)) or SAMPLES[attribute.attr_type]}
        for attribute in row.get_attributes().values()
    }


@pytest.mark.parametrize("row", ROWS, ids=list(TABLES))
def test_a_row_reads_as_pynamodb_reads_it(row: type[Row]) -> None:
    item = full_item(row)
    expected: Any = row(_user_instantiated=False)
    AttributeContainer._container_deserialize(expected, item)
    read = row.from_raw_data(item)
    assert read.attribute_values == expected.attribute_values
    assert len(read.attribute_values) == len(item)
    assert read.serialize() == item


@pytest.mark.parametrize("row", ROWS, ids=list(TABLES))
def test_what_an_item_lacks_is_none_and_what_no_row_has_is_passed_over(row: type[Row]) -> None:
    name, *others = full_item(row)
    read = row.from_raw_data({name: full_item(row)[name], "of_a_later_version": {"S": "x"}})
    assert getattr(read, name) is not None
    assert {getattr(read, other) for other in others} == {None}


@pytest.mark.parametrize("row", ROWS, ids=list(TABLES))
def test_no_attribute_has_what_quick_reading_would_pass_over(row: type[Row]) -> None:
    for name, attribute in row.get_attributes().items():
        assert (attribute.attr_name, attribute.default, attribute.default_for_new) == (name, None, None)


def test_a_value_of_another_kind_is_refused() -> None:
    with pytest.raises(AttributeDeserializationError):
        TABLES["chats"].from_raw_data({"version": {"S": "one"}})


def test_a_time_to_live_is_read_as_a_time() -> None:
    row: Any = TABLES["sessions"].from_raw_data({"expires_at": {"N": "60"}})
    assert row.expires_at == datetime.fromtimestamp(60, UTC)
