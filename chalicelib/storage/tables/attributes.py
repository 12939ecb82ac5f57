"""Attributes that PynamoDB lacks, types loosely or is slow at."""

from collections.abc import Iterable
from typing import Any

from pynamodb.attributes import Attribute
from pynamodb.constants import LIST, NUMBER, STRING

Elements = list[dict[str, str]]


class IntegerAttribute(Attribute[int]):
    """A whole number; PynamoDB's own NumberAttribute is a float to the type checker."""

    attr_type = NUMBER

    def serialize(self, value: Any) -> str:
        return str(int(value))

    def deserialize(self, value: str) -> int:
        return int(value)


class IntegersAttribute(Attribute[list[Any]]):
    """A list of whole numbers. PynamoDB's own makes an attribute for each element, each time."""

    attr_type = LIST

    def serialize(self, value: Iterable[int]) -> Elements:
        return [{NUMBER: str(int(each))} for each in value]

    def deserialize(self, value: Elements) -> list[int]:
        return [int(each[NUMBER]) for each in value]


class TextsAttribute(Attribute[list[Any]]):
    """A list of texts, as IntegersAttribute is one of whole numbers."""

    attr_type = LIST

    def serialize(self, value: Iterable[str]) -> Elements:
        return [{STRING: each} for each in value]

    def deserialize(self, value: Elements) -> list[str]:
        return [each[STRING] for each in value]


def integers() -> IntegersAttribute:
    return IntegersAttribute(null=True)


def texts() -> TextsAttribute:
    return TextsAttribute(null=True)
