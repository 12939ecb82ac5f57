"""Chats in each state, and the people in them. Times in ms; each state was reached at START."""

from dataclasses import replace

from chalicelib.domain.agents import AgentName
from chalicelib.domain.changes import Change, assign, close, resolve, send_as_agent, send_as_guest, start
from chalicelib.domain.chats import Chat
from chalicelib.domain.messages import Message, SenderType
from chalicelib.domain.sessions import Profile, Session, Visit

START, NOW = 1_800_000_000_000, 1_800_000_060_000
CARLOS = AgentName("carlos-id", "carlos", "Carlos", "López")
MARIA = AgentName("maria-id", "maria", "María", "García")
SESSION = Session("session-id", "Hola", Visit(), START, START // 1000 + 1800)
JUAN = Profile("juan@ejemplo.com", "Juan Pérez")


def waiting() -> Chat:
    """Juan's chat, which nobody has taken."""
    return start(SESSION, JUAN, "chat-id", b"digest", START).chat


def active(agent: AgentName = CARLOS) -> Chat:
    return assign(waiting(), agent, START).chat


def resolved(agent: AgentName = CARLOS) -> Chat:
    return resolve(active(agent), agent, START).chat


def closed(agent: AgentName = CARLOS) -> Chat:
    return close(active(agent), agent, START).chat


def guest_writes(chat: Chat, content: str = "Hola", now: int = NOW, limit: int = 30) -> Change:
    return send_as_guest(chat, content, None, now, limit=limit, notification_id="notification-id")


def agent_writes(chat: Chat, agent: AgentName = CARLOS, content: str = "Hola", now: int = NOW) -> Change:
    return send_as_agent(chat, agent, content, None, now)


def talked(*writers: SenderType) -> tuple[Chat, list[Message]]:
    """Carlos's chat after its sides wrote in turn, and all of its messages, the initial one first."""
    chat = active()
    messages = [start(SESSION, JUAN, "chat-id", b"digest", START).message]
    for writer in writers:
        change = guest_writes(chat) if writer == "user" else agent_writes(chat)
        messages.append(change.message)
        chat = change.chat
    return chat, messages


def seen(message: Message, read_at: int) -> Message:
    """The message with a mark of its own."""
    return replace(message, read_at=read_at)
