"""The supervisor of `make run`: a DynamoDB, its tables, the API before them, their orderly end.

Settings: PORT (8000), RESET (1 starts from empty tables), AWS_ENDPOINT_URL_DYNAMODB (another
DynamoDB than the embedded one); all others are the API's own.
"""

import os
import socket
import time
from collections.abc import Mapping

from devserver.child import Child
from devserver.database import Database, database
from devserver.demo import AGENTS, PASSWORD
from devserver.errors import RunError
from devserver.interrupts import Interrupts, StopRequested
from devserver.loopback import fetch
from devserver.terminal import complain, say

READY_SECONDS = 60.0
_POLL_SECONDS = 0.1


def main() -> int:
    """Runs until it is told to stop; an exit code."""
    try:
        with Interrupts() as interrupts:
            _run(os.environ, interrupts)
    except StopRequested:
        say("Stopped.")
    except RunError as error:
        complain(error)
        return 1
    return 0


def _run(environ: Mapping[str, str], interrupts: Interrupts) -> None:
    port = _free_port(environ.get("PORT") or "8000")
    address = f"http://127.0.0.1:{port}"
    with database(environ, address) as tables:
        _prepare(tables, interrupts)
        command = ["chalice.cli:main", "local", "--no-autoreload", "--host", "127.0.0.1"]
        api = Child([*command, "--port", str(port)], tables.environ)
        try:
            _wait_until_healthy(api, port, interrupts)
            say(_welcome(address, tables))
            _watch(api, tables.engine, interrupts)
        finally:
            say("Stopping…")
            api.stop(within=5)


def _free_port(raw: str) -> int:
    if not raw.isascii() or not raw.isdecimal() or not 1 <= int(raw) <= 65535:
        raise RunError(f"PORT must be a number from 1 to 65535, not {raw!r}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(raw)))
        except PermissionError:
            raise RunError(f"Port {raw} is the administrator's. Try: make run PORT=8000") from None
        except OSError:
            raise RunError(f"Port {raw} is in use. Try another: make run PORT=8001") from None
    return int(raw)


def _prepare(tables: Database, interrupts: Interrupts) -> None:
    prepare = Child(["devserver.prepare:main"], tables.environ)
    try:
        while (code := prepare.ended()) is None:
            interrupts.wait()
    finally:
        prepare.stop(within=5)
    if code:
        raise RunError("The tables are not ready, so Charla does not start.")


def _wait_until_healthy(api: Child, port: int, interrupts: Interrupts) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not _healthy(port):
        interrupts.wait(_POLL_SECONDS)
        if api.ended() is not None:
            raise RunError("The API ended while it started.")
        if time.monotonic() > deadline:
            raise RunError("The API does not answer GET /api/health/.")


def _healthy(port: int) -> bool:
    answer = fetch(port, "/api/health/")
    return answer is not None and answer[0] == 200


def _welcome(address: str, tables: Database) -> str:
    names = ", ".join(agent["username"] for agent in AGENTS)
    kept = "tables in .data, kept between runs" if tables.engine else "as exported"
    return f"""
  API       {address}/api/
  DynamoDB  {tables.url} ({kept})
  Accounts  {names}; password {PASSWORD}
  Try       curl -X POST {address}/api/chat/start_chat/ \\
              -H 'Content-Type: application/json' -d '{{"initial_message": "Hola"}}'

Charla is ready. Ctrl-C stops it."""


def _watch(api: Child, engine: Child | None, interrupts: Interrupts) -> None:
    while True:
        interrupts.wait()
        if (code := api.ended()) is not None:
            raise RunError(f"The API ended by itself (exit code {code}).")
        if engine and (code := engine.ended()) is not None:
            raise RunError(f"The embedded DynamoDB ended by itself (exit code {code}).")
