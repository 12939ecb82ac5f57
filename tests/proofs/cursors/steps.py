"""What guests and agents do while somebody follows: drawn at random, refused where the app refuses."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

from client.agent import Agent
from client.api import Reply
from client.guest import Guest, open_chat
from tests.proofs.machine.scene import ANA, CARLOS, MARIA, Scene

_CHATS = 3


@dataclass(frozen=True)
class Step:
    """One thing that somebody does; `chat` and `pick` are taken modulo what there is."""

    act: str
    chat: int
    by_other: bool
    pick: int


def steps(acts: list[str]) -> st.SearchStrategy[Step]:
    """One of `acts`, in one of a few chats."""
    return st.builds(
        Step, st.sampled_from(acts), st.integers(0, _CHATS - 1), st.booleans(), st.integers(0, 30)
    )


@dataclass
class World:
    """Two agents and the chats that there are; whatever is refused changes nothing."""

    scene: Scene
    guests: list[Guest] = field(default_factory=list)

    def play(self, step: Step) -> None:
        """Do it, a millisecond later."""
        self.scene.clock.advance(0.001)
        if not self.guests or step.act == "comes":
            self._comes()
            return
        guest = self.guests[step.chat % len(self.guests)]
        reply = _ACTS[step.act](self, guest, step)
        assert reply.status < 500

    def agent(self, step: Step) -> Agent:
        """Mostly one of them, so that most of what is tried is allowed."""
        return self.scene.agents[MARIA if step.by_other else CARLOS]

    def _comes(self) -> None:
        if len(self.guests) < _CHATS:
            self.guests.append(open_chat(self.scene.api))


def _message(guest: Guest, step: Step) -> str:
    messages = [each["message"] for each in guest.events(limit=500)["events"] if each["type"] == "message"]
    return str(messages[step.pick % len(messages)]["id"])


def _marks_one(stage: World, guest: Guest, step: Step) -> Reply:
    return stage.agent(step).post(f"/api/messages/{_message(guest, step)}/mark_read/")


def _marks_some(stage: World, guest: Guest, step: Step) -> Reply:
    ids = [_message(guest, step), _message(guest, Step("", 0, False, step.pick // 2))]
    return stage.agent(step).post("/api/messages/mark_bulk_read/", {"message_ids": ids})


def _agent_marks_all(stage: World, guest: Guest, step: Step) -> Reply:
    return stage.agent(step).post("/api/messages/mark_chat_read/", {"chat_room_id": guest.chat_id})


def _acting(action: str) -> Callable[[World, Guest, Step], Reply]:
    return lambda stage, guest, step: stage.agent(step).act(guest.chat_id, action)


def _as_admin(action: str) -> Callable[[World, Guest, Step], Reply]:
    return lambda stage, guest, _step: stage.scene.agents[ANA].act(guest.chat_id, action)


_ACTS: dict[str, Callable[[World, Guest, Step], Reply]] = {
    "guest writes": lambda _stage, guest, step: guest.send(f"guest {step.pick}"),
    "agent writes": lambda stage, guest, step: stage.agent(step).send(guest.chat_id, f"agent {step.pick}"),
    "guest reads": lambda _stage, guest, step: guest.get("/api/messages/by_chat/", limit=1 + step.pick % 3),
    "guest marks all": lambda _stage, guest, _step: guest.post("/api/messages/mark_chat_read/"),
    "agent reads": lambda stage, guest, step: stage.agent(step).get(
        f"/api/chatrooms/{guest.chat_id}/messages/", limit=1 + step.pick % 3
    ),
    "agent marks one": _marks_one,
    "agent marks some": _marks_some,
    "agent marks all": _agent_marks_all,
    "admin takes": _as_admin("assign"),
    "admin resolves": _as_admin("resolve"),
    "admin closes": _as_admin("close"),
    "agent marks notifications": lambda stage, _guest, step: stage.agent(step).post(
        "/api/notifications/mark_all_read/"
    ),
    "takes": _acting("assign"),
    "resolves": _acting("resolve"),
    "closes": _acting("close"),
}
_READING = ["guest reads", "guest marks all", "agent reads", "agent marks one", "agent marks some"]
_OFTEN = ["guest writes", "agent writes", "takes", "resolves"]
IN_A_CHAT = [*_OFTEN * 3, *_READING, "agent marks all", "closes", "comes"]
_ADMINS = ["admin takes", "admin resolves", "admin closes"]
IN_THE_HOUSE = [*IN_A_CHAT, *_ADMINS, "agent marks notifications", "comes"]
