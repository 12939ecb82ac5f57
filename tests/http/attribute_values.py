"""Shortens the way on which moto writes an attribute value, which is most of its work.

For each member that a value could have (S, N, B, SS, …) moto tries a dozen spellings before it
knows that it has none; they are always spelled so. This halves the time of these tests.
"""

from typing import Any

from moto.core.serialize import AttributePicker, AttributePickerContext

_MEMBERS = frozenset({"S", "N", "B", "SS", "NS", "BS", "M", "L", "NULL", "BOOL"})
_pick = AttributePicker.__call__


def _pick_member(picker: AttributePicker, context: AttributePickerContext) -> Any:
    if context.key in _MEMBERS and isinstance(context.obj, dict):
        return context.obj.get(context.key)
    return _pick(picker, context)


def take_as_spelled() -> None:
    """Make moto look for each member once, in this process."""
    AttributePicker.__call__ = _pick_member  # type: ignore[method-assign]
