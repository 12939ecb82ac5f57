"""Agents log in and out."""

from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.fields import Password, Text
from chalicelib.api.http.routes import Routes
from chalicelib.domain.agents import USERNAME_MAX_CHARACTERS
from chalicelib.serializers.agents import agent_object, user_object

routes = Routes(__name__, auth="agent")

_LOGIN = {"username": Text(limit=USERNAME_MAX_CHARACTERS), "password": Password()}


@routes.post("/api/auth/login", "Log in", auth="optional", body=_LOGIN, response="Login")
def login(request: ApiRequest) -> ApiResponse:
    logged_in = request.services.auth.login(
        request.body["username"], request.body["password"], request.address
    )
    request.services.presence.seen(logged_in.agent)
    return ApiResponse(
        {
            "token": logged_in.token,
            "user": user_object(logged_in.agent),
            "agent": agent_object(logged_in.agent),
            "live_url": request.services.settings.live_url or None,
        }
    )


@routes.post("/api/auth/logout", "Log out: the token is dead at once", response="Text")
def logout(request: ApiRequest) -> ApiResponse:
    request.services.auth.logout(request.agent, request.token)
    return ApiResponse({"message": request.text("logged_out")})
