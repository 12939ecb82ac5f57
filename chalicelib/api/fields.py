"""The kinds of fields. Each says what it takes, parses it, and describes itself for OpenAPI.

`parse` gives the value, None for an absent optional one, or raises Invalid."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib.config import Settings
from chalicelib.domain.agents import USERNAME_MAX_CHARACTERS
from chalicelib.domain.errors import Fault, ValidationFailed
from chalicelib.domain.normalization import (
    PHONE_MAX_CHARACTERS,
    is_email,
    is_phone,
    normalize_email,
    normalize_name,
    normalize_phone,
    normalize_username,
)
from chalicelib.frozen import declaration

# As regular expressions that mean the same to Python and to a JSON Schema's reader. A text has no control
# characters but tab and newline, and something besides blanks, as an id has.
_CONTROLS = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f"
_BLANKS = r"\t-\r\u001c- \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_TEXT_PATTERN = rf"^[^{_CONTROLS}]*[^{_CONTROLS}{_BLANKS}][^{_CONTROLS}]*$"
_ID_PATTERN = rf"[^{_BLANKS}]"


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
    """Trimmed at least; `limit` names the setting that holds its most characters, or is that number."""

    limit: str | int

    def present(self, value: object, settings: Settings) -> str:
        text = self.normalize(a_text(value))
        if not text:
            raise Invalid("field.required")
        longest = self.most(settings)
        if len(text) > longest:
            raise Invalid("field.too_long", max=longest)
        return text

    def normalize(self, text: str) -> str:
        return text.strip()

    def most(self, settings: Settings) -> int:
        return self.limit if isinstance(self.limit, int) else int(getattr(settings, self.limit))

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {
            "type": "string",
            "minLength": 1,
            "maxLength": self.most(settings),
            "pattern": _TEXT_PATTERN,
        }


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
        pattern = f"^[^{_CONTROLS}]*$"
        return {
            "type": "string",
            "format": "password",
            "minLength": 1,
            "maxLength": 1024,
            "pattern": pattern,
        }


@declaration
class Lenient(Field):
    """Kept where it can be used, else dropped, never refused (docs/contract.md, "Guest")."""

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
        begins = f" that begins with {' or '.join(self.prefixes)}" if any(self.prefixes) else ""
        return {"description": f"Kept if it is a text of at most {self.max} characters{begins}; else dropped"}


@declaration
class GuestToken(Field):
    """As it was shown: what can be no token is a wrong one, and not none."""

    required: bool = False

    def present(self, value: object, settings: Settings) -> str:
        return value if isinstance(value, str) else repr(value)

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": ["string", "null"]}


@declaration
class Boolean(Field):
    """true or false; in a query the words."""

    def present(self, value: object, settings: Settings) -> bool:
        if isinstance(value, bool):
            return value
        raise Invalid("field.type")

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": "boolean"}


_URL_SAFE = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)


@declaration
class Id(Field):
    """An id. Only a blank one is at fault: nothing has one of another form than ours, which is a 404."""

    def present(self, value: object, settings: Settings) -> str:
        if not isinstance(value, str):
            raise Invalid("field.type")
        if not value.strip():
            raise Invalid("field.required")
        return value.strip()

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": "string", "minLength": 1, "pattern": _ID_PATTERN}


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
        return {"type": "string", "pattern": pattern}


@declaration
class Ids(Field):
    """A list of ids."""

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


@declaration
class Email(Text):
    """An address whose domain has a dot."""

    limit: str | int = "email_max_characters"

    def present(self, value: object, settings: Settings) -> str:
        # The zero arguments of super() don't find their class under slots.
        email = Text.present(self, value, settings)
        if not is_email(email):
            raise Invalid("field.email")
        return email

    def normalize(self, text: str) -> str:
        return normalize_email(text)

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": "string", "format": "email", "maxLength": self.most(settings)}


@declaration
class Name(Text):
    """A person's name, of which something can be seen."""

    def normalize(self, text: str) -> str:
        return normalize_name(text)


@declaration
class Username(Text):
    limit: str | int = USERNAME_MAX_CHARACTERS

    def normalize(self, text: str) -> str:
        return normalize_username(text)


@declaration
class Phone(Field):
    """7 to 15 digits, with a plus before and spaces, dots, dashes or brackets between."""

    required: bool = False

    def present(self, value: object, settings: Settings) -> str | None:
        phone = normalize_phone(a_text(value))
        if not phone:
            return None
        if not is_phone(phone):
            raise Invalid("field.phone")
        return phone

    def schema(self, settings: Settings) -> dict[str, Any]:
        # The empty one is none. What it leaves out, variants of dashes and digits, is taken all the same.
        pattern = r"^$|^[ (\[]*\+?(?:[0-9][ .()\[\]-]*){7,15}$"
        return {"type": "string", "maxLength": PHONE_MAX_CHARACTERS, "pattern": pattern}


@declaration
class Seq(Field):
    """In a frame, which is JSON and not a query's words: the seq of the last event that a client has."""

    required: bool = False

    def present(self, value: object, settings: Settings) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Invalid("field.type")
        if not 0 <= value <= 10**12:
            raise Invalid("field.range", min=0, max=10**12)
        return value

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": "integer", "minimum": 0, "maximum": 10**12}


CHAT = {"chat_room_id": Id()}
CHAT_IF_ANY = {"chat_room_id": Id(required=False)}
MESSAGE = {
    "content": Text(limit="message_max_characters"),
    "client_message_id": ClientId(min=1, max=64),
}
MESSAGE_TYPE = {"message_type": Choice(values=("text",), default="text")}
MESSAGE_RANGE = {
    "limit": Integer(min=1, max=500),
    "before": Id(required=False),
    "after": Id(required=False),
}
PAGE_OF_NOTIFICATIONS = {"limit": Integer(min=1, max=100), "before": Id(required=False)}
EVENTS = {"after": Integer(min=0, max=10**12), "limit": Integer(min=1, max=500)}
MAX_IDS = 90
