"""Idempotency: sending a message again under its `client_message_id` stores nothing."""

from hashlib import sha256

from chalicelib.domain.errors import Conflict
from chalicelib.domain.messages import Message
from chalicelib.frozen import value


class IdempotencyMismatch(Conflict):
    code = "idempotency_mismatch"


IDEMPOTENCY_TTL_SECONDS = 24 * 3600


@value
class IdempotencyRecord:
    """`sender`: `user` or the agent's id. `fingerprint`: the content's SHA-256. `seq`: its message's.

    `expires_at` in seconds since the epoch.
    """

    chat_id: str
    sender: str
    client_message_id: str
    fingerprint: bytes
    seq: int
    expires_at: int

    def matches(self, content: str) -> bool:
        return self.fingerprint == fingerprint(content)


def fingerprint(content: str) -> bytes:
    return sha256(content.encode()).digest()


def record_of(chat_id: str, message: Message) -> IdempotencyRecord | None:
    """The record that is stored with `message`; None for one without an identifier."""
    if message.client_message_id is None:
        return None
    return IdempotencyRecord(
        chat_id,
        message.agent.id if message.agent else message.sender_type,
        message.client_message_id,
        fingerprint(message.content),
        message.seq,
        -(-message.created_at // 1000) + IDEMPOTENCY_TTL_SECONDS,
    )
