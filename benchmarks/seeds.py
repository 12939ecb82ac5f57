"""Many chats at once, for the lists: made by the domain, turned into rows by storage, written in batches.

Only the chats are stored: they have no messages and no notifications.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import cycle

from benchmarks.stage import NAME, TEXT
from chalicelib.adapters.system import RandomIds
from chalicelib.domain.agents import Agent
from chalicelib.domain.changes import Change, assign, close, start
from chalicelib.domain.chats import Chat
from chalicelib.domain.sessions import Profile, Session, Visit
from chalicelib.storage.chats import chat_row
from chalicelib.storage.schema import COUNTS, ChatRow

_BEGAN = 1_700_000_000_000
_IDS = RandomIds()


def fill_lists(agents: Sequence[Agent], waiting: int, active: int, closed: int) -> None:
    """Stores that many chats; those that have an agent go round the agents in turn."""
    owners = cycle(agents)
    chats = [_begun(number).chat for number in range(waiting)]
    chats += [_taken(number, next(owners)) for number in range(active)]
    ended = [_closed(number, next(owners)) for number in range(closed)]
    _store_chats([*chats, *ended])
    with ChatRow.batch_write() as batch:
        for agent_id, count in Counter(chat.agent.id for chat in ended if chat.agent).items():
            batch.save(ChatRow(COUNTS, agent_id, closed=count))


def _begun(number: int) -> Change:
    """Chat `number` begins a second after the one before it."""
    now = _BEGAN + 1000 * number
    session = Session(_IDS.uuid(), TEXT, Visit(), now, now // 1000 + 1800)
    profile = Profile(f"guest{number:06}@ejemplo.test", NAME)
    change = start(session, profile, _IDS.uuid(), _IDS.salt(), now)
    return replace(change, chat=replace(change.chat, version=1))


def _taken(number: int, agent: Agent) -> Chat:
    begun = _begun(number).chat
    return replace(assign(begun, agent.name, begun.created_at + 1).chat, version=2)


def _closed(number: int, agent: Agent) -> Chat:
    taken = _taken(number, agent)
    return replace(close(taken, agent.name, taken.created_at + 2).chat, version=3)


def _store_chats(chats: Iterable[Chat]) -> None:
    with ChatRow.batch_write() as batch:
        for chat in chats:
            batch.save(chat_row(chat))
