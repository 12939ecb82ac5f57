"""Notifications, by recipient, and agents' counts of them. No TTL: it would falsify the totals."""

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute

from chalicelib.storage.tables.attributes import IntegerAttribute
from chalicelib.storage.tables.row import Row


class NotificationRow(Row):
    """`recipient` says what the row is:

    - `guest#{chat id}`: the guest's, `id` being its number, padded so that it sorts;
    - `agent#{agent id}`: the agent's, `id` sorting by time;
    - `counts#{agent id}`: `total` and `unread` of one shard, `id` being the shard's number.

    `operation` names the call that marked it, so that one that lost its answer knows.
    """

    class Meta:
        table_name = "notifications"
        billing_mode = "PAY_PER_REQUEST"

    recipient = UnicodeAttribute(hash_key=True)
    id = UnicodeAttribute(range_key=True)

    type = UnicodeAttribute(null=True)
    chat_id = UnicodeAttribute(null=True)
    name = UnicodeAttribute(null=True)
    created_at = IntegerAttribute(null=True)
    read_at = IntegerAttribute(null=True)
    is_read = BooleanAttribute(null=True)
    operation = UnicodeAttribute(null=True)

    total = IntegerAttribute(null=True)
    unread = IntegerAttribute(null=True)
