"""A change of one chat: its next state and all that is stored with it, at once or not at all."""

from dataclasses import replace

from chalicelib.domain.agents import AgentName
from chalicelib.domain.chats import Chat, ReadState
from chalicelib.domain.messages import (
    Event,
    Message,
    SenderType,
    StatusEvent,
    StatusEventType,
    preview,
)
from chalicelib.domain.notifications import (
    AgentNotification,
    GuestNotification,
    GuestNotificationType,
)
from chalicelib.frozen import value


@value
class Change:
    """From `before` to `chat`. Without events and reads it changes nothing and is not stored.

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
