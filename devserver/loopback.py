"""Ports of 127.0.0.1, and the one call by which a server there says that it is up."""

import http.client
import socket


def free_port() -> int:
    """A port that nothing listens on, and that nobody else is given for the next minute.

    A connection that was closed from here keeps it in TIME_WAIT: there only a server that asks for
    this very port, with SO_REUSEADDR as servers do, can have it.
    """
    with socket.socket() as probe, socket.socket() as visitor:
        probe.bind(("127.0.0.1", 0))
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.listen(1)
        visitor.connect(probe.getsockname())
        probe.accept()[0].close()
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
