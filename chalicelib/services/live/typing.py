"""Somebody types: the other side is told, and nothing is kept of it."""

from chalicelib.domain.agents import Agent
from chalicelib.domain.chats import Chat, ChatNotFound, is_uuid
from chalicelib.domain.realtime import Audience, Connection, Push, TypingFrame
from chalicelib.frozen import component
from chalicelib.services.access import Access
from chalicelib.services.live.ports import Connections
from chalicelib.services.live.push import Publisher
from chalicelib.services.ports import Clock


@component
class TypingService:
    access: Access
    connections: Connections
    publisher: Publisher
    clock: Clock

    def notify_typing(self, connection: Connection, speaker: Agent | None, chat_id: str) -> None:
        """Once in three seconds for each connection and chat; what is beyond that is dropped.

        `speaker`: the agent, None for a guest. Raises ChatNotFound, NotAssigned.
        """
        if not is_uuid(chat_id) or (speaker is None and chat_id != connection.chat_id):
            raise ChatNotFound
        if not self.connections.may_type(connection, chat_id, self.clock.now()):
            return
        chat = self.access.takeable(chat_id) if speaker is None else self.access.own(speaker, chat_id)
        if chat.agent and chat.status == "active":
            self.publisher.push([_push(chat, chat.agent.id, speaker)])


def _push(chat: Chat, agent_id: str, speaker: Agent | None) -> Push:
    if speaker is None:
        return Push(Audience("agent", agent_id), TypingFrame(chat.id, "user"))
    return Push(Audience("guest", chat.id), TypingFrame(chat.id, "agent"))
