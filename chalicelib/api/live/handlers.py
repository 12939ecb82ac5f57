"""API Gateway's three events of a WebSocket. Whatever goes wrong, none of them raises."""

import time
from collections.abc import Callable
from typing import Any

from chalice.app import WebsocketEvent

from chalicelib import wiring
from chalicelib.api.http.bodies import parse_object
from chalicelib.api.http.cors import is_welcome
from chalicelib.api.http.errors import InternalError
from chalicelib.api.http.request_log import log_failure, log_request
from chalicelib.api.live.actions import act
from chalicelib.api.live.frame import Frame
from chalicelib.api.live.refusals import dismiss, refuse
from chalicelib.domain.errors import CharlaError
from chalicelib.domain.outcomes import ConnectionGone, PushFailed, TryAgain
from chalicelib.services.live.listening import Dismissed
from chalicelib.texts import Language, language
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
    services.live.listening.connect(event.connection_id)
    return 200


def _receive(services: Services, event: WebsocketEvent) -> int:
    id_, asked = event.connection_id, language(None)
    try:
        sent = parse_object(event.body.encode("utf-8", "surrogatepass"))
        asked = _language(sent)
        connection = services.live.listening.find(id_)
        asked = language(connection.language) if connection.is_known else asked
        speaker = services.live.listening.speaker(connection)
        if speaker:
            services.presence.seen(speaker)
        act(Frame(services, connection, sent, speaker))
    except Dismissed as dismissed:
        dismiss(services, id_, dismissed.error, asked)
    except (CharlaError, TryAgain) as error:
        refuse(services, id_, error, asked)
    except (ConnectionGone, PushFailed):
        raise
    except Exception as error:  # noqa: BLE001 - the last door: whatever it is, the client is told
        log_failure(_request_id(event), error)
        refuse(services, id_, InternalError(), asked)
    return 200


def _disconnect(services: Services, event: WebsocketEvent) -> int:
    services.live.listening.disconnect(event.connection_id)
    return 200


def _language(sent: dict[str, Any]) -> Language:
    asked = sent.get("language")
    return language(asked if isinstance(asked, str) else None)


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
