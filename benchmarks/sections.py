"""What is measured, in which order, on which tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from benchmarks import seeds
from benchmarks.calls import chats, following, lists, messages, notifications, sessions
from benchmarks.cases import Case, Measurement, measure
from benchmarks.stage import Stage, set_up

_FEW_AGENTS = 3
_WAITING, _ACTIVE = 20, 30


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large things are; `tables` is how many chats stand in each table that is listed."""

    tables: tuple[int, ...] = (100, 20_000)
    agents: int = 20
    marked: int = 500
    histories: tuple[int, ...] = (100, 1000)
    past: int = 20
    notifications: int = 100


@dataclass(frozen=True, slots=True)
class Section:
    """Cases that share tables; `fill` stores what is there before the first of them."""

    title: str
    agents: int
    cases: Sequence[Case]
    fill: Callable[[Stage], None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Results:
    title: str
    measurements: Sequence[Measurement]

    @property
    def missed(self) -> list[str]:
        """The names of the calls that cost more than their goals."""
        return [each.name for each in self.measurements if each.missed]


def sections(sizes: Sizes) -> list[Section]:
    of_few = [*lists.of_agent(), *lists.of_admin(_FEW_AGENTS), *following.of_lists(_FEW_AGENTS)]
    of_many = [
        *lists.of_admin(sizes.agents),
        *following.of_lists(sizes.agents),
        sessions.completing(sizes.agents),
    ]
    return [
        Section(
            "Guests and agents",
            _FEW_AGENTS,
            [
                *sessions.cases(_FEW_AGENTS),
                *messages.cases(sizes.marked, sizes.histories),
                *following.cases(),
                *chats.cases(sizes.past),
                *notifications.cases(sizes.notifications),
            ],
        ),
        *(_lists(chats_, _FEW_AGENTS, of_few) for chats_ in sizes.tables),
        _lists(sizes.tables[-1], sizes.agents, of_many),
    ]


def measure_section(url: str, section: Section) -> Results:
    """On tables of its own, on the engine at `url`."""
    stage = set_up(url, f"bench-{uuid4().hex}", section.agents)
    section.fill(stage)
    return Results(section.title, [measure(stage, case) for case in section.cases])


def _lists(chats_: int, agents: int, cases: Sequence[Case]) -> Section:
    closed = chats_ - _WAITING - _ACTIVE
    return Section(
        f"{chats_:,} chats ({_WAITING} waiting, {_ACTIVE} active, the rest closed), {agents} agents",
        agents,
        cases,
        lambda stage: seeds.fill_lists(stage.agents, _WAITING, _ACTIVE, closed),
    )
