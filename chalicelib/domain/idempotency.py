"""The identifier that a client gives a message, so that sending it again stores nothing."""

from hashlib import sha256

from chalicelib.frozen import value

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
