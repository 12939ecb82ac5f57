"""Each event of a WebSocket is one line, and no key and no word of anybody stands in it."""

import json
import logging
from collections.abc import Iterator

import pytest

from client.agent import Agent
from client.guest import Guest
from tests.http.live.conftest import Connect, connect_agent, token_of

SAID = "Mi número de tarjeta es 4111"


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """What the app logs."""
    logger = logging.getLogger("charla")
    logger.addHandler(caplog.handler)
    yield caplog
    logger.removeHandler(caplog.handler)


def test_lines_tell_what_happened_and_nothing_else(
    guest: Guest, agent: Agent, connect: Connect, log: pytest.LogCaptureFixture
) -> None:
    at_agent, at_guest = connect_agent(connect, agent), connect()
    at_guest.send(action="subscribe", chat_room_id=guest.chat_id, guest_token=guest.token, after=0)
    at_guest.send_raw(f'{{"action": "typing", "{SAID}": "{guest.chat_id}"')
    at_agent.send(action=SAID)
    at_guest.send(action="typing", chat_room_id=guest.chat_id)
    body = {"chat_room_id": guest.chat_id, "content": SAID}
    guest.api.having(Charla_Guest_Token=guest.token).post("/api/chat/send_message/", body).expect(201)
    at_guest.disconnect()
    for secret in (token_of(agent), guest.token, guest.chat_id, SAID, at_guest.id):
        assert secret not in log.text
    lines = [json.loads(message) for message in log.messages]
    routes = [line["route"] for line in lines if line["route"].startswith("$")]
    assert routes == ["$connect", "$default", "$connect", *["$default"] * 4, "$disconnect"]
    assert {line["status"] for line in lines} == {200, 201}
    assert all(line["request_id"] != "-" for line in lines)
