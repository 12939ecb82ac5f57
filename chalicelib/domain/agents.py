"""Agents: who answers chats, and the tokens that prove it."""

from chalicelib.domain.errors import Conflict, NotFound, Unauthenticated
from chalicelib.domain.presence import is_present
from chalicelib.frozen import value


class AgentNotFound(NotFound):
    code = "agent_not_found"


class UsernameTaken(Conflict):
    code = "username_taken"


class AuthenticationRequired(Unauthenticated):
    code = "authentication_required"


class InvalidToken(Unauthenticated):
    code = "invalid_token"


class InvalidCredentials(Unauthenticated):
    code = "invalid_credentials"


USERNAME_MAX_CHARACTERS = 64
ROLES = ("agent", "admin")


@value
class AgentName:
    """An agent as chats and messages remember it."""

    id: str
    username: str
    first_name: str
    last_name: str

    @property
    def display_name(self) -> str:
        """First and last name, or the username where there is neither (docs/contract.md, "Objects")."""
        return f"{self.first_name} {self.last_name}".strip() or self.username


@value
class Agent:
    """An agent's whole record.

    `credentials_version` grows when a password changes or the agent is disabled, and every token
    names the version it was made under: that is what kills the older ones. `is_available` is the
    agent's switch; `last_seen_at` (ms) lags by up to a minute, and is None before the first login.
    """

    id: str
    user_id: int
    username: str
    email: str
    first_name: str
    last_name: str
    specialty: str
    role: str
    is_available: bool
    is_disabled: bool
    password_hash: str
    credentials_version: int
    created_at: int
    last_seen_at: int | None = None

    @property
    def is_admin(self) -> bool:
        return self.role == "admin"

    @property
    def name(self) -> AgentName:
        return AgentName(self.id, self.username, self.first_name, self.last_name)


@value
class DirectoryEntry:
    """An agent as lists of agents show it; may lag behind the agent's record by a second."""

    id: str
    username: str
    first_name: str
    last_name: str
    role: str
    is_available: bool
    is_disabled: bool
    last_seen_at: int | None = None

    def takes_new_chats(self, now: int) -> bool:
        """True if new chats are announced to the agent: the switch is on, and the agent is present."""
        return self.is_available and not self.is_disabled and is_present(self.last_seen_at, now)


@value
class AgentToken:
    """A token as stored: by its SHA-256. `expires_at` in seconds since the epoch."""

    digest: str
    agent_id: str
    credentials_version: int
    expires_at: int

    def opens(self, agent: Agent, now: int) -> bool:
        """True if this token speaks for `agent` at `now` (ms). A row past its time is dead."""
        return (
            self.agent_id == agent.id
            and now < self.expires_at * 1000
            and not agent.is_disabled
            and self.credentials_version == agent.credentials_version
        )
