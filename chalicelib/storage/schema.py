"""The tables on a page: keys, attributes, indexes. All on demand; sessions and connections have a TTL."""

from botocore.client import BaseClient
from pynamodb.attributes import BinaryAttribute, BooleanAttribute, TTLAttribute, UnicodeAttribute
from pynamodb.exceptions import TableError
from pynamodb.indexes import GlobalSecondaryIndex, IncludeProjection, KeysOnlyProjection
from pynamodb.models import Model

from chalicelib.storage.dynamodb import IntegerAttribute, Row, SharedConnection, integers, texts

_ENTRY = ["first_name", "last_name", "role", "is_available", "is_disabled", "last_seen_at"]


class DirectoryIndex(GlobalSecondaryIndex["AgentRow"]):
    """All agents by username, without what only they and their login need."""

    class Meta:
        index_name = "directory"
        projection = IncludeProjection(_ENTRY)

    directory = UnicodeAttribute(hash_key=True)
    username = UnicodeAttribute(range_key=True)


class AgentRow(Row):
    """Agents, whose usernames are whose, and the last user's number.

    `id` says what the row is:

    - an agent's id: the agent;
    - `username#{username, lower case}`: whose it is, so that it is one agent's alone;
    - `user_ids`: the last integer given to a user.
    """

    class Meta:
        table_name = "agents"
        billing_mode = "PAY_PER_REQUEST"

    id = UnicodeAttribute(hash_key=True)
    agent_id = UnicodeAttribute(null=True)
    last_user_id = IntegerAttribute(null=True)

    directory = UnicodeAttribute(null=True)
    username = UnicodeAttribute(null=True)
    user_id = IntegerAttribute(null=True)
    email = UnicodeAttribute(null=True)
    first_name = UnicodeAttribute(null=True)
    last_name = UnicodeAttribute(null=True)
    specialty = UnicodeAttribute(null=True)
    role = UnicodeAttribute(null=True)
    is_available = BooleanAttribute(null=True)
    is_disabled = BooleanAttribute(null=True)
    password_hash = UnicodeAttribute(null=True)
    credentials_version = IntegerAttribute(null=True)
    created_at = IntegerAttribute(null=True)
    last_seen_at = IntegerAttribute(null=True)

    directory_index = DirectoryIndex()


CHAT = "chat"
DETAILS = "details"
COUNTS = "archive"

_SUMMARY = [
    "status", "full_name", "email", "agent", "created_at", "last_message", "last_message_at",
    "user_messages", "seq",
]  # fmt: skip


class InboxIndex(GlobalSecondaryIndex["ChatRow"]):
    """Chats by inbox. A live one's position is when it began, so that a message moves nothing."""

    class Meta:
        index_name = "inbox"
        projection = IncludeProjection(_SUMMARY)

    inbox = UnicodeAttribute(hash_key=True)
    position = IntegerAttribute(range_key=True)


class ArchiveIndex(GlobalSecondaryIndex["ChatRow"]):
    """Resolved and closed chats alone, by when they began."""

    class Meta:
        index_name = "archive"
        projection = IncludeProjection([name for name in _SUMMARY if name != "created_at"])

    archive = UnicodeAttribute(hash_key=True)
    created_at = IntegerAttribute(range_key=True)


class GuestIndex(GlobalSecondaryIndex["ChatRow"]):
    """A guest's chats, by the SHA-256 of the email in its compared form."""

    class Meta:
        index_name = "guest"
        projection = KeysOnlyProjection()

    guest = BinaryAttribute(hash_key=True, legacy_encoding=False)
    created_at = IntegerAttribute(range_key=True)


class ChatRow(Row):
    """Three kinds of rows, by key:

    - (chat id, `chat`): the chat, kept under 1 KB. Its read states are lists: written, last_seq,
      covered, read_up_to, read_singly; `notices`: total, unread, read_up_to; `window`: started_at,
      count; `agent`: id, username, first and last name.
    - (chat id, `details`): what only the chat's own page shows.
    - (`archive`, agent id): how many resolved and closed chats the agent has.
    """

    class Meta:
        table_name = "chats"
        billing_mode = "PAY_PER_REQUEST"

    id = UnicodeAttribute(hash_key=True)
    part = UnicodeAttribute(range_key=True)

    inbox = UnicodeAttribute(null=True)
    position = IntegerAttribute(null=True)
    archive = UnicodeAttribute(null=True)
    guest = BinaryAttribute(null=True, legacy_encoding=False)

    version = IntegerAttribute(null=True)
    seq = IntegerAttribute(null=True)
    status = UnicodeAttribute(null=True)
    full_name = UnicodeAttribute(null=True)
    email = UnicodeAttribute(null=True)
    token_digest = BinaryAttribute(null=True, legacy_encoding=False)
    demands_token = BooleanAttribute(null=True)
    agent = texts()
    user_messages = integers()
    agent_messages = integers()
    notices = integers()
    window = integers()
    last_message = UnicodeAttribute(null=True)
    last_message_at = IntegerAttribute(null=True)
    created_at = IntegerAttribute(null=True)
    resolved_at = IntegerAttribute(null=True)
    closed_at = IntegerAttribute(null=True)

    phone_number = UnicodeAttribute(null=True)
    page_url = UnicodeAttribute(null=True)
    referrer = UnicodeAttribute(null=True)
    locale = UnicodeAttribute(null=True)

    resolved = IntegerAttribute(null=True)
    closed = IntegerAttribute(null=True)

    inbox_index = InboxIndex()
    archive_index = ArchiveIndex()
    guest_index = GuestIndex()


class EventRow(Row):
    """Every event of a chat, in the order of its seq; messages are among them.

    `type`: message, read, assigned, reopened, resolved or closed. Times in ms.

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


class NotificationRow(Row):
    """Notifications and agents' counts of them. No TTL: it would falsify the totals.

    `recipient` says what the row is:

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


class SessionRow(Row):
    """Everything that dies by itself: one table, so that one TTL clears it.

    `id` says what the row is:

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


class ConnectionRow(Row):
    """WebSocket connections. They die by themselves: the clock decides, the TTL clears.

    `topic` and `listener` say what the row is:

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


TABLES: dict[str, type[Row]] = {
    "agents": AgentRow,
    "chats": ChatRow,
    "connections": ConnectionRow,
    "messages": EventRow,
    "notifications": NotificationRow,
    "sessions": SessionRow,
}


def create_tables() -> list[str]:
    """The names of the tables that were missing, now active. Safe to repeat."""
    return [_create(row) for row in TABLES.values() if not row.exists()]


def _create(row: type[Model]) -> str:
    try:
        _create_and_wait(row)
    except TableError as error:
        if error.cause_response_code != "ResourceInUseException":
            raise
        # It came into being meanwhile: by another process, or by botocore's try whose answer was late.
        _create_and_wait(row)
    return str(row.Meta.table_name)


def _create_and_wait(row: type[Model]) -> None:
    row.create_table(wait=True, billing_mode="PAY_PER_REQUEST")


def bind(client: BaseClient, table_prefix: str) -> SharedConnection:
    """Points the rows of this process at the client's tables, named `{table_prefix}-{noun}`.

    PynamoDB by itself makes a client for each model.
    """
    connection = SharedConnection(client)
    for noun, row in TABLES.items():
        _attach(row, f"{table_prefix}-{noun}", connection)
    return connection


def _attach(row: type[Model], table_name: str, connection: SharedConnection) -> None:
    row.Meta.table_name = table_name
    row._connection = None
    table = row._get_connection()
    connection.add_meta_table(table.get_meta_table())
    table.connection = connection
