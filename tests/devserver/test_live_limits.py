"""The local WebSocket gateway ends connections where API Gateway does."""

import time
from dataclasses import replace

import pytest

from devserver.errors import RunError
from devserver.live.limits import Limits, limits
from tests.devserver.live_gateway import PATIENCE, PATIENT, close_code, manage, opened, running_gateway


def test_a_frame_of_32_kb_and_one_byte_more() -> None:
    with running_gateway(PATIENT) as gateway, opened(gateway) as client:
        gateway.functions.next()
        client.send("a" * 32_768)
        assert len(gateway.functions.next()["body"]) == 32_768
        client.send("a" * 32_769)
        assert close_code(client) == 1009
        assert gateway.functions.next()["requestContext"]["eventType"] == "DISCONNECT"


@pytest.mark.parametrize(
    ("limits_", "speaks"),
    [
        (replace(PATIENT, first_frame_seconds=0.3), False),
        (replace(PATIENT, idle_seconds=0.3), True),
        (replace(PATIENT, lifetime_seconds=0.3), True),
    ],
    ids=["first frame", "idle", "lifetime"],
)
def test_a_connection_ends_at_each_limit(limits_: Limits, speaks: bool) -> None:
    with running_gateway(limits_) as gateway:
        with opened(gateway) as client:
            began = time.monotonic()
            if speaks:
                client.send("{}")
            assert close_code(client) == 1001
            assert time.monotonic() - began >= 0.25
        assert manage(gateway, "GET", gateway.functions.next_id())[0] == 410


def test_what_is_sent_to_it_keeps_a_connection_from_being_idle() -> None:
    limits_ = Limits(first_frame_seconds=PATIENCE, idle_seconds=0.5)
    with running_gateway(limits_) as gateway, opened(gateway) as client:
        client.send("{}")
        id_, began = gateway.functions.next_id(), time.monotonic()
        while time.monotonic() - began < 1:
            assert manage(gateway, "POST", id_, b"{}")[0] == 200
            client.recv(PATIENCE)
        assert close_code(client) == 1001


def test_limits_are_settings() -> None:
    assert limits({}) == Limits(10, 600, 7200, 32_768, 131_072)
    assert limits({"WS_IDLE_SECONDS": "5"}).idle_seconds == 5
    for wrong in ("0", "-1", "soon", "1.5"):
        with pytest.raises(RunError, match="WS_IDLE_SECONDS must be a whole number"):
            limits({"WS_IDLE_SECONDS": wrong})
