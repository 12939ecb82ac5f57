"""`chalice local` alone: in memory, threaded, and never AWS, whatever is exported."""

import re
import signal
import socket
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from urllib.request import urlopen

import pytest

from tests.devserver.conftest import Start
from tests.devserver.running import ask

THREADS, REQUESTS = 8, 20
# Where a client that listened to any of these went, it would fail or hang.
TEMPTING = {
    "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "not-a-real-secret",
    "AWS_SESSION_TOKEN": "not-a-real-token",
    "AWS_PROFILE": "no-such-profile",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:1",
    "HTTPS_PROXY": "http://127.0.0.1:1",
}


LOCAL = ("chalice", "local")


def start_chat(port: int, text: str) -> int:
    status, _ = ask(port, "POST", "/api/chat/start_chat/", {"initial_message": text})
    return status


@pytest.mark.slow
@pytest.mark.parametrize("reloading", [["--no-autoreload"], []], ids=["plain", "reloading"])
def test_threads_and_exported_keys_do_no_harm(start: Start, port: int, reloading: list[str]) -> None:
    program = start(*LOCAL, *reloading, "--port", str(port), **TEMPTING)
    assert "make run" in program.wait_for("Tables live in memory")
    program.wait_for("Serving on")

    def guest(number: int) -> list[int]:
        return [start_chat(port, f"{number}-{turn}") for turn in range(REQUESTS)]

    with ThreadPoolExecutor(THREADS) as threads:
        statuses = Counter(status for each in threads.map(guest, range(THREADS)) for status in each)
    assert statuses == {201: THREADS * REQUESTS}
    login = {"username": "admin", "password": "password123"}
    assert ask(port, "POST", "/api/auth/login", login)[0] == 200
    program.signal(signal.SIGINT, group=True)
    program.end()
    assert "Restarting" not in program.text
    assert "credentials" not in program.text


def test_the_printed_address_is_a_page_whose_links_answer(start: Start, port: int) -> None:
    start(*LOCAL, "--no-autoreload", "--port", str(port)).wait_for("Serving on")
    status, page = read(port, "/api/")
    assert status == 200
    links = re.findall(r'href="([^"]+)"', page)
    assert links == ["/api/openapi.json", "/api/health/"]
    assert [read(port, link)[0] for link in links] == [200, 200]


def read(port: int, path: str) -> tuple[int, str]:
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        return answer.status, answer.read().decode()


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"AWS_ENDPOINT_URL_DYNAMODB": "https://dynamodb.us-east-1.api.aws"}, "never touches AWS"),
        ({"AWS_ENDPOINT_URL_DYNAMODB": "127.0.0.1:8001"}, "must be an address"),
        ({"CHATS_PER_IP": "many"}, "CHATS_PER_IP"),
    ],
)
@pytest.mark.parametrize("reloading", [["--no-autoreload"], []], ids=["plain", "reloading"])
def test_refuses_in_one_line(
    start: Start, port: int, reloading: list[str], environ: dict[str, str], words: str
) -> None:
    program = start(*LOCAL, *reloading, "--port", str(port), **environ)
    program.end()
    (line,) = program.text.splitlines()
    assert words in line


@pytest.mark.parametrize("reloading", [["--no-autoreload"], []], ids=["plain", "reloading"])
def test_a_port_in_use_is_said_in_one_line(start: Start, port: int, reloading: list[str]) -> None:
    with socket.create_server(("127.0.0.1", port)):
        program = start(*LOCAL, *reloading, "--port", str(port))
        program.end()
    line = program.text.splitlines()[-1]
    assert f"Port {port} cannot be had" in line
    assert "--port" in line
    assert "Traceback" not in program.text


def test_the_reloaders_worker_ends_with_it(start: Start, port: int, nothing_left: Callable[[], bool]) -> None:
    program = start(*LOCAL, "--port", str(port))
    program.wait_for("Serving on")
    program.signal(signal.SIGTERM)
    program.end()  # also the worker has closed the output that the two share
    assert nothing_left()


def test_a_hundred_who_come_at_once_wait_for_their_turn(start: Start, port: int) -> None:
    program = start(*LOCAL, "--no-autoreload", "--port", str(port))
    program.wait_for("Serving on")
    program.signal(signal.SIGSTOP)  # so that nobody is let in meanwhile
    with ExitStack() as clients:
        for _ in range(120):
            clients.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
    program.signal(signal.SIGCONT)
