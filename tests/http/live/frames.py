"""Frames that clients received, picked out and checked."""

from tests.http.live.gateway import Frame

UNKNOWN = "a1b2c3d4-e5f6-4890-abcd-ef1234567890"  # a chat that does not exist


def error(frames: list[Frame], code: str) -> Frame:
    """The one frame, an error of that code."""
    [frame] = frames
    assert (frame["type"], frame["code"]) == ("error", code)
    return frame


def of_type(type_: str, frames: list[Frame]) -> list[Frame]:
    """Those of that type."""
    return [frame for frame in frames if frame["type"] == type_]
