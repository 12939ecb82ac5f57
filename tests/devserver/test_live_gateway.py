"""The local WebSocket gateway does around the handlers what API Gateway does."""

import base64
import http.client
from collections.abc import Iterator

import pytest
from websockets.exceptions import InvalidStatus

from tests.devserver.live_gateway import (
    PATIENCE,
    PATIENT,
    Gateway,
    close_code,
    manage,
    opened,
    running_gateway,
)


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with running_gateway(PATIENT) as running:
        yield running


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
