"""`chalice local` alone: in memory, threaded, and never AWS, whatever is exported."""

import json
import urllib.error
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

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


@pytest.mark.slow
@pytest.mark.parametrize("autoreload", [["--no-autoreload"], []], ids=["plain", "reloader"])
def test_threads_and_exported_keys_do_no_harm(
    start: Start, port: int, autoreload: list[str]
) -> None:
    program = start("python", "-m", "devserver.leash", "chalice.cli:main", "local", *autoreload,
                    "--port", str(port), **TEMPTING)  # fmt: skip
    assert "lost when this ends" in program.wait_for("Tables live in memory")
    program.wait_for("Serving on")

    def guest(number: int) -> list[int]:
        return [start_chat(port, f"{number}-{turn}") for turn in range(REQUESTS)]

    with ThreadPoolExecutor(THREADS) as threads:
        statuses = Counter(status for each in threads.map(guest, range(THREADS)) for status in each)
    assert statuses == {201: THREADS * REQUESTS}
    assert ask(port, "POST", "/api/auth/login", {"username": "admin", "password": "password123"})[0] == 200
