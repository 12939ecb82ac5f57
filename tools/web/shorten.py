"""Shorter names for what a script declares for itself; rjsmin leaves names as they are.

Every name that the script declares at its top gets one short name throughout. All other names that
it declares are known in one statement of the top alone, so statements share a few short names for
them, which compresses well. Properties keep their names; a shorthand (`{ seq }`) is written out.
The script may not use a global that has the name of anything it declares.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, product
from string import ascii_letters

from tools.web.names import KEYWORDS, Name, declared, depth_of, names
from tools.web.tokens import Token, tokens

_ONE = list(ascii_letters)
_TWO = ["".join(pair) for pair in product(ascii_letters, repeat=2)]
_SHARED = 6  # how many of the one-letter names statements share for what is theirs alone


def shorten(source: str) -> str:
    """`source`, the inside of a function, with short names. Spaces and comments stay, for rjsmin."""
    found = tokens(source)
    statements = list(_statements([token for token in found if token.kind != "space"]))
    top = set().union(*(_declared_at_top(each) for each in statements))
    used = [names(each) for each in statements]
    own = [declared(each) - top for each in statements]
    kept = {name.token.text for name in chain(*used)} - top.union(*own)
    free = [short for short in _ONE + _TWO if short not in KEYWORDS | kept]
    everywhere = _assigned(chain(*used), top, free[_SHARED:])
    for each, mine in zip(used, own, strict=True):
        _rename(each, everywhere | _assigned(each, mine, free[:_SHARED] + free[-99:]))
    return "".join(token.text for token in found)


def _assigned(used: Iterator[Name] | list[Name], wanted: set[str], free: list[str]) -> dict[str, str]:
    counts = Counter(name.token.text for name in used)
    return dict(zip([name for name, _ in counts.most_common() if name in wanted], free, strict=False))


def _rename(used: list[Name], new: dict[str, str]) -> None:
    for name in used:
        if short := new.get(name.token.text):
            name.token.text = f"{name.token.text}:{short}" if name.shorthand else short


def _statements(code: list[Token]) -> Iterator[list[Token]]:
    depth, statement = 0, []
    for token, after in zip(code, [*code[1:], Token("mark", "")], strict=True):
        statement.append(token)
        depth += depth_of(token)
        block_ends = token.text == "}" and statement[0].text == "if" and after.text != "else"
        if depth == 0 and (token.text == ";" or block_ends):
            yield statement
            statement = []
    if statement:
        yield statement


def _declared_at_top(statement: list[Token]) -> set[str]:
    """What the statement's own `const a`, `let [a, b]` or `const { a }` declares."""
    if statement[0].text not in ("const", "let"):
        return set()
    depth = 0
    for index, token in enumerate(statement[1:], 2):
        depth += depth_of(token)
        if depth == 0:
            return declared(statement[:index])
    return set()
