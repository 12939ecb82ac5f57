"""Sessions: everything that dies by itself. One table, so that one TTL clears it."""

from pynamodb.attributes import BinaryAttribute, TTLAttribute, UnicodeAttribute

from chalicelib.storage.tables.attributes import IntegerAttribute
from chalicelib.storage.tables.row import Row


class SessionRow(Row):
    """`id` says what the row is:

    - `session#{session id}`: a guest's session, from start_chat to its chat;
    - `token#{sha256}`: an agent's token;
    - `sent#{chat}#{sender}#{client_message_id}`: which message that identifier stored;
    - `window#{what}#{whom}#{number}`: calls counted in a window of time.
    """

    class Meta:
        table_name = "sessions"
        billing_mode = "PAY_PER_REQUEST"

    id = UnicodeAttribute(hash_key=True)
    expires_at = TTLAttribute()
    created_at = IntegerAttribute(null=True)

    initial_message = UnicodeAttribute(null=True)
    page_url = UnicodeAttribute(null=True)
    referrer = UnicodeAttribute(null=True)
    locale = UnicodeAttribute(null=True)
    operation = UnicodeAttribute(null=True)
    chat_id = UnicodeAttribute(null=True)
    token_salt = BinaryAttribute(null=True, legacy_encoding=False)

    agent_id = UnicodeAttribute(null=True)
    credentials_version = IntegerAttribute(null=True)

    fingerprint = BinaryAttribute(null=True, legacy_encoding=False)
    seq = IntegerAttribute(null=True)

    calls = IntegerAttribute(null=True)
