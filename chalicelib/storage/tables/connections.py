"""Connections: who listens on a WebSocket now. They die by themselves; the clock decides, the TTL clears."""

from pynamodb.attributes import TTLAttribute, UnicodeAttribute

from chalicelib.storage.tables.attributes import IntegerAttribute
from chalicelib.storage.tables.row import Row


class ConnectionRow(Row):
    """`topic` and `listener` say what the row is:

    - (`connection#{id}`, `state`): the connection, and who it said it is;
    - (`connection#{id}`, `typing#{chat}`): when it last said that somebody types there;
    - (`chat#{chat}`, connection id): a guest hears that chat;
    - (`agents`, `{agent}#{connection id}`): an agent hears. One partition, so that one query finds
      an agent's connections, or all that hear the queue.
    """

    class Meta:
        table_name = "connections"
        billing_mode = "PAY_PER_REQUEST"

    topic = UnicodeAttribute(hash_key=True)
    listener = UnicodeAttribute(range_key=True)
    expires_at = TTLAttribute()

    connected_at = IntegerAttribute(null=True)
    refusals = IntegerAttribute(null=True)
    typed_at = IntegerAttribute(null=True)

    language = UnicodeAttribute(null=True)
    chat_id = UnicodeAttribute(null=True)
    agent_id = UnicodeAttribute(null=True)
    token_digest = UnicodeAttribute(null=True)
