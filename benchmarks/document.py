"""docs/costs.md, whole."""

import os
from collections.abc import Sequence
from pathlib import Path

from benchmarks.processor import ProcessorTime
from benchmarks.sections import Results
from benchmarks.table import processor_table, tables

PATH = Path(__file__).resolve().parent.parent / "docs" / "costs.md"

_INTRODUCTION = """\
# What a call costs

DynamoDB bills capacity units, and each round trip to it is waited for. `make bench` measures both, prints
this page's tables and fails when a goal is missed; `bin/setup python -m benchmarks --write` writes this
page. `make test` measures the same calls on smaller tables.

- The app runs in one process behind `chalice local`'s gateway, before MiniStack on the loopback. Round
  trips are counted at the botocore client.
- Write units are MiniStack's figures, indexes included: it counts as AWS does, two units for each
  begun KB of an item in a transaction, and one for each begun KB of an index's entry that changes, or
  two where it moves.
- Read units are computed by AWS's rules from the sizes of the items read: one for 4 KB read strongly
  consistent, half of it from an index; a query is rounded once for each of its pages, a batch for each
  item, and what finds nothing costs as much as one item.
- An agent's call checks the token first, in one round trip of two read units. The read units below
  include them; the round trips show theirs as `+ 1`.
- Texts have 300 bytes and a `client_message_id`, names 12 characters, emails 24.
- What whole conversations cost, in dollars, is in [what conversations cost on AWS](cost.md).
- What has no goal is there to be watched. Ending a waiting chat takes it as well: another event and
  another notification. A page amid messages that were read also reads the marks that came later, and
  a query for them pays for all that stands between.
"""

_PROCESSOR = """\
## Processor time

Of the app's process alone, without DynamoDB's: {requests} requests of each kind, in turn, on {cores} cores.
The gateway of `chalice local` is part of it.
"""


def costs_page(results: Sequence[Results], spent: Sequence[ProcessorTime], requests: int) -> str:
    processor = _PROCESSOR.format(requests=requests, cores=os.cpu_count())
    return "\n".join([_INTRODUCTION, tables(results), "", processor, processor_table(spent), ""])
