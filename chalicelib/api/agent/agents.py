"""The agent's own record."""

from chalicelib.api.http.call import Answer, Call
from chalicelib.api.http.fields import Boolean
from chalicelib.api.http.routes import Routes
from chalicelib.objects.agents import agent_object

routes = Routes(__name__, auth="agent")


@routes.get("/api/agents/me", "The agent who asks", response="Agent")
def me(call: Call) -> Answer:
    return Answer(agent_object(call.agent))


@routes.post(
    "/api/agents/me/availability",
    "Take new chats, or don't",
    body={"is_available": Boolean()},
    response="Agent",
)
def availability(call: Call) -> Answer:
    agent = call.services.agents.set_availability(call.agent, call.body["is_available"])
    return Answer(agent_object(agent))
