"""Steps in which somebody writes, takes, resolves or closes, and in which time passes."""

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.http.gateway import Reply
from tests.proofs.machine.chats import DAY, Chat, Message, Person
from tests.proofs.machine.house import Draft
from tests.proofs.machine.play import CHATS, Play, people, picks, texts
from tests.proofs.machine.shown import check_shows, message_fields

_drafts = st.builds(Draft, texts, st.sampled_from([None, None, "m-1", "m-2"]))
_GUESTS_WAYS = st.sampled_from(["/api/chat/send_message/", "/api/messages/send_guest_message/"])
_AGENTS_WAYS = st.sampled_from(["/api/chatrooms/{}/send_message/", "/api/messages/"])
_SECOND = 1000


class Talking(Play):
    """Writing, and what becomes of a chat."""

    @rule(chat=CHATS, draft=_drafts, path=_GUESTS_WAYS)
    def guest_sends(self, chat: Chat, draft: Draft, path: str) -> None:
        now = self._step_to_send(chat, "", draft)
        reply = self.guests[chat.id].post(path, **_fields(draft))
        self._check_sent(chat, reply, lambda: self.house.guest_sends(chat, draft, now))

    @rule(chat=CHATS, person=people, draft=_drafts, path=_AGENTS_WAYS)
    def agent_sends(self, chat: Chat, person: Person, draft: Draft, path: str) -> None:
        now = self._step_to_send(chat, person.username, draft)
        body = {"chat_room_id": chat.id, **_fields(draft)}
        reply = self.scene.agents[person].post(path.format(chat.id), body)
        self._check_sent(chat, reply, lambda: self.house.agent_sends(person, chat, draft, now))

    @rule(chat=CHATS, person=people)
    def agent_takes(self, chat: Chat, person: Person) -> None:
        now = self.step(chat)
        reply = self.scene.agents[person].act(chat.id, "assign")
        self.expect(reply, lambda: self.house.assign(person, chat, now))

    @rule(chat=CHATS, person=people, end=st.sampled_from(["resolve", "resolve", "close"]))
    def agent_ends(self, chat: Chat, person: Person, end: str) -> None:
        now, status = self.step(chat), {"resolve": "resolved", "close": "closed"}[end]
        reply = self.scene.agents[person].act(chat.id, end)
        self.expect(reply, lambda: self.house.end(person, chat, status, now))

    @rule(person=people, is_available=st.booleans())
    def agent_comes_or_goes(self, person: Person, is_available: bool) -> None:
        self.step()
        body = {"is_available": is_available}
        self.scene.agents[person].post("/api/agents/me/availability/", body).expect(200)
        (self.house.away.discard if is_available else self.house.away.add)(person)

    @rule(seconds=st.sampled_from([0.5, 60, 3600, 12 * 3600]))
    def time_passes(self, seconds: float) -> None:
        self.clock.advance(seconds)

    @rule(chat=CHATS, pick=picks, late=st.booleans())
    def a_day_ends(self, chat: Chat, pick: int, late: bool) -> None:
        """It is a day, but for a moment, since a message that has a client's identifier."""
        named = list(chat.sent.values())
        if named:
            edge = named[pick % len(named)].created_at + DAY
            moment = edge + _SECOND if late else edge - 3
            self.clock.jump(max(self.clock.now(), moment))

    def _step_to_send(self, chat: Chat, sender: str, draft: Draft) -> int:
        now = self.step(chat)
        first = chat.sent.get((sender, draft.name or ""))
        # Identifiers are forgotten at whole seconds, so in that second both would be right.
        if first and DAY <= now - first.created_at < DAY + _SECOND:
            self.clock.advance(1)
        return self.clock.now()

    def _check_sent(self, chat: Chat, reply: Reply, play: Callable[[], tuple[int, Message]]) -> None:
        sent = self.expect(reply, play, reply.status if reply.status in (200, 201) else 201)
        if sent is None:
            return
        status, message = sent
        message.id = message.id or reply.json["id"]
        check_shows(reply.expect(status), message_fields(chat, message))
        assert ("idempotent-replay" in reply.headers) == (status == 200)


def _fields(draft: Draft) -> dict[str, str]:
    named = {"client_message_id": draft.name} if draft.name else {}
    return {"content": draft.content, **named}
