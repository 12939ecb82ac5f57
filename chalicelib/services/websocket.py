"""WebSocket: a client connects, says who it is, hears what happens, and says that somebody types."""

from chalicelib.domain.agents import Agent, AuthenticationRequired, InvalidToken
from chalicelib.domain.changes import unchanged
from chalicelib.domain.chats import Chat, ChatNotFound, is_uuid
from chalicelib.domain.errors import CharlaError, KeyTaken
from chalicelib.domain.messages import Event
from chalicelib.domain.realtime import (
    MAX_CONNECTIONS,
    MAX_REFUSALS,
    Audience,
    Connection,
    Push,
    TooManyConnections,
    TypingFrame,
    guest_of,
    opened,
)
from chalicelib.domain.sessions import GuestTokenRequired, token_digest
from chalicelib.frozen import component
from chalicelib.services.access import Access, GuestKey
from chalicelib.services.auth import AuthService
from chalicelib.services.chat_updates import ChatUpdater
from chalicelib.services.ports import Clock, Connections, Messages
from chalicelib.services.push import Publisher
from chalicelib.services.retries import attempt

# More than these are caught up over HTTP: one call instead of as many frames.
MAX_MISSED = 20
_RETRY_SECONDS = 60


class ConnectionRefused(Exception):
    """The connection is to be told `error`, and closed."""

    def __init__(self, error: CharlaError) -> None:
        super().__init__(error.code)
        self.error = error


@component
class Subscription:
    """A guest's connection; `seq` is how far the chat was once it listened, `missed` what led there."""

    connection: Connection
    seq: int
    missed: list[Event]


@component
class WebSocketService:
    """Connections: opened, made somebody's by their first frame, and ended."""

    connections: Connections
    access: Access
    messages: Messages
    auth: AuthService
    updater: ChatUpdater
    clock: Clock

    def connect(self, connection_id: str) -> None:
        attempt(self.clock, lambda: self.connections.open(opened(connection_id, self.clock.now())))

    def find(self, connection_id: str) -> Connection:
        """Raises ConnectionRefused where it is unknown, past its time, or late to say who it is."""
        connection, now = self.connections.get(connection_id), self.clock.now()
        if connection is None or connection.is_late(now):
            raise ConnectionRefused(AuthenticationRequired())
        if now >= connection.expires_at * 1000:
            raise ConnectionRefused(InvalidToken())
        return connection

    def subscribe(
        self, connection: Connection, key: GuestKey, after: int | None, language: str
    ) -> Subscription:
        """Raises ChatNotFound, GuestTokenRequired."""
        chat = self._shown(self.access.of_guest(key), key)
        digest = token_digest(key.token).hex() if key.token else None
        known = self._identify(connection.of_guest(chat.id, digest, language))
        # Read again: what happened before it listened is up to this seq, what comes after is pushed.
        chat = self.access.of_guest(key)
        return Subscription(known, chat.seq, self._missed(chat.id, after, chat.seq))

    def _shown(self, chat: Chat, key: GuestKey) -> Chat:
        """The chat, which demands the token from now on where the key has it."""
        if not key.token or chat.demands_token:
            return chat
        fresh_enough = [chat]
        return self.updater.update(
            lambda: fresh_enough.pop() if fresh_enough else self.access.of_guest(key),
            key.demanded_by(lambda chat, _now: unchanged(chat)),
        ).chat

    def authenticate(self, connection: Connection, token: str, language: str) -> tuple[Connection, Agent]:
        """Raises InvalidToken."""
        login, agent = self.auth.find(token)
        known = self._identify(connection.of_agent(login.agent_id, login.digest, login.expires_at, language))
        # Asked again: a logout meanwhile may have looked for this connection before it was stored.
        self.speaker(known)
        return known, agent

    def speaker(self, connection: Connection) -> Agent | None:
        """The connection's agent, None for a guest's. Raises ConnectionRefused when the login is over."""
        if connection.agent_id is None:
            return None
        try:
            return self.auth.reauthenticate(connection.agent_id, connection.token_digest or "")
        except InvalidToken as over:
            self.connections.remove(connection)
            raise ConnectionRefused(over) from over

    def disconnect(self, connection_id: str) -> None:
        connection = self.connections.get(connection_id)
        if connection:
            self.connections.remove(connection)

    def refuse(self, connection_id: str) -> bool:
        """Counts a refused frame; whether it was one too many."""
        refusals = self.connections.refuse(connection_id)
        return refusals == 0 or refusals >= MAX_REFUSALS

    def _identify(self, known: Connection) -> Connection:
        try:
            attempt(self.clock, lambda: self.connections.identify(known))
        except KeyTaken:
            # A try whose answer was lost may have stored it; else somebody else is there, or it is gone.
            stored = self.connections.get(known.id)
            if stored is None or not stored.is_same(known):
                raise ConnectionRefused(AuthenticationRequired()) from None
        self._check_room(known)
        return known

    def _check_room(self, known: Connection) -> None:
        """Raises ConnectionRefused where as many as there may be listen already.

        Asked once it is stored, as every other is: of many at once none is overlooked.
        """
        if known.agent_id:
            there = self.connections.of_agent(known.agent_id)
        else:
            there = self.connections.of_chat(known.chat_id or "")
        now = self.clock.now()
        if sum(each.hears(now) for each in there) > MAX_CONNECTIONS:
            self.connections.remove(known)
            raise ConnectionRefused(TooManyConnections(_RETRY_SECONDS))

    def _missed(self, chat_id: str, after: int | None, seq: int) -> list[Event]:
        if after is None or not 0 < seq - after <= MAX_MISSED:
            return []
        return list(self.messages.events(chat_id, after + 1, seq, MAX_MISSED))


@component
class TypingService:
    """Tells the other side that somebody types; nothing is kept of it."""

    access: Access
    connections: Connections
    publisher: Publisher
    clock: Clock

    def notify_typing(self, connection: Connection, speaker: Agent | None, chat_id: str) -> None:
        """Once in three seconds for each connection and chat; what is beyond that is dropped.

        `speaker`: the agent, None for a guest. Raises ChatNotFound, NotYours, GuestTokenRequired.
        """
        if not is_uuid(chat_id) or (speaker is None and chat_id != connection.chat_id):
            raise ChatNotFound
        if not self.connections.may_type(connection, chat_id, self.clock.now()):
            return
        chat = self.access.takeable(chat_id) if speaker is None else self.access.own(speaker, chat_id)
        if speaker is None and chat.demands_token and not connection.token_digest:
            raise GuestTokenRequired
        if chat.agent and chat.status == "active":
            self.publisher.push([_push(chat, chat.agent.id, speaker)])


def _push(chat: Chat, agent_id: str, speaker: Agent | None) -> Push:
    if speaker is None:
        return Push(Audience("agent", agent_id), TypingFrame(chat.id, "user"))
    return Push(guest_of(chat), TypingFrame(chat.id, "agent"))
