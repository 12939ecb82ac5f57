"""What storage and the gateway tell a use case besides a result. A caller never sees one of these."""


class TryAgain(Exception):
    """Another writer was first, or storage could not say: read again and decide again."""


class KeyTaken(Exception):
    """What must be unique is there already: an idempotency record, a session, a username."""


class RateLimitReached(Exception):
    """A rate limit has had all the calls that it admits; `key` is the limit's."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class ConnectionGone(Exception):
    """Nobody is at the other end of the connection any more."""


class PushFailed(Exception):
    """A frame was not sent. The cursors will tell what it would have said."""
