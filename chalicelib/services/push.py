"""Pushes: what was just stored is sent to those who listen, and who logs out hears no more.

A push never fails a call and hardly slows it: what a push does not carry in time, the cursors do."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from chalicelib.domain.changes import Change
from chalicelib.domain.realtime import (
    ALL_AGENTS,
    Audience,
    Connection,
    ConnectionGone,
    Frame,
    Push,
    fits_a_push,
    newest_of_a_guest,
    pushes_for,
)
from chalicelib.frozen import component
from chalicelib.services.ports import BackgroundTasks, Clock, Connections, Gateway
from chalicelib.services.retries import attempt

Render = Callable[[Frame, str], str]

_Found = tuple[Audience, list[Connection]]


@component
class Publisher:
    """`render` makes a frame's JSON, in the language that a connection asked for."""

    connections: Connections
    gateway: Gateway
    background: BackgroundTasks
    clock: Clock
    render: Render

    def publish(self, change: Change) -> None:
        """Without a gateway it does nothing at all, so that polling alone costs nothing more."""
        if self.gateway.is_on and (pushes := pushes_for(change)):
            self.push(pushes)

    def push(self, pushes: Sequence[Push]) -> None:
        """Looks up who listens and sends, all within the budget: what is late by then is left out."""
        with self.background.within_budget() as background:
            found = background.run([self._looking_up(each) for each in _lookups(pushes)])
            listeners = self._frames_by_connection(pushes, found)
            background.run([self._sending(*listener) for listener in listeners])

    def _looking_up(self, audience: Audience) -> Callable[[], _Found]:
        return lambda: (audience, self._of(audience))

    def _of(self, audience: Audience) -> list[Connection]:
        if audience.who == "guest":
            there = self.connections.of_chat(audience.id)
            return newest_of_a_guest(each for each in there if each.token_digest or not audience.by_token)
        if audience.who == "agent":
            return self.connections.of_agent(audience.id)
        return self.connections.of_all_agents()

    def _frames_by_connection(
        self, pushes: Iterable[Push], found: Iterable[_Found]
    ) -> list[tuple[Connection, list[Frame]]]:
        """For each connection its frames, in their order."""
        now, listeners = self.clock.now(), dict(found)
        connections: dict[str, Connection] = {}
        frames: defaultdict[str, list[Frame]] = defaultdict(list)
        for each in pushes:
            for connection in _listening(each.to, listeners):
                if connection.hears(now):
                    connections[connection.id] = connection
                    frames[connection.id].append(each.frame)
        return [(connections[id_], frames[id_]) for id_ in connections]

    def _sending(self, connection: Connection, frames: Sequence[Frame]) -> Callable[[], None]:
        def send() -> None:
            try:
                for frame in frames:
                    rendered = self.render(frame, connection.language)
                    if fits_a_push(rendered):
                        self.gateway.post(connection.id, rendered)
            except ConnectionGone:
                self.connections.remove(connection)

        return send


def _lookups(pushes: Iterable[Push]) -> list[Audience]:
    """One query for each audience; one for all agents finds each of them too."""
    audiences = list(dict.fromkeys(each.to for each in pushes))
    if ALL_AGENTS not in audiences:
        return audiences
    return [each for each in audiences if each.who != "agent"]


def _listening(to: Audience, listeners: dict[Audience, list[Connection]]) -> list[Connection]:
    if to.who == "agent" and to not in listeners:
        return [each for each in listeners.get(ALL_AGENTS, []) if each.agent_id == to.id]
    return listeners.get(to, [])


@component
class Disconnector:
    """Ends logins' connections: they hear nothing more, and are closed."""

    connections: Connections
    gateway: Gateway
    background: BackgroundTasks
    clock: Clock

    def disconnect_login(self, agent_id: str, token_digest: str) -> bool:
        """The connections of one login; whether another of the agent's still listens. Raises Busy.

        Where nothing is pushed nothing is looked up.
        """
        if not self.gateway.is_on:
            return False
        return self._disconnect(agent_id, lambda connection: connection.token_digest == token_digest)

    def disconnect_agent(self, agent_id: str) -> None:
        """All of the agent's; also from where the gateway's address is not known. Raises Busy."""
        self._disconnect(agent_id, lambda _connection: True)

    def _disconnect(self, agent_id: str, which: Callable[[Connection], bool]) -> bool:
        leaving, staying = attempt(self.clock, lambda: self._remove(agent_id, which))
        with self.background.within_budget() as background:
            background.run([self._closing(connection) for connection in leaving])
        return any(each.hears(self.clock.now()) for each in staying)

    def _remove(
        self, agent_id: str, which: Callable[[Connection], bool]
    ) -> tuple[list[Connection], list[Connection]]:
        """The removed connections, and the agent's remaining ones."""
        connections = self.connections.of_agent(agent_id)
        leaving = [each for each in connections if which(each)]
        for connection in leaving:
            self.connections.remove(connection)
        return leaving, [each for each in connections if not which(each)]

    def _closing(self, connection: Connection) -> Callable[[], None]:
        def close() -> None:
            try:
                self.gateway.close(connection.id)
            except ConnectionGone:
                return

        return close
