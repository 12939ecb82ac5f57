"""Agents log in and out."""

from chalicelib.api.fields import Password, Username
from chalicelib.api.requests import ApiRequest
from chalicelib.api.responses import ApiResponse
from chalicelib.api.routing import Routes
from chalicelib.serializers.agents import login_object

routes = Routes(__name__)

_LOGIN = {"username": Username(), "password": Password()}


# JSON alone: else a foreign page could spend an agent's failed logins at the agent's own address.
@routes.post("/api/auth/login", "Log in", auth="optional", body=_LOGIN, json_only=True, response="Login")
def login(request: ApiRequest) -> ApiResponse:
    services, body = request.services, request.body
    made = services.auth.login(body["username"], body["password"], request.address)
    services.presence.seen(made.agent)
    return ApiResponse(login_object(made, services.settings.live_url))


@routes.post("/api/auth/logout", "Log out: the token is dead at once", auth="agent", response="Text")
def logout(request: ApiRequest) -> ApiResponse:
    request.services.auth.logout(request.agent, request.token)
    return ApiResponse({"message": request.text("logged_out")})
