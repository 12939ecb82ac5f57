"""Guests and agents write; the same identifier twice stores one message."""

from collections.abc import Callable

from chalicelib.domain.agents import Agent
from chalicelib.domain.changes import Change, send_as_agent, send_as_guest
from chalicelib.domain.chats import Chat, ChatClosed
from chalicelib.domain.errors import KeyTaken, TryAgain
from chalicelib.domain.idempotency import IdempotencyMismatch
from chalicelib.domain.messages import Message
from chalicelib.domain.rate_limits import TooManyMessages
from chalicelib.frozen import component
from chalicelib.services.access import Access, GuestKey
from chalicelib.services.chat_updates import ChatUpdater, Decide, Load
from chalicelib.services.history import MessageHistory
from chalicelib.services.ports import Clock, IdempotencyRecords, Ids
from chalicelib.services.retrying import attempt

_GUEST = "user"


@component
class Sent:
    """`replayed`: an earlier call had stored it."""

    message: Message
    replayed: bool = False


@component
class Draft:
    """A message to send; the identifier is the client's, 1 to 64 characters, or None."""

    content: str
    client_message_id: str | None = None


@component
class SendingService:
    access: Access
    updater: ChatUpdater
    idempotency: IdempotencyRecords
    history: MessageHistory
    clock: Clock
    ids: Ids
    messages_per_minute: int

    def send_as_guest(self, key: GuestKey, draft: Draft) -> Sent:
        """Raises ChatNotFound, GuestTokenRequired, IdempotencyMismatch, ChatClosed, TooManyMessages."""

        def decide(chat: Chat, now: int) -> Change:
            return send_as_guest(
                chat,
                draft.content,
                draft.client_message_id,
                now,
                limit=self.messages_per_minute,
                notification_id=self.ids.sortable(now),
            )

        return self._send(lambda: self.access.of_guest(key), decide, _GUEST, draft)

    def send_as_agent(self, agent: Agent, chat_id: str, draft: Draft) -> Sent:
        """Raises ChatNotFound, NotAssigned, IdempotencyMismatch, ChatClosed."""

        def decide(chat: Chat, now: int) -> Change:
            return send_as_agent(chat, agent.name, draft.content, draft.client_message_id, now)

        return self._send(lambda: self.access.answerable(agent, chat_id), decide, agent.id, draft)

    def _send(self, load: Load, decide: Decide, sender: str, draft: Draft) -> Sent:
        try:
            return Sent(self.updater.update(load, decide).message)
        except (ChatClosed, TooManyMessages):
            # Replays come before the chat's state and before limits (contract, order of checks).
            replay = self._replay(load, sender, draft)
            if replay is None:
                raise
            return replay
        except KeyTaken:
            return attempt(self.clock, self._replay_or_try_again(load, sender, draft))

    def _replay_or_try_again(self, load: Load, sender: str, draft: Draft) -> Callable[[], Sent]:
        def once() -> Sent:
            replay = self._replay(load, sender, draft)
            if replay is None:
                raise TryAgain
            return replay

        return once

    def _replay(self, load: Load, sender: str, draft: Draft) -> Sent | None:
        if draft.client_message_id is None:
            return None
        chat = load()
        record = self.idempotency.get(chat.id, sender, draft.client_message_id)
        if record is None or record.expires_at * 1000 <= self.clock.now():
            return None
        if not record.matches(draft.content):
            raise IdempotencyMismatch
        return Sent(self.history.message(chat, record.seq), replayed=True)
