"""Attributes that PynamoDB lacks or types loosely."""

from typing import Any

from pynamodb.attributes import Attribute, ListAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.constants import NUMBER


class IntegerAttribute(Attribute[int]):
    """A whole number; PynamoDB's own NumberAttribute is a float to the type checker."""

    attr_type = NUMBER

    def serialize(self, value: Any) -> str:
        return str(int(value))

    def deserialize(self, value: str) -> int:
        return int(value)


def integers() -> ListAttribute[Any]:
    return ListAttribute(of=NumberAttribute, null=True)


def texts() -> ListAttribute[Any]:
    return ListAttribute(of=UnicodeAttribute, null=True)
