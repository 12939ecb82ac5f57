"""A guest starts a chat, completes the profile, and finds the session again after a reload."""

from chalicelib.api.fields import ClientId, Email, Id, Lenient, Name, Phone, Text
from chalicelib.api.requests import ApiRequest
from chalicelib.api.responses import ApiResponse
from chalicelib.api.routing import Routes
from chalicelib.domain.sessions import Profile, Visit
from chalicelib.serializers.sessions import (
    captcha_object,
    session_object,
    session_state_object,
    started_chat_object,
)

routes = Routes(__name__)

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
    "full_name": Name(limit="full_name_max_characters"),
    "phone_number": Phone(),
}
_CAPTCHA = {"recaptcha_token": Lenient(max=16384)}


@routes.post(
    "/api/chat/start_chat", "Start a session", auth="optional", body=_START, status=201, response="Session"
)
def start_chat(request: ApiRequest) -> ApiResponse:
    services, sent = request.services, request.body
    visit = Visit(sent["page_url"], sent["referrer"], sent["locale"])
    started = services.sessions.start(sent["initial_message"], visit, sent["client_id"], request.address)
    captcha = captcha_object(services.settings.captcha_provider, services.settings.captcha_site_key)
    body = session_object(started, captcha, request.language)
    return ApiResponse(body, 200 if started.replayed else 201)


@routes.post(
    "/api/chat/complete_chat",
    "Complete the profile; the chat begins to wait",
    auth="optional",
    body=_SESSION,
    later_body={**_PROFILE, **_CAPTCHA},
    status=201,
    response="StartedChat",
)
def complete_chat(request: ApiRequest) -> ApiResponse:
    """Session, replay, profile, captcha: the order of docs/contract.md, "Guest"."""
    services = request.services
    session, completed = services.sessions.completion(request.body["session_id"])
    if completed is None:
        profile = Profile(**request.parse(_PROFILE))
        token = request.parse(_CAPTCHA)["recaptcha_token"]
        completed = services.sessions.complete(session, profile, token)
    body = started_chat_object(completed, services.settings.live_url, request.language)
    return ApiResponse(body, 200 if completed.replayed else 201)


@routes.post(
    "/api/chat/validate_session",
    "Is a session still alive?",
    auth="optional",
    body=_SESSION,
    response="SessionState",
)
def validate_session(request: ApiRequest) -> ApiResponse:
    return ApiResponse(session_state_object(request.services.sessions.find(request.body["session_id"])))
