"""Others write between any two calls of a request: it does what it was asked, once, and nothing else."""

import json
from collections import Counter
from typing import Any

from chalicelib import wiring
from chalicelib.domain.chats import ChatClosed
from chalicelib.services.access import GuestKey
from chalicelib.services.messages import NewMessage
from client.api import Reply
from client.guest import Guest
from tests.proofs.cases import every_kind, readers_first
from tests.proofs.endpoints import AGENTS_TEXT, ALL, GUESTS_TEXT, Endpoint
from tests.proofs.faults import LoseAnswer
from tests.proofs.injection import Before, DynamoDbCall, Watch
from tests.proofs.outcomes import disturbed, undisturbed
from tests.proofs.scene import Scene

Message = dict[str, Any]


def _told(answer: tuple[int, str | None, str]) -> tuple[int, str | None, Any]:
    """The answer, but for how much is left unread: the others' writing is in it or not."""
    status, replay, body = answer
    told = json.loads(body)
    return status, replay, told | {"unread_count": None} if "marked" in told else told


def _others_write(scene: Scene, guests: list[Guest]) -> None:
    """The guests mark their notifications and write, past the fault."""
    services = wiring.services()
    with scene.client.injected(Watch()):
        for key in (GuestKey(guest.chat_id) for guest in guests):
            services.notifications.mark_of_guest(key, None)
            try:
                services.sending.send_as_guest(key, NewMessage("Mientras tanto"))
            except ChatClosed:
                continue


def _concerned(scene: Scene, call: DynamoDbCall) -> list[Guest]:
    return [guest for guest in scene.cast.guests if guest.chat_id in repr(call.parameters)]


def _check_once(scene: Scene) -> None:
    contents = Counter(row.get("content") for row in scene.rows().messages)
    assert contents[GUESTS_TEXT] <= 1
    assert contents[AGENTS_TEXT] <= 1


@every_kind
def test_others_write_before_a_lost_answer_is_looked_for(scene: Scene, endpoint: Endpoint) -> None:
    once = undisturbed(scene, endpoint)
    for at in range(once.writes):
        fault = LoseAnswer(at, meanwhile=lambda call: _others_write(scene, _concerned(scene, call)))
        reply: Reply = disturbed(scene, endpoint, fault)
        assert _told(scene.essence.of_reply(reply)) == _told(once.outcome.answer), f"write {at}"
        _check_once(scene)


@readers_first
def test_others_write_before_any_call(scene: Scene, endpoint: Endpoint) -> None:
    for at in range(len(undisturbed(scene, endpoint).calls)):
        reply = disturbed(scene, endpoint, Before(at, lambda: _everybody_writes(scene)))
        assert reply.status == endpoint.status, f"before call {at}: {reply.body}"
        _check_once(scene)
        if isinstance(reply.json, list):
            _check_read_times(scene, reply.json, "agent" if "agent" in endpoint.name else "user")


def _everybody_writes(scene: Scene) -> None:
    """The guests as above, and carlos marks one message by itself."""
    cast, services = scene.cast, wiring.services()
    _others_write(scene, cast.guests)
    with scene.client.injected(Watch()):
        carlos = services.auth.authenticate(cast.carlos.login["token"])
        services.reading.mark_messages(carlos, cast.active.chat_id, [_seq(cast.written[-1])])
    scene.clock.advance(1)


def _seq(message_id: str) -> int:
    return int(message_id.rpartition(".")[2])


def _check_read_times(scene: Scene, answered: list[Message], reader: str) -> None:
    """What the others wrote is read, at the time that it keeps; one's own may be read since."""
    # An admin marks nothing by looking on.
    stored = {message["id"]: message for message in scene.cast.admin.reads(scene.cast.active.chat_id)}
    for message in answered:
        times = {stored[message["id"]]["read_at"]}
        if message["sender_type"] == reader:
            times.add(None)
        assert message["read_at"] in times


def test_marking_all_reaches_the_oldest_whatever_comes_meanwhile(scene: Scene) -> None:
    marks_all = next(endpoint for endpoint in ALL if endpoint.name == "agent marks all")
    for at in range(len(undisturbed(scene, marks_all).calls)):
        disturbed(scene, marks_all, Before(at, lambda: scene.cast.active.says("Mientras tanto")))
        listed = scene.cast.carlos.notifications()["notifications"]
        unread = {each["id"] for each in listed if not each["is_read"]}
        assert unread.isdisjoint(scene.cast.told), f"before call {at}"
