"""Moves: what may happen next in a play, each a method that says what it may be called with.

They are not rules of their own: hypothesis switches most rules off in most of its runs, and a play in
which nobody writes, or nobody takes a chat, proves little.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Play = TypeVar("Play", bound=Callable[..., None])
Move = tuple[str, dict[str, Any]]


def move(weight: int = 1, **how: SearchStrategy[Any]) -> Callable[[Play], Play]:
    """A move that comes `weight` times as often as one of weight 1."""

    def declare(play: Play) -> Play:
        play.__dict__["move"] = weight, st.fixed_dictionaries(how)
        return play

    return declare


def moves_of(stage: type) -> SearchStrategy[Move]:
    """Every move of the class: its name and what to call it with, besides the chat."""
    found = [(name, getattr(getattr(stage, name), "move", None)) for name in dir(stage)]
    hows = {name: declared for name, declared in found if declared}
    # The first is what hypothesis falls back on, so it is one that makes others possible.
    hows = dict(sorted(hows.items(), key=lambda each: -each[1][0]))
    weighted = [name for name, (weight, _) in hows.items() for _ in range(weight)]
    return st.sampled_from(weighted).flatmap(lambda name: st.tuples(st.just(name), hows[name][1]))
