"""Messages: every event of a chat is a row, in the order of its seq; messages are among them."""

from pynamodb.attributes import UnicodeAttribute

from chalicelib.storage.tables.attributes import IntegerAttribute, integers, texts
from chalicelib.storage.tables.row import Row


class EventRow(Row):
    """`type`: message, read, assigned, reopened, resolved or closed. Times in ms.

    `operation` names the call that stored it; `agent` is id, username, first and last name.
    """

    class Meta:
        table_name = "messages"
        billing_mode = "PAY_PER_REQUEST"

    chat_id = UnicodeAttribute(hash_key=True)
    seq = IntegerAttribute(range_key=True)
    type = UnicodeAttribute()
    created_at = IntegerAttribute()
    operation = UnicodeAttribute()
    agent = texts()

    sender_type = UnicodeAttribute(null=True)
    number = IntegerAttribute(null=True)
    content = UnicodeAttribute(null=True)
    client_message_id = UnicodeAttribute(null=True)
    read_at = IntegerAttribute(null=True)

    by = UnicodeAttribute(null=True)
    up_to = IntegerAttribute(null=True)
    message_seqs = integers()
