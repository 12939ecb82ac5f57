"""The composition root: settings to client to stores to services, built at first use and kept."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from threading import RLock

from chalicelib import config
from chalicelib.adapters.api_gateway import gateway_of
from chalicelib.adapters.background import ThreadedTasks
from chalicelib.adapters.captcha import captcha
from chalicelib.adapters.passwords import ArgonPasswords
from chalicelib.adapters.system import RandomIds, SystemClock
from chalicelib.config import Settings, SettingsError
from chalicelib.frozen import component
from chalicelib.serializers.events import rendered
from chalicelib.services.access import Access
from chalicelib.services.agent_feed import AgentFeedService, ChatFeedReader, NotificationFeedReader
from chalicelib.services.agents import AgentService
from chalicelib.services.auth import AuthService, LoginLimits
from chalicelib.services.chat_updates import ChatUpdater
from chalicelib.services.chats import ChatService
from chalicelib.services.events import EventService
from chalicelib.services.history import MessageHistory
from chalicelib.services.inboxes import InboxService, TabCounter
from chalicelib.services.messages import ReadingService, SendingService
from chalicelib.services.notifications import NotificationService
from chalicelib.services.ports import Clock, Gateway, Passwords
from chalicelib.services.presence import PresenceService
from chalicelib.services.push import Disconnector, Publisher
from chalicelib.services.sessions import SessionLimits, SessionService
from chalicelib.services.websocket import TypingService, WebSocketService
from chalicelib.storage import schema
from chalicelib.storage.agents import AgentStore, TokenStore
from chalicelib.storage.chats import ChatStore
from chalicelib.storage.connections import ConnectionStore
from chalicelib.storage.dynamodb import (
    Client,
    ClientFactory,
    SharedConnection,
    Usage,
    connect,
    measured,
    session,
)
from chalicelib.storage.idempotency import IdempotencyStore
from chalicelib.storage.inboxes import InboxStore
from chalicelib.storage.messages import MessageStore
from chalicelib.storage.notifications import NotificationStore
from chalicelib.storage.rate_limits import RateLimitStore
from chalicelib.storage.sessions import SessionStore


@component
class Services:
    """The use cases, by noun; `gateway` carries the answers to frames."""

    settings: Settings
    sessions: SessionService
    auth: AuthService
    agents: AgentService
    chats: ChatService
    inboxes: InboxService
    sending: SendingService
    reading: ReadingService
    events: EventService
    agent_feed: AgentFeedService
    notifications: NotificationService
    presence: PresenceService
    websocket: WebSocketService
    typing: TypingService
    gateway: Gateway
    measured: Callable[[], AbstractContextManager[Usage]] = measured


@component
class _Stores:
    agents: AgentStore
    chats: ChatStore
    connections: ConnectionStore
    idempotency: IdempotencyStore
    inboxes: InboxStore
    messages: MessageStore
    notifications: NotificationStore
    rate_limits: RateLimitStore
    sessions: SessionStore
    tokens: TokenStore


def _stores(connection: SharedConnection) -> _Stores:
    return _Stores(
        AgentStore(connection),
        ChatStore(connection),
        ConnectionStore(connection),
        IdempotencyStore(),
        InboxStore(connection),
        MessageStore(connection),
        NotificationStore(connection),
        RateLimitStore(connection),
        SessionStore(connection),
        TokenStore(connection),
    )


def _assemble(
    settings: Settings,
    connection: SharedConnection,
    clock: Clock,
    passwords: Passwords,
    gateway: Gateway,
) -> Services:
    stores, ids, background = _stores(connection), RandomIds(), ThreadedTasks(settings)
    publisher = Publisher(stores.connections, gateway, background, clock, rendered)
    disconnector = Disconnector(stores.connections, gateway, background, clock)
    access = Access(stores.chats, settings.require_guest_token)
    updater = ChatUpdater(stores.chats, clock, ids, publisher)
    history, presence = MessageHistory(stores.messages), PresenceService(stores.agents, clock)
    auth = AuthService(
        stores.agents,
        stores.tokens,
        stores.rate_limits,
        passwords,
        clock,
        ids,
        _login_limits(settings),
        disconnector,
        presence,
    )
    return Services(
        settings=settings,
        sessions=SessionService(
            stores.sessions,
            stores.chats,
            stores.agents,
            captcha(settings),
            clock,
            ids,
            _session_limits(settings),
            publisher,
        ),
        auth=auth,
        agents=AgentService(stores.agents, passwords, clock, ids, disconnector),
        chats=ChatService(access, stores.inboxes, updater),
        inboxes=InboxService(stores.inboxes, stores.agents),
        sending=SendingService(
            access, updater, stores.idempotency, history, clock, ids, settings.guest_messages_per_minute
        ),
        reading=ReadingService(access, stores.messages, history, stores.inboxes, updater),
        events=EventService(access, stores.messages, clock),
        agent_feed=AgentFeedService(
            ChatFeedReader(stores.chats, stores.messages),
            NotificationFeedReader(stores.notifications, ids),
            TabCounter(stores.inboxes, stores.agents),
            stores.inboxes,
            clock,
        ),
        notifications=NotificationService(access, stores.notifications, updater, clock, ids),
        presence=presence,
        websocket=WebSocketService(stores.connections, access, stores.messages, auth, updater, clock),
        typing=TypingService(access, stores.connections, publisher, clock),
        gateway=gateway,
    )


def _session_limits(settings: Settings) -> SessionLimits:
    return SessionLimits(
        settings.session_ttl_seconds,
        settings.chats_per_ip,
        settings.chats_per_ip_window_seconds,
        settings.notify_agents,
    )


def _login_limits(settings: Settings) -> LoginLimits:
    return LoginLimits(
        settings.agent_token_ttl_seconds,
        settings.login_failures_per_user,
        settings.login_failures_per_address,
        settings.login_failures_window_seconds,
    )


@dataclass(slots=True)
class _Parts:
    """The parts that `configure` replaced; None: the real one."""

    settings: Settings | None = None
    client: ClientFactory | None = None
    clock: Clock | None = None
    passwords: Passwords | None = None
    gateway: Gateway | None = None
    built: Services | None = None
    lock: RLock = field(default_factory=RLock)


_parts = _Parts()


def configure(
    settings: Settings | None = None,
    client: ClientFactory | None = None,
    clock: Clock | None = None,
    passwords: Passwords | None = None,
    gateway: Gateway | None = None,
) -> None:
    """Replaces parts, all others being the real ones, from the next `services()` on."""
    with _parts.lock:
        _parts.settings, _parts.client = settings, client
        _parts.clock, _parts.passwords, _parts.gateway = clock, passwords, gateway
        _parts.built = None


def services() -> Services:
    """This process's services. Raises SettingsError."""
    if _parts.built is None:
        with _parts.lock:
            if _parts.built is None:
                _parts.built = _build()
    return _parts.built


def start() -> None:
    """On Lambda, builds the services now rather than at the first request.

    A function that starts has a whole processor; one that answers has what its memory buys (0.58 of
    one at 1,024 MB). Settings that can't be used are the first request's to report.
    """
    with suppress(SettingsError):
        if (_parts.settings or config.load()).on_lambda:
            services()


def create_tables() -> list[str]:
    """Creates the missing tables and gives their names. Raises SettingsError."""
    services()
    return schema.create_tables()


def _client(settings: Settings) -> Client:
    if _parts.client is not None:
        return _parts.client(settings)
    if settings.on_lambda or settings.aws_endpoint_url_dynamodb:
        return connect(settings)
    raise SettingsError(
        "No DynamoDB: outside Lambda set AWS_ENDPOINT_URL_DYNAMODB, or start with `make run`."
    )


def _build() -> Services:
    settings = _parts.settings or config.load()
    connection = schema.bind(_client(settings), settings.table_prefix)
    clock = _parts.clock or SystemClock()
    passwords = _parts.passwords or ArgonPasswords(settings)
    return _assemble(settings, connection, clock, passwords, _parts.gateway or gateway_of(settings, session))


__all__ = ["Services", "configure", "create_tables", "services", "start"]
