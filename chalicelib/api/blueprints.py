"""All blueprints: an endpoint that is not in one of them does not exist."""

from chalicelib.api.agent import agents, lists
from chalicelib.api.agent import chats as agent_chats
from chalicelib.api.agent import events as agent_events
from chalicelib.api.agent import messages as agent_messages
from chalicelib.api.agent import notifications as agent_notifications
from chalicelib.api.agent import sessions as agent_sessions
from chalicelib.api.either import events, messages
from chalicelib.api.guest import chats as guest_chats
from chalicelib.api.guest import messages as guest_messages
from chalicelib.api.guest import notifications as guest_notifications
from chalicelib.api.guest import sessions as guest_sessions
from chalicelib.api.http.routes import Routes
from chalicelib.api.product import product_routes

FLOWS: tuple[Routes, ...] = (
    guest_sessions.routes,
    guest_chats.routes,
    guest_messages.routes,
    guest_notifications.routes,
    agent_sessions.routes,
    agents.routes,
    lists.routes,
    agent_chats.routes,
    agent_messages.routes,
    agent_notifications.routes,
    agent_events.routes,
    messages.routes,
    events.routes,
)
BLUEPRINTS = (*FLOWS, product_routes(FLOWS))
