"""An agent's cursor as the text that a client holds: opaque, URL-safe, and invalid for another agent."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from uuid import UUID

from chalicelib.domain.chats import ArchiveCounts
from chalicelib.domain.cursors import (
    NOTIFICATION_DIGEST_BYTES,
    QUEUE_DIGEST_BYTES,
    AgentCursor,
    Departure,
    NotificationCursor,
)

_VERSION = 1
_CHECK_BYTES = 4
_ID_BYTES = 16
_MOST_DIGITS = 7  # of seven bits each: times in ms take six


class InvalidCursor(Exception):
    """The text is no cursor of this agent's."""


def encode_cursor(cursor: AgentCursor, agent_id: str) -> str:
    """The text; `decode_cursor` of it is the same cursor."""
    out = bytearray([_VERSION])
    _put(out, len(cursor.followed))
    for id_, seq in cursor.followed.items():
        out += UUID(id_).bytes
        _put(out, seq)
    _put(out, len(cursor.departed))
    for id_, departure in cursor.departed.items():
        out += UUID(id_).bytes
        _put(out, departure.seq * 2 + departure.is_closed)
    out += cursor.queue
    _put(out, cursor.archive.resolved, cursor.archive.closed)
    _put_notifications(out, cursor.notifications)
    return urlsafe_b64encode(out + _check(out, agent_id)).rstrip(b"=").decode()


def decode_cursor(text: str, agent_id: str) -> AgentCursor:
    """Raises InvalidCursor for what is not this agent's cursor, whole and as it was given."""
    try:
        raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except ValueError as error:
        raise InvalidCursor from error
    body, check = raw[:-_CHECK_BYTES], raw[-_CHECK_BYTES:]
    if check != _check(body, agent_id) or body[:1] != bytes([_VERSION]):
        raise InvalidCursor
    reader = _Reader(body[1:])
    return AgentCursor(
        followed={reader.id(): reader.number() for _ in range(reader.number())},
        departed={reader.id(): reader.departure() for _ in range(reader.number())},
        queue=reader.take(QUEUE_DIGEST_BYTES),
        archive=ArchiveCounts(reader.number(), reader.number()),
        notifications=reader.notifications(),
    )


def _check(body: bytes | bytearray, agent_id: str) -> bytes:
    return sha256(agent_id.encode() + body).digest()[:_CHECK_BYTES]


def _put(out: bytearray, *numbers: int) -> None:
    """Seven bits a byte, the lowest first, as in LEB128."""
    for number in numbers:
        while number > 0x7F:
            out.append(number & 0x7F | 0x80)
            number >>= 7  # noqa: PLW2901
        out.append(number)


def _put_notifications(out: bytearray, cursor: NotificationCursor) -> None:
    _put(out, cursor.count, cursor.since, cursor.short_since, len(cursor.told))
    for digest, at in cursor.told.items():
        out += digest
        _put(out, at - cursor.since)


class _Reader:
    """Takes what stands in front, piece by piece."""

    def __init__(self, body: bytes) -> None:
        self._rest = body

    def take(self, count: int) -> bytes:
        taken, self._rest = self._rest[:count], self._rest[count:]
        if len(taken) < count:
            raise InvalidCursor
        return taken

    def number(self) -> int:
        number = 0
        for place in range(_MOST_DIGITS):
            (byte,) = self.take(1)
            number |= (byte & 0x7F) << 7 * place
            if byte <= 0x7F:
                return number
        raise InvalidCursor

    def id(self) -> str:
        return str(UUID(bytes=self.take(_ID_BYTES)))

    def departure(self) -> Departure:
        number = self.number()
        return Departure(number // 2, bool(number % 2))

    def notifications(self) -> NotificationCursor:
        count, since, short_since, told = (self.number() for _ in range(4))
        digests = {self.take(NOTIFICATION_DIGEST_BYTES): since + self.number() for _ in range(told)}
        return NotificationCursor(count, since, short_since, digests)
