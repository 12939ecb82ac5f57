"""The views, a module for each noun. An endpoint that is not in one of BLUEPRINTS does not exist."""

from chalicelib.api.openapi import document
from chalicelib.api.requests import ApiRequest
from chalicelib.api.responses import ApiResponse
from chalicelib.api.routing import Routes
from chalicelib.api.views import agents, auth, chats, events, messages, notifications, sessions

NOUNS: tuple[Routes, ...] = (
    sessions.routes,
    chats.routes,
    messages.routes,
    notifications.routes,
    events.routes,
    auth.routes,
    agents.routes,
)
_product = Routes(__name__)
BLUEPRINTS = (*NOUNS, _product)


@_product.get("/api/health", "Is it up?", auth="none", response="Health")
def health(_request: ApiRequest) -> ApiResponse:
    return ApiResponse({"status": "ok"})


@_product.get("/api/openapi.json", "This description", auth="none", response="OpenApi")
def openapi(request: ApiRequest) -> ApiResponse:
    return ApiResponse(document(BLUEPRINTS, request.services.settings))
