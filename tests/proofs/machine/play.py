"""What every step of the machine stands on: the app, the model, and their comparison."""

from collections.abc import Callable
from itertools import count, product
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from client.api import Reply
from client.guest import Guest, open_chat
from tests.http.shapes import check_error
from tests.proofs.machine.chats import Chat, Message, Person, Refused
from tests.proofs.machine.checks import (
    ORDERINGS,
    check_agent,
    check_chat,
    check_counts,
    check_events,
    check_list,
)
from tests.proofs.machine.house import House
from tests.proofs.machine.moves import move
from tests.proofs.machine.scene import PEOPLE, set_scene

Result = TypeVar("Result")
people = st.sampled_from(PEOPLE)
# Mostly (None) the one whose chat it is: what is refused changes nothing.
whos = st.sampled_from([None, None, None, None, *PEOPLE])
picks = st.integers(min_value=0, max_value=30)
texts = st.sampled_from(["Hola", " Hola\n", "Adiós", "ñ" * 101, "👍" * 100])
_LATELY = 121  # seconds
_GUESTS = ["Juan Pérez", "Luisa Gil", "Juan Pérez"]
_LISTS = [*product([None, "waiting", "active", "resolved", "closed"], ORDERINGS)]


class Play(RuleBasedStateMachine):
    """Opens chats, and compares after every step: the chat of the step, and each agent."""

    def __init__(self) -> None:
        super().__init__()
        self.scene = set_scene()
        self.clock = self.scene.clock
        self.house = House(PEOPLE)
        self.guests: dict[str, Guest] = {}
        self._steps = count()
        self._touched: set[Chat] = set()
        self._told: dict[Person, list[tuple[str, int | None]]] = {}
        self._agreed = True

    def step(self, *chats: Chat) -> int:
        """The time of a new step, which may change `chats`."""
        self._agreed = False
        self._touched.update(chats)
        self.clock.advance(0.001)
        return self.clock.now()

    def expect(self, reply: Reply, play: Callable[[], Result], status: int = 200) -> Result | None:
        """What the model makes of the same step; None where both refuse."""
        try:
            result = play()
        except Refused as refused:
            check_error(reply, refused.status, refused.code, **refused.more)
            return None
        reply.expect(status)
        return result

    def who(self, chat: Chat, person: Person | None) -> Person:
        """Somebody named, or the chat's agent, who may be anybody while it waits."""
        return person or chat.owner or PEOPLE[0]

    def message_of(self, chat: Chat, pick: int) -> Message:
        """One of a chat's messages, the newest first."""
        return chat.messages[-1 - pick % len(chat.messages)]

    @initialize(text=texts, taker=st.none() | people)
    def first_chat(self, text: str, taker: Person | None) -> None:
        """There is always one, and mostly somebody has it."""
        self._open(text)
        if taker:
            chat, now = self.house.chats[0], self.step()
            self.scene.agents[taker].takes(chat.id)
            self.house.assign(taker, chat, now)

    @move(text=texts, away=st.sets(people, max_size=2), silent=st.sets(people, max_size=1))
    def guest_comes(self, chat: Chat, text: str, away: set[Person], silent: set[Person]) -> None:
        """Another guest, if there are any left, while some agents are away or made no call lately."""
        if len(self.guests) == len(_GUESTS):
            return
        for person in away ^ self.house.away:
            body = {"is_available": person in self.house.away}
            self.scene.agents[person].post("/api/agents/me/availability/", body).expect(200)
        self.house.away, self.house.silent = away, silent
        if silent:
            self.clock.advance(_LATELY)
        self._open(text)

    def _open(self, text: str) -> None:
        for person in set(PEOPLE) - self.house.silent:
            self.scene.agents[person].get("/api/agents/me/").expect(200)
        now, name = self.step(), _GUESTS[len(self.guests)]
        guest = open_chat(self.scene.api, text, full_name=name)
        chat = self.house.open(guest.chat_id, name, text.strip(), now)
        self.guests[chat.id] = guest
        self._touched.add(chat)

    @invariant()
    def all_agrees(self) -> None:
        """What the step changed; of agents and lists that should be as they were, one in turn."""
        while self._touched:
            chat = self._touched.pop()
            check_chat(chat, self.guests[chat.id], self.scene.auditor)
        step = next(self._steps)
        turn = PEOPLE[step % len(PEOPLE)]
        for person in PEOPLE:
            told = [(each.type, each.read_at) for each in self.house.notices(person)]
            if person == turn or told != self._told.get(person, []):
                check_agent(self.scene.agents[person], self.house.notices(person))
            self._told[person] = told
        self._check_list(turn, step)
        self._agreed = True

    def _check_list(self, person: Person, step: int) -> None:
        status, ordering = _LISTS[step * 7 % len(_LISTS)]
        check_list(self.scene.agents[person], self.house.visible(person), status, ordering)

    def teardown(self) -> None:
        """At the end of a play that went well, everything."""
        if not self._agreed:
            return
        for chat in self.house.chats:
            check_chat(chat, self.guests[chat.id], self.scene.auditor)
            check_events(chat, self.guests[chat.id])
        for person in PEOPLE:
            agent = self.scene.agents[person]
            check_counts(agent, person, self.house)
            for status in ("waiting", "active", "resolved", "closed", None):
                check_list(agent, self.house.visible(person), status, None)
