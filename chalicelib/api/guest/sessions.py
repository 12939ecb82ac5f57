"""A guest starts a chat, completes the profile, and finds the session again after a reload."""

from typing import Any

from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.contacts import Email, Phone
from chalicelib.api.http.fields import Lenient, Text
from chalicelib.api.http.identifiers import ClientId, Id
from chalicelib.api.http.routes import Routes
from chalicelib.config import Settings
from chalicelib.domain.sessions import Profile, Visit
from chalicelib.serializers.times import rfc3339
from chalicelib.services.sessions import Completed

routes = Routes(__name__, auth="optional")

_URL = Lenient(max=2048, prefixes=("http://", "https://"))
_START = {
    "initial_message": Text(limit="message_max_characters"),
    "client_id": ClientId(min=22, max=64),
    "page_url": _URL,
    "referrer": _URL,
    "locale": Lenient(max=35),
}
_SESSION = {"session_id": Id()}
_PROFILE = {
    "email": Email(),
    "full_name": Text(limit="full_name_max_characters"),
    "phone_number": Phone(),
}
_CAPTCHA = {"recaptcha_token": Lenient(max=16384)}


@routes.post("/api/chat/start_chat", "Start a session", body=_START, status=201, response="Session")
def start_chat(request: ApiRequest) -> ApiResponse:
    sent = request.body
    visit = Visit(sent["page_url"], sent["referrer"], sent["locale"])
    started = request.services.sessions.start(
        sent["initial_message"], visit, sent["client_id"], request.address
    )
    body = {
        "success": True,
        "session_id": started.session.id,
        "next_step": "complete_profile",
        "message": request.text("start"),
        "expires_in": started.seconds_left,
        "captcha": _captcha(request.services.settings),
    }
    return _replayable(body, started.replayed)


@routes.post(
    "/api/chat/complete_chat",
    "Complete the profile; the chat begins to wait",
    body=_SESSION,
    later_body={**_PROFILE, **_CAPTCHA},
    status=201,
    response="StartedChat",
)
def complete_chat(request: ApiRequest) -> ApiResponse:
    """Session, replay, profile, captcha: in the contract's order."""
    session, completed = request.services.sessions.completion(request.body["session_id"])
    if completed is None:
        profile = Profile(**request.parse(_PROFILE))
        token = request.parse(_CAPTCHA)["recaptcha_token"]
        completed = request.services.sessions.complete(session, profile, token)
    return _replayable(_completed(request, completed), completed.replayed)


@routes.post(
    "/api/chat/validate_session", "Is a session still alive?", body=_SESSION, response="SessionState"
)
def validate_session(request: ApiRequest) -> ApiResponse:
    session = request.services.sessions.find(request.body["session_id"])
    if session is None:
        return ApiResponse({"valid": False, "has_message": False, "created_at": None})
    body: dict[str, Any] = {
        "valid": True,
        "has_message": bool(session.initial_message),
        "created_at": rfc3339(session.created_at),
    }
    if session.chat_id:
        body["chat_room_id"] = session.chat_id
    return ApiResponse(body)


def _completed(request: ApiRequest, completed: Completed) -> dict[str, Any]:
    return {
        "success": True,
        "chat_room_id": completed.chat_id,
        "user_name": completed.full_name,
        "message": request.text("started"),
        "guest_token": completed.guest_token,
        "live_url": request.services.settings.live_url or None,
    }


def _captcha(settings: Settings) -> dict[str, str] | None:
    if not settings.captcha_provider:
        return None
    return {"provider": settings.captcha_provider, "site_key": settings.captcha_site_key}


def _replayable(body: dict[str, Any], replayed: bool) -> ApiResponse:
    return ApiResponse(body, 200 if replayed else 201)
