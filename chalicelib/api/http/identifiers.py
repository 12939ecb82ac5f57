"""Fields that name something, and fields of queries."""

import re
from collections.abc import Sequence
from typing import Any

from chalicelib.api.http.fields import Field, Invalid, a_text
from chalicelib.config import Settings
from chalicelib.frozen import declaration

_URL_SAFE = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)


@declaration
class Id(Field):
    """The name of something that may not exist: its form is no reason to refuse it."""

    def present(self, value: object, settings: Settings) -> str:
        if not isinstance(value, str):
            raise Invalid("field.type")
        if not value.strip():
            raise Invalid("field.required")
        return value.strip()

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": "string"}


@declaration
class ClientId(Field):
    """An identifier that a client makes: URL-safe characters, `min` to `max` of them."""

    min: int
    max: int
    required: bool = False

    def present(self, value: object, settings: Settings) -> str:
        if not isinstance(value, str):
            raise Invalid("field.type")
        if not _URL_SAFE.fullmatch(value):
            raise Invalid("field.characters")
        if len(value) > self.max:
            raise Invalid("field.too_long", max=self.max)
        if len(value) < self.min:
            raise Invalid("field.range", min=self.min, max=self.max)
        return value

    def schema(self, settings: Settings) -> dict[str, Any]:
        pattern = f"^[A-Za-z0-9_-]{{{self.min},{self.max}}}$"
        return {"type": ["string", "null"], "pattern": pattern}


@declaration
class Ids(Field):
    """A list of names."""

    max: int

    def present(self, value: object, settings: Settings) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise Invalid("field.type")
        if len(value) > self.max:
            raise Invalid("field.too_many", max=self.max)
        return value

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": "array", "items": {"type": "string"}, "maxItems": self.max}


@declaration
class Choice(Field):
    """One of a few words; `default` where it is absent."""

    values: Sequence[str]
    default: str | None = None
    required: bool = False

    def absent(self) -> str | None:
        return self.default

    def present(self, value: object, settings: Settings) -> str:
        if not isinstance(value, str):
            raise Invalid("field.type")
        if value not in self.values:
            raise Invalid("field.choice", values=", ".join(self.values))
        return value

    def schema(self, settings: Settings) -> dict[str, Any]:
        described: dict[str, Any] = {"type": "string", "enum": list(self.values)}
        return described if self.default is None else {**described, "default": self.default}


@declaration
class Integer(Field):
    """A whole number of a query, `min` to `max`; None where it is absent."""

    min: int
    max: int
    required: bool = False

    def present(self, value: object, settings: Settings) -> int:
        digits = a_text(value).strip()
        if not _INTEGER.fullmatch(digits):
            raise Invalid("field.type")
        if not self.min <= int(digits) <= self.max:
            raise Invalid("field.range", min=self.min, max=self.max)
        return int(digits)

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.min, "maximum": self.max}
