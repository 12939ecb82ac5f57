"""Ports for servers that start at the same time."""

import socket

from devserver.loopback import free_port


def test_no_port_is_given_twice() -> None:
    given = [free_port() for _ in range(1000)]
    assert len(set(given)) == len(given)


def test_a_server_can_have_the_port() -> None:
    with socket.create_server(("127.0.0.1", free_port())) as server:
        assert server.getsockname()
