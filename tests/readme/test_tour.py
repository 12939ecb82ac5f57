"""The README's tour, command by command, against `chalice local`."""

import json
import os
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from tests.chalice_local import running_chalice_local
from tests.readme.readme import blocks

READY_SECONDS = 60


@pytest.fixture
def port() -> Iterator[int]:
    with running_chalice_local() as running:
        yield running


def test_the_tour_goes_from_the_first_message_to_the_closed_chat(port: int) -> None:
    [tour] = [block.code for block in blocks() if block.language == "bash"]
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", tour],
        env={**os.environ, "PORT": str(port)},
        capture_output=True,
        text=True,
        check=True,
        timeout=READY_SECONDS,
    )
    assert done.stderr == ""
    answers = list(documents(done.stdout))
    told, queue, first, again, status, _read, _sent, _history, resolved, closed, refused, events = answers
    assert told["notifications"][0]["type"] == "new_chat"
    assert queue["pagination"]["total_chats"] == 1
    assert first["id"] == again["id"]
    assert (status["status"], status["agent_name"]) == ("active", "Carlos López")
    assert (resolved["status"], closed["status"]) == ("resolved", "closed")
    assert refused["error"] == "No se pueden enviar mensajes en un chat cerrado"
    assert [event["seq"] for event in events["events"]] == list(range(1, events["seq"] + 1))


def documents(printed: str) -> Iterator[dict[str, Any]]:
    """The JSON documents in what the tour printed, in their order."""
    decoder, rest = json.JSONDecoder(), printed.strip()
    while rest:
        document, end = decoder.raw_decode(rest)
        yield document
        rest = rest[end:].lstrip()
