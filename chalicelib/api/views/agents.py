"""The agent's own record."""

from chalicelib.api.fields import Boolean
from chalicelib.api.requests import ApiRequest
from chalicelib.api.responses import ApiResponse
from chalicelib.api.routing import Routes
from chalicelib.serializers.agents import agent_object

routes = Routes(__name__)


@routes.get("/api/agents/me", "The agent who asks", auth="agent", response="Agent")
def me(request: ApiRequest) -> ApiResponse:
    return ApiResponse(agent_object(request.agent))


@routes.post(
    "/api/agents/me/availability",
    "Take new chats, or don't",
    auth="agent",
    body={"is_available": Boolean()},
    response="Agent",
)
def availability(request: ApiRequest) -> ApiResponse:
    agent = request.services.agents.set_availability(request.agent, request.body["is_available"])
    return ApiResponse(agent_object(agent))
