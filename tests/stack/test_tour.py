"""The README's tour, command by command, against whatever serves Charla."""

import os
import subprocess

import pytest

from tests.readme.readme import blocks
from tests.readme.test_tour import READY_SECONDS, documents

pytestmark = pytest.mark.slow
LOCAL = "http://127.0.0.1:${PORT:-8000}/api"


def test_the_tour_goes_from_the_first_message_to_the_closed_chat(address: str) -> None:
    [tour] = [block.code for block in blocks() if block.language == "bash"]
    assert LOCAL in tour
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", tour.replace(LOCAL, f"{address}/api")],
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=READY_SECONDS,
    )
    assert done.stderr == ""
    answers = list(documents(done.stdout))
    _told, _queue, first, again, status, _read, _sent, _history, resolved, closed, refused, events = answers
    assert first["id"] == again["id"]
    assert (status["status"], status["agent_name"]) == ("active", "Carlos López")
    assert (resolved["status"], closed["status"]) == ("resolved", "closed")
    assert refused["error"] == "No se pueden enviar mensajes en un chat cerrado"
    assert [event["seq"] for event in events["events"]] == list(range(1, events["seq"] + 1))
