"""How many bytes are stored, as AWS bills them: the items and 100 bytes for each, without indexes."""

from benchmarks.item_sizes import item_bytes
from chalicelib.config import Settings
from chalicelib.storage.dynamodb import connect

LASTING = ("chats", "messages", "notifications")  # all else dies by its TTL, or is no conversation's
_OVERHEAD_BYTES = 100


def stored_bytes(settings: Settings) -> dict[str, int]:
    """By table, for the tables of `settings` whose rows last."""
    client = connect(settings)
    found = dict.fromkeys(LASTING, 0)
    for noun in LASTING:
        for page in client.get_paginator("scan").paginate(TableName=f"{settings.table_prefix}-{noun}"):
            found[noun] += sum(item_bytes(item) + _OVERHEAD_BYTES for item in page["Items"])
    return found
