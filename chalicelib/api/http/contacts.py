"""Fields of a guest's contact details."""

import re
from typing import Any

from chalicelib.api.http.fields import Field, Invalid, Text, a_text
from chalicelib.config import Settings
from chalicelib.frozen import declaration

_LOCAL = r"[^\s@<>(),;:\\\"\[\].]+(?:\.[^\s@<>(),;:\\\"\[\].]+)*"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_EMAIL = re.compile(rf"(?=[^@]{{1,64}}@){_LOCAL}@{_LABEL}(?:\.{_LABEL})+")
_PHONE = re.compile(r"\+?\d{7,15}", re.ASCII)
_PHONE_FILLING = re.compile(r"[ .\-()\[\]]")


@declaration
class Email(Text):
    """An address whose domain has a dot."""

    limit: str | int = "email_max_characters"

    def present(self, value: object, settings: Settings) -> str | None:
        # The zero arguments of super() don't find their class under slots.
        email = Text.present(self, value, settings)
        if email is None or not _EMAIL.fullmatch(email):
            raise Invalid("field.email")
        return email

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": "string", "format": "email", "maxLength": self.most(settings)}


@declaration
class Phone(Field):
    """7 to 15 digits, with a plus before and spaces, dots, dashes or brackets between."""

    required: bool = False

    def present(self, value: object, settings: Settings) -> str | None:
        phone = a_text(value).strip()
        if not phone:
            return None
        if len(phone) > 40 or not _PHONE.fullmatch(_PHONE_FILLING.sub("", phone)):
            raise Invalid("field.phone")
        return phone

    def schema(self, settings: Settings) -> dict[str, Any]:
        return {"type": ["string", "null"], "maxLength": 40}
