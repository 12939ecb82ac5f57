"""The app's handlers, found as a deployment finds them, each event in a thread."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from chalice.app import Chalice

Event = dict[str, Any]
_THREADS = 32


class Functions:
    """The app as the gateway knows it: a handler for each route."""

    def __init__(self, app: Chalice) -> None:
        self._handlers: dict[str, Callable[[Event, object], Event]] = {
            route: app.handler_map[config.name] for route, config in app.websocket_handlers.items()
        }
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="function")

    async def invoke(self, event: Event) -> int:
        """The handler's status code; 502 where it raised, as the gateway takes it."""
        handler = self._handlers[event["requestContext"]["routeKey"]]
        loop = asyncio.get_running_loop()
        try:
            answer = await loop.run_in_executor(self._threads, handler, event, None)
        except Exception as error:  # noqa: BLE001 - the gateway outlives what the app's handlers do
            print(f"A WebSocket handler failed: {type(error).__name__}", flush=True)
            return 502
        return int(answer.get("statusCode", 200))

    def close(self) -> None:
        """Waits for the events that are being handled."""
        self._threads.shutdown()
