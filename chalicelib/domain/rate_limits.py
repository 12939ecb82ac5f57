"""Rate limits: how many calls a window of time takes."""

from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from chalicelib.domain.errors import LimitReached
from chalicelib.frozen import value


class TooManyChats(LimitReached):
    code = "too_many_chats"


class TooManyMessages(LimitReached):
    code = "too_many_messages"


class TooManyLogins(LimitReached):
    code = "too_many_logins"


class RateLimitReached(Exception):
    """A rate limit has had all the calls that it admits; `key` is the limit's."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


_MINUTE_MS = 60_000


@value
class RateLimit:
    """At most `limit` calls under `key` until `ends_at` (seconds since the epoch)."""

    key: str
    limit: int
    ends_at: int

    def seconds_left(self, now: int) -> int:
        return self.ends_at - now // 1000


def rate_limit(what: str, whom: str, limit: int, seconds: int, now: int) -> RateLimit:
    """The window that `now` (ms) falls into. `whom` is stored as a digest: it is personal."""
    number = now // 1000 // seconds
    digest = sha256(whom.encode()).hexdigest()[:32]
    return RateLimit(f"window#{what}#{digest}#{number}", limit, (number + 1) * seconds)


@value
class MessageWindow:
    """The minute that the guest's messages are limited by; `started_at` in ms."""

    started_at: int = 0
    count: int = 0

    def admit(self, now: int, limit: int) -> "MessageWindow":
        """This window with one message more. Raises TooManyMessages at the limit."""
        if now - self.started_at >= _MINUTE_MS:
            return MessageWindow(now, 1)
        if self.count >= limit:
            raise TooManyMessages(-(-(self.started_at + _MINUTE_MS - now) // 1000))
        return MessageWindow(self.started_at, self.count + 1)


def network(address: str) -> str:
    """Whom an address counts for: itself, or an IPv6 address's /64 (docs/contract.md, "Conventions")."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ip_network((parsed, 64), strict=False))
