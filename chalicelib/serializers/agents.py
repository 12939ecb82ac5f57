"""Agents and their users."""

from typing import Any

from chalicelib.domain.agents import Agent, AgentName


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


def name_object(name: AgentName) -> dict[str, Any]:
    """The agent as chats show it."""
    return {"id": name.id, **sender_object(name)}


def sender_object(name: AgentName) -> dict[str, Any]:
    """The agent as messages show it: an agent without names is called by the username."""
    named = bool(name.first_name or name.last_name)
    first_name = name.first_name if named else name.username
    return {"user": {"first_name": first_name, "last_name": name.last_name}}
