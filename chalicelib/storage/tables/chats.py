"""Chats, their details, the counts of what is archived, and the indexes that make the lists."""

from pynamodb.attributes import BinaryAttribute, UnicodeAttribute
from pynamodb.indexes import GlobalSecondaryIndex, IncludeProjection, KeysOnlyProjection

from chalicelib.storage.tables.attributes import IntegerAttribute, integers, texts
from chalicelib.storage.tables.row import Row

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
    """A guest's chats, by the SHA-256 of the email in lower case."""

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
