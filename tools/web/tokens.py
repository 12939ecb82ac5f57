"""JavaScript as tokens, as far as shortening names needs it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?P<space>(?:\s|//[^\n]*|/\*.*?\*/)+)
  | (?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?P<name>[A-Za-z_$][\w$]*)
  | (?P<number>\d[\w.]*)
  | (?P<mark>=>|\.\.\.|\?\.|\?\?=?|\|\|=?|&&=?|[=!]==?|[<>+*%|&^-]=|\+\+|--|\*\*|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_CHUNK = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*", re.DOTALL)
_VALUE_ENDS = {")", "]", "}"}


@dataclass(slots=True)
class Token:
    """`kind` is space, text (strings, regular expressions, template text), name, number or mark."""

    kind: str
    text: str


def tokens(source: str) -> list[Token]:
    """All of `source`; joined, the tokens' texts are `source` again."""
    return list(_tokens(source, 0))


def _tokens(source: str, start: int) -> Iterator[Token]:
    templates: list[int] = []  # for each open `${`, how many braces stand open inside it
    at, last = start, Token("mark", ";")
    while at < len(source):
        token = _next(source, at, last)
        yield token
        at += len(token.text)
        if token.kind != "space":
            last = token
        ends = token.text == "}" and token.kind == "mark" and templates and not templates[-1]
        if ends:
            templates.pop()
        elif templates and token.kind == "mark":
            templates[-1] += {"{": 1, "}": -1}.get(token.text, 0)
        if ends or token.text == "`":
            chunk = _CHUNK.match(source, at)
            assert chunk
            yield Token("text", chunk[0])
            at = chunk.end()
            if source[at] == "`":
                yield Token("text", "`")
                at, last = at + 1, Token("text", "`")
            else:
                yield Token("mark", "${")
                at, last = at + 2, Token("mark", "${")
                templates.append(0)


def _next(source: str, at: int, last: Token) -> Token:
    follows_value = last.kind in ("name", "number", "text") or last.text in _VALUE_ENDS
    comment = source.startswith(("//", "/*"), at)
    if not follows_value and not comment and (regex := _REGEX.match(source, at)):
        return Token("text", regex[0])
    match = _TOKEN.match(source, at)
    assert match, source[at : at + 40]
    return Token(match.lastgroup or "mark", match[0])
