"""API Gateway's three events of a WebSocket. Whatever goes wrong, none of them raises."""

import time
from collections.abc import Callable

from chalice.app import WebsocketEvent

from chalicelib import wiring
from chalicelib.api.http.cors import is_welcome
from chalicelib.api.http.request_log import log_failure, log_request
from chalicelib.api.live.exchange import Exchange
from chalicelib.domain.realtime import ConnectionGone
from chalicelib.wiring import Services

Handle = Callable[[Services, WebsocketEvent], int]


def connected(event: WebsocketEvent) -> dict[str, int]:
    """The handshake: any other status than 200 refuses it."""
    return _logged(event, _connect)


def received(event: WebsocketEvent) -> dict[str, int]:
    """One frame. Answers go by the management API, for an event's own answer goes nowhere."""
    return _logged(event, _receive)


def disconnected(event: WebsocketEvent) -> dict[str, int]:
    return _logged(event, _disconnect)


def _connect(services: Services, event: WebsocketEvent) -> int:
    headers: dict[str, str] = event.to_dict().get("headers") or {}
    origin = next((value for name, value in headers.items() if name.lower() == "origin"), None)
    if not is_welcome(services.settings.allowed_origins, origin):
        return 403
    services.live.websocket.connect(event.connection_id)
    return 200


def _receive(services: Services, event: WebsocketEvent) -> int:
    Exchange(services, event.connection_id, _request_id(event)).take(event.body)
    return 200


def _disconnect(services: Services, event: WebsocketEvent) -> int:
    services.live.websocket.disconnect(event.connection_id)
    return 200


def _logged(event: WebsocketEvent, handle: Handle) -> dict[str, int]:
    services, started = wiring.services(), time.perf_counter()
    with services.measured() as usage:
        status = _status(services, event, handle)
    log_request(
        {
            "request_id": _request_id(event),
            "route": event.to_dict()["requestContext"]["routeKey"],
            "status": status,
            "milliseconds": round((time.perf_counter() - started) * 1000, 1),
            "dynamodb_calls": usage.calls,
            "dynamodb_units": usage.units,
        }
    )
    return {"statusCode": status}


def _status(services: Services, event: WebsocketEvent, handle: Handle) -> int:
    try:
        return handle(services, event)
    except ConnectionGone:
        return _status(services, event, _disconnect)
    except Exception as error:  # noqa: BLE001 - a frame's failure is no reason to end the connection
        log_failure(_request_id(event), error)
        return 500


def _request_id(event: WebsocketEvent) -> str:
    return str(event.to_dict()["requestContext"].get("requestId") or "-")
