"""The audit: whether everything that is stored agrees with everything else.

It reads the rows alone and shares no code with the app.
"""

from tests.proofs.audit import agents, deliveries, lists, messages, notices, reading, statuses
from tests.proofs.audit.talks import Talk, talks
from tests.tables import Rows

_OF_A_TALK = (messages.check, reading.check, statuses.check, notices.check, lists.check)
_OF_ALL = (agents.check, deliveries.check)


def audit(rows: Rows) -> list[str]:
    """What does not agree, in words; nothing where all does."""
    complaints = [complaint for check in _OF_ALL for complaint in check(rows)]
    for talk in talks(rows):
        complaints += [f"chat {talk.id}: {complaint}" for complaint in _of_one(talk)]
    return complaints


def _of_one(talk: Talk) -> list[str]:
    return [complaint for check in _OF_A_TALK for complaint in check(talk)]
