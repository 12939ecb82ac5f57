"""Agents, their usernames, and the directory that lists them."""

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute
from pynamodb.indexes import GlobalSecondaryIndex, IncludeProjection

from chalicelib.storage.tables.attributes import IntegerAttribute
from chalicelib.storage.tables.row import Row

_ENTRY = ["first_name", "last_name", "role", "is_available", "is_disabled", "last_seen_at"]


class DirectoryIndex(GlobalSecondaryIndex["AgentRow"]):
    """All agents by username, without what only they and their login need."""

    class Meta:
        index_name = "directory"
        projection = IncludeProjection(_ENTRY)

    directory = UnicodeAttribute(hash_key=True)
    username = UnicodeAttribute(range_key=True)


class AgentRow(Row):
    """`id` says what the row is:

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
