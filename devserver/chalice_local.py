"""Adds to `chalice local`: tables in memory, a page at /api/, and an answer for every path.

app.py calls `attach` in a `chalice local` process alone; a deployed app never has this package.
"""

import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from http.server import HTTPServer
from socketserver import BaseServer
from typing import Any, NoReturn

from chalice.app import Chalice, Request, Response
from chalice.local import ChaliceRequestHandler, ThreadedHTTPServer

from chalicelib import config, wiring
from chalicelib.api import routing
from devserver import environment
from devserver.accounts import create_demo_accounts
from devserver.endpoints import is_aws
from devserver.memory import memory_client
from devserver.ports import BACKLOG
from devserver.reloading import watch_sources_alone
from devserver.terminal import complain, say

DEEPEST_UNKNOWN_PATH = 8  # deeper ones get the gateway's own 403
_POLL_SECONDS = 0.2
# For whoever opens the printed address in a browser: the contract has nothing there.
_INDEX = """<!doctype html>
<html lang="en">
<title>Charla's API</title>
<h1>Charla's API</h1>
<ul>
  <li><a href="/api/openapi.json">openapi.json</a>: every call, its fields and its answers (OpenAPI 3.1)
  <li><a href="/api/health/">health</a>: is it up?
</ul>
<p>README.md has a tour of calls to try in a terminal. A deployed API has no such page.
</html>
"""


def attach(app: Chalice) -> None:
    """Readies `app` for `chalice local`: in memory, unless AWS_ENDPOINT_URL_DYNAMODB is set.

    Nothing is created before the first request. Ends the process with one line if a setting is
    wrong, or if the endpoint is AWS itself.
    """
    endpoint = os.environ.get("AWS_ENDPOINT_URL_DYNAMODB", "")
    if is_aws(endpoint):
        _refuse(f"chalice local never touches AWS: unset AWS_ENDPOINT_URL_DYNAMODB ({endpoint}).")
    environ = environment.with_defaults(os.environ)
    _replace_environment(environ if endpoint else environment.without_aws(environ))
    try:
        settings = config.load()
    except config.SettingsError as error:
        _refuse(error)
    if not endpoint:
        _keep_in_memory(app, settings)
    _show_index(app)
    _answer_unknown_paths(app)
    watch_sources_alone()
    _serve_many_or_refuse()
    _end_with_the_reloader()
    _leave_logging_to_the_app()


def _keep_in_memory(app: Chalice, settings: config.Settings) -> None:
    wiring.configure(settings=settings, client=memory_client)
    first_use = _Once(lambda: _fill(settings))

    def prepare(request: Request, get_response: Callable[[Request], Response]) -> Response:
        first_use()
        return get_response(request)

    app.register_middleware(prepare, "http")
    say("Tables live in memory (moto) and are lost when this ends; make run keeps them.")


def _fill(settings: config.Settings) -> None:
    wiring.create_tables()
    create_demo_accounts(settings, in_memory=True)


def _show_index(app: Chalice) -> None:
    headers: dict[str, str | list[str]] = {"Content-Type": "text/html; charset=utf-8"}
    app.route("/api", methods=["GET"], name="index")(lambda: Response(_INDEX, headers))


def _answer_unknown_paths(app: Chalice) -> None:
    path = ""
    for level in range(1, DEEPEST_UNKNOWN_PATH + 1):
        path += f"/{{p{level}}}"
        routing.add_not_found(app, path)


def _serve_many_or_refuse() -> None:
    ThreadedHTTPServer.request_queue_size = BACKLOG
    ThreadedHTTPServer.server_bind = _bind


def _bind(server: ThreadedHTTPServer) -> None:
    try:
        HTTPServer.server_bind(server)
    except OSError as error:
        port = server.server_address[1]
        another = f"chalice local --port {port + 10}"
        _refuse(f"Port {port} cannot be had ({error.strerror}). Try another: {another}")


def _end_with_the_reloader() -> None:
    """The reloader runs this process, and when it is killed tells it nothing."""
    if os.environ.get("CHALICE_WORKER"):
        threading.Thread(target=_await_end_of, args=[os.getppid()], daemon=True).start()


def _await_end_of(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_POLL_SECONDS)
    os._exit(0)


def _leave_logging_to_the_app() -> None:
    # Its request lines hold query strings, and those hold chats' ids.
    ChaliceRequestHandler.log_message = lambda *_: None
    ThreadedHTTPServer.handle_error = _report_failure
    # `chalice local` logs everything from INFO on; botocore then tells where its keys come from.
    logging.getLogger("botocore").setLevel(logging.WARNING)


def _report_failure(server: ThreadedHTTPServer, request: Any, client_address: Any) -> None:
    if not isinstance(sys.exception(), ConnectionError):  # a client that hangs up is no failure
        BaseServer.handle_error(server, request, client_address)


def _replace_environment(environ: dict[str, str]) -> None:
    for name in set(os.environ) - set(environ):
        del os.environ[name]
    os.environ.update(environ)


def _refuse(why: object) -> NoReturn:
    complain(why)
    # The reloader imports the app in a thread, where a SystemExit would end nothing.
    os._exit(2)


class _Once:
    """Calls a function at the first call that succeeds; threads that come meanwhile wait."""

    def __init__(self, function: Callable[[], Any]) -> None:
        self._function = function
        self._lock = threading.Lock()
        self._done = False

    def __call__(self) -> None:
        with self._lock:
            if not self._done:
                self._function()
                self._done = True
