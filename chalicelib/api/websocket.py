"""WebSocket: API Gateway's three events, what a client's frame may ask for, and refused frames."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from chalice.app import WebsocketEvent

from chalicelib import wiring
from chalicelib.api.errors import InternalError, UnknownAction, envelope, settled
from chalicelib.api.fields import GuestToken, Id, Lenient, Schema, Seq, Text, parse
from chalicelib.api.logs import log_failure, log_request
from chalicelib.api.requests import parse_object
from chalicelib.api.responses import is_allowed_origin
from chalicelib.domain.agents import Agent, AuthenticationRequired
from chalicelib.domain.chats import NotAssigned
from chalicelib.domain.errors import CharlaError, TryAgain, Unavailable
from chalicelib.domain.realtime import Connection, ConnectionGone, EventFrame, PushFailed, fits_a_push
from chalicelib.frozen import component
from chalicelib.locales import Language, language
from chalicelib.serializers.events import frame_text, ready_object, rendered
from chalicelib.services.access import GuestKey
from chalicelib.services.websocket import ConnectionRefused
from chalicelib.wiring import Services


@component
class IncomingFrame:
    """`speaker`: the agent whose connection it is, None for a guest's or nobody's."""

    services: Services
    connection: Connection
    sent: dict[str, Any]
    speaker: Agent | None = None

    @property
    def action(self) -> str:
        """The action that the frame names; empty where it names none."""
        action = self.sent.get("action")
        return action if isinstance(action, str) else ""

    def fields(self, schema: Schema) -> dict[str, Any]:
        """The frame's fields, checked. Raises ValidationFailed."""
        return parse(schema, self.sent, self.services.settings)

    def answer(self, shown: dict[str, Any]) -> None:
        """Raises ConnectionGone, PushFailed."""
        self.services.gateway.post(self.connection.id, frame_text(shown))


_LANGUAGE: Schema = {"language": Lenient(max=35)}
_SUBSCRIBE: Schema = {
    "chat_room_id": Id(),
    "guest_token": GuestToken(),
    "after": Seq(),
    **_LANGUAGE,
}
_AUTHENTICATE: Schema = {"token": Text(limit=200), **_LANGUAGE}
_TYPING: Schema = {"chat_room_id": Id()}


def act(frame: IncomingFrame) -> None:
    """Raises UnknownAction, AuthenticationRequired, and what the action raises."""
    if frame.action not in _FIRST and frame.action not in _LATER:
        raise UnknownAction
    if frame.connection.is_known and frame.action in _FIRST:
        raise UnknownAction
    if not frame.connection.is_known and frame.action in _LATER:
        raise AuthenticationRequired
    (_FIRST | _LATER)[frame.action](frame)


def _subscribe(frame: IncomingFrame) -> None:
    """The events that the guest missed follow `ready` if they are few and small; else it asks over HTTP."""
    asked = frame.fields(_SUBSCRIBE)
    key = GuestKey(asked["chat_room_id"], asked["guest_token"])
    subscription = frame.services.websocket.subscribe(
        frame.connection, key, asked["after"], language(asked["language"])
    )
    spoken = subscription.connection.language
    missed = [rendered(EventFrame(key.chat_id, event), spoken) for event in subscription.missed]
    if not all(map(fits_a_push, missed)):
        missed = []
    frame.answer(ready_object(subscription.connection, subscription.seq, len(missed)))
    for event in missed:
        frame.services.gateway.post(frame.connection.id, event)


def _authenticate(frame: IncomingFrame) -> None:
    asked = frame.fields(_AUTHENTICATE)
    known, agent = frame.services.websocket.authenticate(
        frame.connection, asked["token"], language(asked["language"])
    )
    frame.services.presence.seen(agent)
    frame.answer(ready_object(known))


def _typing(frame: IncomingFrame) -> None:
    chat_id = frame.fields(_TYPING)["chat_room_id"]
    frame.services.typing.notify_typing(frame.connection, frame.speaker, chat_id)


