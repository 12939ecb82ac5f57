"""The parts of live updates, put together."""

from chalicelib.adapters.background import ThreadedTasks
from chalicelib.config import Settings
from chalicelib.frozen import component
from chalicelib.objects.frames import rendered
from chalicelib.services.access import Access
from chalicelib.services.auth import AuthService
from chalicelib.services.ports import Clock, Gateway
from chalicelib.services.push import Disconnector, Publisher
from chalicelib.services.websocket import TypingService, WebSocketService
from chalicelib.storage.connections import ConnectionStore
from chalicelib.storage.database import SharedConnection
from chalicelib.storage.messages import MessageStore


@component
class LiveServices:
    """What a frame may ask for; `gateway` carries the answers."""

    gateway: Gateway
    websocket: WebSocketService
    typing: TypingService


@component
class LiveParts:
    """What the other services tell of what they did."""

    connections: ConnectionStore
    gateway: Gateway
    publisher: Publisher
    disconnector: Disconnector


def live_parts(settings: Settings, connection: SharedConnection, gateway: Gateway, clock: Clock) -> LiveParts:
    connections, background = ConnectionStore(connection), ThreadedTasks(settings)
    publisher = Publisher(connections, gateway, background, clock, rendered)
    return LiveParts(connections, gateway, publisher, Disconnector(connections, gateway, background, clock))


def live_services(
    parts: LiveParts, access: Access, messages: MessageStore, auth: AuthService, clock: Clock
) -> LiveServices:
    return LiveServices(
        parts.gateway,
        WebSocketService(parts.connections, access, messages, auth, clock),
        TypingService(access, parts.connections, parts.publisher, clock),
    )
