"""What a caller is told when the fault is the server's: little, and in the same envelope."""

import pytest

from chalicelib.config import Settings
from tests.clock import FakeClock
from tests.http import faults
from tests.http.actors import Guest
from tests.http.error_texts import LANGUAGES, error_text
from tests.http.shapes import check_error

both_languages = pytest.mark.parametrize("language", LANGUAGES)


def _speaking(guest: Guest, language: str) -> Guest:
    api = guest.api.having(Charla_Language=language)
    return Guest(api, guest.session_id, guest.chat_id, guest.token)


@both_languages
def test_an_unforeseen_fault_tells_no_detail(
    guest: Guest, settings: Settings, clock: FakeClock, language: str
) -> None:
    faults.strike(faults.unforeseen, settings, clock)
    reply = _speaking(guest, language).send("Hola")
    envelope = check_error(reply, 500, "internal_error")
    assert envelope["error"] == error_text("internal_error", language)
    assert faults.DETAIL not in reply.body


@both_languages
def test_a_chat_that_stays_busy_is_told_as_such(
    guest: Guest, settings: Settings, clock: FakeClock, language: str
) -> None:
    faults.strike(faults.conflict, settings, clock)
    began = clock.monotonic()
    reply = _speaking(guest, language).send("Hola")
    envelope = check_error(reply, 503, "busy")
    assert envelope["error"] == error_text("busy", language)
    assert reply.headers["retry-after"] == "1"
    assert faults.DETAIL not in reply.body
    # It tries for five seconds; the last pause, of 0.4 s at most, would have passed them.
    assert 4.6 <= clock.monotonic() - began <= 5


def test_after_the_fault_all_is_as_before(guest: Guest, settings: Settings, clock: FakeClock) -> None:
    history = guest.reads()
    faults.strike(faults.conflict, settings, clock)
    guest.send("Hola").expect(503)
    faults.strike(faults.none, settings, clock)
    assert guest.reads() == history
    guest.says("Hola")
