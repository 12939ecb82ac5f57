"""The open connections: each from its handshake to its end, its frames in their order."""

import asyncio
import base64
import secrets
import time

from aiohttp import WSCloseCode, WSMessage, WSMsgType, web

from devserver.live.events import Client, connect_event, disconnect_event, message_event
from devserver.live.functions import Functions
from devserver.live.limits import Limits


class Socket:
    """One open connection. Times are the loop's, in seconds."""

    def __init__(self, client: Client, stream: web.WebSocketResponse) -> None:
        self.client = client
        self._stream = stream
        self._sending = asyncio.Lock()
        self.opened_at = self.active_at = time.monotonic()
        self.last_active_at = time.time()

    async def send(self, text: str) -> bool:
        """True if it went out."""
        try:
            async with self._sending:
                await self._stream.send_str(text)
        except ConnectionError:
            return False
        self.touch()
        return True

    async def receive(self, deadline: float) -> WSMessage:
        """The next frame. Raises TimeoutError at the deadline."""
        message = await self._stream.receive(max(0.001, deadline - time.monotonic()))
        self.touch()
        return message

    async def close(self, code: int = WSCloseCode.OK) -> None:
        await self._stream.close(code=code)

    def touch(self) -> None:
        self.active_at, self.last_active_at = time.monotonic(), time.time()

    @property
    def close_code(self) -> int:
        """1005 where the other end gave none."""
        return self._stream.close_code or 1005


class Sockets:
    def __init__(self, functions: Functions, limits: Limits) -> None:
        self._functions = functions
        self._limits = limits
        self._open: dict[str, Socket] = {}
        self._closing: set[asyncio.Task[None]] = set()

    def find(self, connection_id: str) -> Socket | None:
        return self._open.get(connection_id)

    def close(self, connection_id: str) -> bool:
        """From now on it is gone, however long the client takes to say so too. Whether there was one."""
        socket = self._open.pop(connection_id, None)
        if socket is None:
            return False
        task = asyncio.create_task(socket.close())
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)
        return True

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """A whole connection. 403 where the app's $connect refuses it, else what it answers."""
        # aiohttp refuses at its limit already; the gateway's is the largest that passes.
        stream = web.WebSocketResponse(max_msg_size=self._limits.frame_bytes + 1, compress=False, timeout=2)
        if not stream.can_prepare(request).ok:
            return web.Response(status=426, headers={"Upgrade": "websocket"})
        client = Client(secrets.token_urlsafe(12), request.remote or "", dict(request.headers))
        status = await self._functions.invoke(connect_event(client))
        if not 200 <= status < 300:
            return web.Response(status=status if status < 500 else 502)
        await stream.prepare(request)
        socket = self._open[client.id] = Socket(client, stream)
        try:
            await self._listen(socket)
        finally:
            self._open.pop(client.id, None)
            await self._functions.invoke(disconnect_event(client, socket.close_code))
        return stream

    async def close_all(self) -> None:
        await asyncio.gather(*(each.close(WSCloseCode.GOING_AWAY) for each in list(self._open.values())))

    async def _listen(self, socket: Socket) -> None:
        spoke = False
        while True:
            try:
                message = await socket.receive(self._deadline(socket, spoke=spoke))
            except TimeoutError:
                if time.monotonic() < self._deadline(socket, spoke=spoke):
                    continue  # something was sent to it meanwhile
                await socket.close(WSCloseCode.GOING_AWAY)
                return
            if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                return
            spoke = True
            await self._functions.invoke(_event(socket.client, message))

    def _deadline(self, socket: Socket, *, spoke: bool) -> float:
        limits = self._limits
        until = min(socket.active_at + limits.idle_seconds, socket.opened_at + limits.lifetime_seconds)
        return until if spoke else min(until, socket.opened_at + limits.first_frame_seconds)


def _event(client: Client, message: WSMessage) -> dict[str, object]:
    if message.type == WSMsgType.TEXT:
        return message_event(client, message.data, is_base64=False)
    return message_event(client, base64.b64encode(message.data).decode(), is_base64=True)
