"""Messages: guests and agents write them, and read them, which marks them as read."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from chalicelib.domain.agents import Agent
from chalicelib.domain.changes import (
    Change,
    mark_all,
    mark_messages,
    mark_up_to,
    send_as_agent,
    send_as_guest,
    unchanged,
)
from chalicelib.domain.chats import Chat, ChatClosed, ChatNotFound
from chalicelib.domain.errors import KeyTaken, TryAgain
from chalicelib.domain.idempotency import IdempotencyMismatch
from chalicelib.domain.messages import Message, MessageNotFound, Read, SenderType, other_side
from chalicelib.domain.rate_limits import TooManyMessages
from chalicelib.frozen import component
from chalicelib.services.access import Access, GuestKey, check_own
from chalicelib.services.chat_updates import ChatUpdater, Decide, Load
from chalicelib.services.history import MessageHistory, SeqRange
from chalicelib.services.ports import Clock, IdempotencyRecords, Ids, Inboxes, Messages
from chalicelib.services.response_budget import MAX_GUEST_BYTES
from chalicelib.services.retries import attempt

_GUEST = "user"


@component
class Sent:
    """`replayed`: an earlier call had stored it."""

    message: Message
    replayed: bool = False


@component
class NewMessage:
    """A message to send; the identifier is the client's, 1 to 64 characters, or None."""

    content: str
    client_message_id: str | None = None


@component
class SendingService:
    """Guests and agents write; the same identifier twice stores one message."""

    access: Access
    updater: ChatUpdater
    idempotency: IdempotencyRecords
    history: MessageHistory
    clock: Clock
    ids: Ids
    messages_per_minute: int

    def send_as_guest(self, key: GuestKey, new_message: NewMessage) -> Sent:
        """Raises ChatNotFound, GuestTokenRequired, IdempotencyMismatch, ChatClosed, TooManyMessages."""

        def decide(chat: Chat, now: int) -> Change:
            return send_as_guest(
                chat,
                new_message.content,
                new_message.client_message_id,
                now,
                limit=self.messages_per_minute,
                notification_id=self.ids.sortable(now),
            )

        return self._send(lambda: self.access.of_guest(key), key.demanded_by(decide), _GUEST, new_message)

    def send_as_agent(self, agent: Agent, chat_id: str, new_message: NewMessage) -> Sent:
        """Raises ChatNotFound, NotAssigned, IdempotencyMismatch, ChatClosed."""

        def decide(chat: Chat, now: int) -> Change:
            return send_as_agent(chat, agent.name, new_message.content, new_message.client_message_id, now)

        return self._send(lambda: self.access.answerable(agent, chat_id), decide, agent.id, new_message)

    def _send(self, load: Load, decide: Decide, sender: str, new_message: NewMessage) -> Sent:
        try:
            return Sent(self.updater.update(load, decide).message)
        except (ChatClosed, TooManyMessages):
            # Replays come before the chat's state and before limits (docs/contract.md, "Conventions").
            replay = self._replay(load, sender, new_message)
            if replay is None:
                raise
            return replay
        except KeyTaken:
            return attempt(self.clock, self._replay_or_try_again(load, sender, new_message))

    def _replay_or_try_again(self, load: Load, sender: str, new_message: NewMessage) -> Callable[[], Sent]:
        def once() -> Sent:
            replay = self._replay(load, sender, new_message)
            if replay is None:
                raise TryAgain
            return replay

        return once

    def _replay(self, load: Load, sender: str, new_message: NewMessage) -> Sent | None:
        if new_message.client_message_id is None:
            return None
        chat = load()
        record = self.idempotency.get(chat.id, sender, new_message.client_message_id)
        if record is None or record.expires_at * 1000 <= self.clock.now():
            return None
        if not record.matches(new_message.content):
            raise IdempotencyMismatch
        return Sent(self.history.message(chat, record.seq), replayed=True)


@component
class Marked:
    """The number of messages that the call marked, and of those left unread."""

    marked: int
    unread: int


