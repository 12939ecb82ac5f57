"""The local WebSocket gateway does around the handlers what API Gateway does."""

import base64
import http.client
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from devserver.errors import RunError
from devserver.live.limits import Limits, limits
from tests.devserver.live_gateway import PATIENCE, Gateway, running_gateway

PATIENT = Limits(first_frame_seconds=PATIENCE)


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with running_gateway(PATIENT) as running:
        yield running


def opened(gateway: Gateway) -> connect:
    """A client's connection."""
    return connect(gateway.url, proxy=None, close_timeout=5)


def manage(gateway: Gateway, method: str, id_: str, body: bytes | None = None) -> tuple[int, Any]:
    """A call of the management API: its status and parsed answer."""
    connection = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=PATIENCE)
    try:
        connection.request(method, f"/@connections/{id_}", body)
        response = connection.getresponse()
        answer = response.read()
        return response.status, json.loads(answer) if answer else None
    finally:
        connection.close()


def close_code(client: ClientConnection) -> int:
    """What the gateway closes the connection with, once it does."""
    with pytest.raises(ConnectionClosed) as closed:
        client.recv(PATIENCE)
    return closed.value.rcvd.code if closed.value.rcvd else 1006


def test_the_three_events(gateway: Gateway) -> None:
    with opened(gateway) as client:
        client.send('{"action": "ping"}')
        client.send(b"\x00\xff")
        came = gateway.functions.next()
        said, binary = gateway.functions.next(), gateway.functions.next()
    left = gateway.functions.next()
    contexts = [each["requestContext"] for each in (came, said, binary, left)]
    assert [each["eventType"] for each in contexts] == ["CONNECT", "MESSAGE", "MESSAGE", "DISCONNECT"]
    assert [each["routeKey"] for each in contexts] == ["$connect", "$default", "$default", "$disconnect"]
    assert len({each["connectionId"] for each in contexts}) == 1
    assert len({each["connectedAt"] for each in contexts}) == 1
    assert {each["identity"]["sourceIp"] for each in contexts} == {"127.0.0.1"}
    assert {(each["stage"], each["domainName"], each["apiId"]) for each in contexts} == {
        ("local", "127.0.0.1", "local")
    }
    assert came["headers"]["Upgrade"] == "websocket"
    assert (said["body"], said["isBase64Encoded"]) == ('{"action": "ping"}', False)
    assert (base64.b64decode(binary["body"]), binary["isBase64Encoded"]) == (b"\x00\xff", True)
    assert contexts[1]["messageId"] != contexts[2]["messageId"]
    assert contexts[3]["disconnectStatusCode"] == 1000


def test_a_connections_frames_keep_their_order(gateway: Gateway) -> None:
    with opened(gateway) as client:
        gateway.functions.next()
        for number in range(100):
            client.send(str(number))
        assert [gateway.functions.next()["body"] for _ in range(100)] == [str(n) for n in range(100)]


def test_a_handshake_that_the_app_refuses() -> None:
    with running_gateway(PATIENT, connect_status=403) as gateway:
        with pytest.raises(InvalidStatus) as refused, opened(gateway):
            pass
        assert refused.value.response.status_code == 403
        assert manage(gateway, "GET", gateway.functions.next_id())[0] == 410
        assert gateway.functions.events.empty()


def test_what_is_no_websocket(gateway: Gateway) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=PATIENCE)
    connection.request("GET", "/")
    assert connection.getresponse().status == 426
    connection.close()
    assert gateway.functions.events.empty()


def test_sending_to_a_connection(gateway: Gateway) -> None:
    with opened(gateway) as client:
        id_ = gateway.functions.next_id()
        assert manage(gateway, "POST", id_, "¿Qué tal?".encode()) == (200, None)
        assert client.recv(PATIENCE) == "¿Qué tal?"
        assert manage(gateway, "POST", id_, b"a" * 131_072)[0] == 200
        assert len(client.recv(PATIENCE)) == 131_072
        assert manage(gateway, "POST", id_, b"a" * 131_073)[0] == 413
        status, about = manage(gateway, "GET", id_)
        assert (status, about["identity"]["sourceIp"]) == (200, "127.0.0.1")
        assert about["connectedAt"] <= about["lastActiveAt"]


def test_closing_a_connection(gateway: Gateway) -> None:
    with opened(gateway) as client:
        id_ = gateway.functions.next_id()
        assert manage(gateway, "DELETE", id_) == (204, None)
        assert close_code(client) == 1000
        assert gateway.functions.next()["requestContext"]["eventType"] == "DISCONNECT"
        for method in ("POST", "GET", "DELETE"):
            assert manage(gateway, method, id_) == (410, {"message": "GoneException"})


def test_a_connection_that_nobody_had(gateway: Gateway) -> None:
    assert manage(gateway, "POST", "nobody", b"{}")[0] == 410


def test_a_frame_of_32_kb_and_one_byte_more(gateway: Gateway) -> None:
    with opened(gateway) as client:
        gateway.functions.next()
        client.send("a" * 32_768)
        assert len(gateway.functions.next()["body"]) == 32_768
        client.send("a" * 32_769)
        assert close_code(client) == 1009
        assert gateway.functions.next()["requestContext"]["eventType"] == "DISCONNECT"


@pytest.mark.parametrize(
    ("limit", "speaks"),
    [("first_frame_seconds", False), ("idle_seconds", True), ("lifetime_seconds", True)],
)
def test_a_connection_ends_at_each_limit(limit: str, speaks: bool) -> None:
    with running_gateway(Limits(**{"first_frame_seconds": PATIENCE, limit: 0.3})) as gateway:
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
