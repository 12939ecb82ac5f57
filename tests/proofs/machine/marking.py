"""Steps in which somebody reads, or marks something as read."""

from hypothesis import strategies as st

from tests.http.gateway import Reply
from tests.proofs.machine import reading
from tests.proofs.machine.chats import Chat, Message, Notice, Person
from tests.proofs.machine.moves import move
from tests.proofs.machine.play import Play, people, picks, whos
from tests.proofs.machine.reading import Span
from tests.proofs.machine.shown import check_shows, message_fields

_maybe = st.none() | picks
_limits = st.none() | st.integers(min_value=1, max_value=4)
_some = st.lists(picks, min_size=1, max_size=4)
_BY_CHAT = "/api/messages/by_chat/"


class Marking(Play):
    """Reading messages and notifications."""

    @move(weight=2, after=_maybe, before=_maybe, limit=_limits)
    def guest_reads(self, chat: Chat, after: int | None, before: int | None, limit: int | None) -> None:
        now, span = self.step(chat), self._span(chat, after, before, limit)
        reply = self.guests[chat.id].get(_BY_CHAT, **_query(span))
        self._check_page(chat, reply, self.expect(reply, lambda: reading.guest_reads(chat, span, now)))

    @move(weight=2, who=whos, after=_maybe, before=_maybe, limit=_limits)
    def agent_reads(
        self, chat: Chat, who: Person | None, after: int | None, before: int | None, limit: int | None
    ) -> None:
        now, span, person = self.step(chat), self._span(chat, after, before, limit), self.who(chat, who)
        path = f"/api/chatrooms/{chat.id}/messages/"
        reply = self.scene.agents[person].get(path, **_query(span))
        page = self.expect(reply, lambda: reading.agent_reads(person, chat, span, now))
        self._check_page(chat, reply, page)

    @move(who=whos, by_guest=st.booleans())
    def somebody_marks_the_chat(self, chat: Chat, who: Person | None, by_guest: bool) -> None:
        now, person = self.step(chat), None if by_guest else self.who(chat, who)
        side = self.scene.agents[person].api if person else self.scene.api
        reply = side.post("/api/messages/mark_chat_read/", {"chat_room_id": chat.id})
        _check_marked(reply, self.expect(reply, lambda: reading.mark_chat(person, chat, now)))

    @move(weight=2, who=whos, some=_some, besides=st.sampled_from(["", "", "", "unknown", "other"]))
    def agent_marks_messages(self, chat: Chat, who: Person | None, some: list[int], besides: str) -> None:
        """Some of a chat's messages, and perhaps one that there is not, or another chat's."""
        now, person, other = self.step(chat), self.who(chat, who), self.house.chats[-1]
        messages = [self.message_of(chat, pick) for pick in some]
        named: list[tuple[Chat, Message | None]] = [(chat, message) for message in messages]
        ids = [message.id for message in messages]
        if besides == "unknown":
            named, ids = [*named, (chat, None)], [*ids, _no_message(chat)]
        elif besides == "other":
            named, ids = [*named, (other, other.messages[0])], [*ids, other.messages[0].id]
        reply = self._mark(person, ids)
        _check_marked(reply, self.expect(reply, lambda: reading.mark_messages(person, named, now)))

    @move(some=st.none() | _some)
    def guest_marks_notifications(self, chat: Chat, some: list[int] | None) -> None:
        """All, or some of this chat's and of another's, which are passed over."""
        now, other = self.step(chat), self.house.chats[-1]
        named = chat.notices if some is None else _chosen(chat.notices + other.notices, some)
        ids = None if some is None else [each.id for each in named]
        reply = self.guests[chat.id].post("/api/user-notifications/mark_read/", notification_ids=ids)
        _check_marked(reply, reading.mark_notices(chat.notices, named, now))

    @move(who=whos, other=people, some=st.none() | _some)
    def agent_marks_notifications(
        self, chat: Chat, who: Person | None, other: Person, some: list[int] | None
    ) -> None:
        """All, or some of the agent's and of another's, which are passed over."""
        now, person = self.step(), self.who(chat, who)
        own = self.house.notices(person)
        named = own if some is None else _chosen(own + self.house.notices(other), some)
        agent = self.scene.agents[person]
        if some is None:
            reply = agent.post("/api/notifications/mark_all_read/")
        else:
            body = {"notification_ids": [each.id for each in named]}
            reply = agent.post("/api/notifications/mark_read/", body)
        _check_marked(reply, reading.mark_notices(own, named, now))

    def _span(self, chat: Chat, after: int | None, before: int | None, limit: int | None) -> Span:
        first, last = (None if pick is None else self.message_of(chat, pick) for pick in (after, before))
        return Span(first, last, limit)

    def _mark(self, person: Person, ids: list[str]) -> Reply:
        agent = self.scene.agents[person]
        if len(ids) == 1:
            return agent.post(f"/api/messages/{ids[0]}/mark_read/")
        return agent.post("/api/messages/mark_bulk_read/", {"message_ids": ids})

    def _check_page(self, chat: Chat, reply: Reply, page: list[Message] | None) -> None:
        if page is None:
            return
        assert [shown["id"] for shown in reply.json] == [message.id for message in page]
        for shown, message in zip(reply.json, page, strict=True):
            check_shows(shown, message_fields(chat, message))
        if page:
            assert ('rel="prev"' in reply.headers.get("link", "")) == (page[0] is not chat.messages[0])


def _query(span: Span) -> dict[str, str]:
    bounds = {"after": span.after, "before": span.before}
    query = {name: message.id for name, message in bounds.items() if message}
    return {**query, "limit": str(span.limit)} if span.limit else query


def _no_message(chat: Chat) -> str:
    """The id that a message would have under a number that is another event's, or nobody's."""
    others = (event.seq for event in chat.events if event.type != "message")
    return f"{chat.messages[0].id[:-1]}{next(others, len(chat.events) + 1)}"


def _chosen(notices: list[Notice], some: list[int]) -> list[Notice]:
    return [notices[pick % len(notices)] for pick in some] if notices else []


def _check_marked(reply: Reply, marked: tuple[int, int] | None) -> None:
    if marked is not None:
        expected = {"success": True, "marked": marked[0], "unread_count": marked[1]}
        assert reply.expect(200) == expected
