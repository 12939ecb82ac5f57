"""The composition root: settings to client to stores to services, built at first use and kept."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from threading import RLock

from chalicelib import config
from chalicelib.adapters.captcha import captcha
from chalicelib.adapters.passwords import ArgonPasswords
from chalicelib.adapters.system import RandomIds, SystemClock
from chalicelib.config import Settings, SettingsError
from chalicelib.services.access import Access
from chalicelib.services.agents import AgentService
from chalicelib.services.changing import Changer
from chalicelib.services.chats import ChatService
from chalicelib.services.events import EventService
from chalicelib.services.histories import Histories
from chalicelib.services.lists import ListService
from chalicelib.services.logins import LoginLimits, LoginService
from chalicelib.services.notifications import NotificationService
from chalicelib.services.ports import Captcha, Clock, Ids, Passwords
from chalicelib.services.reading import ReadingService
from chalicelib.services.sending import SendingService
from chalicelib.services.sessions import SessionLimits, SessionService
from chalicelib.storage import database, meter, provisioning
from chalicelib.storage.agents import AgentStore
from chalicelib.storage.chats import ChatStore
from chalicelib.storage.client import Client, ClientFactory, connect
from chalicelib.storage.inboxes import InboxStore
from chalicelib.storage.messages import MessageStore
from chalicelib.storage.notifications import NotificationStore
from chalicelib.storage.sent_markers import SentMarkerStore
from chalicelib.storage.sessions import SessionStore
from chalicelib.storage.tokens import TokenStore
from chalicelib.storage.windows import WindowStore


@dataclass(frozen=True, slots=True)
class Services:
    settings: Settings
    access: Access
    sessions: SessionService
    logins: LoginService
    agents: AgentService
    chats: ChatService
    lists: ListService
    sending: SendingService
    reading: ReadingService
    events: EventService
    notifications: NotificationService
    clock: Clock
    ids: Ids
    measured: Callable[[], AbstractContextManager[meter.Usage]] = meter.measured


@dataclass(slots=True)
class _Parts:
    """What `configure` replaced; None: the real one."""

    settings: Settings | None = None
    client: ClientFactory | None = None
    clock: Clock | None = None
    passwords: Passwords | None = None
    built: Services | None = None
    lock: RLock = field(default_factory=RLock)


_parts = _Parts()


def configure(
    settings: Settings | None = None,
    client: ClientFactory | None = None,
    clock: Clock | None = None,
    passwords: Passwords | None = None,
) -> None:
    """Replaces parts, all others being the real ones, from the next `services()` on."""
    with _parts.lock:
        _parts.settings, _parts.client = settings, client
        _parts.clock, _parts.passwords = clock, passwords
        _parts.built = None


def services() -> Services:
    """This process's services. Raises SettingsError."""
    if _parts.built is None:
        with _parts.lock:
            if _parts.built is None:
                _parts.built = _build()
    return _parts.built


def create_tables() -> list[str]:
    """Creates the missing tables and gives their names. Raises SettingsError."""
    services()
    return provisioning.create_tables()


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
    connection = database.bind(_client(settings), settings.table_prefix)
    clock: Clock = _parts.clock or SystemClock()
    passwords: Passwords = _parts.passwords or ArgonPasswords(settings)
    checker: Captcha = captcha(settings)
    ids: Ids = RandomIds()
    chats, messages = ChatStore(connection), MessageStore(connection)
    agents, inboxes = AgentStore(connection), InboxStore(connection)
    access = Access(chats, settings.require_guest_token)
    changer, histories = Changer(chats, clock, ids), Histories(messages)
    return Services(
        settings=settings,
        access=access,
        sessions=SessionService(
            SessionStore(connection), chats, agents, checker, clock, ids, _session_limits(settings)
        ),
        logins=LoginService(
            agents,
            TokenStore(connection),
            WindowStore(connection),
            passwords,
            clock,
            ids,
            _login_limits(settings),
        ),
        agents=AgentService(agents, passwords, clock, ids),
        chats=ChatService(access, chats, inboxes, changer),
        lists=ListService(inboxes, agents),
        sending=SendingService(
            access,
            changer,
            SentMarkerStore(),
            histories,
            clock,
            ids,
            settings.guest_messages_per_minute,
        ),
        reading=ReadingService(access, messages, histories, inboxes, changer),
        events=EventService(access, messages),
        notifications=NotificationService(access, NotificationStore(connection), changer, clock),
        clock=clock,
        ids=ids,
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
