"""An agent takes, resolves, closes and looks at chats; a guest asks for its status."""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.domain.agents import Agent
from chalicelib.domain.changes.assigning import assign
from chalicelib.domain.changes.change import Change
from chalicelib.domain.changes.ending import close, resolve
from chalicelib.domain.chats import Chat, ChatDetails
from chalicelib.domain.errors import ChatNotFound
from chalicelib.domain.identity import is_uuid
from chalicelib.domain.messages import Message
from chalicelib.services.access import Access, GuestKey, check_visible
from chalicelib.services.changing import Changer
from chalicelib.services.ports import Chats, Inboxes

_PAST_CHATS = 20


@dataclass(frozen=True, slots=True)
class ChatPage:
    """All that a chat's own page shows."""

    chat: Chat
    details: ChatDetails
    initial_message: Message


@dataclass(frozen=True, slots=True)
class ChatService:
    access: Access
    chats: Chats
    inboxes: Inboxes
    changer: Changer

    def status(self, key: GuestKey) -> Chat:
        """One item read. Raises ChatNotFound, GuestTokenRequired."""
        return self.access.of_guest(key)

    def page(self, agent: Agent, chat_id: str) -> ChatPage:
        """Raises ChatNotFound, NotAssigned."""
        found = self.chats.get_page(chat_id) if is_uuid(chat_id) else None
        if found is None:
            raise ChatNotFound
        check_visible(agent, found[0])
        return ChatPage(*found)

    def assign(self, agent: Agent, chat_id: str) -> ChatPage:
        """Raises ChatNotFound, AlreadyAssigned, ChatClosedToActions."""
        return self._changed(
            lambda: self.access.takeable(chat_id),
            lambda chat, now: assign(chat, agent.name, now),
        )

    def resolve(self, agent: Agent, chat_id: str) -> ChatPage:
        """Raises ChatNotFound, NotAssigned, ChatClosedToActions."""
        return self._changed(
            lambda: self.access.visible(agent, chat_id),
            lambda chat, now: resolve(chat, agent.name, now),
        )

    def close(self, agent: Agent, chat_id: str) -> ChatPage:
        """Raises ChatNotFound, NotAssigned."""
        return self._changed(
            lambda: self.access.visible(agent, chat_id),
            lambda chat, now: close(chat, agent.name, now),
        )

    def past(self, agent: Agent, chat_id: str) -> list[Chat]:
        """The same guest's earlier chats, newest first. Raises ChatNotFound, NotAssigned."""
        return self.inboxes.earlier(self.access.visible(agent, chat_id), _PAST_CHATS)

    def _changed(self, load: Callable[[], Chat], decide: Callable[[Chat, int], Change]) -> ChatPage:
        changed = self.changer.change(load, decide)
        found = self.chats.get_page(changed.chat.id)
        if found is None:
            raise ChatNotFound
        return ChatPage(changed.chat, *found[1:])
