"""An agent's login ends: its connections hear nothing more, and are closed."""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.domain.connections import Connection
from chalicelib.domain.outcomes import ConnectionGone
from chalicelib.services.live.ports import Connections, Errands, Gateway
from chalicelib.services.ports import Clock
from chalicelib.services.retrying import attempt


@dataclass(frozen=True, slots=True)
class Leaving:
    connections: Connections
    gateway: Gateway
    errands: Errands
    clock: Clock

    def log_out(self, agent_id: str, token_digest: str) -> None:
        """The connections of one login. Where nothing is pushed nothing is looked up. Raises Busy."""
        if self.gateway.is_on:
            self._leave(agent_id, lambda connection: connection.token_digest == token_digest)

    def lock_out(self, agent_id: str) -> None:
        """All of the agent's; also from where the gateway's address is not known. Raises Busy."""
        self._leave(agent_id, lambda _connection: True)

    def _leave(self, agent_id: str, which: Callable[[Connection], bool]) -> None:
        leaving = attempt(self.clock, lambda: self._remove(agent_id, which))
        with self.errands.within_budget() as errands:
            errands.run([self._closing(connection) for connection in leaving])

    def _remove(self, agent_id: str, which: Callable[[Connection], bool]) -> list[Connection]:
        leaving = [each for each in self.connections.of_agent(agent_id) if which(each)]
        for connection in leaving:
            self.connections.remove(connection)
        return leaving

    def _closing(self, connection: Connection) -> Callable[[], None]:
        def close() -> None:
            try:
                self.gateway.close(connection.id)
            except ConnectionGone:
                return

        return close
