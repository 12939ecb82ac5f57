"""An agent who follows everything with one cursor: `GET /api/agents/me/events/`."""

from benchmarks import chats
from benchmarks.cases import Case, Goal, Prepare
from benchmarks.gateway import Request, get
from benchmarks.stage import Stage

_PATH = "/api/agents/me/events/"


def cases() -> list[Case]:
    """Of an agent whose lists are short."""
    return [
        Case("agent follows, nothing new", _idle("agent1"), Goal(read_units=6, round_trips=4)),
        Case("agent follows, one new message", _one_message),
        Case("agent begins to follow", lambda stage: get(_PATH, stage.agent)),
    ]


def of_lists(agents: int) -> list[Case]:
    """Of an agent and the admin who has that many agents."""
    return [
        Case("agent follows, nothing new", _idle("agent1"), Goal(read_units=8, round_trips=4)),
        Case("admin follows, nothing new", _idle("admin"), Goal(read_units=12 + 2 * agents)),
    ]


def _idle(username: str) -> Prepare:
    def prepare(stage: Stage) -> Request:
        token = stage.tokens[username]
        return get(_PATH, token, after=_reached(stage, token))

    return prepare


def _one_message(stage: Stage) -> Request:
    chat_id = chats.active(stage)
    after = _reached(stage, stage.agent)
    stage.gateway.send(chats.guest_says(chat_id))
    return get(_PATH, stage.agent, after=after)


def _reached(stage: Stage, token: str) -> str:
    answer = stage.gateway.send(get(_PATH, token))
    return str(answer["after"])
