"""Who is there, and for how long a token or a connection speaks for somebody."""

from dataclasses import replace

import pytest

from chalicelib.domain.agents import Agent, AgentToken
from chalicelib.domain.presence import is_due, is_present
from chalicelib.domain.realtime import (
    CONNECTION_SECONDS,
    FIRST_FRAME_MS,
    MAX_OF_A_GUEST,
    newest_of_a_guest,
    opened,
)
from chalicelib.domain.sessions import Session, Visit, guest_token
from tests.domain.scenes import CARLOS, NOW

SECOND, MINUTE = 1000, 60_000
AGENT = Agent(
    *(CARLOS.id, 1, "carlos", "carlos@empresa.com", "Carlos", "López", "soporte_general", "agent"),
    is_available=True,
    is_disabled=False,
    password_hash="hash",
    credentials_version=3,
    created_at=NOW,
)
TOKEN = AgentToken("digest", CARLOS.id, credentials_version=3, expires_at=NOW // SECOND + 10)


@pytest.mark.parametrize(
    ("last_seen_at", "present", "due"),
    [
        (None, False, True),
        (NOW, True, False),
        (NOW - MINUTE + 1, True, False),
        (NOW - MINUTE, True, True),
        (NOW - 2 * MINUTE, True, True),
        (NOW - 2 * MINUTE - 1, False, True),
    ],
    ids=["never", "now", "less than a minute ago", "a minute ago", "two minutes ago", "longer ago"],
)
def test_an_agent_is_there_for_two_minutes_and_noted_once_a_minute(
    last_seen_at: int | None, present: bool, due: bool
) -> None:
    assert (is_present(last_seen_at, NOW), is_due(last_seen_at, NOW)) == (present, due)


@pytest.mark.parametrize(
    ("agent", "now", "opens"),
    [
        (AGENT, NOW, True),
        (AGENT, TOKEN.expires_at * SECOND - 1, True),
        (AGENT, TOKEN.expires_at * SECOND, False),
        (replace(AGENT, is_disabled=True), NOW, False),
        (replace(AGENT, credentials_version=4), NOW, False),
        (replace(AGENT, id="another"), NOW, False),
    ],
    ids=["its agent", "at its last", "expired", "disabled", "a new password", "another agent"],
)
def test_a_token_speaks_for_its_agent(agent: Agent, now: int, opens: bool) -> None:
    assert TOKEN.opens(agent, now) is opens


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("Carlos", "López"), "Carlos López"),
        (("Carlos", ""), "Carlos"),
        (("", "López"), "López"),
        (("", ""), "carlos"),
    ],
)
def test_an_agent_without_names_is_called_by_the_username(names: tuple[str, str], shown: str) -> None:
    assert replace(CARLOS, first_name=names[0], last_name=names[1]).display_name == shown


def test_a_session_lives_until_its_time_by_the_clock() -> None:
    session = Session("id", "Hola", Visit(), NOW, NOW // SECOND + 1800)
    assert session.is_live(NOW + 1_800_000 - 1)
    assert not session.is_live(NOW + 1_800_000)
    assert [session.seconds_left(NOW + seconds * SECOND) for seconds in (0, 1799, 1900)] == [1800, 1, 0]


def test_a_guests_token_is_the_same_at_each_repeat_and_no_other_sessions() -> None:
    session = Session("id", "Hola", Visit(), NOW, NOW // SECOND + 1800).completed("chat-id", b"salt")
    assert guest_token(session) == guest_token(replace(session))
    others = [replace(session, id="other"), replace(session, token_salt=b"other")]
    assert guest_token(session) not in [guest_token(each) for each in others]
    assert len(guest_token(session)) == 43  # 256 bits in base64


def test_a_connection_has_ten_seconds_to_say_who_it_is() -> None:
    connection = opened("id", NOW)
    assert not connection.is_late(NOW + FIRST_FRAME_MS)
    assert connection.is_late(NOW + FIRST_FRAME_MS + 1)
    assert not connection.of_guest("chat-id", None, "es").is_late(NOW + FIRST_FRAME_MS + 1)


def test_a_connection_hears_nothing_before_it_is_known_or_after_its_time() -> None:
    connection, end = opened("id", NOW), NOW + CONNECTION_SECONDS * SECOND
    known = connection.of_guest("chat-id", None, "es")
    assert [connection.hears(NOW), known.hears(NOW), known.hears(end - 1), known.hears(end)] == [
        *(False, True, True, False)
    ]


@pytest.mark.parametrize(("token_lives", "hears_for"), [(60, 60), (100_000, CONNECTION_SECONDS)])
def test_an_agents_connection_hears_no_longer_than_its_token(token_lives: int, hears_for: int) -> None:
    known = opened("id", NOW).of_agent(CARLOS.id, "digest", NOW // SECOND + token_lives, "es")
    assert known.expires_at == NOW // SECOND + hears_for


def test_of_a_guests_connections_the_newest_are_pushed_to() -> None:
    connections = [opened(str(number), NOW + number) for number in range(MAX_OF_A_GUEST + 5)]
    newest = [each.id for each in newest_of_a_guest(connections)]
    assert newest == [str(number) for number in range(MAX_OF_A_GUEST + 4, 4, -1)]
