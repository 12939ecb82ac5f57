"""The gateway as a program: `devserver.live.server:main PORT`."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from devserver.errors import RunError
from devserver.live.functions import Functions
from devserver.live.limits import Limits, limits
from devserver.live.management import Management
from devserver.live.sockets import Sockets
from devserver.terminal import complain


def main() -> int:
    """Serves the app's WebSocket handlers on 127.0.0.1 until SIGTERM; an exit code."""
    # Chalice asks for the region at every event, and Lambda always has one.
    os.environ.setdefault("AWS_REGION", os.environ.get("AWS_DEFAULT_REGION", "us-east-1"))
    try:
        asyncio.run(_serve(int(sys.argv[1]), limits(os.environ)))
    except (RunError, OSError) as error:
        complain(f"The WebSocket gateway did not start: {error}")
        return 1
    return 0


async def _serve(port: int, limits_: Limits) -> None:
    from app import app  # noqa: PLC0415  # its log lines begin when it is imported

    functions = Functions(app)
    async with serving(functions, port, limits_):
        print(f"WebSockets on ws://127.0.0.1:{port}", flush=True)
        await _stopped()
    functions.close()


@asynccontextmanager
async def serving(functions: Functions, port: int, limits_: Limits) -> AsyncIterator[None]:
    """The gateway before `functions` at 127.0.0.1; its connections are closed at the end."""
    sockets = Sockets(functions, limits_)
    application = web.Application(client_max_size=2 * limits_.push_bytes)
    application.add_routes([web.get("/", sockets.serve), *Management(sockets, limits_).routes()])
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=3)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port, reuse_address=True).start()
        yield
        await sockets.close_all()
    finally:
        await runner.cleanup()


async def _stopped() -> None:
    stopping, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    await stopping.wait()
