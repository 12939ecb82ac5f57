"""What a route declares of itself: checked before its view runs, and described by OpenAPI."""

from collections.abc import Callable
from dataclasses import field
from typing import Literal

from chalicelib.api.http.call import Answer, Call
from chalicelib.api.http.fields import Schema
from chalicelib.frozen import component

Who = Literal["anyone", "agent", "nobody"]
View = Callable[[Call], Answer]


@component
class Route:
    """What a route declares. `who`: `agent`, a logged-in one; `anyone`, but a token shown must be
    valid; `nobody`, tokens are not looked at. `later_body`: fields that the view checks itself."""

    method: str
    path: str
    summary: str
    who: Who
    body: Schema = field(default_factory=dict)
    later_body: Schema = field(default_factory=dict)
    query: Schema = field(default_factory=dict)
    status: int = 200
    answers: str = ""
