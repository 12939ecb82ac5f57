"""The scenarios in which people talk: two, many, and two whose gateway dies; and what they came to."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import cycle
from queue import Queue
from tempfile import TemporaryFile
from typing import Any, NamedTuple

from benchmarks.stage import TEXT, engine, identified
from chalicelib import wiring
from chalicelib.config import Settings
from client.agent import PASSWORD, Agent, log_in
from client.api import PatientApi
from client.follower import AgentFollower, Follower, GuestFollower
from client.guest import Guest, open_chat
from devserver.servers import Servers

_MANY = "1000000"
# One process answers everybody here, where on AWS each request has a function to itself.
_LIMITS = {"CHATS_PER_IP": _MANY, "GUEST_MESSAGES_PER_MINUTE": _MANY, "LIVE_PUSH_MILLISECONDS": "3000"}
MOST_TIMES_THE_POST = 3.0
_READY_SECONDS = 30.0
_PATIENCE = 5.0
_STAGGER_SECONDS = 0.05
_ANSWER_SECONDS = 15.0  # an agent answers one chat after another
Times = tuple[float, ...]


class Sent(NamedTuple):
    """A message that was stored; seconds of the monotonic clock, before and after its POST."""

    chat_id: str
    seq: int
    by: Guest | Agent
    started: float
    answered: float


def send(by: Guest | Agent, chat_id: str) -> Sent:
    """A text of 300 bytes, under an identifier, so that it is stored once however often it is sent."""
    started = time.monotonic()
    sent = by.send(TEXT, **identified()) if isinstance(by, Guest) else by.send(chat_id, TEXT, **identified())
    return Sent(chat_id, sent.expect(200, 201)["seq"], by, started, time.monotonic())


@contextmanager
def running(agents: int) -> Iterator[Servers]:
    """The API and the gateway over an engine of their own, with that many agents (`agent1`, …)."""
    with engine() as database, TemporaryFile() as log:
        wiring.configure(Settings(aws_endpoint_url_dynamodb=database))
        wiring.create_tables()
        create = wiring.services().agents.create
        for number in range(1, agents + 1):
            create(f"agent{number}", PASSWORD, first_name="Carlos", last_name="López")
        servers = Servers(database, _LIMITS, log)
        try:
            yield servers
        finally:
            servers.stop()


class Outcome(NamedTuple):
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
    return _two(servers, f"two clients, {sends} messages each way", sends, None)


def killed_gateway(servers: Servers, sends: int) -> Outcome:
    """The gateway is killed after a third of what the guest writes, and started after two thirds."""
    events = {sends // 3: servers.kill_gateway, 2 * sends // 3: servers.start_gateway}
    return _two(servers, f"the gateway killed and restarted amid {sends} each way", sends, events)


def _two(servers: Servers, name: str, sends: int, events: Mapping[int, Callable[[], None]] | None) -> Outcome:
    """`events` happen before the guest's message of that number; with them there is no goal."""
    api = PatientApi(servers.api)
    guest, agent = open_chat(api), log_in(api, "agent1")
    agent.takes(guest.chat_id)

    def guest_sends(number: int) -> Sent:
        (events or {}).get(number, lambda: None)()
        return send(guest, guest.chat_id)

    with ExitStack() as ending:
        at_guest, at_agent = GuestFollower(servers.live, guest), AgentFollower(servers.live, agent)
        _start([at_guest, at_agent], ending)
        with ThreadPoolExecutor(2) as both:
            writing = both.submit(lambda: [guest_sends(number) for number in range(sends)])
            answering = both.submit(lambda: [send(agent, guest.chat_id) for _ in range(sends)])
        sent = writing.result() + answering.result()
        return _outcome(name, sent, {guest.chat_id: at_guest}, {guest.chat_id: at_agent}, not events)


def many_chats(servers: Servers, chats: int, agents: Sequence[str], rounds: int) -> Outcome:
    """Every guest writes, and writes again when the agent has answered."""
    with ExitStack() as ending:
        guests = [open_chat(PatientApi(servers.api)) for _ in range(chats)]
        staff = [_Attendant(servers, name) for name in agents]
        at_agents, at_guests = dict[str, Follower](), dict[str, Follower]()
        for guest, attendant in zip(guests, cycle(staff), strict=False):
            attendant.agent.takes(guest.chat_id)
            at_agents[guest.chat_id] = attendant.follower
            at_guests[guest.chat_id] = GuestFollower(servers.live, guest)
        _start([*(attendant.follower for attendant in staff), *at_guests.values()], ending)
        with ThreadPoolExecutor(chats + len(staff)) as pool:
            answering = [pool.submit(attendant.answer_all) for attendant in staff]
            talks = []
            for guest, at_guest, at_agent in zip(guests, at_guests.values(), at_agents.values(), strict=True):
                talks.append(pool.submit(_converse, guest, at_guest, at_agent, rounds))
                at_guest.over.wait(_STAGGER_SECONDS)  # not all write in the same moment
            try:
                sent = [each for talk in talks for each in talk.result()]
            finally:
                for attendant in staff:
                    attendant.unanswered.put(None)
            sent += [each for answers in answering for each in answers.result()]
        return _outcome(f"{chats} chats at once with {len(staff)} agents", sent, at_guests, at_agents, True)


class _Attendant:
    """An agent who answers each message, one after another."""

    def __init__(self, servers: Servers, username: str) -> None:
        self.agent = log_in(PatientApi(servers.api), username)
        self.follower = AgentFollower(servers.live, self.agent, self._heard)
        self.unanswered: Queue[str | None] = Queue()

    def _heard(self, chat_id: str, event: Any) -> None:
        if event["type"] == "message" and event["message"]["sender_type"] == "user":
            self.unanswered.put(chat_id)

    def answer_all(self) -> list[Sent]:
        """Until there is nothing more to answer."""
        return [send(self.agent, chat_id) for chat_id in iter(self.unanswered.get, None)]


def _converse(guest: Guest, at_guest: Follower, at_agent: Follower, rounds: int) -> list[Sent]:
    sent: list[Sent] = []
    for _ in range(rounds):
        sent.append(send(guest, guest.chat_id))
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
    delays: list[float] = []
    for each in sent:
        other = (at_agents if isinstance(each.by, Guest) else at_guests)[each.chat_id]
        if not other.knows(each.chat_id, each.seq, _PATIENCE):
            other.catch_up()  # as after a silence
        if when := other.learned.get((each.chat_id, each.seq)):
            delays.append(when - each.started)
    everybody = {*at_guests.values(), *at_agents.values()}
    shown = [(follower, chat_id, event["seq"]) for follower in everybody for chat_id, event in follower.shown]
    post, delivery = _times([each.answered - each.started for each in sent]), _times(delays)
    lost, twice = len(sent) - len(delays), len(shown) - len(set(shown))
    asked = sum(each.asked for each in everybody)
    return Outcome(name, len(sent), post, delivery, lost, twice, asked, has_goal)


def _times(seconds: Sequence[float]) -> Times:
    """Percentiles, of at least one."""
    last = len(seconds) - 1
    return tuple(1000 * sorted(seconds)[min(last, int(share * len(seconds)))] for share in (0.5, 0.95, 0.99))
