"""Storage did it and its answer was lost, or another writer was first: the caller never learns of it.

What the request answers and what is stored are what they would have been.
"""

from itertools import count

from tests.http.gateway import Reply
from tests.proofs.cases import every_endpoint, every_kind
from tests.proofs.endpoints import Endpoint
from tests.proofs.faults import ArriveLate, ConflictFirst, LoseAnswer
from tests.proofs.outcomes import disturbed, outcome, stored, undisturbed
from tests.proofs.scene import Scene


@every_endpoint
def test_a_conflict_at_each_first_try_changes_nothing(scene: Scene, endpoint: Endpoint) -> None:
    fault = ConflictFirst()
    once = undisturbed(scene, endpoint)
    assert outcome(scene, disturbed(scene, endpoint, fault)) == once.outcome
    assert fault.conflicts == once.writes


@every_endpoint
def test_an_answer_lost_after_a_commit_changes_nothing(scene: Scene, endpoint: Endpoint) -> None:
    once = undisturbed(scene, endpoint)
    for at in range(once.writes):
        reply = disturbed(scene, endpoint, LoseAnswer(at))
        assert outcome(scene, reply) == once.outcome, f"write {at}"


@every_kind
def test_a_write_that_arrives_late_changes_nothing(scene: Scene, endpoint: Endpoint) -> None:
    once = undisturbed(scene, endpoint)
    for at in count(1):
        fault = ArriveLate(at)
        reply = disturbed(scene, endpoint, fault)
        assert outcome(scene, reply) == once.outcome, f"before call {at} after it"
        _check_time(scene, reply)
        if not fault.arrived:
            break


def _check_time(scene: Scene, reply: Reply) -> None:
    """A message is answered with the time that it has from then on."""
    if isinstance(reply.json, dict) and {"seq", "content"} <= reply.json.keys():
        guest = next(g for g in scene.cast.guests if g.chat_id == reply.json["chat_room_id"])
        times = [e["created_at"] for e in guest.events()["events"] if e["seq"] == reply.json["seq"]]
        assert times == [reply.json["created_at"]]


@every_kind
def test_a_read_whose_answer_is_lost_is_busy_at_worst(scene: Scene, endpoint: Endpoint) -> None:
    once = undisturbed(scene, endpoint)
    for at in range(len(once.calls) - once.writes):
        reply = disturbed(scene, endpoint, LoseAnswer(at, which=lambda call: not call.writes))
        if reply.status == 503:
            assert reply.headers["retry-after"] == "1"
            assert endpoint.request(scene.cast).status in endpoint.again, f"read {at}"
        assert stored(scene) == once.outcome.stored, f"read {at}"
