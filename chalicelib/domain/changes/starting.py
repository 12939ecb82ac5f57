"""A chat begins: waiting, with the guest's first message."""

from chalicelib.domain.agents import DirectoryEntry
from chalicelib.domain.changes.change import Change, unchanged, with_message
from chalicelib.domain.chats import Chat, ChatDetails
from chalicelib.domain.notifications import AgentNotification
from chalicelib.domain.sessions import Profile, Session


def start(session: Session, profile: Profile, chat_id: str, token_digest: bytes, now: int) -> Change:
    """The new chat, whose first message is the session's initial message (contract, Guest)."""
    nothing = Chat(chat_id, profile.full_name, profile.email, token_digest, created_at=now)
    return with_message(unchanged(nothing), "user", session.initial_message, now)


def details(session: Session, profile: Profile) -> ChatDetails:
    visit = session.visit
    return ChatDetails(profile.phone_number, visit.page_url, visit.referrer, visit.locale)


def new_chat_notifications(
    chat: Chat, agents: list[DirectoryEntry], ids: list[str], now: int
) -> tuple[AgentNotification, ...]:
    """A `new_chat` for each of `agents`; `ids` has one for each."""
    return tuple(
        AgentNotification(id_, agent.id, chat.id, "new_chat", chat.full_name, now)
        for agent, id_ in zip(agents, ids, strict=True)
    )
