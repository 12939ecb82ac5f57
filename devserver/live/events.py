"""Events as API Gateway sends them to a WebSocket's handlers."""

import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

STAGE = "local"
EventType = Literal["CONNECT", "MESSAGE", "DISCONNECT"]
_ROUTES: dict[EventType, str] = {
    "CONNECT": "$connect",
    "MESSAGE": "$default",
    "DISCONNECT": "$disconnect",
}


@dataclass(frozen=True, slots=True)
class Client:
    """A connected client; `connected_at` in ms since the epoch."""

    id: str
    address: str
    headers: Mapping[str, str]
    connected_at: int = field(default_factory=lambda: time.time_ns() // 1_000_000)


def connect_event(client: Client) -> dict[str, Any]:
    return {
        "headers": dict(client.headers),
        "multiValueHeaders": {name: [value] for name, value in client.headers.items()},
        "requestContext": _context(client, "CONNECT"),
        "isBase64Encoded": False,
    }


def message_event(client: Client, body: str, *, is_base64: bool) -> dict[str, Any]:
    context = {**_context(client, "MESSAGE"), "messageId": _id()}
    return {"requestContext": context, "body": body, "isBase64Encoded": is_base64}


def disconnect_event(client: Client, code: int) -> dict[str, Any]:
    context = {
        **_context(client, "DISCONNECT"),
        "disconnectStatusCode": code,
        "disconnectReason": "",
    }
    return {"requestContext": context, "isBase64Encoded": False}


def _context(client: Client, event_type: EventType) -> dict[str, Any]:
    now = time.time()
    return {
        "routeKey": _ROUTES[event_type],
        "eventType": event_type,
        "messageDirection": "IN",
        "connectionId": client.id,
        "connectedAt": client.connected_at,
        "requestId": _id(),
        "extendedRequestId": _id(),
        "requestTime": time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(now)),
        "requestTimeEpoch": int(now * 1000),
        "apiId": "local",
        "domainName": "127.0.0.1",
        "stage": STAGE,
        "identity": {"sourceIp": client.address, "userAgent": client.headers.get("User-Agent", "")},
    }


def _id() -> str:
    return str(uuid.uuid4())
