"""The agent's own record."""

from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.fields import Boolean
from chalicelib.api.http.routes import Routes
from chalicelib.serializers.agents import agent_object

routes = Routes(__name__, auth="agent")


@routes.get("/api/agents/me", "The agent who asks", response="Agent")
def me(request: ApiRequest) -> ApiResponse:
    return ApiResponse(agent_object(request.agent))


@routes.post(
    "/api/agents/me/availability",
    "Take new chats, or don't",
    body={"is_available": Boolean()},
    response="Agent",
)
def availability(request: ApiRequest) -> ApiResponse:
    agent = request.services.agents.set_availability(request.agent, request.body["is_available"])
    return ApiResponse(agent_object(agent))
