"""What stands at the beginning of a store's test: sessions, chats that wait, agents' names."""

from dataclasses import dataclass
from uuid import uuid4

from pynamodb.connection import Connection

from chalicelib.domain.agents import AgentName
from chalicelib.domain.changes import Change, assign, send_as_guest, start, unchanged, with_message
from chalicelib.domain.chats import Chat, ChatDetails
from chalicelib.domain.messages import SenderType
from chalicelib.domain.rate_limits import RateLimit
from chalicelib.domain.sessions import Profile, Session, Visit
from chalicelib.storage.chats import ChatStore
from chalicelib.storage.sessions import SessionStore
from tests.clock import START

NOW = START
CARLOS = AgentName("c" * 32, "agente1", "Carlos", "López")
MARIA = AgentName("m" * 32, "agente2", "María", "García")
PROFILE = Profile("usuario@ejemplo.com", "Juan Pérez", "+1234567890")


def new_session(text: str = "Hola", now: int = NOW, id_: str | None = None) -> Session:
    """A session that nobody has stored yet; it lives for half an hour."""
    return Session(id_ or str(uuid4()), text, Visit(), now, now // 1000 + 1800, "first call")


def wide_limit(key: str = "window#start", limit: int = 1000) -> RateLimit:
    """A window that has room."""
    return RateLimit(key, limit, NOW // 1000 + 3600)


def writes(chat: Chat, text: str = "¿Hay alguien?", now: int = NOW, named: str | None = None) -> Change:
    """The guest writes, under the identifier `named`; a chat's agent is told."""
    return send_as_guest(chat, text, named, now, limit=1000, notification_id=f"{now:012x}{uuid4().hex[:16]}")


def write_many(chat: Chat, count: int, sender: SenderType = "user") -> Change:
    """One side writes `count` messages in one change: a transaction takes 98."""
    change = unchanged(chat)
    for number in range(count):
        change = with_message(change, sender, f"{sender} {number}", NOW + number)
    return change


@dataclass(frozen=True)
class Beginnings:
    """Stores what a test begins with."""

    connection: Connection

    def session(self, text: str = "Hola", now: int = NOW) -> Session:
        """A session."""
        session = new_session(text, now)
        SessionStore(self.connection).start(session, wide_limit())
        return session

    def chat(self, profile: Profile = PROFILE, now: int = NOW) -> Chat:
        """A chat that waits."""
        session = self.session(now=now).completed(str(uuid4()), b"salt")
        change = start(session, profile, session.chat_id or "", b"digest", now)
        SessionStore(self.connection).complete(session, change, ChatDetails("+1234567890"), "complete")
        return self.stored(change.chat)

    def taken(self, agent: AgentName = CARLOS, now: int = NOW) -> Chat:
        """A chat that an agent has taken."""
        return self.commit(assign(self.chat(now=now), agent, now))

    def commit(self, change: Change, operation: str = "some call") -> Chat:
        """Stores a change; the chat as it is then."""
        ChatStore(self.connection).commit(change, operation)
        return self.stored(change.chat)

    def stored(self, chat: Chat) -> Chat:
        """The chat as it is stored."""
        found = ChatStore(self.connection).get(chat.id)
        assert found is not None
        return found
