"""A position as the text that a client holds: opaque, URL-safe, and another agent's is broken."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from uuid import UUID

from chalicelib.domain.chats import ArchiveCounts
from chalicelib.domain.positions import (
    NOTIFICATION_DIGEST_BYTES,
    QUEUE_DIGEST_BYTES,
    Departure,
    NotificationPosition,
    Position,
)

_VERSION = 1
_CHECK_BYTES = 4
_ID_BYTES = 16
_MOST_DIGITS = 7  # of seven bits each: times in ms take six


class BrokenPosition(Exception):
    """The text is no position of this agent's."""


def written(position: Position, agent_id: str) -> str:
    """The text; `parsed` of it is the same position."""
    out = bytearray([_VERSION])
    _put(out, len(position.live))
    for id_, seq in position.live.items():
        out += UUID(id_).bytes
        _put(out, seq)
    _put(out, len(position.departed))
    for id_, departure in position.departed.items():
        out += UUID(id_).bytes
        _put(out, departure.seq * 2 + departure.is_closed)
    out += position.queue
    _put(out, position.archive.resolved, position.archive.closed)
    _put_notifications(out, position.notifications)
    return urlsafe_b64encode(out + _check(out, agent_id)).rstrip(b"=").decode()


def parsed(text: str, agent_id: str) -> Position:
    """Raises BrokenPosition for what is not this agent's position, whole and as it was given."""
    try:
        raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except ValueError as error:
        raise BrokenPosition from error
    body, check = raw[:-_CHECK_BYTES], raw[-_CHECK_BYTES:]
    if check != _check(body, agent_id) or body[:1] != bytes([_VERSION]):
        raise BrokenPosition
    reader = _Reader(body[1:])
    return Position(
        live={reader.id(): reader.number() for _ in range(reader.number())},
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


def _put_notifications(out: bytearray, position: NotificationPosition) -> None:
    _put(out, position.count, position.since, position.short_since, len(position.told))
    for digest, at in position.told.items():
        out += digest
        _put(out, at - position.since)


class _Reader:
    """Takes what stands in front, piece by piece."""

    def __init__(self, body: bytes) -> None:
        self._rest = body

    def take(self, count: int) -> bytes:
        taken, self._rest = self._rest[:count], self._rest[count:]
        if len(taken) < count:
            raise BrokenPosition
        return taken

    def number(self) -> int:
        number = 0
        for place in range(_MOST_DIGITS):
            (byte,) = self.take(1)
            number |= (byte & 0x7F) << 7 * place
            if byte <= 0x7F:
                return number
        raise BrokenPosition

    def id(self) -> str:
        return str(UUID(bytes=self.take(_ID_BYTES)))

    def departure(self) -> Departure:
        number = self.number()
        return Departure(number // 2, bool(number % 2))

    def notifications(self) -> NotificationPosition:
        count, since, short_since, told = (self.number() for _ in range(4))
        digests = {self.take(NOTIFICATION_DIGEST_BYTES): since + self.number() for _ in range(told)}
        return NotificationPosition(count, since, short_since, digests)
