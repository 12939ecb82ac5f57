"""An index that lags: it shows a list as it was a few steps before, and may go back in time."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest.mock import patch

from chalicelib.domain.chats import ChatSummary
from chalicelib.storage.inboxes import InboxStore

_queue = InboxStore.queue
_active = InboxStore.active
_QUEUE = "queue"


@dataclass
class LaggingIndex:
    """`behind`: by how many steps the lists are old that are read from now on."""

    agent_ids: list[str]
    behind: int = 0
    past: dict[str, list[list[ChatSummary]]] = field(default_factory=lambda: defaultdict(list))

    def remember(self, store: InboxStore) -> None:
        """The lists as they are after a step."""
        self.past[_QUEUE].append(_queue(store))
        for agent_id in self.agent_ids:
            self.past[agent_id].append(_active(store, agent_id))

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Inside, what reads lists reads these."""
        with (
            patch.object(InboxStore, "queue", lambda _store: self._was(_QUEUE)),
            patch.object(InboxStore, "active", lambda _store, agent_id: self._was(agent_id)),
        ):
            yield

    def _was(self, name: str) -> list[ChatSummary]:
        past = self.past[name]
        return past[max(0, len(past) - 1 - self.behind)] if past else []
