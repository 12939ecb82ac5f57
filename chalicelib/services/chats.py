"""An agent takes, resolves, closes and looks at chats; a guest asks for its status."""

from collections.abc import Callable
from dataclasses import replace

from chalicelib.domain.agents import Agent
from chalicelib.domain.changes import assign, close, resolve
from chalicelib.domain.chats import Chat, ChatPage
from chalicelib.frozen import component
from chalicelib.services.access import Access, GuestKey
from chalicelib.services.chat_updates import ChatUpdater, Decide
from chalicelib.services.ports import Inboxes

_PAST_CHATS = 20


@component
class ChatService:
    access: Access
    inboxes: Inboxes
    updater: ChatUpdater

    def status(self, key: GuestKey) -> Chat:
        """One item read. Raises ChatNotFound, GuestTokenRequired."""
        return self.access.of_guest(key)

    def page(self, agent: Agent, chat_id: str) -> ChatPage:
        """Raises ChatNotFound, NotYours."""
        return self.access.visible_page(agent, chat_id)

    def assign(self, agent: Agent, chat_id: str) -> ChatPage:
        """Raises ChatNotFound, AlreadyAssigned, ChatClosedToActions."""
        return self._changed(
            lambda: self.access.takeable_page(chat_id),
            lambda chat, now: assign(chat, agent.name, now),
        )

    def resolve(self, agent: Agent, chat_id: str) -> ChatPage:
        """Raises ChatNotFound, NotYours, ChatClosedToActions."""
        return self._changed(
            lambda: self.access.visible_page(agent, chat_id),
            lambda chat, now: resolve(chat, agent.name, now),
        )

    def close(self, agent: Agent, chat_id: str) -> ChatPage:
        """Raises ChatNotFound, NotYours."""
        return self._changed(
            lambda: self.access.visible_page(agent, chat_id),
            lambda chat, now: close(chat, agent.name, now),
        )

    def past(self, agent: Agent, chat_id: str) -> list[Chat]:
        """The same guest's earlier chats, newest first. Raises ChatNotFound, NotYours."""
        return self.inboxes.earlier(self.access.visible(agent, chat_id), _PAST_CHATS)

    def _changed(self, load: Callable[[], ChatPage], decide: Decide) -> ChatPage:
        pages: list[ChatPage] = []

        def load_chat() -> Chat:
            pages.append(load())
            return pages[-1].chat

        change = self.updater.update(load_chat, decide)
        return replace(pages[-1], chat=change.chat)
