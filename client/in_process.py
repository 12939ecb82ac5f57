"""The API within this process, through the gateway that `chalice local` has, without a socket."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from chalice.app import Chalice
from chalice.config import Config
from chalice.local import (
    CustomLocalChalice,
    LambdaEventConverter,
    LocalChalice,
    LocalGateway,
    LocalGatewayException,
    RouteMatcher,
)

from client.api import Api, Reply

ADDRESS = "203.0.113.7"


def serve_locally(app: Chalice) -> Chalice:
    """Gives `app` the request of each thread to itself, as chalice's own local server does."""
    if not isinstance(app, LocalChalice):
        CustomLocalChalice.__bases__ = (LocalChalice, app.__class__)
        app.__class__ = CustomLocalChalice
    return app


@dataclass(frozen=True)
class InProcessApi(Api):
    """Calls `app`; `address` is the caller's."""

    app: Chalice
    address: str = ADDRESS

    def at(self, address: str) -> Self:
        """The same client, calling from another address."""
        return replace(self, address=address)

    @cached_property
    def _gateway(self) -> LocalGateway:
        gateway = LocalGateway(self.app, Config())
        gateway.event_converter.LOCAL_SOURCE_IP = self.address  # each address has a gateway of its own
        return gateway

    def send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        called = f"{method} {path.partition('?')[0]}"
        try:
            answer = self._gateway.handle_request(method, path, {**self.headers, **headers}, body)
        except LocalGatewayException as refusal:
            return Reply(called, refusal.CODE, _lower(refusal.headers), (refusal.body or b"").decode())
        given = {**answer["headers"], **answer["multiValueHeaders"]}
        return Reply(called, answer["statusCode"], _lower(given), answer["body"] or "")


@dataclass(frozen=True)
class LambdaApi(Api):
    """Has `invoke` call `app` with the events by which API Gateway tells a function of requests."""

    app: Chalice
    invoke: Callable[[Chalice, Mapping[str, Any]], Mapping[str, Any]]

    def send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        converter = LambdaEventConverter(RouteMatcher(list(self.app.routes)))
        event = converter.create_lambda_event(method, path, _lower({**self.headers, **headers}), body or b"")
        answer = self.invoke(self.app, {**event, "body": (body or b"").decode()})
        return Reply(f"{method} {path}", answer["statusCode"], {}, answer["body"])


def _lower(headers: Mapping[str, Any]) -> dict[str, str]:
    return {
        name.lower(): ", ".join(value) if isinstance(value, list) else value
        for name, value in headers.items()
    }
