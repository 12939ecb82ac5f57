"""The ports that a run is asked to serve on."""

import socket
from collections.abc import Mapping

from devserver.errors import RunError

# Connections that wait to be accepted; Python's own 5 resets most of a hundred that come at once.
BACKLOG = 128


def free_ports_in(environ: Mapping[str, str], defaults: Mapping[str, int]) -> list[int]:
    """The ports that the variables ask for, each another. Raises RunError as `free_port_in`."""
    taken: dict[int, str] = {}
    for name, default in defaults.items():
        port = free_port_in(environ, name, default)
        if port in taken:
            raise RunError(f"{taken[port]} and {name} are both {port}. Try: make run {name}={default + 10}")
        taken[port] = name
    return list(taken)


def free_port_in(environ: Mapping[str, str], name: str, default: int) -> int:
    """The port that the variable `name` asks for. Raises RunError if it cannot be had."""
    raw = environ.get(name) or str(default)
    if not raw.isascii() or not raw.isdecimal() or not 1 <= int(raw) <= 65535:
        raise RunError(f"{name} must be a number from 1 to 65535, not {raw!r}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(raw)))
        except PermissionError:
            raise RunError(f"Port {raw} is the administrator's. Try: make run {name}={default}") from None
        except OSError:
            raise RunError(f"Port {raw} is in use. Try another: make run {name}={default + 10}") from None
    return int(raw)
