"""The kinds of fields. Each says what it takes, parses it, and describes itself for OpenAPI.

`parse` gives the value, None for an absent optional one, or raises Invalid.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib.config import Settings
from chalicelib.domain.errors import Fault, ValidationFailed
from chalicelib.frozen import declaration


class Invalid(Exception):
    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.fault = Fault(key, **values)


@declaration
class Field:
    required: bool = True

    def parse(self, value: object, settings: Settings) -> Any:
        if value is None:
            return self.absent()
        return self.present(value, settings)

    def absent(self) -> Any:
        if self.required:
            raise Invalid("field.required")
        return None

    def present(self, value: object, settings: Settings) -> Any:
        raise NotImplementedError

    def schema(self, settings: Settings) -> dict[str, Any]:
        raise NotImplementedError


Schema = Mapping[str, Field]


def parse(schema: Schema, values: Mapping[str, object], settings: Settings) -> dict[str, Any]:
    """Every field of the schema, those that nobody asked for left out. Raises ValidationFailed."""
    parsed: dict[str, Any] = {}
    faults: dict[str, Fault] = {}
    for name, field in schema.items():
        try:
            parsed[name] = field.parse(values.get(name), settings)
        except Invalid as invalid:
            faults[name] = invalid.fault
    if faults:
        raise ValidationFailed(**faults)
    return parsed


def a_text(value: object) -> str:
    """A str without control characters but newline and tab, and without halves of characters."""
    if not isinstance(value, str):
        raise Invalid("field.type")
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in value):
        raise Invalid("field.characters")
    return value


@declaration
class Text(Field):
    """Trimmed; `limit` names the setting that holds its most characters, or is that number."""

    limit: str | int

    def present(self, value: object, settings: Settings) -> str | None:
        trimmed = a_text(value).strip()
        if not trimmed:
            self.absent()
            return None
        longest = self.most(settings)
        if len(trimmed) > longest:
            raise Invalid("field.too_long", max=longest)
        return trimmed

    def most(self, settings: Settings) -> int:
        return self.limit if isinstance(self.limit, int) else int(getattr(settings, self.limit))

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "maxLength": self.most(settings)}


@declaration
class Password(Field):
    """As typed: nothing is trimmed."""

    def present(self, value: object, settings: Settings) -> str:
        password = a_text(value)
        if not password:
            raise Invalid("field.required")
        if len(password) > 1024:
            raise Invalid("field.too_long", max=1024)
        return password

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": "string", "format": "password", "minLength": 1, "maxLength": 1024}


@declaration
class Lenient(Field):
    """Kept where it can be used, else dropped, never refused (contract, start_chat)."""

    max: int
    prefixes: Sequence[str] = ("",)
    required: bool = False

    def present(self, value: object, settings: Settings) -> str | None:
        try:
            kept = a_text(value).strip()
        except Invalid:
            return None
        fits = 0 < len(kept) <= self.max and kept.lower().startswith(tuple(self.prefixes))
        return kept if fits else None

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": ["string", "null"], "maxLength": self.max}


@declaration
class Boolean(Field):
    """true or false; in a query the words."""

    def present(self, value: object, settings: Settings) -> bool:
        if isinstance(value, bool):
            return value
        raise Invalid("field.type")

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": "boolean"}
