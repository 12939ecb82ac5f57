"""A client's identifier of a message: what is remembered with it, and what is told apart by it."""

from chalicelib.domain.changes import send_as_agent, send_as_guest
from chalicelib.domain.idempotency import IdempotencyRecord, fingerprint, record_of
from chalicelib.domain.messages import Message
from chalicelib.domain.sessions import session_id_for
from tests.domain.scenes import CARLOS, NOW, active

DAY_SECONDS = 24 * 3600


def from_guest(client_message_id: str | None, now: int = NOW) -> Message:
    return send_as_guest(
        active(), "Hola", client_message_id, now, limit=30, notification_id="notification-id"
    ).message


def test_a_message_without_an_identifier_is_not_remembered() -> None:
    assert record_of("chat-id", from_guest(None)) is None


def test_a_message_is_remembered_by_chat_sender_and_identifier_for_a_day() -> None:
    assert record_of("chat-id", from_guest("m-1")) == IdempotencyRecord(
        "chat-id", "user", "m-1", fingerprint("Hola"), 3, NOW // 1000 + DAY_SECONDS
    )


def test_an_agents_identifiers_are_its_own() -> None:
    record = record_of("chat-id", send_as_agent(active(), CARLOS, "Hola", "m-1", NOW).message)
    assert record
    assert record.sender == CARLOS.id


def test_it_is_remembered_for_no_less_than_a_day() -> None:
    record = record_of("chat-id", from_guest("m-1", NOW + 1))
    assert record
    assert record.expires_at == NOW // 1000 + 1 + DAY_SECONDS


def test_the_same_content_matches_and_no_other() -> None:
    record = record_of("chat-id", from_guest("m-1"))
    assert record
    assert record.matches("Hola")
    assert not record.matches("hola")
    assert not record.matches("Hola ")


def test_a_clients_secret_gives_one_session() -> None:
    first = session_id_for("a" * 22)
    assert session_id_for("a" * 22) == first
    assert session_id_for("a" * 23) != first
