"""The same script in fewer characters: what rjsmin leaves, because it knows no syntax."""

import re
from collections.abc import Iterator

from tools.web.names import depth_of
from tools.web.tokens import Token, tokens

_SHORTER = {"true": "!0", "false": "!1", "const": "let"}
_DECLARE = ("const", "let")


def compact(source: str) -> str:
    """`source` without comments and idle marks, neighbouring declarations joined."""
    code = [token for token in tokens(source) if token.kind != "space"]
    for change in (_without_idle_marks, _bare_parameters, _bare_bodies, _joined_declarations):
        code = list(change(code))
    return "".join(_spaced(code))


def _without_idle_marks(code: list[Token]) -> Iterator[Token]:
    for token, after in zip(code, [*code[1:], Token("mark", "")], strict=True):
        idle = (token.text == "," and after.text in ("}", "]", ")")) or (
            token.text == ";" and after.text == "}"
        )
        if not (idle and token.kind == "mark" == after.kind):
            yield token


def _bare_parameters(code: list[Token]) -> Iterator[Token]:
    """`(a) => …` as `a => …`."""
    index = 0
    while index < len(code):
        group = code[index : index + 4]
        if (
            [token.text for token in group[::2]] == ["(", ")"]
            and group[1].kind == "name"
            and group[3].text == "=>"
        ):
            yield group[1]
            index += 3
        else:
            yield code[index]
            index += 1


def _bare_bodies(code: list[Token]) -> Iterator[Token]:
    """`=> (a = b)` as `=> a = b`."""
    idle: set[int] = set()
    for index, token in enumerate(code[:-2]):
        if token.text == "=>" and code[index + 1].text == "(" and code[index + 2].text != "{":
            end = _closing(code, index + 1)
            if code[end + 1].text in (",", ";", ")", "}") and not _has_comma(code[index + 2 : end]):
                idle |= {index + 1, end}
    yield from (token for index, token in enumerate(code) if index not in idle)


def _closing(code: list[Token], opening: int) -> int:
    depth = 0
    for index in range(opening, len(code)):
        depth += depth_of(code[index])
        if depth == 0:
            return index
    raise ValueError("a bracket that stays open")


def _has_comma(code: list[Token]) -> bool:
    depth = 0
    for token in code:
        depth += depth_of(token)
        if depth == 0 and token.text == "," and token.kind == "mark":
            return True
    return False


def _joined_declarations(code: list[Token]) -> Iterator[Token]:
    """`const a = 1; let b = 2;` as `const a = 1, b = 2;`, in whichever block."""
    declares = [False]  # for each open bracket: whether the statement that runs in it declares
    starts = joins = False
    for token, after in zip(code, [*code[1:], Token("mark", "")], strict=True):
        if starts and token.kind == "name":
            declares[-1] = token.text in _DECLARE
        starts = token.kind == "mark" and token.text in (";", "{", "}")
        if joins:
            joins = starts = False
            continue
        if depth_of(token) > 0:
            declares.append(False)
        elif depth_of(token) < 0:
            declares.pop()
        joins = token.text == ";" and declares[-1] and after.text in _DECLARE
        yield Token("mark", ",") if joins else token


def _spaced(code: list[Token]) -> Iterator[str]:
    before = Token("mark", "")
    for token in code:
        text = _short(token)
        words = before.kind in ("name", "number") and token.kind in ("name", "number")
        twice = before.text[-1:] == text[:1] and text[:1] in ("+", "-")
        yield " " + text if words or twice else text
        before = token


def _short(token: Token) -> str:
    if token.kind == "number":
        return re.sub(r"^0(?=\.)|000$", lambda found: "e3" if found[0] == "000" else "", token.text)
    return _SHORTER.get(token.text, token.text) if token.kind == "name" else token.text
