"""Fetching a chat is asking for permission: no use case has another way to one."""

import hmac
from collections.abc import Callable

from chalicelib.domain.agents import Agent
from chalicelib.domain.changes import Change, with_token_demanded
from chalicelib.domain.chats import Chat, ChatNotFound, ChatPage, NotAssigned, NotYours, is_uuid
from chalicelib.domain.sessions import GuestTokenRequired, token_digest
from chalicelib.frozen import component
from chalicelib.services.ports import Chats


@component
class GuestKey:
    """A guest's key: the chat's id, and the stronger token where the client has it."""

    chat_id: str
    token: str | None = None

    def demanded_by(self, decide: Callable[[Chat, int], Change]) -> Callable[[Chat, int], Change]:
        """`decide`, with which the chat demands the token from now on, where this key has one."""
        if not self.token:
            return decide
        return lambda chat, now: with_token_demanded(decide(chat, now))


@component
class Access:
    """Each raises ChatNotFound first, then Forbidden (docs/contract.md, "Conventions")."""

    chats: Chats
    require_guest_token: bool

    def of_guest(self, key: GuestKey) -> Chat:
        """Raises GuestTokenRequired where a token is shown, or demanded, and is not this chat's.

        Agents see chats' ids, so an id alone is good only until the guest has shown the token.
        """
        chat = self._existing(key.chat_id)
        if key.token or chat.demands_token or self.require_guest_token:
            shown = token_digest(key.token or "")
            if not hmac.compare_digest(shown, chat.token_digest):
                raise GuestTokenRequired
        return chat

    def takeable(self, chat_id: str) -> Chat:
        """For assigning: any agent may try; the chat's state decides."""
        return self._existing(chat_id)

    def visible(self, agent: Agent, chat_id: str) -> Chat:
        """For looking: one's own, a waiting one, an admin any."""
        return _check_visible(agent, self._existing(chat_id))

    def takeable_page(self, chat_id: str) -> ChatPage:
        """As `takeable`, with all that the chat's page shows."""
        page = self.chats.get_page(chat_id) if is_uuid(chat_id) else None
        if page is None:
            raise ChatNotFound
        return page

    def visible_page(self, agent: Agent, chat_id: str) -> ChatPage:
        """As `visible`, with all that the chat's page shows."""
        page = self.takeable_page(chat_id)
        _check_visible(agent, page.chat)
        return page

    def answerable(self, agent: Agent, chat_id: str) -> Chat:
        """For writing: one's own or a waiting one, for admins too."""
        chat = self._existing(chat_id)
        if chat.agent is not None and not chat.belongs_to(agent.id):
            raise NotAssigned
        return chat

    def own(self, agent: Agent, chat_id: str) -> Chat:
        """For marking as read: one's own alone."""
        return check_own(agent, self._existing(chat_id))

    def _existing(self, chat_id: str) -> Chat:
        chat = self.chats.get(chat_id) if is_uuid(chat_id) else None
        if chat is None:
            raise ChatNotFound
        return chat


def _check_visible(agent: Agent, chat: Chat) -> Chat:
    if chat.agent is None or chat.belongs_to(agent.id) or agent.is_admin:
        return chat
    raise NotYours


def check_own(agent: Agent, chat: Chat) -> Chat:
    if not chat.belongs_to(agent.id):
        raise NotYours
    return chat
