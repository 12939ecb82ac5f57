"""A guest starts a session, and completes it, once, into a chat that waits."""

import random
from dataclasses import replace

from chalicelib.domain.changes import Change, chat_details, new_chat_notifications, start
from chalicelib.domain.chats import is_uuid
from chalicelib.domain.errors import KeyTaken, TryAgain
from chalicelib.domain.idempotency import IdempotencyMismatch
from chalicelib.domain.rate_limits import RateLimit, RateLimitReached, TooManyChats, network, rate_limit
from chalicelib.domain.sessions import (
    Profile,
    Session,
    SessionExpired,
    Visit,
    guest_token,
    session_id_for,
    token_digest,
)
from chalicelib.frozen import component
from chalicelib.services.ports import Agents, Captcha, Chats, Clock, Ids, Sessions
from chalicelib.services.push import Publisher
from chalicelib.services.retries import attempt


@component
class Started:
    """`replayed`: the client's identifier had started it before."""

    session: Session
    seconds_left: int
    replayed: bool = False


@component
class Completed:
    """`replayed`: the session had its chat already."""

    chat_id: str
    full_name: str
    guest_token: str
    replayed: bool = False


@component
class SessionLimits:
    ttl_seconds: int
    chats_per_address: int
    window_seconds: int
    notified_agents: int


@component
class SessionService:
    sessions: Sessions
    chats: Chats
    agents: Agents
    captcha: Captcha
    clock: Clock
    ids: Ids
    limits: SessionLimits
    publisher: Publisher

    def start(self, message: str, visit: Visit, client_id: str | None, address: str) -> Started:
        """Raises IdempotencyMismatch, TooManyChats."""
        session_id = session_id_for(client_id) if client_id else self.ids.uuid()
        operation = self.ids.operation()

        def once() -> Started:
            now = self.clock.now()
            expires_at = -(-now // 1000) + self.limits.ttl_seconds
            return self._start(Session(session_id, message, visit, now, expires_at, operation), address)

        return attempt(self.clock, once)

    def _start(self, session: Session, address: str) -> Started:
        counter = self._rate_limit(address, session.created_at)
        try:
            self.sessions.start(session, counter)
        except KeyTaken:
            return self._found(session, address)
        except RateLimitReached as full:
            raise TooManyChats(counter.seconds_left(session.created_at)) from full
        return Started(session, self.limits.ttl_seconds)

    def _rate_limit(self, address: str, now: int) -> RateLimit:
        limits = self.limits
        return rate_limit("start", network(address), limits.chats_per_address, limits.window_seconds, now)

    def _found(self, session: Session, address: str) -> Started:
        now, stored = session.created_at, self.sessions.get(session.id)
        if stored is None:
            raise TryAgain
        if not stored.is_live(now):
            return self._restart(session, stored, address)
        if stored.initial_message != session.initial_message:
            raise IdempotencyMismatch
        return Started(stored, stored.seconds_left(now), replayed=stored.operation != session.operation)

    def _restart(self, session: Session, past: Session, address: str) -> Started:
        """The client's next session. One that never became a chat was counted for both, in its window."""
        counter = self._rate_limit(address, session.created_at)
        is_counted = past.chat_id is None and self._rate_limit(address, past.created_at) == counter
        try:
            self.sessions.restart(session, past, None if is_counted else counter)
        except KeyTaken:
            raise TryAgain from None
        except RateLimitReached as full:
            raise TooManyChats(counter.seconds_left(session.created_at)) from full
        return Started(session, self.limits.ttl_seconds)

    def find(self, session_id: str) -> Session | None:
        """The session while it lives; never extends it."""
        session = self.sessions.get(session_id) if is_uuid(session_id) else None
        return session if session and session.is_live(self.clock.now()) else None

    def completion(self, session_id: str) -> tuple[Session, Completed | None]:
        """The live session, with its chat if it has one already. Raises SessionExpired."""
        session = self.find(session_id)
        if session is None:
            raise SessionExpired
        return session, self._completed(session, replayed=True) if session.chat_id else None

    def complete(self, session: Session, profile: Profile, captcha_token: str | None) -> Completed:
        """The session's one chat. Raises CaptchaFailed, CaptchaUnavailable, SessionExpired."""
        self.captcha.verify(captcha_token)
        chat_id, operation = self.ids.uuid(), self.ids.operation()
        completed = session.completed(chat_id, self.ids.salt())
        details = chat_details(session, profile)

        def once() -> Completed:
            change = self._change(completed, profile)
            try:
                self.sessions.complete(completed, change, details, operation)
            except KeyTaken:
                stored, replay = self.completion(session.id)
                if replay is None:
                    raise TryAgain from None
                return replace(replay, replayed=stored.chat_id != chat_id)
            self.publisher.publish(change)
            return Completed(chat_id, profile.full_name, guest_token(completed))

        return attempt(self.clock, once)

    def _change(self, session: Session, profile: Profile) -> Change:
        now = self.clock.now()
        digest = token_digest(guest_token(session))
        change = start(session, profile, session.chat_id or "", digest, now)
        available = [entry for entry in self.agents.directory() if entry.takes_new_chats(now)]
        if len(available) > self.limits.notified_agents:
            available = random.sample(available, self.limits.notified_agents)
        ids = [self.ids.sortable(now) for _ in available]
        notifications = new_chat_notifications(change.chat, available, ids, now)
        return replace(change, agent_notifications=notifications)

    def _completed(self, session: Session, replayed: bool) -> Completed:
        chat = self.chats.get(session.chat_id or "")
        if chat is None:
            raise TryAgain
        return Completed(chat.id, chat.full_name, guest_token(session), replayed)
