"""Every way in which a chat changes, each one function: (chat, what happens, now) -> Change."""

from collections.abc import Iterable
from dataclasses import replace

from chalicelib.domain.agents import AgentName, DirectoryEntry
from chalicelib.domain.chats import (
    AlreadyAssigned,
    Chat,
    ChatClosed,
    ChatClosedToActions,
    ChatDetails,
    NotAssigned,
    ReadState,
    Status,
)
from chalicelib.domain.messages import (
    Event,
    Message,
    Read,
    SenderType,
    StatusEvent,
    StatusEventType,
    other_side,
    preview,
)
from chalicelib.domain.notifications import (
    AgentNotification,
    GuestNotification,
    GuestNotificationType,
)
from chalicelib.domain.sessions import Profile, Session
from chalicelib.frozen import value


@value
class Change:
    """From `before` to `chat`. Without events and reads it says at most that the token is demanded.

    `guest_notifications_read` are numbers of the guest's notifications whose rows are marked.
    """

    before: Chat
    chat: Chat
    events: tuple[Event, ...] = ()
    guest_notifications: tuple[GuestNotification, ...] = ()
    agent_notifications: tuple[AgentNotification, ...] = ()
    guest_notifications_read: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self.chat == self.before

    @property
    def message(self) -> Message:
        """The message that this change stores. Raises LookupError when it stores none."""
        for event in self.events:
            if isinstance(event, Message):
                return event
        raise LookupError("this change stores no message")


def unchanged(chat: Chat) -> Change:
    return Change(chat, chat)


def with_token_demanded(change: Change) -> Change:
    """The guest has shown the chat's token with it: from then on the chat demands it."""
    return replace(change, chat=replace(change.chat, demands_token=True))


def with_status_event(change: Change, type_: StatusEventType, agent: AgentName | None, now: int) -> Change:
    event = StatusEvent(change.chat.seq + 1, now, type_, agent)
    chat = replace(change.chat, seq=event.seq)
    return replace(change, chat=chat, events=(*change.events, event))


def with_guest_notification(change: Change, type_: GuestNotificationType, name: str, now: int) -> Change:
    notices = change.chat.notices
    notification = GuestNotification(change.chat.id, notices.total + 1, type_, name, now)
    notices = replace(notices, total=notices.total + 1, unread=notices.unread + 1)
    return replace(
        change,
        chat=replace(change.chat, notices=notices),
        guest_notifications=(*change.guest_notifications, notification),
    )


def with_message(
    change: Change,
    sender: SenderType,
    content: str,
    now: int,
    client_message_id: str | None = None,
    agent: AgentName | None = None,
) -> Change:
    read_state = change.chat.read_state_of(sender)
    seq, number = change.chat.seq + 1, read_state.written + 1
    message = Message(seq, now, sender, number, content, client_message_id, agent)
    chat = with_read_state(change.chat, sender, replace(read_state, written=number, last_seq=seq))
    chat = replace(chat, seq=seq, last_message=preview(content), last_message_at=now)
    return replace(change, chat=chat, events=(*change.events, message))


def with_read_state(chat: Chat, side: SenderType, read_state: ReadState) -> Chat:
    if side == "user":
        return replace(chat, user_messages=read_state)
    return replace(chat, agent_messages=read_state)


def start(session: Session, profile: Profile, chat_id: str, token_digest: bytes, now: int) -> Change:
    """The new chat, whose first message is the session's initial message (docs/contract.md, "Guest")."""
    nothing = Chat(chat_id, profile.full_name, profile.email, token_digest, created_at=now)
    return with_message(unchanged(nothing), "user", session.initial_message, now)


def chat_details(session: Session, profile: Profile) -> ChatDetails:
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


def assign(chat: Chat, agent: AgentName, now: int) -> Change:
    """One's own again changes nothing. Raises AlreadyAssigned, ChatClosedToActions."""
    if chat.status == "closed":
        raise ChatClosedToActions
    if chat.agent is None:
        return taken(unchanged(chat), agent, now)
    if chat.agent.id != agent.id:
        raise AlreadyAssigned(agent_name=chat.agent.display_name)
    return unchanged(chat)


def taken(change: Change, agent: AgentName, now: int) -> Change:
    """The waiting chat becomes the agent's, and the guest is told."""
    chat = replace(change.chat, status="active", agent=agent)
    change = with_status_event(replace(change, chat=chat), "assigned", agent, now)
    return with_guest_notification(change, "agent_joined", agent.display_name, now)


def send_as_guest(
    chat: Chat,
    content: str,
    client_message_id: str | None,
    now: int,
    *,
    limit: int,
    notification_id: str,
) -> Change:
    """On a resolved chat it reopens it. `limit`: messages a minute. Raises ChatClosed, TooManyMessages."""
    if chat.status == "closed":
        raise ChatClosed
    admitted = replace(chat, window=chat.window.admit(now, limit))
    change = _reopened(Change(chat, admitted), None, now)
    change = with_message(change, "user", content, now, client_message_id)
    if chat.agent is None:
        return change
    notification = AgentNotification(
        notification_id, chat.agent.id, chat.id, "new_message", chat.full_name, now
    )
    return replace(change, agent_notifications=(notification,))


