"""Who may do what with which chat, and what agents are told: docs/contract.md, "Agents", by hand."""

from dataclasses import dataclass, field

from tests.proofs.machine.chats import DAY, Chat, Message, Notice, Person, Refused


@dataclass(frozen=True)
class Draft:
    """What somebody sends; `name` is the client's identifier."""

    content: str
    name: str | None = None


@dataclass(eq=False)
class House:
    """All chats and agents. Every method raises Refused where the API must refuse."""

    people: list[Person]
    chats: list[Chat] = field(default_factory=list)
    told: dict[Person, list[Notice]] = field(default_factory=dict)
    away: set[Person] = field(default_factory=set)
    silent: set[Person] = field(default_factory=set)

    def notices(self, person: Person) -> list[Notice]:
        """What an agent was told, oldest first."""
        return self.told.setdefault(person, [])

    def visible(self, person: Person) -> list[Chat]:
        """The chats that an agent's list shows."""
        return [each for each in self.chats if person.is_admin or each.owner in (None, person)]

    def unread_of(self, person: Person) -> int:
        """The sum over an agent's active chats."""
        own = [each for each in self.chats if each.owner == person and each.status == "active"]
        return sum(len(each.unread("agent")) for each in own)

    def open(self, id_: str, guest: str, text: str, now: int) -> Chat:
        """A chat that waits, which every agent is told who is neither away nor silent."""
        chat = Chat(id_, guest, now)
        chat.write(None, text, None, now)
        self.chats.append(chat)
        for person in self.people:
            if person not in self.away | self.silent:
                self.notices(person).append(Notice("new_chat", id_, guest, now))
        return chat

    def guest_sends(self, chat: Chat, draft: Draft, now: int) -> tuple[int, Message]:
        """The status of the answer, and the message."""
        first = _first(chat, "", draft, now)
        if first:
            return 200, first
        if chat.status == "closed":
            raise Refused(400, "chat_closed")
        if chat.owner:
            self.notices(chat.owner).append(Notice("new_message", chat.id, chat.guest, now))
        return 201, chat.write(None, draft.content.strip(), draft.name, now)

    def agent_sends(self, person: Person, chat: Chat, draft: Draft, now: int) -> tuple[int, Message]:
        """The status of the answer, and the message. The first to answer takes a waiting chat."""
        if chat.owner not in (None, person):
            raise Refused(403, "not_assigned")
        first = _first(chat, person.username, draft, now)
        if first:
            return 200, first
        if chat.status == "closed":
            raise Refused(400, "chat_closed")
        if chat.owner is None:
            chat.take(person, now)
        message = chat.write(person, draft.content.strip(), draft.name, now)
        chat.tell("new_message", person, now)
        return 201, message

    def assign(self, person: Person, chat: Chat, now: int) -> None:
        """Take a waiting chat."""
        if chat.status == "closed":
            raise Refused(400, "chat_closed")
        if chat.owner is None:
            chat.take(person, now)
        elif chat.owner != person:
            raise Refused(409, "already_assigned", agent_name=chat.owner.name)

    def end(self, person: Person, chat: Chat, status: str, now: int) -> None:
        """Resolve or close: one's own, an admin any, a waiting one anybody, whose it becomes."""
        if chat.owner not in (None, person) and not person.is_admin:
            raise Refused(403, "not_assigned")
        if chat.status == status:
            return
        if chat.status == "closed":
            raise Refused(400, "chat_closed")
        if chat.owner is None:
            chat.take(person, now)
        chat.end(status, person, now)


def _first(chat: Chat, sender: str, draft: Draft, now: int) -> Message | None:
    """The message that went under the same name in the last 24 hours."""
    first = chat.sent.get((sender, draft.name)) if draft.name else None
    if first is None or now - first.created_at >= DAY:
        return None
    if first.content != draft.content.strip():
        raise Refused(409, "idempotency_mismatch")
    return first
