"""The scenarios in which people talk: two, many, and two whose gateway dies; and what they came to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle
from queue import Queue
from typing import Any

from benchmarks.live.people import Sent, agent, agent_sends, guest_sends, guests
from client.follower import AgentFollower, Follower, GuestFollower
from client.guest import Guest
from devserver.servers import Servers

MOST_TIMES_THE_POST = 3.0
_READY_SECONDS = 30.0
_PATIENCE = 5.0
_STAGGER_SECONDS = 0.05
_ANSWER_SECONDS = 15.0  # an agent answers one chat after another
Times = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Milliseconds: p50, p95, p99. `lost`: never seen, not even by asking; `twice`: shown twice."""

    name: str
    messages: int
    post: Times
    delivery: Times
    lost: int
    twice: int
    asked: int
    has_goal: bool

    @property
    def times_the_post(self) -> float:
        return self.delivery[1] / self.post[1]

    @property
    def missed(self) -> bool:
        late = self.has_goal and self.times_the_post > MOST_TIMES_THE_POST
        return late or self.lost > 0 or self.twice > 0


def two_people(servers: Servers, sends: int) -> Outcome:
    """Both write as fast as they are answered."""
    name = f"two clients, {sends} messages each way"
    return _two(servers, name, sends, lambda _number: None, has_goal=True)


def killed_gateway(servers: Servers, sends: int) -> Outcome:
    """The gateway is killed after a third of what the guest writes, and started after two thirds."""

    def break_(number: int) -> None:
        if number == sends // 3:
            servers.kill_gateway()
        elif number == 2 * sends // 3:
            servers.start_gateway()

    name = f"the gateway killed and restarted amid {sends} each way"
    return _two(servers, name, sends, break_, has_goal=False)


def _two(
    servers: Servers, name: str, sends: int, meanwhile: Callable[[int], None], has_goal: bool
) -> Outcome:
    (guest,), other = guests(servers, 1), agent(servers, "agent1")
    other.takes(guest.chat_id)

    def guest_writes() -> list[Sent]:
        sent = []
        for number in range(sends):
            meanwhile(number)
            sent.append(guest_sends(guest))
        return sent

    with ExitStack() as ending:
        at_guest, at_agent = GuestFollower(servers.live, guest), AgentFollower(servers.live, other)
        _start([at_guest, at_agent], ending)
        with ThreadPoolExecutor(2) as both:
            writing = both.submit(guest_writes)
            answering = both.submit(lambda: [agent_sends(other, guest.chat_id) for _ in range(sends)])
        sent = writing.result() + answering.result()
        return _outcome(name, sent, {guest.chat_id: at_guest}, {guest.chat_id: at_agent}, has_goal)


def many_chats(servers: Servers, chats: int, agents: Sequence[str], rounds: int) -> Outcome:
    """Every guest writes, and writes again when the agent has answered."""
    with ExitStack() as ending:
        everybody, staff = guests(servers, chats), [_Attendant(servers, name) for name in agents]
        owners = {guest.chat_id: owner for guest, owner in zip(everybody, cycle(staff), strict=False)}
        for chat_id, owner in owners.items():
            owner.agent.takes(chat_id)
        _start([owner.follower for owner in staff], ending)
        followers = {guest.chat_id: GuestFollower(servers.live, guest) for guest in everybody}
        _start(followers.values(), ending)
        with ThreadPoolExecutor(chats + len(staff)) as pool:
            answering = [pool.submit(owner.answer_all) for owner in staff]
            talks = []
            for guest in everybody:
                talk = (guest, followers[guest.chat_id], owners[guest.chat_id].follower, rounds)
                talks.append(pool.submit(_converse, *talk))
                staff[0].follower.over.wait(_STAGGER_SECONDS)  # not all write in the same moment
            try:
                sent = [each for talk in talks for each in talk.result()]
            finally:
                for owner in staff:
                    owner.unanswered.put(None)
            sent += [each for answers in answering for each in answers.result()]
        heard = {chat_id: owner.follower for chat_id, owner in owners.items()}
        name = f"{chats} chats at once with {len(staff)} agents"
        return _outcome(name, sent, followers, heard, has_goal=True)


class _Attendant:
    """An agent who answers each message, one after another."""

    def __init__(self, servers: Servers, username: str) -> None:
        self.agent = agent(servers, username)
        self.follower = AgentFollower(servers.live, self.agent, self._heard)
        self.unanswered: Queue[str | None] = Queue()

    def _heard(self, chat_id: str, event: Any) -> None:
        if event["type"] == "message" and event["message"]["sender_type"] == "user":
            self.unanswered.put(chat_id)

    def answer_all(self) -> list[Sent]:
        """Until there is nothing more to answer."""
        return [agent_sends(self.agent, chat_id) for chat_id in iter(self.unanswered.get, None)]


def _converse(guest: Guest, at_guest: Follower, at_agent: Follower, rounds: int) -> list[Sent]:
    sent: list[Sent] = []
    for _ in range(rounds):
        sent.append(guest_sends(guest))
        while not at_guest.knows(guest.chat_id, sent[-1].seq + 1, _ANSWER_SECONDS):
            # A push was lost on either side: both ask, as clients do after a silence.
            at_agent.catch_up()
            at_guest.catch_up()
    return sent


def _start(followers: Iterable[Follower], ending: ExitStack) -> None:
    """They know all that is there, and listen."""
    for follower in followers:
        follower.catch_up()
        follower.asked = 0
        follower.start()
        ending.callback(follower.stop)
    for follower in followers:
        if not follower.ready.wait(_READY_SECONDS):
            raise TimeoutError("a WebSocket was not ready")


def _outcome(
    name: str,
    sent: Sequence[Sent],
    at_guests: Mapping[str, Follower],
    at_agents: Mapping[str, Follower],
    has_goal: bool,
) -> Outcome:
    """Followers by chat. What one side sent the other must have seen."""
    last: dict[str, int] = {}
    for each in sent:
        last[each.chat_id] = max(each.seq, last.get(each.chat_id, 0))
    for chat_id, follower in (*at_guests.items(), *at_agents.items()):
        if not follower.knows(chat_id, last[chat_id], _PATIENCE):
            follower.catch_up()  # as after a silence
    delays: list[float] = []
    for each in sent:
        other = (at_agents if each.by == "guest" else at_guests)[each.chat_id]
        if when := other.learned.get((each.chat_id, each.seq)):
            delays.append(when - each.started)
    everybody = {*at_guests.values(), *at_agents.values()}
    shown = [(follower, chat_id, event["seq"]) for follower in everybody for chat_id, event in follower.shown]
    return Outcome(
        name=name,
        messages=len(sent),
        post=_times([each.answered - each.started for each in sent]),
        delivery=_times(delays),
        lost=len(sent) - len(delays),
        twice=len(shown) - len(set(shown)),
        asked=sum(each.asked for each in everybody),
        has_goal=has_goal,
    )


def _times(seconds: Sequence[float]) -> Times:
    """Percentiles, of at least one."""
    ordered = sorted(seconds)
    p50, p95, p99 = (
        ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000 for share in (0.5, 0.95, 0.99)
    )
    return p50, p95, p99
