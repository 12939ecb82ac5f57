"""The README's tour, run command by command, and what it must have printed."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from typing import Any

from tests.readme.readme import blocks

READY_SECONDS = 60


def tour() -> str:
    """The tour as a script for bash."""
    (script,) = [block.code for block in blocks() if block.language == "bash"]
    return script


def check_tour(script: str, environ: Mapping[str, str]) -> list[dict[str, Any]]:
    """Runs it from the first message to the closed chat; what it was answered."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        env=environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=READY_SECONDS,
    )
    assert done.stderr == ""
    answers = list(_documents(done.stdout))
    _told, _queue, first, again, status, _read, _sent, _history, resolved, closed, refused, events = answers
    assert first["id"] == again["id"]
    assert (status["status"], status["agent_name"]) == ("active", "Carlos López")
    assert (resolved["status"], closed["status"]) == ("resolved", "closed")
    assert refused["error"] == "No se pueden enviar mensajes en un chat cerrado"
    assert [event["seq"] for event in events["events"]] == list(range(1, events["seq"] + 1))
    return answers


def _documents(printed: str) -> Iterator[dict[str, Any]]:
    """The JSON documents in what the tour printed, in their order."""
    decoder, rest = json.JSONDecoder(), printed.strip()
    while rest:
        document, end = decoder.raw_decode(rest)
        yield document
        rest = rest[end:].lstrip()
