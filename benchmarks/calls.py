"""The measured calls, each with its goal, and the tables on which they are measured."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple
from uuid import uuid4

from benchmarks.stage import TEXT, Bench, fill_lists, identified, long_chat, profile, set_up
from chalicelib.adapters.system import SystemClock
from chalicelib.domain.messages import SenderType
from client.agent import Agent, log_in
from client.guest import Guest, complete

Prepared = Callable[[], Any]
_PAGE = 50
_FEW_AGENTS = 3
_WAITING, _ACTIVE = 20, 30
_NOTIFICATIONS_A_CHAT = 10


class Cost(NamedTuple):
    """Capacity units, the token's included; `round_trips` besides the token's."""

    write_units: float
    read_units: float
    round_trips: int
    of_token: int


class Goal(NamedTuple):
    """At most this much; None: no goal."""

    write_units: float | None = None
    read_units: float | None = None
    round_trips: int | None = None

    def missed_by(self, cost: Cost) -> bool:
        return any(goal is not None and took > goal for goal, took in zip(self, cost, strict=False))


class Case(NamedTuple):
    """`prepare` sets the scene and gives the call to measure."""

    name: str
    prepare: Callable[[Bench], Prepared]
    goal: Goal = Goal()

    def measure(self, stage: Bench) -> Cost:
        """Raises UnexpectedReplyError."""
        stage.see_everybody(SystemClock().now())
        call = self.prepare(stage)
        with stage.recorder.recording() as trips:
            call()
        of_token = sum(trip.of_token for trip in trips)
        units = sum(trip.write_units for trip in trips), sum(trip.read_units for trip in trips)
        return Cost(*units, len(trips) - of_token, of_token)


class Sizes(NamedTuple):
    """How large things are; `tables` is how many chats stand in each table that is listed."""

    tables: tuple[int, ...] = (100, 20_000)
    agents: int = 20
    marked: int = 500
    histories: tuple[int, ...] = (100, 1000)
    past: int = 20
    notifications: int = 100


class Section(NamedTuple):
    """Cases that share tables; `fill` stores what is there before the first of them."""

    title: str
    agents: int
    cases: Sequence[Case]
    fill: Callable[[Bench], None] = lambda _: None

    def measure(self, url: str) -> list[tuple[Case, Cost]]:
        """On tables of its own, on the engine at `url`. Raises UnexpectedReplyError."""
        stage = set_up(url, f"bench-{uuid4().hex}", self.agents)
        self.fill(stage)
        return [(case, case.measure(stage)) for case in self.cases]


def sections(sizes: Sizes) -> list[Section]:
    few = [*_lists("agent1", "agent's", 0), *_lists("admin", "admin's", _FEW_AGENTS), *_follow(_FEW_AGENTS)]
    many = [*_lists("admin", "admin's", sizes.agents), *_follow(sizes.agents), _completing(sizes.agents)]
    of_both = [
        Case("start_chat", lambda s: s.session),
        _completing(_FEW_AGENTS),
        Case("login", lambda s: partial(log_in, s.api, "agent1")),
        Case("agent's call that notes its presence", _unseen),
        *_messages(sizes),
        Case("agent follows, nothing new", _idle, Goal(read_units=6, round_trips=4)),
        Case("agent follows, one new message", _one_message),
        Case("agent begins to follow", lambda s: s.agent.follows),
        *_chats(sizes.past),
        *_notifications(sizes.notifications),
    ]
    return [
        Section("Guests and agents", _FEW_AGENTS, of_both),
        *(_full(chats, _FEW_AGENTS, few) for chats in sizes.tables),
        _full(sizes.tables[-1], sizes.agents, many),
    ]


def _full(chats: int, agents: int, cases: Sequence[Case]) -> Section:
    closed = chats - _WAITING - _ACTIVE
    title = f"{chats:,} chats ({_WAITING} waiting, {_ACTIVE} active, the rest closed), {agents} agents"
    return Section(title, agents, cases, lambda s: fill_lists(s.accounts, _WAITING, _ACTIVE, closed))


def _completing(available: int) -> Case:
    def prepare(stage: Bench) -> Prepared:
        session_id = stage.session()
        return lambda: complete(stage.api, session_id, **profile()).expect(201)

    goal = Goal(write_units=10 + 4 * available)
    return Case(f"complete_chat, {available} agents available", prepare, goal)


def _unseen(stage: Bench) -> Prepared:
    stage.see_everybody(0)
    return lambda: stage.agent.get("/api/agents/me/").expect(200)


def _messages(sizes: Sizes) -> list[Case]:
    """Writing a text of 300 bytes with an identifier of the client's; reading; marking as read."""
    takes, reopens, marked = Goal(write_units=16, round_trips=2), Goal(round_trips=2), sizes.marked
    sends = [
        Case("agent's send", lambda s: agent_says(s, s.active()), Goal(write_units=10, round_trips=2)),
        Case("guest's send", lambda s: guest_says(s.active()), Goal(write_units=12, round_trips=2)),
        Case("first answer, which takes the chat", lambda s: agent_says(s, s.waiting()), takes),
        Case("agent's send that reopens", lambda s: agent_says(s, s.resolved()), reopens),
        Case("guest's send that reopens", lambda s: guest_says(s.resolved()), reopens),
        Case(f"mark a chat of {marked:,} read", partial(_mark_all, size=marked), Goal(write_units=6)),
        Case("mark one message read", _mark_one),
    ]
    kinds = ("{:,} unread", "{:,} read", f"a page of {_PAGE} amid {{:,}} read")
    return sends + [
        Case(f"messages, {kind.format(size)}", partial(_history, size=size, kind=kind))
        for kind in kinds
        for size in sizes.histories
    ]


