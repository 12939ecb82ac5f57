"""Dataclasses that the type checker keeps frozen.

Methods that would keep them so while the program runs take longer to generate than all the rest of
a dataclass, and a cold start would pay for them a hundred times.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True)
def value(cls: type[_Class]) -> type[_Class]:
    """A value: compared by its fields, hashed by them, and shown with them."""
    return dataclass(slots=True, unsafe_hash=True)(_documented(cls))


@dataclass_transform(frozen_default=True, eq_default=False)
def component(cls: type[_Class]) -> type[_Class]:
    """A part of the program: called and handed on, and neither compared nor shown."""
    return dataclass(slots=True, eq=False, repr=False)(_documented(cls))


@dataclass_transform(frozen_default=True, eq_default=False, kw_only_default=True)
def declaration(cls: type[_Class]) -> type[_Class]:
    """A component whose fields are given by name, so that its subclasses can have more."""
    return dataclass(slots=True, eq=False, repr=False, kw_only=True)(_documented(cls))


def _documented(cls: type[_Class]) -> type[_Class]:
    """With a text, as dataclass would take a missing one from the signature, which is slow."""
    cls.__doc__ = cls.__doc__ or cls.__name__
    return cls
