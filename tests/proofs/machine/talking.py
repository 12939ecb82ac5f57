"""Steps in which somebody writes, takes, resolves or closes, and in which time passes."""

from collections.abc import Callable
from functools import partial

from hypothesis import strategies as st

from client.api import Reply
from tests.proofs.machine.chats import DAY, Chat, Message, Person
from tests.proofs.machine.house import Draft
from tests.proofs.machine.moves import move
from tests.proofs.machine.play import Play, picks, texts, whos
from tests.proofs.machine.shown import check_shows, message_fields

# Under an identifier the same is mostly sent again.
_contents = st.sampled_from(["Hola", " Hola\n", "Hola", "Adiós"])
_named = st.builds(Draft, _contents, st.sampled_from(["m-1", "m-2"]))
_drafts = st.lists(st.builds(Draft, texts) | _named, min_size=1, max_size=3)
_GUESTS_WAYS = st.sampled_from(["/api/chat/send_message/", "/api/messages/send_guest_message/"])
_AGENTS_WAYS = st.sampled_from(["/api/chatrooms/{}/send_message/", "/api/messages/"])
_ENDS = st.sampled_from(["resolved"] * 5 + ["closed"])
_ACTIONS = {"resolved": "resolve", "closed": "close"}
_SECOND = 1000


class Talking(Play):
    """Writing, and what becomes of a chat."""

    @move(weight=3, drafts=_drafts, path=_GUESTS_WAYS)
    def guest_writes(self, chat: Chat, drafts: list[Draft], path: str) -> None:
        for draft in drafts:
            now = self._step_to_send(chat, "", draft)
            reply = self.guests[chat.id].post(path, **_fields(draft))
            self._check_sent(chat, reply, partial(self.house.guest_sends, chat, draft, now))

    @move(weight=3, who=whos, drafts=_drafts, path=_AGENTS_WAYS)
    def agent_writes(self, chat: Chat, who: Person | None, drafts: list[Draft], path: str) -> None:
        person = self.who(chat, who)
        for draft in drafts:
            now = self._step_to_send(chat, person.username, draft)
            body = {"chat_room_id": chat.id, **_fields(draft)}
            reply = self.scene.agents[person].post(path.format(chat.id), body)
            self._check_sent(chat, reply, partial(self.house.agent_sends, person, chat, draft, now))

    @move(who=whos)
    def agent_takes(self, chat: Chat, who: Person | None) -> None:
        now, person = self.step(chat), self.who(chat, who)
        reply = self.scene.agents[person].act(chat.id, "assign")
        self.expect(reply, lambda: self.house.assign(person, chat, now))

    @move(who=whos, status=_ENDS)
    def agent_ends(self, chat: Chat, who: Person | None, status: str) -> None:
        now, person = self.step(chat), self.who(chat, who)
        reply = self.scene.agents[person].act(chat.id, _ACTIONS[status])
        self.expect(reply, lambda: self.house.end(person, chat, status, now))

    @move(seconds=st.sampled_from([0.5, 60, 12 * 3600]))
    def time_passes(self, chat: Chat, seconds: float) -> None:
        """Nothing else happens."""
        self.clock.advance(seconds)

    @move(weight=2, pick=picks, late=st.booleans(), content=_contents)
    def a_day_later(self, chat: Chat, pick: int, late: bool, content: str) -> None:
        """An identifier comes again when it is almost a day old, or just over."""
        sent = list(chat.sent.items())
        if not sent:
            return
        (_, name), message = sent[pick % len(sent)]
        moment = message.created_at + DAY + (_SECOND if late else -2)
        self.clock.jump(max(self.clock.now(), moment))
        drafts = [Draft(content, name)]
        if message.agent:
            self.agent_writes(chat, message.agent, drafts, "/api/messages/")
        else:
            self.guest_writes(chat, drafts, "/api/chat/send_message/")

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
