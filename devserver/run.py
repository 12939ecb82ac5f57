"""The supervisor of `make run`: a DynamoDB, its tables, the API, WebSockets, the web site, their orderly end.

Settings: PORT (8000), WS_PORT (8001), WEB_PORT (8080), RESET (1 starts from empty tables),
AWS_ENDPOINT_URL_DYNAMODB (another DynamoDB than the embedded one); all others are the API's own.
"""

import os
import time
from collections.abc import Mapping
from contextlib import ExitStack

from devserver import environment
from devserver.child import Child
from devserver.database import Database, database
from devserver.demo import AGENTS, PASSWORD
from devserver.errors import RunError
from devserver.interrupts import Interrupts, StopRequested
from devserver.loopback import fetch
from devserver.ports import free_ports_in
from devserver.terminal import complain, say

READY_SECONDS = 60.0
_POLL_SECONDS = 0.1
_PORTS = {"PORT": 8000, "WS_PORT": 8001, "WEB_PORT": 8080}


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
    port, ws_port, web_port = free_ports_in(environ, _PORTS)
    address = f"http://127.0.0.1:{port}"
    with database(environ, address) as tables, ExitStack() as children:
        _prepare(tables, interrupts)
        lived = environment.with_live(tables.environ, ws_port)
        command = ["chalice.cli:main", "local", "--no-autoreload", "--host", "127.0.0.1"]
        api = Child([*command, "--port", str(port)], lived)
        children.callback(api.stop, within=5)
        live = Child(["devserver.live.server:main", str(ws_port)], lived)
        children.callback(live.stop, within=5)
        web = Child(["devserver.web.server:main", str(web_port), address], tables.environ)
        children.callback(web.stop, within=5)
        children.callback(say, "Stopping…")
        _wait_until_healthy(api, port, interrupts)
        _wait_until_up("WebSocket gateway", live, ws_port, interrupts)
        say(_welcome(address, lived["LIVE_URL"], web_port, tables))
        _watch(_watched(api, live, web, tables.engine), interrupts)


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


def _wait_until_up(name: str, part: Child, port: int, interrupts: Interrupts) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while fetch(port, "/") is None:
        interrupts.wait(_POLL_SECONDS)
        if part.ended() is not None:
            raise RunError(f"The {name} ended while it started.")
        if time.monotonic() > deadline:
            raise RunError(f"The {name} does not answer on port {port}.")


def _healthy(port: int) -> bool:
    answer = fetch(port, "/api/health/")
    return answer is not None and answer[0] == 200


def _welcome(address: str, live_url: str, web_port: int, tables: Database) -> str:
    names = ", ".join(agent["username"] for agent in AGENTS)
    kept = "tables in .data, kept between runs" if tables.engine else "as exported"
    return f"""
  Shop      http://127.0.0.1:{web_port}/ (with the widget)
  Console   http://127.0.0.1:{web_port}/console/
  API       {address}/api/
  Live      {live_url}
  DynamoDB  {tables.url} ({kept})
  Accounts  {names}; password {PASSWORD}
  Try       curl -X POST {address}/api/chat/start_chat/ \\
              -H 'Content-Type: application/json' -d '{{"initial_message": "Hola"}}'

Charla is ready. Ctrl-C stops it."""


def _watched(api: Child, live: Child, web: Child, engine: Child | None) -> dict[str, Child]:
    parts = {"API": api, "WebSocket gateway": live, "web server": web}
    return parts | {"embedded DynamoDB": engine} if engine else parts


def _watch(parts: Mapping[str, Child], interrupts: Interrupts) -> None:
    while True:
        interrupts.wait()
        for name, part in parts.items():
            if (code := part.ended()) is not None:
                raise RunError(f"The {name} ended by itself (exit code {code}).")
