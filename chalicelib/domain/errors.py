"""Everything that a request can be refused for, as one tree.

    CharlaError
    ├── ValidationFailed            a field is wrong; says which and how
    ├── NotFound
    │   ├── ChatNotFound, MessageNotFound, AgentNotFound
    ├── Forbidden
    │   ├── NotAssigned, GuestTokenRequired
    ├── Unauthenticated
    │   ├── AuthenticationRequired, InvalidToken, InvalidCredentials
    ├── InvalidState
    │   ├── SessionExpired, ChatClosed, ChatClosedToActions, CaptchaFailed
    ├── Conflict
    │   ├── AlreadyAssigned, IdempotencyMismatch, UsernameTaken
    ├── LimitReached                carries the seconds to wait
    │   ├── TooManyChats, TooManyMessages, TooManyLogins
    └── Unavailable                 nothing was stored; try again
        ├── CaptchaUnavailable, Busy

`code` is the contract's stable code, `text` the key of the person's text (the code, unless another
is given), `details` what the text or the answer needs.
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
    """What is wrong with one field: a `field.*` text's key and the values that it names."""

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


class ChatNotFound(NotFound):
    code = "chat_not_found"


class MessageNotFound(NotFound):
    code = "message_not_found"


class AgentNotFound(NotFound):
    code = "agent_not_found"


class Forbidden(CharlaError):
    pass


class NotAssigned(Forbidden):
    code = "not_assigned"


class GuestTokenRequired(Forbidden):
    code = "guest_token_required"


class Unauthenticated(CharlaError):
    pass


class AuthenticationRequired(Unauthenticated):
    code = "authentication_required"


class InvalidToken(Unauthenticated):
    code = "invalid_token"


class InvalidCredentials(Unauthenticated):
    code = "invalid_credentials"


class InvalidState(CharlaError):
    pass


class SessionExpired(InvalidState):
    code = "session_expired"


class ChatClosed(InvalidState):
    code = "chat_closed"


class ChatClosedToActions(InvalidState):
    """The same code with the words for resolving and assigning."""

    code = "chat_closed"
    text = "chat_closed_to_actions"


class CaptchaFailed(InvalidState):
    code = "captcha_failed"


class Conflict(CharlaError):
    pass


class AlreadyAssigned(Conflict):
    """Carries `agent_name`, the winner's."""

    code = "already_assigned"


class IdempotencyMismatch(Conflict):
    code = "idempotency_mismatch"


class UsernameTaken(Conflict):
    code = "username_taken"


class LimitReached(CharlaError):
    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__()
        self.retry_after_seconds = max(1, retry_after_seconds)


class TooManyChats(LimitReached):
    code = "too_many_chats"


class TooManyMessages(LimitReached):
    code = "too_many_messages"


class TooManyLogins(LimitReached):
    code = "too_many_logins"


class Unavailable(CharlaError):
    pass


class CaptchaUnavailable(Unavailable):
    code = "captcha_unavailable"


class Busy(Unavailable):
    code = "busy"