def _ping(frame: IncomingFrame) -> None:
    frame.answer({"type": "pong"})


_FIRST: dict[str, Callable[[IncomingFrame], None]] = {"subscribe": _subscribe, "authenticate": _authenticate}
_LATER: dict[str, Callable[[IncomingFrame], None]] = {"typing": _typing, "ping": _ping}


# Not the client's fault: storage was busy, or the chat has just become somebody else's.
_FORGIVEN = (Unavailable, NotAssigned, InternalError)


def refuse(services: Services, connection_id: str, error: CharlaError | TryAgain, language: Language) -> None:
    """Tells why; the third time it also closes. Raises ConnectionGone, PushFailed."""
    told = settled(error)
    one_too_many = not isinstance(told, _FORGIVEN) and services.websocket.refuse(connection_id)
    _tell(services, connection_id, told, language)
    if one_too_many:
        services.gateway.close(connection_id)


def close_with(services: Services, connection_id: str, error: CharlaError, language: Language) -> None:
    """Tells why, and closes. Raises ConnectionGone, PushFailed."""
    _tell(services, connection_id, error, language)
    services.gateway.close(connection_id)


def _tell(services: Services, connection_id: str, error: CharlaError, language: Language) -> None:
    shown = {"type": "error", **envelope(error, language)}
    services.gateway.post(connection_id, frame_text(shown))


@dataclass(slots=True)
class Exchange:
    services: Services
    connection_id: str
    request_id: str
    language: Language = field(default_factory=lambda: language(None))

    def take(self, body: str) -> None:
        """Whatever is wrong with it is told to the client. Raises ConnectionGone, PushFailed."""
        try:
            self._act(body)
        except ConnectionRefused as refused:
            close_with(self.services, self.connection_id, refused.error, self.language)
        except (CharlaError, TryAgain) as error:
            refuse(self.services, self.connection_id, error, self.language)
        except (ConnectionGone, PushFailed):
            raise
        except Exception as error:  # noqa: BLE001 - the last door: whatever it is, the client is told
            log_failure(self.request_id, error)
            refuse(self.services, self.connection_id, InternalError(), self.language)

    def _act(self, body: str) -> None:
        sent = parse_object(body.encode("utf-8", "surrogatepass"))
        self.language = _asked(sent.get("language"))
        websocket = self.services.websocket
        connection = websocket.find(self.connection_id)
        self._speak_as_before(connection)
        speaker = websocket.speaker(connection)
        if speaker:
            self.services.presence.seen(speaker)
        act(IncomingFrame(self.services, connection, sent, speaker))

    def _speak_as_before(self, connection: Connection) -> None:
        if connection.is_known:
            self.language = language(connection.language)


def _asked(value: object) -> Language:
    return language(value if isinstance(value, str) else None)


Handle = Callable[[Services, WebsocketEvent], int]


def connected(event: WebsocketEvent) -> dict[str, int]:
    """The handshake: any other status than 200 refuses it."""
    return _logged(event, _connect)


def received(event: WebsocketEvent) -> dict[str, int]:
    """One frame. Answers go by the management API: the gateway drops what an event's handler returns."""
    return _logged(event, _receive)


def disconnected(event: WebsocketEvent) -> dict[str, int]:
    return _logged(event, _disconnect)


def _connect(services: Services, event: WebsocketEvent) -> int:
    headers: dict[str, str] = event.to_dict().get("headers") or {}
    origin = next((value for name, value in headers.items() if name.lower() == "origin"), None)
    if not is_allowed_origin(services.settings.allowed_origins, origin):
        return 403
    services.websocket.connect(event.connection_id)
    return 200


def _receive(services: Services, event: WebsocketEvent) -> int:
    Exchange(services, event.connection_id, _request_id(event)).take(event.body)
    return 200


def _disconnect(services: Services, event: WebsocketEvent) -> int:
    services.websocket.disconnect(event.connection_id)
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
