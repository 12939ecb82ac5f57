"""A gateway that remembers, and clients whose frames reach the app's handlers as events."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count
from threading import Lock
from typing import Any

from chalice.app import Chalice

from chalicelib.domain.realtime import ConnectionGone, PushFailed
from devserver.live import events

Frame = dict[str, Any]
_numbers = count(1)


@dataclass
class RecordedGateway:
    """`gone`: connections that nobody holds any more; `broken`: nothing can be sent."""

    is_on: bool = True
    broken: bool = False
    frames: defaultdict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    closed: list[str] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)

    def post(self, connection_id: str, frame: str) -> None:
        """Remembers the frame."""
        self._check(connection_id)
        with self.lock:
            self.frames[connection_id].append(json.loads(frame))

    def close(self, connection_id: str) -> None:
        """Remembers that it was closed; from then on it is gone."""
        self._check(connection_id)
        with self.lock:
            self.closed.append(connection_id)
            self.gone.add(connection_id)

    def _check(self, connection_id: str) -> None:
        if self.broken:
            raise PushFailed
        if connection_id in self.gone:
            raise ConnectionGone


class Client:
    """One connection."""

    def __init__(self, app: Chalice, gateway: RecordedGateway, **headers: str) -> None:
        self.who = events.Client(f"connection-{next(_numbers)}=", "203.0.113.7", headers)
        self._handlers = {route: app.handler_map[each.name] for route, each in app.websocket_handlers.items()}
        self._gateway = gateway

    @property
    def id(self) -> str:
        return self.who.id

    @property
    def is_closed(self) -> bool:
        """Whether the app has closed it."""
        return self.id in self._gateway.closed

    def connect(self) -> int:
        """The handshake's status."""
        return self._invoke(events.connect_event(self.who))

    def send(self, **frame: Any) -> list[Frame]:
        """What comes back at a frame of JSON."""
        return self.send_raw(json.dumps(frame))

    def send_raw(self, body: str, *, is_base64: bool = False) -> list[Frame]:
        """What comes back at whatever is given."""
        self.received()
        assert self._invoke(events.message_event(self.who, body, is_base64=is_base64)) == 200
        return self.received()

    def disconnect(self) -> None:
        """The client hangs up."""
        self._gateway.gone.add(self.id)
        assert self._invoke(events.disconnect_event(self.who, 1000)) == 200

    def received(self) -> list[Frame]:
        """What was sent to it since the last time that somebody asked."""
        return self._gateway.frames.pop(self.id, [])

    def _invoke(self, event: dict[str, Any]) -> int:
        handler = self._handlers[event["requestContext"]["routeKey"]]
        return int(handler(event, None)["statusCode"])
