"""The errors of requests, as one tree; a noun's own stand beside the noun.

    CharlaError
    ├── ValidationFailed            a field is wrong; says which and how
    ├── NotFound
    │   ├── ChatNotFound (chats), MessageNotFound (messages), AgentNotFound (agents)
    ├── Forbidden
    │   ├── NotAssigned, NotYours (chats), GuestTokenRequired (sessions)
    ├── Unauthenticated
    │   ├── AuthenticationRequired, InvalidToken, InvalidCredentials (agents)
    ├── InvalidState
    │   ├── SessionExpired, CaptchaFailed (sessions), ChatClosed, ChatClosedToActions (chats)
    ├── Conflict
    │   ├── AlreadyAssigned (chats), IdempotencyMismatch (idempotency), UsernameTaken (agents)
    ├── LimitReached                carries the seconds to wait
    │   ├── TooManyChats, TooManyMessages, TooManyLogins (rate_limits), TooManyConnections (realtime)
    └── Unavailable                 nothing was stored; try again
        ├── CaptchaUnavailable (sessions), Busy

`code` is the stable code (docs/contract.md, "Conventions"), `text` the key of the person's text (the
code, unless another is given), `details` what the text or the answer needs. `api/errors.py` maps the
tree to statuses.

TryAgain and KeyTaken, below the tree, are what storage tells a use case; no caller sees them.
"""

from typing import ClassVar


class CharlaError(Exception):
    """Base of every refusal. `details` may be shown to the caller; it never holds a secret."""

    code: ClassVar[str]
    text: ClassVar[str] = ""

    def __init__(self, **details: str) -> None:
        super().__init__(self.code)
        self.details = details


class Fault:
    """The fault of one field: a `field.*` text's key and the values that it names."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values


class ValidationFailed(CharlaError):
    code = "validation_failed"

    def __init__(self, **faults: Fault) -> None:
        super().__init__()
        self.faults = faults


class NotFound(CharlaError):
    code = "not_found"


class Forbidden(CharlaError):
    pass


class Unauthenticated(CharlaError):
    pass


class InvalidState(CharlaError):
    pass


class Conflict(CharlaError):
    pass


class LimitReached(CharlaError):
    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__()
        self.retry_after_seconds = max(1, retry_after_seconds)


class Unavailable(CharlaError):
    pass


class Busy(Unavailable):
    code = "busy"


class TryAgain(Exception):
    """Another writer was first, or storage could not say: read again and decide again."""


class KeyTaken(Exception):
    """A unique key is taken: an idempotency record, a session, a username."""
