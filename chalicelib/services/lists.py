"""The lists of chats, a page at a time. Live ones are short and read whole; ended ones are ranges."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from chalicelib.domain.agents import Agent
from chalicelib.domain.chats import ARCHIVED, ChatSummary, Status
from chalicelib.services.ports import Agents, Inboxes, OrderBy


@dataclass(frozen=True, slots=True)
class Query:
    """`status` None: all. `page` from 1."""

    status: Status | None
    order_by: OrderBy
    newest_first: bool
    page: int
    page_size: int


@dataclass(frozen=True, slots=True)
class ChatList:
    chats: list[ChatSummary]
    total: int


@dataclass(frozen=True, slots=True)
class ListService:
    inboxes: Inboxes
    agents: Agents

    def page(self, agent: Agent, query: Query) -> ChatList:
        """An agent sees the queue and its own chats, an admin all (contract, Agents)."""
        owners = [entry.id for entry in self.agents.directory()] if agent.is_admin else [agent.id]
        chats = list(self._live(owners, query.status))
        total = len(chats)
        for status in _wanted(ARCHIVED, query.status):
            chats += self._archived(owners, status, query)
        if query.status is None or query.status in ARCHIVED:
            total += self._archive_total(agent, query.status)
        chats.sort(key=lambda chat: (getattr(chat, query.order_by), chat.id))
        if query.newest_first:
            chats.reverse()
        first = (query.page - 1) * query.page_size
        return ChatList(list(islice(chats, first, first + query.page_size)), total)

    def _live(self, owners: list[str], status: Status | None) -> Iterator[ChatSummary]:
        if status in (None, "waiting"):
            yield from self.inboxes.queue()
        if status in (None, "active"):
            for owner in owners:
                yield from self.inboxes.active(owner)

    def _archived(self, owners: list[str], status: Status, query: Query) -> Iterator[ChatSummary]:
        reach = query.page * query.page_size
        for owner in owners:
            yield from self.inboxes.archived(owner, status, query.order_by, query.newest_first, reach)

    def _archive_total(self, agent: Agent, status: Status | None) -> int:
        counts = (
            list(self.inboxes.all_archive_counts().values())
            if agent.is_admin
            else [self.inboxes.archive_counts(agent.id)]
        )
        return sum(each.of(archived) for each in counts for archived in _wanted(ARCHIVED, status))


def _wanted(statuses: tuple[Status, ...], status: Status | None) -> list[Status]:
    return [each for each in statuses if status in (None, each)]
