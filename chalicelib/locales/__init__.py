"""Every text that a person reads, in Spanish and in English, by key."""

from typing import Literal

from chalicelib.locales.en import ENGLISH
from chalicelib.locales.es import SPANISH

Language = Literal["es", "en"]

_TEXTS: dict[Language, dict[str, str]] = {"es": SPANISH, "en": ENGLISH}


def language(asked: str | None) -> Language:
    """The language that the header `Charla-Language` asks for: English by `en`, in all else Spanish."""
    return "en" if (asked or "").strip().lower().split("-")[0] == "en" else "es"


def text(key: str, in_language: Language, **values: object) -> str:
    """The text with its `{…}` filled in. Raises KeyError for a key that no language has."""
    return _TEXTS[in_language][key].format(**values)
