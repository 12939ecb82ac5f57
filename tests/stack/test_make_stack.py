"""`make stack` as a stranger runs it: addresses, data that stays, and an end that leaves nothing."""

import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.devserver.conftest import Start, nothing_left, port, start
from tests.devserver.running import Program, make_clone
from tests.http.actors import log_in, open_chat
from tests.stack.addresses import RemoteApi

__all__ = ["nothing_left", "port", "start"]
pytestmark = pytest.mark.slow
PACKAGING, DEPLOYING = 300.0, 120.0  # seconds; pip asks an index, and the machine may be busy


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    return make_clone(tmp_path, packages="all")


def ready(program: Program) -> RemoteApi:
    """Anybody's client of what it serves, once it says that it is there."""
    program.wait_for("Starting an emulated AWS", within=PACKAGING)
    program.wait_for("The stack is ready.", within=DEPLOYING)
    found = re.search(r"API +(http://127\.0\.0\.1:\d+/\S+)/api/", program.text)
    assert found
    return RemoteApi(found[1])


def test_what_was_written_is_there_at_the_next_start(
    start: Start, clone: Path, nothing_left: Callable[[], bool]
) -> None:
    first = start("make", "stack")
    guest = open_chat(ready(first), "Hola")
    first.signal(signal.SIGINT, group=True)
    first.end()  # make itself dies of the signal; what it ran has said that it stopped
    assert "Stopped." in first.text
    assert nothing_left()
    assert {"package", "chalice", "source"} <= {path.name for path in (clone / "build").iterdir()}
    second = start("make", "stack")
    api = ready(second)
    history = api.get("/api/messages/by_chat/", chat_room_id=guest.chat_id).expect(200)
    assert [message["content"] for message in history] == ["Hola"]
    log_in(api, "agente1")
    refused = start("make", "stack")
    assert refused.end() != 0
    assert "Charla already runs in this clone" in refused.text
    second.signal(signal.SIGTERM)
    second.end()
    assert "Stopped." in second.text
    assert nothing_left()
