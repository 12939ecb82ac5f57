"""What a scenario came to: how late messages were seen, and what was lost or came twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.live.knowledge import Log
from benchmarks.live.people import Sent

MOST_TIMES_THE_POST = 3.0


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds."""

    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """`lost`: never seen, not even by asking; `twice`: shown twice; `repeated`: pushed again, and dropped."""

    name: str
    messages: int
    post: Times
    delivery: Times
    lost: int
    twice: int
    asked: int
    repeated: int
    unordered: int
    timed: bool = True

    @property
    def times_the_post(self) -> float:
        return self.delivery.p95 / self.post.p95

    @property
    def missed(self) -> bool:
        late = self.timed and self.times_the_post > MOST_TIMES_THE_POST
        return late or self.lost > 0 or self.twice > 0


def times(seconds: Sequence[float]) -> Times:
    """Percentiles, of at least one."""
    ordered = sorted(seconds)

    def at(share: float) -> float:
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000

    return Times(at(0.5), at(0.95), at(0.99))


def outcome(
    name: str, sent: Sequence[Sent], guests: Mapping[str, Log], agents: Mapping[str, Log], timed: bool = True
) -> Outcome:
    """`guests` and `agents`: by chat, who listens there. What one side sent the other must have seen."""
    delays: list[float] = []
    lost = 0
    for each in sent:
        learned = (agents if each.by == "guest" else guests)[each.chat_id].learned
        when = learned.get((each.chat_id, each.seq))
        if when is None:
            lost += 1
        else:
            delays.append(when - each.started)
    logs = {id(log): log for log in (*guests.values(), *agents.values())}.values()
    return Outcome(
        name=name,
        messages=len(sent),
        post=times([each.answered - each.started for each in sent]),
        delivery=times(delays),
        lost=lost,
        twice=sum(len(log.shown) - len(set(log.shown)) for log in logs),
        asked=sum(log.asked for log in logs),
        repeated=sum(log.repeated for log in logs),
        unordered=sum(log.unordered for log in logs),
        timed=timed,
    )