def send_as_agent(
    chat: Chat, agent: AgentName, content: str, client_message_id: str | None, now: int
) -> Change:
    """The first agent to answer a waiting chat takes it; on a resolved one it reopens it.

    Raises NotAssigned, ChatClosed.
    """
    if chat.agent is not None and chat.agent.id != agent.id:
        raise NotAssigned
    if chat.status == "closed":
        raise ChatClosed
    change = unchanged(chat)
    if chat.agent is None:
        change = taken(change, agent, now)
    change = _reopened(change, agent, now)
    change = with_message(change, "agent", content, now, client_message_id, agent)
    return with_guest_notification(change, "new_message", agent.display_name, now)


def _reopened(change: Change, agent: AgentName | None, now: int) -> Change:
    if change.chat.status != "resolved":
        return change
    status: Status = "active" if change.chat.agent else "waiting"
    chat = replace(change.chat, status=status, resolved_at=None)
    return with_status_event(replace(change, chat=chat), "reopened", agent, now)


def mark_all(chat: Chat, reader: SenderType, now: int) -> Change:
    """All that the other side wrote is read: one small change, however long the chat."""
    read_state = chat.read_state_of(other_side(reader))
    return mark_up_to(chat, reader, read_state.last_seq, read_state.written, read_state.read_singly, now)


def mark_up_to(chat: Chat, reader: SenderType, seq: int, number: int, read_singly: int, now: int) -> Change:
    """The other side's messages up to its `number`-th, which has `seq`, are read.

    `read_singly`: how many of those beyond the last mark were already marked one by one.
    """
    side = other_side(reader)
    read_state = chat.read_state_of(side)
    if number - read_state.covered - read_singly <= 0:
        return unchanged(chat)
    covering = replace(
        read_state, covered=number, read_up_to=seq, read_singly=read_state.read_singly - read_singly
    )
    event = Read(chat.seq + 1, now, reader, up_to=seq)
    after = replace(with_read_state(chat, side, covering), seq=event.seq)
    return Change(chat, after, (event,))


def mark_messages(chat: Chat, reader: SenderType, messages: Iterable[Message], now: int) -> Change:
    """Those of `messages` that the other side wrote and that are unread get their own mark."""
    side = other_side(reader)
    read_state = chat.read_state_of(side)
    seqs = sorted({m.seq for m in messages if _is_unread(m, side, read_state.read_up_to)})
    if not seqs:
        return unchanged(chat)
    counted = replace(read_state, read_singly=read_state.read_singly + len(seqs))
    event = Read(chat.seq + 1, now, reader, message_seqs=tuple(seqs))
    after = replace(with_read_state(chat, side, counted), seq=event.seq)
    return Change(chat, after, (event,))


def _is_unread(message: Message, side: SenderType, read_up_to: int) -> bool:
    return message.sender_type == side and message.read_at is None and message.seq > read_up_to


def mark_guest_notifications(chat: Chat) -> Change:
    """All of the guest's notifications are read."""
    notices = replace(chat.notices, unread=0, read_up_to=chat.notices.total)
    if chat.notices.unread == 0:
        return unchanged(chat)
    # The newest one's own row is marked too: it remembers the call, as an event would.
    newest = (notices.total,)
    return Change(chat, replace(chat, notices=notices), guest_notifications_read=newest)


def mark_some_guest_notifications(chat: Chat, unread_numbers: Iterable[int]) -> Change:
    """`unread_numbers`: of the chat's notifications, each unread until now."""
    numbers = tuple(sorted(set(unread_numbers)))
    notices = replace(chat.notices, unread=chat.notices.unread - len(numbers))
    if not numbers:
        return unchanged(chat)
    return Change(chat, replace(chat, notices=notices), guest_notifications_read=numbers)


def resolve(chat: Chat, agent: AgentName, now: int) -> Change:
    """A waiting chat becomes the agent's; resolving twice changes nothing. Raises ChatClosedToActions."""
    if chat.status == "closed":
        raise ChatClosedToActions
    if chat.status == "resolved":
        return unchanged(chat)
    change = _owned(chat, agent, now)
    ended = replace(change.chat, status="resolved", resolved_at=now)
    change = with_status_event(replace(change, chat=ended), "resolved", agent, now)
    return with_guest_notification(change, "chat_resolved", agent.display_name, now)


def close(chat: Chat, agent: AgentName, now: int) -> Change:
    """For good. A waiting chat becomes the agent's who closes it; twice changes nothing."""
    if chat.status == "closed":
        return unchanged(chat)
    change = _owned(chat, agent, now)
    ended = replace(change.chat, status="closed", closed_at=now)
    change = with_status_event(replace(change, chat=ended), "closed", agent, now)
    return with_guest_notification(change, "chat_closed", agent.display_name, now)


def _owned(chat: Chat, agent: AgentName, now: int) -> Change:
    return taken(unchanged(chat), agent, now) if chat.agent is None else unchanged(chat)
