"""What a frame may ask for."""

from collections.abc import Callable

from chalicelib.api.http.errors import UnknownAction
from chalicelib.api.http.fields import Lenient, Schema, Text
from chalicelib.api.http.identifiers import Id
from chalicelib.api.live.fields import Seq
from chalicelib.api.live.frame import Frame
from chalicelib.domain.agents import AuthenticationRequired
from chalicelib.domain.realtime import EventFrame
from chalicelib.locales import language
from chalicelib.serializers.frames import frame_object, ready_object
from chalicelib.services.access import GuestKey

_LANGUAGE: Schema = {"language": Lenient(max=35)}
_SUBSCRIBE: Schema = {
    "chat_room_id": Id(),
    "guest_token": Lenient(max=200),
    "after": Seq(),
    **_LANGUAGE,
}
_AUTHENTICATE: Schema = {"token": Text(limit=200), **_LANGUAGE}
_TYPING: Schema = {"chat_room_id": Id()}


def act(frame: Frame) -> None:
    """Raises UnknownAction, AuthenticationRequired, and what the action raises."""
    if frame.action not in _FIRST and frame.action not in _LATER:
        raise UnknownAction
    if frame.connection.is_known and frame.action in _FIRST:
        raise UnknownAction
    if not frame.connection.is_known and frame.action in _LATER:
        raise AuthenticationRequired
    (_FIRST | _LATER)[frame.action](frame)


def _subscribe(frame: Frame) -> None:
    """What the guest missed follows `ready`, if it is little; else the client asks over HTTP."""
    asked = frame.fields(_SUBSCRIBE)
    key = GuestKey(asked["chat_room_id"], asked["guest_token"])
    subscription = frame.services.live.websocket.subscribe(
        frame.connection, key, asked["after"], language(asked["language"])
    )
    frame.answer(ready_object(subscription.connection, subscription.seq, len(subscription.missed)))
    for event in subscription.missed:
        frame.answer(frame_object(EventFrame(key.chat_id, event), subscription.connection.language))


def _authenticate(frame: Frame) -> None:
    asked = frame.fields(_AUTHENTICATE)
    known, agent = frame.services.live.websocket.authenticate(
        frame.connection, asked["token"], language(asked["language"])
    )
    frame.services.presence.seen(agent)
    frame.answer(ready_object(known))


def _typing(frame: Frame) -> None:
    chat_id = frame.fields(_TYPING)["chat_room_id"]
    frame.services.live.typing.notify_typing(frame.connection, frame.speaker, chat_id)


def _ping(frame: Frame) -> None:
    frame.answer({"type": "pong"})


_FIRST: dict[str, Callable[[Frame], None]] = {"subscribe": _subscribe, "authenticate": _authenticate}
_LATER: dict[str, Callable[[Frame], None]] = {"typing": _typing, "ping": _ping}
