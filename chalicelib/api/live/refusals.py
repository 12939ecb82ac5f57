"""A frame that is refused: its error frame, and the end of a connection that is refused too often."""

from chalicelib.api.http.errors import InternalError, envelope, settled
from chalicelib.domain.chats import NotAssigned
from chalicelib.domain.errors import CharlaError, TryAgain, Unavailable
from chalicelib.locales import Language
from chalicelib.serializers.frames import frame_text
from chalicelib.wiring import Services

# Not the client's fault: storage was busy, or the chat has just become somebody else's.
_FORGIVEN = (Unavailable, NotAssigned, InternalError)


def refuse(services: Services, connection_id: str, error: CharlaError | TryAgain, language: Language) -> None:
    """Tells why; the third time it also closes. Raises ConnectionGone, PushFailed."""
    told = settled(error)
    one_too_many = not isinstance(told, _FORGIVEN) and services.live.websocket.refuse(connection_id)
    _tell(services, connection_id, told, language)
    if one_too_many:
        services.live.gateway.close(connection_id)


def dismiss(services: Services, connection_id: str, error: CharlaError, language: Language) -> None:
    """Tells why, and closes. Raises ConnectionGone, PushFailed."""
    _tell(services, connection_id, error, language)
    services.live.gateway.close(connection_id)


def _tell(services: Services, connection_id: str, error: CharlaError, language: Language) -> None:
    shown = {"type": "error", **envelope(error, language)}
    services.live.gateway.post(connection_id, frame_text(shown))
