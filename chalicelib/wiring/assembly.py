"""Every part of the product, put together once."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from chalicelib.adapters.captcha import captcha
from chalicelib.adapters.system import RandomIds
from chalicelib.config import Settings
from chalicelib.frozen import component
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
from chalicelib.services.ports import Captcha, Clock, Gateway, Ids, Passwords
from chalicelib.services.presence import PresenceService
from chalicelib.services.sessions import SessionLimits, SessionService
from chalicelib.storage import meter
from chalicelib.storage.agents import AgentStore
from chalicelib.storage.chats import ChatStore
from chalicelib.storage.database import SharedConnection
from chalicelib.storage.idempotency import IdempotencyStore
from chalicelib.storage.inboxes import InboxStore
from chalicelib.storage.messages import MessageStore
from chalicelib.storage.notifications import NotificationStore
from chalicelib.storage.rate_limits import RateLimitStore
from chalicelib.storage.sessions import SessionStore
from chalicelib.storage.tokens import TokenStore
from chalicelib.wiring.live import LiveServices, live_parts, live_services


@component
class Services:
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
    live: LiveServices
    measured: Callable[[], AbstractContextManager[meter.Usage]] = meter.measured


def assemble(
    settings: Settings,
    connection: SharedConnection,
    clock: Clock,
    passwords: Passwords,
    gateway: Gateway,
) -> Services:
    checker: Captcha = captcha(settings)
    ids: Ids = RandomIds()
    chats, messages = ChatStore(connection), MessageStore(connection)
    agents, inboxes = AgentStore(connection), InboxStore(connection)
    notifications = NotificationStore(connection)
    access = Access(chats, settings.require_guest_token)
    live = live_parts(settings, connection, gateway, clock)
    updater, history = ChatUpdater(chats, clock, ids, live.publisher), MessageHistory(messages)
    presence = PresenceService(agents, clock)
    auth = AuthService(
        agents,
        TokenStore(connection),
        RateLimitStore(connection),
        passwords,
        clock,
        ids,
        _login_limits(settings),
        live.disconnector,
        presence,
    )
    return Services(
        settings=settings,
        sessions=SessionService(
            SessionStore(connection),
            chats,
            agents,
            checker,
            clock,
            ids,
            _session_limits(settings),
            live.publisher,
        ),
        auth=auth,
        agents=AgentService(agents, passwords, clock, ids, live.disconnector),
        chats=ChatService(access, inboxes, updater),
        inboxes=InboxService(inboxes, agents),
        sending=SendingService(
            access,
            updater,
            IdempotencyStore(),
            history,
            clock,
            ids,
            settings.guest_messages_per_minute,
        ),
        reading=ReadingService(access, messages, history, inboxes, updater),
        events=EventService(access, messages, clock),
        agent_feed=AgentFeedService(
            ChatFeedReader(chats, messages),
            NotificationFeedReader(notifications, ids),
            TabCounter(inboxes, agents),
            inboxes,
            clock,
        ),
        notifications=NotificationService(access, notifications, updater, clock, ids),
        presence=presence,
        live=live_services(live, access, messages, auth, clock),
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
