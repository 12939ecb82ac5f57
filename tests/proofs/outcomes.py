"""What a request answers and what is stored after it, with a fault and without."""

from functools import cache
from typing import NamedTuple

from client.api import Reply
from tests.proofs.audit import audit
from tests.proofs.endpoints import Endpoint
from tests.proofs.injection import DynamoDbCall, Fault, Watch
from tests.proofs.scene import Scene

Answer = tuple[int, str | None, str]


class Outcome(NamedTuple):
    """Without what is random and without the moment: two runs of one request agree."""

    answer: Answer
    stored: list[str]


class Undisturbed(NamedTuple):
    """A request where nothing goes wrong, and the calls that it makes."""

    outcome: Outcome
    calls: list[DynamoDbCall]

    @property
    def writes(self) -> int:
        """How many calls store something."""
        return sum(call.writes for call in self.calls)


@cache
def undisturbed(scene: Scene, endpoint: Endpoint) -> Undisturbed:
    """The request without a fault; it succeeds, and it stores something."""
    watch = Watch()
    reply = disturbed(scene, endpoint, watch)
    assert reply.status == endpoint.status, reply.body
    assert any(call.writes for call in watch.calls)
    return Undisturbed(outcome(scene, reply), watch.calls)


def disturbed(scene: Scene, endpoint: Endpoint, fault: Fault) -> Reply:
    """The request from the scene's beginning, with a fault; all that is stored agrees after it."""
    scene.reset(**endpoint.settings)
    with scene.client.injected(fault):
        reply = endpoint.request(scene.cast)
    assert audit(scene.rows()) == []
    return reply


def outcome(scene: Scene, reply: Reply) -> Outcome:
    """What was answered and what is stored now."""
    return Outcome(scene.essence.of_reply(reply), stored(scene))


def stored(scene: Scene) -> list[str]:
    """What is stored now."""
    return scene.essence.of_rows(scene.rows())
