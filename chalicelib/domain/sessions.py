"""Guests' sessions: from the first message to the chat it becomes."""

import hmac
from base64 import urlsafe_b64encode
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

from chalicelib.domain.errors import Forbidden, InvalidState, Unavailable
from chalicelib.frozen import value


class SessionExpired(InvalidState):
    code = "session_expired"


class GuestTokenRequired(Forbidden):
    code = "guest_token_required"


class CaptchaFailed(InvalidState):
    code = "captcha_failed"


class CaptchaUnavailable(Unavailable):
    code = "captcha_unavailable"


@value
class Visit:
    """The page that the guest wrote from; unknown or unusable parts are None."""

    page_url: str | None = None
    referrer: str | None = None
    locale: str | None = None


@value
class Profile:
    """A guest's contact details, as validated."""

    email: str
    full_name: str
    phone_number: str | None = None


@value
class Session:
    """`created_at` in ms since the epoch, `expires_at` in seconds since the epoch.

    `operation` names the call that started it, so that one that lost its answer knows.

    Once completed it knows its chat, and the salt that the guest's token is derived from, so that a
    repeated complete_chat answers the same token while the chat keeps its SHA-256 alone.
    """

    id: str
    initial_message: str
    visit: Visit
    created_at: int
    expires_at: int
    operation: str = ""
    chat_id: str | None = None
    token_salt: bytes | None = None

    def is_live(self, now: int) -> bool:
        """DynamoDB deletes rows days after their time, so the clock decides (docs/contract.md, "Guest")."""
        return now < self.expires_at * 1000

    def seconds_left(self, now: int) -> int:
        return max(0, self.expires_at - now // 1000)

    def completed(self, chat_id: str, token_salt: bytes) -> "Session":
        return replace(self, chat_id=chat_id, token_salt=token_salt)


def session_id_for(client_id: str) -> str:
    """The one session of a client's secret, shaped like the random ones, so that a retry finds it."""
    return str(UUID(bytes=sha256(b"session:" + client_id.encode()).digest()[:16], version=4))


def guest_token(session: Session) -> str:
    """The guest's token of a completed session: 256 bits, the same at every repeat."""
    digest = hmac.digest(session.token_salt or b"", session.id.encode(), "sha256")
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def token_digest(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()