@component
class ReadingService:
    """Messages are read, and marked as read: the guest's side and the agent's."""

    access: Access
    messages: Messages
    history: MessageHistory
    inboxes: Inboxes
    updater: ChatUpdater

    def read_as_guest(self, key: GuestKey, seq_range: SeqRange) -> list[Message]:
        """Marks the agent's messages up to the newest returned, at most 256 KB.

        Raises as `Access.of_guest`.
        """
        chat, seq_range = self.access.of_guest(key), replace(seq_range, max_bytes=MAX_GUEST_BYTES)
        return self._read(chat, "user", seq_range, lambda: self.access.of_guest(key))

    def read_as_agent(self, agent: Agent, chat_id: str, seq_range: SeqRange) -> list[Message]:
        """The same on one's own chat; looking on marks nothing. Raises as `Access.visible`."""
        chat = self.access.visible(agent, chat_id)
        if not chat.belongs_to(agent.id):
            return self.history.page(chat, seq_range)
        return self._read(chat, "agent", seq_range, lambda: self.access.own(agent, chat_id))

    def mark_chat_as_guest(self, key: GuestKey) -> Marked:
        decide = key.demanded_by(lambda chat, now: mark_all(chat, "user", now))
        return _marked(self.updater.update(lambda: self.access.of_guest(key), decide), "user")

    def mark_chat_as_agent(self, agent: Agent, chat_id: str) -> Marked:
        """Raises ChatNotFound, NotYours."""
        change = self.updater.update(
            lambda: self.access.own(agent, chat_id), lambda chat, now: mark_all(chat, "agent", now)
        )
        return _marked(change, "agent")

    def mark_messages(self, agent: Agent, chat_id: str, seqs: Sequence[int]) -> Marked:
        """At most 90, or none at all. Raises MessageNotFound, NotYours."""
        wanted = sorted(set(seqs))
        found: list[Message] = []

        def load() -> Chat:
            try:
                chat = self.access.takeable(chat_id)
            except ChatNotFound as missing:
                raise MessageNotFound from missing
            found[:] = self.messages.get(chat_id, wanted)
            if len(found) < len(wanted):
                raise MessageNotFound
            return check_own(agent, chat)

        change = self.updater.update(load, lambda chat, now: mark_messages(chat, "agent", found, now))
        return _marked(change, "agent")

    def unread_of_guest(self, key: GuestKey) -> int:
        return self.access.of_guest(key).agent_messages.unread

    def unread_of_agent(self, agent: Agent, chat_id: str) -> int:
        return self.access.visible(agent, chat_id).user_messages.unread

    def unread_of_active_chats(self, agent: Agent) -> int:
        """The sum over one's active chats; may lag by a second."""
        return sum(chat.user_messages.unread for chat in self.inboxes.active(agent.id))

    def _read(self, chat: Chat, reader: SenderType, seq_range: SeqRange, reload: Load) -> list[Message]:
        page = self.history.page(chat, seq_range)
        theirs = [message for message in page if message.sender_type == other_side(reader)]
        read_state = chat.read_state_of(other_side(reader))
        if not theirs or read_state.unread == 0 or theirs[-1].number <= read_state.covered:
            return page
        fresh_enough = [chat]
        change = self.updater.update(
            lambda: fresh_enough.pop() if fresh_enough else reload(),
            lambda fresh, now: self._mark_up_to(fresh, reader, theirs[-1], now),
        )
        if change.before.seq != chat.seq:
            # Others may have marked messages of this page meanwhile: its times are not the last word.
            return self.history.page(change.chat, replace(seq_range, before=page[-1].seq + 1))
        marks = [event for event in change.events if isinstance(event, Read)]
        return self.history.after_marks(change.chat, page, chat.seq, marks)

    def _mark_up_to(self, chat: Chat, reader: SenderType, newest: Message, now: int) -> Change:
        read_state = chat.read_state_of(newest.sender_type)
        if newest.number <= read_state.covered:
            return unchanged(chat)
        singly = read_state.read_singly
        if singly and newest.seq < read_state.last_seq:
            events = self.messages.events(chat.id, read_state.read_up_to + 1, newest.seq, 1000)
            singly = sum(1 for event in events if _is_read_singly(event, newest.sender_type))
        return mark_up_to(chat, reader, newest.seq, newest.number, singly, now)


def _is_read_singly(event: object, side: SenderType) -> bool:
    return isinstance(event, Message) and event.sender_type == side and event.read_at is not None


def _marked(change: Change, reader: SenderType) -> Marked:
    side = other_side(reader)
    before, after = change.before.read_state_of(side).unread, change.chat.read_state_of(side).unread
    return Marked(before - after, after)
