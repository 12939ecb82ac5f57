"""A guest begins; an agent logs in."""

from benchmarks import chats
from benchmarks.cases import Case, Goal
from benchmarks.gateway import Request, get, post
from benchmarks.stage import Stage, login


def cases(available: int) -> list[Case]:
    """With that many agents available."""
    return [
        Case("start_chat", lambda _: chats.start()),
        completing(available),
        Case("login", lambda _: post("/api/auth/login/", login("agent1"))),
        Case("agent's call that notes its presence", _unseen),
    ]


def completing(available: int) -> Case:
    goal = Goal(write_units=10 + 4 * available)
    return Case(f"complete_chat, {available} agents available", _complete, goal)


def _unseen(stage: Stage) -> Request:
    stage.see_everybody(0)
    return get("/api/agents/me/", stage.agent)


def _complete(stage: Stage) -> Request:
    return chats.complete(chats.session(stage))
