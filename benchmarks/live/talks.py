"""The scenarios in which people talk: two, many, and two whose gateway dies."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import cycle
from queue import Queue
from typing import Any

from benchmarks.live.figures import Outcome, outcome
from benchmarks.live.listening import Listener, agent_listener, guest_listener
from benchmarks.live.people import Agent, Guest, Sent, agent, guest
from devserver.servers import Servers

_READY_SECONDS = 30.0
_PATIENCE = 5.0
_STAGGER_SECONDS = 0.05
_ANSWER_SECONDS = 15.0  # an agent answers one chat after another


def two_people(servers: Servers, lines: int) -> Outcome:
    """Both write as fast as they are answered."""
    return _two(servers, f"two clients, {lines} messages each way", lines, lambda _number: None, timed=True)


def killed_gateway(servers: Servers, lines: int) -> Outcome:
    """The gateway is killed after a third of what the guest writes, and started after two thirds."""

    def break_(number: int) -> None:
        if number == lines // 3:
            servers.kill_gateway()
        elif number == 2 * lines // 3:
            servers.start_gateway()

    name = f"the gateway killed and restarted amid {lines} each way"
    return _two(servers, name, lines, break_, timed=False)


def many_chats(servers: Servers, chats: int, agents: Sequence[str], rounds: int) -> Outcome:
    """Every guest writes, and writes again when the agent has answered."""
    with ExitStack() as ending:
        staff = [_Desk(servers, agent(servers.api, name), ending) for name in agents]
        desks = list(zip(_chats(servers, chats, staff), cycle(staff), strict=False))
        for desk in staff:
            desk.open()
        listeners = {each.chat_id: guest_listener(servers.live, each) for each, _ in desks}
        _until_ready(listeners.values(), ending)
        with ThreadPoolExecutor(chats) as all_:
            talks = []
            for each, desk in desks:
                talks.append(all_.submit(_converse, each, listeners[each.chat_id], desk, rounds))
                desk.listener.over.wait(_STAGGER_SECONDS)  # not all write in the same moment
        sent = [each for talk in talks for each in talk.result()]
        for desk in staff:
            desk.close()
        sent += [each for desk in staff for each in desk.sent]
        guests = {id_: listener.log for id_, listener in listeners.items()}
        heard = {each.chat_id: desk.listener for each, desk in desks}
        _finish(sent, listeners, heard)
    name = f"{chats} chats at once with {len(staff)} agents"
    return outcome(name, sent, guests, {id_: listener.log for id_, listener in heard.items()})


class _Desk:
    """An agent who answers each message, one after another."""

    def __init__(self, servers: Servers, agent_: Agent, ending: ExitStack) -> None:
        self.agent, self.sent = agent_, list[Sent]()
        self._servers, self._ending = servers, ending
        self._unanswered: Queue[str | None] = Queue()

    def open(self) -> None:
        """Once its chats are taken."""
        self.listener = agent_listener(self._servers.live, self.agent, self._heard)
        _until_ready([self.listener], self._ending)
        self._worker = ThreadPoolExecutor(1)
        self._ending.callback(self.close)
        self._worker.submit(self._answer)

    def close(self) -> None:
        """Once it has answered all."""
        self._unanswered.put(None)
        self._worker.shutdown()

    def _heard(self, chat_id: str, event: Any) -> None:
        if event["type"] == "message" and event["message"]["sender_type"] == "user":
            self._unanswered.put(chat_id)

    def _answer(self) -> None:
        while chat_id := self._unanswered.get():
            self.sent.append(self.agent.says(chat_id))


def _chats(servers: Servers, count: int, staff: Sequence[_Desk]) -> list[Guest]:
    guests = [guest(servers.api) for _ in range(count)]
    for each, desk in zip(guests, cycle(staff), strict=False):
        desk.agent.takes(each.chat_id)
    return guests


def _converse(each: Guest, listener: Listener, desk: _Desk, rounds: int) -> list[Sent]:
    sent: list[Sent] = []
    for _ in range(rounds):
        sent.append(each.says())
        while not listener.log.knows(each.chat_id, sent[-1].seq + 1, _ANSWER_SECONDS):
            # A push was lost on either side: both ask, as clients do after a silence.
            desk.listener.catch_up()
            listener.catch_up()
    return sent


def _two(servers: Servers, name: str, lines: int, meanwhile: Callable[[int], None], timed: bool) -> Outcome:
    with ExitStack() as ending:
        one, other = guest(servers.api), agent(servers.api, "agent1")
        other.takes(one.chat_id)
        at_guest = guest_listener(servers.live, one)
        at_agent = agent_listener(servers.live, other, lambda _chat_id, _event: None)
        _until_ready([at_guest, at_agent], ending)

        def guest_writes() -> list[Sent]:
            sent = []
            for number in range(lines):
                meanwhile(number)
                sent.append(one.says())
            return sent

        with ThreadPoolExecutor(2) as both:
            writing = both.submit(guest_writes)
            answering = both.submit(lambda: [other.says(one.chat_id) for _ in range(lines)])
        sent = writing.result() + answering.result()
        _finish(sent, {one.chat_id: at_guest}, {one.chat_id: at_agent})
        return outcome(name, sent, {one.chat_id: at_guest.log}, {one.chat_id: at_agent.log}, timed)


def _until_ready(listeners: Any, ending: ExitStack) -> None:
    for listener in listeners:
        ending.callback(listener.stop)
        if not listener.ready.wait(_READY_SECONDS):
            raise TimeoutError("a WebSocket was not ready")


def _finish(sent: Sequence[Sent], *sides: dict[str, Listener]) -> None:
    """Who does not hear of the last message within seconds asks, as after a silence."""
    last: dict[str, int] = {}
    for each in sent:
        last[each.chat_id] = max(each.seq, last.get(each.chat_id, 0))
    for side in sides:
        for chat_id, listener in side.items():
            if not listener.log.knows(chat_id, last[chat_id], _PATIENCE):
                listener.catch_up()
