"""Agents, their users, and the answer to a login."""

from typing import Any

from chalicelib.domain.agents import ROLES, Agent, AgentName
from chalicelib.serializers.shapes import BOOLEAN, INTEGER, TEXT, Shape, nullable, record, ref, words
from chalicelib.services.auth import Login

_NAMES = record(first_name=TEXT, last_name=TEXT)

SCHEMAS: dict[str, Shape] = {
    "User": record(id=INTEGER, username=TEXT, email=TEXT, first_name=TEXT, last_name=TEXT),
    "Agent": record(id=TEXT, is_available=BOOLEAN, specialty=TEXT, role=words(*ROLES), user=ref("User")),
    "Login": record(token=TEXT, user=ref("User"), agent=ref("Agent"), live_url=nullable(TEXT)),
    "AgentName": record(id=TEXT, user=_NAMES),
    "Sender": record(user=_NAMES),
}


def user_object(agent: Agent) -> dict[str, Any]:
    return {
        "id": agent.user_id,
        "username": agent.username,
        "email": agent.email,
        "first_name": agent.first_name,
        "last_name": agent.last_name,
    }


def agent_object(agent: Agent) -> dict[str, Any]:
    return {
        "id": agent.id,
        "is_available": agent.is_available,
        "specialty": agent.specialty,
        "role": agent.role,
        "user": user_object(agent),
    }


def login_object(login: Login, live_url: str) -> dict[str, Any]:
    return {
        "token": login.token,
        "user": user_object(login.agent),
        "agent": agent_object(login.agent),
        "live_url": live_url or None,
    }


def name_object(name: AgentName) -> dict[str, Any]:
    """The agent as chats show it."""
    return {"id": name.id, **sender_object(name)}


def sender_object(name: AgentName) -> dict[str, Any]:
    """The agent as messages show it: an agent without names is called by the username."""
    named = bool(name.first_name or name.last_name)
    first_name = name.first_name if named else name.username
    return {"user": {"first_name": first_name, "last_name": name.last_name}}
