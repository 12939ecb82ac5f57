"""An agent's login ends: its connections hear nothing more, and are closed."""

from collections.abc import Callable

from chalicelib.domain.realtime import Connection, ConnectionGone
from chalicelib.frozen import component
from chalicelib.services.live.ports import BackgroundTasks, Connections, Gateway
from chalicelib.services.ports import Clock
from chalicelib.services.retrying import attempt


@component
class Disconnector:
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
        """Those that leave, and the agent's others."""
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
