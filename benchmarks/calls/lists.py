"""The first page of 20 with its total; and following all of it with one cursor."""

from benchmarks.cases import Case, Goal, Prepare
from benchmarks.gateway import get

_LIVE = ("waiting", "active")
_STATUSES = (*_LIVE, "closed", None)


def of_agent() -> list[Case]:
    goal = Goal(read_units=12)
    return [Case(f"agent's list, {status or 'all'}", _page("agent1", status), goal) for status in _STATUSES]


def of_admin(agents: int) -> list[Case]:
    """The admin's lists, with that many agents."""
    goal = Goal(read_units=12 + 2 * agents)
    return [Case(f"admin's list, {status or 'all'}", _page("admin", status), goal) for status in _STATUSES]


def _page(username: str, status: str | None) -> Prepare:
    query = {"status": status} if status else {}
    return lambda stage: get("/api/chatrooms/filtered_chats/", stage.tokens[username], page_size=20, **query)
