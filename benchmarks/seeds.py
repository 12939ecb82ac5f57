"""Many chats at once: made by the domain, turned into rows by storage, written in batches.

Only what the measured calls read is stored: the chats of the lists have no messages and no
notifications, and long chats no notifications.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import cycle

from benchmarks.chats import NAME, TEXT
from chalicelib.adapters.system import RandomIds
from chalicelib.domain.agents import Agent
from chalicelib.domain.changes import Change, assign, close, send_as_agent, send_as_guest, start
from chalicelib.domain.chats import Chat
from chalicelib.domain.messages import Event, SenderType
from chalicelib.domain.sessions import Profile, Session, Visit
from chalicelib.storage.chats import chat_row
from chalicelib.storage.messages import event_row
from chalicelib.storage.schema import COUNTS, ChatRow, EventRow

_BEGAN = 1_700_000_000_000
_IDS = RandomIds()
_NO_LIMIT = 1_000_000


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


def long_chat(agent: Agent, senders: Iterable[SenderType]) -> Chat:
    """Stores a chat of the agent's with a message for each of `senders`, all of them unread."""
    change = _begun(0)
    events: list[Event] = [*change.events]
    change = assign(change.chat, agent.name, _BEGAN + 1)
    events += change.events
    for number, sender in enumerate(senders):
        change = _said(change.chat, sender, agent, _BEGAN + 2 + number)
        events += change.events
    chat = replace(change.chat, version=len(events))
    _store_chats([chat])
    with EventRow.batch_write() as batch:
        for event in events:
            batch.save(event_row(chat.id, event, _IDS.operation()))
    return chat


def _said(chat: Chat, sender: SenderType, agent: Agent, now: int) -> Change:
    client_message_id = _IDS.uuid()
    if sender == "agent":
        return send_as_agent(chat, agent.name, TEXT, client_message_id, now)
    notification_id = _IDS.sortable(now)
    return send_as_guest(chat, TEXT, client_message_id, now, limit=_NO_LIMIT, notification_id=notification_id)


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
