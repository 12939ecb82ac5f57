"""Ports of 127.0.0.1, and the one call by which a server there says that it is up."""

import http.client
import socket


def free_port() -> int:
    """A port that nothing listens on, for now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(port: int, path: str) -> tuple[int, bytes] | None:
    """Status and body of a GET; None while nothing answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        answer = response.status, response.read()
    except (OSError, http.client.HTTPException):
        return None
    else:
        return answer
    finally:
        connection.close()