def agent_says(stage: Bench, guest: Guest) -> Prepared:
    return partial(stage.agent.answers, guest.chat_id, TEXT, **identified())


def guest_says(guest: Guest) -> Prepared:
    return partial(guest.says, TEXT, **identified())


def _mark_all(stage: Bench, size: int) -> Prepared:
    senders: list[SenderType] = ["user"] * (size - 1)  # the initial message is one of them
    return partial(stage.agent.marks_read, long_chat(stage.accounts[0], senders))


def _mark_one(stage: Bench) -> Prepared:
    path = f"/api/messages/{guest_says(stage.active())()['id']}/mark_read/"
    return lambda: stage.agent.post(path).expect(200)


def _history(stage: Bench, size: int, kind: str) -> Prepared:
    """Of a chat in which guest and agent take turns."""
    turns: list[SenderType] = ["agent", "user"] * size
    read = partial(stage.agent.reads, long_chat(stage.accounts[0], turns[: size - 1]))
    if kind == "{:,} unread":
        return read
    messages = read()
    return partial(read, limit=_PAGE, before=messages[size // 2 + 1]["id"]) if "page" in kind else read


def _chats(past: int) -> list[Case]:
    """Changes of a chat, and what guest and agent ask about it."""
    ending, one_item = Goal(write_units=12), Goal(read_units=1, round_trips=1)
    return [
        Case("assign", lambda s: partial(s.agent.takes, s.waiting().chat_id)),
        Case("resolve an active chat", lambda s: partial(s.agent.resolves, s.active().chat_id), ending),
        Case("close an active chat", lambda s: partial(s.agent.closes, s.active().chat_id), ending),
        Case("close a resolved chat", lambda s: partial(s.agent.closes, s.resolved().chat_id), ending),
        Case(
            "resolve a waiting chat, which takes it", lambda s: partial(s.agent.resolves, s.waiting().chat_id)
        ),
        Case("close a waiting chat, which takes it", lambda s: partial(s.agent.closes, s.waiting().chat_id)),
        Case("get_chat_status", lambda s: s.active().status, one_item),
        Case("guest's events, nothing new", lambda s: idle_poll(s.active()), one_item),
        Case("agent's events, nothing new", lambda s: idle_poll(s.active(), s.agent), Goal(round_trips=1)),
        Case("a chat, whole", lambda s: partial(s.agent.sees, s.active().chat_id)),
        Case(f"past_chats, {past} of them", partial(_past_chats, past=past)),
    ]


def idle_poll(guest: Guest, caller: Agent | None = None) -> Prepared:
    """Asks what is new in a chat of few events: nothing."""
    asked = partial((caller or guest).api.get, "/api/chat/events/", chat_room_id=guest.chat_id)
    seq = asked(after=0).expect(200)["seq"]
    return lambda: asked(after=seq).expect(200)


def _past_chats(stage: Bench, past: int) -> Prepared:
    *_, last = [stage.waiting() for _ in range(past + 1)]
    return lambda: stage.agent.get(f"/api/chatrooms/{last.chat_id}/past_chats/").expect(200)


def _follow(agents: int) -> list[Case]:
    """An agent, and the admin who has that many agents, follow all with one cursor."""
    of_admin = Goal(read_units=12 + 2 * agents)
    return [
        Case("agent follows, nothing new", _idle, Goal(read_units=8, round_trips=4)),
        Case("admin follows, nothing new", partial(_idle, username="admin"), of_admin),
    ]


def _idle(stage: Bench, username: str = "agent1") -> Prepared:
    agent = stage.agents[username]
    return partial(agent.follows, after=agent.follows()["after"])


def _one_message(stage: Bench) -> Prepared:
    guest, follow = stage.active(), _idle(stage)
    guest_says(guest)()
    return follow


def _lists(username: str, whose: str, agents: int) -> list[Case]:
    """The first page of 20 with its total, by status; an admin's of that many agents."""
    goal = Goal(read_units=12 + 2 * agents)
    queries = [{"status": status} for status in ("waiting", "active", "closed")] + [{}]

    def case(query: dict[str, str]) -> Case:
        name = f"{whose} list, {query.get('status', 'all')}"
        return Case(name, lambda s: partial(s.agents[username].lists, page_size=20, **query), goal)

    return [case(query) for query in queries]


def _notifications(unread: int) -> list[Case]:
    """With that many unread notifications, ten a chat."""
    count = "/api/notifications/unread_count/"
    return [
        Case("notifications, a page of 50", partial(_notified, unread=unread)),
        Case("notifications' unread_count", lambda s: lambda: s.agent.get(count).expect(200)),
        Case(f"mark_all_read of {unread:,} notifications", partial(_mark_notified, unread=unread)),
        Case("guest's notifications, one of them", lambda s: s.active().notifications),
    ]


def _notified(stage: Bench, unread: int) -> Prepared:
    for _ in range(unread // _NOTIFICATIONS_A_CHAT):
        guest = stage.active()  # which was a notification by itself
        for _ in range(_NOTIFICATIONS_A_CHAT - 1):
            guest_says(guest)()
    return stage.agent.notifications


def _mark_notified(stage: Bench, unread: int) -> Prepared:
    mark = partial(stage.agent.post, "/api/notifications/mark_all_read/")
    mark().expect(200)
    _notified(stage, unread)
    return lambda: mark().expect(200)
