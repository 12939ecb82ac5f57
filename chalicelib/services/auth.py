"""Authentication: agents log in and out, and prove at every call who they are."""

import re
from hashlib import sha256

from chalicelib.domain.agents import Agent, AgentToken, InvalidCredentials, InvalidToken
from chalicelib.domain.errors import Busy
from chalicelib.domain.normalization import comparable_username
from chalicelib.domain.rate_limits import RateLimit, RateLimitReached, TooManyLogins, network, rate_limit
from chalicelib.frozen import component
from chalicelib.services.ports import Agents, Clock, Ids, Passwords, RateLimits, Tokens
from chalicelib.services.presence import PresenceService
from chalicelib.services.push import Disconnector
from chalicelib.services.retries import attempt

# A token begins with its agent's id, so that token and agent are read in one round trip.
_TOKEN = re.compile(r"([0-9a-f]{32})([A-Za-z0-9_-]{43})", re.ASCII)


@component
class LoginLimits:
    token_ttl_seconds: int
    failures_per_user: int
    failures_per_address: int
    window_seconds: int


@component
class Login:
    token: str
    agent: Agent


@component
class AuthService:
    agents: Agents
    tokens: Tokens
    rate_limits: RateLimits
    passwords: Passwords
    clock: Clock
    ids: Ids
    limits: LoginLimits
    disconnector: Disconnector
    presence: PresenceService

    def login(self, username: str, password: str, address: str) -> Login:
        """Raises InvalidCredentials, the same after the same work whoever asks, TooManyLogins."""
        rate_limits = self._rate_limits(username, address)
        self._hit(rate_limits)
        agent = self.agents.by_username(username)
        known = agent is not None and not agent.is_disabled
        if not self.passwords.verify(agent.password_hash if agent and known else None, password):
            raise InvalidCredentials
        if agent is None:
            raise InvalidCredentials
        self._refund(rate_limits)
        if self.passwords.needs_rehash(agent.password_hash):
            self._rehash(agent, password)
        return Login(self._issue(agent), agent)

    def authenticate(self, token: str) -> Agent:
        """Raises InvalidToken."""
        return self.find(token)[1]

    def find(self, token: str) -> tuple[AgentToken, Agent]:
        """The token as it is stored, and whose it is. Raises InvalidToken."""
        match = _TOKEN.fullmatch(token)
        if match is None:
            raise InvalidToken
        return self._opened(_dashed(match[1]), _digest(token))

    def reauthenticate(self, agent_id: str, digest: str) -> Agent:
        """The agent, if the token of that SHA-256 still speaks for it. Raises InvalidToken."""
        return self._opened(agent_id, digest)[1]

    def logout(self, agent: Agent, token: str) -> None:
        """The token is dead at once, and what listens by it is closed.

        The agent is not there any more, but for one who still listens by another login. Raises Busy.
        """
        if not self.disconnector.disconnect_login(agent.id, _digest(token)):
            self.presence.left(agent)  # before the token dies, which a retry needs
        attempt(self.clock, lambda: self.tokens.delete(_digest(token)))
        # Once more: the token was good for listening until now.
        self.disconnector.disconnect_login(agent.id, _digest(token))

    def _opened(self, agent_id: str, digest: str) -> tuple[AgentToken, Agent]:
        found = self.tokens.get_with_agent(digest, agent_id)
        if found is None or not found[0].opens(found[1], self.clock.now()):
            raise InvalidToken
        return found

    def _rehash(self, agent: Agent, password: str) -> None:
        new_hash = self.passwords.hash(password)
        attempt(self.clock, lambda: self.agents.rehash(agent.id, agent.password_hash, new_hash))

    def _issue(self, agent: Agent) -> str:
        token = agent.id.replace("-", "") + self.ids.secret()
        expires_at = -(-self.clock.now() // 1000) + self.limits.token_ttl_seconds
        stored = AgentToken(_digest(token), agent.id, agent.credentials_version, expires_at)
        attempt(self.clock, lambda: self.tokens.put(stored))
        return token

    def _rate_limits(self, username: str, address: str) -> list[RateLimit]:
        now, limits, origin = self.clock.now(), self.limits, network(address)
        seconds = limits.window_seconds
        whom = f"{comparable_username(username)} {origin}"
        return [
            rate_limit("login-user", whom, limits.failures_per_user, seconds, now),
            rate_limit("login-address", origin, limits.failures_per_address, seconds, now),
        ]

    def _hit(self, rate_limits: list[RateLimit]) -> None:
        # Counted before the password is looked at: many tries at once can't slip past the limit.
        try:
            attempt(self.clock, lambda: self.rate_limits.hit(rate_limits))
        except RateLimitReached as full:
            left = max(w.seconds_left(self.clock.now()) for w in rate_limits if w.key == full.key)
            raise TooManyLogins(left) from full

    def _refund(self, rate_limits: list[RateLimit]) -> None:
        try:
            attempt(self.clock, lambda: self.rate_limits.refund(rate_limits))
        except Busy:
            return  # the counters may overcount; the login itself is right


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _dashed(agent_id: str) -> str:
    return "-".join(agent_id[a:b] for a, b in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32)))
