"""What a route declares of itself: checked before its view runs, and described by OpenAPI."""

from collections.abc import Callable
from dataclasses import field
from typing import Literal

from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.fields import Schema
from chalicelib.frozen import component

Auth = Literal["optional", "agent", "none"]
View = Callable[[ApiRequest], ApiResponse]


@component
class Route:
    """What a route declares. `auth`: `agent`, a logged-in one; `optional`, but a token shown must be
    valid; `none`, tokens are not looked at. `later_body`: fields that the view checks itself."""

    method: str
    path: str
    summary: str
    auth: Auth
    body: Schema = field(default_factory=dict)
    later_body: Schema = field(default_factory=dict)
    query: Schema = field(default_factory=dict)
    status: int = 200
    response: str = ""
