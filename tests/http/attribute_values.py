"""Shortens the way on which moto writes an attribute value, which is most of its work.

For each member that a value could have (S, N, B, SS, …) moto tries a dozen spellings before it
knows that it has none; they are always spelled so. This makes these tests three times as fast.
"""

from collections.abc import MutableMapping
from typing import Any

from moto.core.model import StructureShape
from moto.core.serialize import BaseJSONSerializer

_write = BaseJSONSerializer._serialize_type_structure


def _write_members(
    self: BaseJSONSerializer,
    serialized: MutableMapping[str, Any],
    value: Any,
    shape: StructureShape,
    key: str,
) -> None:
    if shape.name != "AttributeValue":
        _write(self, serialized, value, shape, key)
        return
    members: dict[str, Any] = {}
    for name, member in value.items():
        self._serialize(members, member, shape.members[name], name)
    serialized[key] = members


def take_as_spelled() -> None:
    """Make moto write the members that a value has, and look for no others, in this process."""
    BaseJSONSerializer._serialize_type_structure = _write_members  # type: ignore[method-assign]
