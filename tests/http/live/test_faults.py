"""Pushing never fails the call that it tells of, never undoes it, and hardly slows it."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from botocore.client import BaseClient
from botocore.model import OperationModel

from chalicelib import wiring
from chalicelib.adapters import background
from chalicelib.config import Settings
from devserver import memory
from tests.clock import FakeClock
from tests.http import storage
from tests.http.actors import Agent, Guest
from tests.http.live.frames import error
from tests.http.live.gateway import Client, RecordedGateway

SECRET = "what only the guest may know"


class HangingGateway(RecordedGateway):
    """Takes every frame and lets nobody go before it is told to."""

    release = Event()

    def post(self, connection_id: str, frame: str) -> None:
        """Waits, then remembers the frame."""
        self.release.wait(timeout=30)
        super().post(connection_id, frame)


class SurprisingGateway(RecordedGateway):
    """Fails as nobody thought of."""

    def post(self, connection_id: str, frame: str) -> None:
        """Fails."""
        raise RuntimeError(SECRET)


def rewire(settings: Settings, clock: FakeClock, gateway: RecordedGateway) -> None:
    """From now on the app pushes to `gateway`."""
    wiring.configure(settings=settings, client=storage.client, clock=clock, gateway=gateway)


def failing(which: Callable[[str, str], bool]) -> Callable[[Settings], BaseClient]:
    """Makes a store whose calls fail that are such, by operation and by what is asked."""

    def fail(model: OperationModel, params: dict[str, Any], **_: Any) -> None:
        if which(model.name, str(params["body"])):
            raise RuntimeError(SECRET)

    def client(settings: Settings) -> BaseClient:
        made = memory.memory_client(settings)
        made.meta.events.register("before-call", fail)
        return made

    return client


def test_a_gateway_that_fails(guest: Guest, agent: Agent, at_guest: Client, gateway: RecordedGateway) -> None:
    agent.takes(guest.chat_id)
    at_guest.received()
    gateway.broken = True
    said = guest.says(SECRET)
    gateway.broken = False
    assert guest.events(after=2)["events"][0]["message"]["id"] == said["id"]
    agent.answers(guest.chat_id, "Hola")
    assert at_guest.received()[0]["event"]["seq"] == said["seq"] + 1


def test_a_surprise_is_logged_without_words(
    guest: Guest, at_guest: Client, settings: Settings, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    rewire(settings, clock, SurprisingGateway())
    background.logger.addHandler(caplog.handler)
    try:
        guest.says(SECRET)
    finally:
        background.logger.removeHandler(caplog.handler)
    assert '{"background_late": 0, "background_failed": {"RuntimeError": 1}}' in caplog.messages
    assert SECRET not in caplog.text
    assert guest.chat_id not in caplog.text


def test_a_gateway_that_hangs_takes_no_longer_than_it_may(
    guest: Guest, at_guest: Client, settings: Settings, clock: FakeClock
) -> None:
    hanging = HangingGateway()
    rewire(replace(settings, live_push_milliseconds=50), clock, hanging)
    said = guest.says("Hola")
    assert hanging.frames == {}  # the push still hangs
    hanging.release.set()
    assert guest.events(after=1)["events"][0]["message"]["id"] == said["id"]


def test_a_table_that_fails_silences_alone(
    guest: Guest, at_guest: Client, settings: Settings, clock: FakeClock, gateway: RecordedGateway
) -> None:
    client = failing(lambda operation, asked: operation == "Query" and "connections" in asked)
    wiring.configure(settings=settings, client=client, clock=clock, gateway=gateway)
    guest.says("Hola")
    assert at_guest.received() == []


def test_a_connection_that_is_gone_is_forgotten(
    guest: Guest, agent: Agent, at_guest: Client, at_agent: Client, gateway: RecordedGateway
) -> None:
    agent.takes(guest.chat_id)
    gateway.gone.add(at_guest.id)
    guest.says("Hola")
    rows = [each for each in storage.items("charla-connections") if at_guest.id in str(each)]
    assert rows == []
    at_agent.received()
    guest.says("¿Hola?")
    assert at_agent.received()[0]["event"]["message"]["content"] == "¿Hola?"


def test_a_failure_of_a_frame_is_told_without_detail(
    guest: Guest, at_guest: Client, settings: Settings, clock: FakeClock, gateway: RecordedGateway
) -> None:
    client = failing(lambda operation, _asked: operation == "PutItem")
    wiring.configure(settings=settings, client=client, clock=clock, gateway=gateway)
    for _ in range(4):
        told = error(at_guest.send(action="typing", chat_room_id=guest.chat_id), "internal_error")
        assert SECRET not in str(told)
    assert not at_guest.is_closed
