"""Where the names of a script stand for a value, and which of them it declares."""

from collections.abc import Iterable
from dataclasses import dataclass

from tools.web.tokens import Token

_KEYWORDS = (
    "async await break case catch class const continue default delete do else false finally for from if in "
    "instanceof let new null of return switch this throw true try typeof undefined void while yield"
)
KEYWORDS = frozenset(_KEYWORDS.split())
_BLOCKS = {")", "=>", "else", "try", "finally", "do", ";", "{", "}"}
_END = Token("mark", ";")
_DEPTH = {"(": 1, "[": 1, "{": 1, "${": 1, ")": -1, "]": -1, "}": -1}


@dataclass(slots=True)
class Name:
    """A name where it stands for a value; `{ seq }` is a `shorthand` for a key and a name."""

    token: Token
    shorthand: bool


def depth_of(token: Token) -> int:
    """1 where `token` opens a bracket, -1 where it closes one, else 0."""
    return _DEPTH.get(token.text, 0) if token.kind == "mark" else 0


def names(code: list[Token]) -> list[Name]:
    """The names in `code` that are neither keywords, nor properties, nor keys."""
    used: list[Name] = []
    open_braces: list[str] = []
    for before, token, after in zip([_END, *code], code, [*code[1:], _END], strict=False):
        if depth_of(token) > 0:
            open_braces.append(_brace(before, token))
        elif depth_of(token) < 0:
            open_braces.pop()
        elif token.kind == "name" and token.text not in KEYWORDS and before.text not in (".", "?."):
            inside = open_braces[-1:] == ["object"] and before.text in ("{", ",")
            if not (inside and after.text in (":", "(")):
                used.append(Name(token, inside and after.text in (",", "}", "=")))
    return used


def _brace(before: Token, token: Token) -> str:
    return "object" if token.text == "{" and before.text not in _BLOCKS else "other"


def declared(code: list[Token]) -> set[str]:
    """Names after const and let, parameters of arrow functions, and what catch takes."""
    found: set[str] = set()
    for index, token in enumerate(code):
        if token.text in ("const", "let", "catch") and token.kind == "name":
            found |= _bound(code[index + 1 :])
        elif token.text == "=>":
            found |= _bound(code[_parameters(code, index - 1) : index])
    return found - KEYWORDS


def _bound(code: Iterable[Token]) -> set[str]:
    """Names in the pattern that `code` begins with, without keys."""
    pattern: list[Token] = []
    depth = 0
    for token in code:
        depth += depth_of(token)
        pattern.append(token)
        if depth <= 0:
            break
    following = [*pattern[1:], _END]
    pairs = zip(pattern, following, strict=True)
    return {token.text for token, after in pairs if token.kind == "name" and after.text != ":"}


def _parameters(code: list[Token], end: int) -> int:
    depth = 0
    for index in range(end, -1, -1):
        depth -= depth_of(code[index])
        if depth == 0:
            return index
    raise ValueError("an arrow function without parameters")
