"""Shorter names for the custom properties of a style sheet and the script that it is part of."""

import re
from string import ascii_letters

_PROPERTY = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def shorten_properties(script: str) -> str:
    """`script` with `--a`, `--b`… for every custom property that it names."""
    found = sorted(set(_PROPERTY.findall(script)))
    new = {name: f"--{letter}" for name, letter in zip(found, ascii_letters, strict=False)}
    return _PROPERTY.sub(lambda match: new.get(match[0], match[0]), script)
