"""One frame: understood, acted on, and refused in the language of its connection."""

from dataclasses import dataclass, field

from chalicelib.api.http.bodies import parse_object
from chalicelib.api.http.errors import InternalError
from chalicelib.api.http.request_log import log_failure
from chalicelib.api.live.actions import act
from chalicelib.api.live.frame import Frame
from chalicelib.api.live.refusals import dismiss, refuse
from chalicelib.domain.errors import CharlaError, TryAgain
from chalicelib.domain.realtime import Connection, ConnectionGone, PushFailed
from chalicelib.locales import Language, language
from chalicelib.services.websocket import ConnectionRefused
from chalicelib.wiring import Services


@dataclass(slots=True)
class Exchange:
    services: Services
    connection_id: str
    request_id: str
    language: Language = field(default_factory=lambda: language(None))

    def take(self, body: str) -> None:
        """Whatever is wrong with it is told to the client. Raises ConnectionGone, PushFailed."""
        try:
            self._act(body)
        except ConnectionRefused as refused:
            dismiss(self.services, self.connection_id, refused.error, self.language)
        except (CharlaError, TryAgain) as error:
            refuse(self.services, self.connection_id, error, self.language)
        except (ConnectionGone, PushFailed):
            raise
        except Exception as error:  # noqa: BLE001 - the last door: whatever it is, the client is told
            log_failure(self.request_id, error)
            refuse(self.services, self.connection_id, InternalError(), self.language)

    def _act(self, body: str) -> None:
        sent = parse_object(body.encode("utf-8", "surrogatepass"))
        self.language = _asked(sent.get("language"))
        websocket = self.services.live.websocket
        connection = websocket.find(self.connection_id)
        self._speak_as_before(connection)
        speaker = websocket.speaker(connection)
        if speaker:
            self.services.presence.seen(speaker)
        act(Frame(self.services, connection, sent, speaker))

    def _speak_as_before(self, connection: Connection) -> None:
        if connection.is_known:
            self.language = language(connection.language)


def _asked(value: object) -> Language:
    return language(value if isinstance(value, str) else None)
