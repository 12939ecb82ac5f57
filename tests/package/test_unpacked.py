"""The unpacked zip, with nothing else on Python's path, answers as the whole package does."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import pytest
from chalice.app import Chalice

from app import app
from chalicelib import config, wiring
from deploy.package.function import Function
from devserver.environment import for_endpoint
from tests.http.gateway import Api
from tests.http.live import management
from tests.package.play import hire, play

pytestmark = pytest.mark.slow

WATCHED = Path(__file__).with_name("watched_runtime.py")
LIMITS = {"CHATS_PER_IP": "1000", "ARGON2_TIME_COST": "1", "ARGON2_MEMORY_KIB": "8"}


class Elsewhere:
    """The app's routes, whose events another process answers."""

    def __init__(self, function: Function) -> None:
        self._function = function

    def __getattr__(self, name: str) -> Any:
        return getattr(app, name)

    def __call__(self, event: Mapping[str, Any], context: object) -> Any:
        body = event.get("body")  # bytes where `chalice local` makes the event, text on Lambda
        return self._function({**event, "body": body.decode() if body else None}, context)


def environment(engine: str) -> dict[str, str]:
    """Empty tables and accounts, and the variables by which a function finds them."""
    environ = for_endpoint(os.environ, engine) | LIMITS | {"TABLE_PREFIX": f"unpacked-{uuid4().hex}"}
    wiring.configure(config.load(environ))
    wiring.create_tables()
    hire()
    return environ


def api(function: Function) -> Api:
    return Api(cast(Chalice, Elsewhere(function)), {})


def test_it_answers_with_nothing_else_on_the_path(unpacked: Path, engine: str) -> None:
    with Function(unpacked, environment(engine)) as function:
        answer = api(function).post("/api/chat/start_chat/", {"initial_message": "Hola"})
    assert answer.expect(201)["success"] is True


def test_it_answers_a_frame_by_the_management_api(unpacked: Path, engine: str) -> None:
    with management.running() as server:
        environ = {**environment(engine), "LIVE_MANAGEMENT_URL": server.url}
        with Function(unpacked, environ, handler="live_message") as function:
            answer = function(frame('{"action": "subscribe", "chat_room_id": "nobodys"}'))
    assert answer["statusCode"] == 200
    asked, *_closing = server.asked
    assert (asked.method, asked.path) == ("POST", "/api/@connections/c1")
    assert asked.frame["type"] == "error"


def frame(body: str) -> dict[str, Any]:
    """API Gateway's event of a frame."""
    api = {"apiId": "a1", "domainName": "live.test", "stage": "api"}
    context = {"connectionId": "c1", "routeKey": "$default", "eventType": "MESSAGE", "requestId": "r"}
    return {"requestContext": {**api, **context}, "body": body}


@pytest.mark.slow
def test_every_route_answers_and_nothing_that_it_reads_was_left_out(
    ordinary: Path, unpacked: Path, engine: str, tmp_path: Path
) -> None:
    answers, opened = watched_play(ordinary, engine, tmp_path)
    assert watched_play(unpacked, engine, tmp_path)[0] == answers
    assert not {name: answer for name, answer in answers.items() if answer[0] == 500}
    assert {"app.py", "botocore/data/endpoints.json"} <= opened
    assert not {path for path in opened if not is_there(unpacked, path)}


def watched_play(folder: Path, engine: str, scratch: Path) -> tuple[dict[str, Any], set[str]]:
    """What every route answers out of `folder`, and the files of it that were read for that."""
    report = scratch / "opened.json"
    environ = {**environment(engine), "OPENED": str(report)}
    with Function(folder, environ, WATCHED) as function:
        answers = play(api(function))
    return answers, set(json.loads(report.read_text()))


def is_there(folder: Path, path: str) -> bool:
    """botocore's descriptions are unpacked in the zip."""
    return (folder / path).is_file() or (folder / path.removesuffix(".gz")).is_file()
