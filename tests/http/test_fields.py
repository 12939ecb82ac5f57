"""What OpenAPI says of each kind of field is what it takes."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from chalicelib.api.fields import (
    Boolean,
    Choice,
    ClientId,
    Field,
    Id,
    Ids,
    Integer,
    Invalid,
    Lenient,
    Name,
    Password,
    Phone,
    Seq,
    Text,
    Username,
)
from chalicelib.api.openapi import document
from chalicelib.api.requests import ApiRequest
from chalicelib.api.responses import ApiResponse
from chalicelib.api.routing import Routes
from chalicelib.config import Settings

SETTINGS = Settings()
FIELDS = [
    Boolean(),
    Choice(values=("text",), default="text"),
    ClientId(min=1, max=64),
    Id(),
    Id(required=False),
    Ids(max=2),
    Ids(max=2, required=False),
    Lenient(max=35),
    Lenient(max=2048, prefixes=("http://", "https://")),
    Name(limit="full_name_max_characters"),
    Password(),
    Phone(),
    Seq(),
    Text(limit=64),
    Username(),
]
BLANK = ["", " ", "\t\n", "\u00a0\u3000", "\u1680\u2000\u200a\u2028\u2029\u202f\u205f"]
CONTROLS = ["\x00", "a\x00", "a\rb", "\x1b[31m", "\x7f", "a\x85", "\x9f", "\x1c", "\x0b", "\x0c"]
TEXTS = ["a", "text", " a ", "a\nb\tc", "ñ", "👍", "\ufeffa", "600 123 456", "+34600123456", "a" * 64]
OTHERS: list[object] = [
    None,
    True,
    False,
    0,
    5,
    -1,
    10**12,
    10**12 + 1,
    1.5,
    [],
    ["a"],
    ["a", ""],
    ["a"] * 3,
    [5],
    {},
]


def takes(field: Field, value: object) -> bool:
    try:
        field.parse(value, SETTINGS)
    except Invalid:
        return False
    return True


def _never(_request: ApiRequest) -> ApiResponse:
    raise NotImplementedError


def described(field: Field) -> dict[str, Any]:
    """The schema of a body that has the field alone."""
    routes = Routes(__name__)
    routes.post("/path", "Summary", auth="none", body={"field": field})(_never)
    operation = document([routes], SETTINGS)["paths"]["/path/"]["post"]
    schema: dict[str, Any] = operation["requestBody"]["content"]["application/json"]["schema"]
    return schema


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: type(field).__name__)
def test_a_field_takes_what_its_schema_says(field: Field) -> None:
    schema = Draft202012Validator(described(field))
    for value in [*BLANK, *CONTROLS, *TEXTS, *OTHERS]:
        # The empty phone and blanks around one are more than the schema tells.
        if isinstance(field, Phone) and isinstance(value, str) and not value.strip():
            continue
        assert schema.is_valid({"field": value}) == takes(field, value), ascii(value)
    assert schema.is_valid({}) == takes(field, None)


@pytest.mark.parametrize("value", ["0", "5", "500", "501", "-1"])
def test_a_number_of_a_query_takes_what_its_schema_says(value: str) -> None:
    field = Integer(min=0, max=500)
    assert Draft202012Validator(field.schema(SETTINGS)).is_valid(int(value)) == takes(field, value)


def test_what_is_dropped_may_be_anything() -> None:
    page = Lenient(max=2048, prefixes=("http://", "https://"))
    assert page.schema(SETTINGS) == {
        "description": "Kept if it is a text of at most 2048 characters that begins with http:// or https://;"
        " else dropped"
    }
