"""`/@connections/{id}`: how handlers send to a connection, ask about it, and close it."""

from datetime import UTC, datetime

from aiohttp import web

from devserver.live.limits import Limits
from devserver.live.sockets import Socket, Sockets


class Management:
    def __init__(self, sockets: Sockets, limits: Limits) -> None:
        self._sockets = sockets
        self._limits = limits

    def routes(self) -> list[web.RouteDef]:
        path = "/@connections/{id}"
        return [web.post(path, self._post), web.get(path, self._get), web.delete(path, self._delete)]

    async def _post(self, request: web.Request) -> web.Response:
        data = await request.read()
        if len(data) > self._limits.push_bytes:
            return _error(413, "PayloadTooLargeException")
        socket = self._socket(request)
        if socket is None or not await socket.send(data.decode("utf-8", "replace")):
            return _error(410, "GoneException")
        return web.Response()

    async def _get(self, request: web.Request) -> web.Response:
        socket = self._socket(request)
        if socket is None:
            return _error(410, "GoneException")
        client = socket.client
        return web.json_response(
            {
                "connectedAt": _time(client.connected_at / 1000),
                "lastActiveAt": _time(socket.last_active_at),
                "identity": {
                    "sourceIp": client.address,
                    "userAgent": client.headers.get("User-Agent", ""),
                },
            }
        )

    async def _delete(self, request: web.Request) -> web.Response:
        if not self._sockets.close(request.match_info["id"]):
            return _error(410, "GoneException")
        return web.Response(status=204)

    def _socket(self, request: web.Request) -> Socket | None:
        return self._sockets.find(request.match_info["id"])


def _error(status: int, kind: str) -> web.Response:
    return web.json_response({"message": kind}, status=status, headers={"x-amzn-ErrorType": kind})


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
