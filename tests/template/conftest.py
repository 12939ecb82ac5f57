"""The templates of both stages, of the app as it is and of one with a WebSocket."""

from typing import Any

import pytest
from chalice.app import Chalice, WebsocketEvent

from app import app
from tests.template.chalice_sam import sam_of
from tools import stages
from tools.template.build import build

Template = dict[str, Any]


def live_app() -> Chalice:
    """A small app with a path and a WebSocket."""
    small = Chalice(app_name="charla")

    @small.route("/api/health")
    def health() -> str:
        return "ok"

    @small.on_ws_connect()
    def joined(event: WebsocketEvent) -> None:
        return None

    @small.on_ws_message()
    def said(event: WebsocketEvent) -> None:
        return None

    @small.on_ws_disconnect()
    def left(event: WebsocketEvent) -> None:
        return None

    return small


@pytest.fixture(scope="session")
def sam() -> Template:
    """Chalice's template of the app."""
    return sam_of(app, "prod")


@pytest.fixture(scope="session")
def prod(sam: Template) -> Template:
    """The template of prod."""
    return build(sam, stages.load("prod"), "x86_64")


@pytest.fixture(scope="session")
def dev(sam: Template) -> Template:
    """The template of dev."""
    return build(sam, stages.load("dev"), "arm64")


@pytest.fixture(scope="session")
def live() -> Template:
    """The template of dev, of an app with a WebSocket."""
    return build(sam_of(live_app(), "dev"), stages.load("dev"), "x86_64")
