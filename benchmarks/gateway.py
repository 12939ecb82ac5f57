"""Calls the app in this process, through the gateway that `chalice local` has."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from chalice.app import Chalice
from chalice.config import Config
from chalice.local import LambdaEventConverter, LocalGateway, RouteMatcher


class UnexpectedAnswerError(Exception):
    """A call was refused. The text says which, and the answer."""


@dataclass(frozen=True, slots=True)
class Request:
    """One call of the API; `token` is the calling agent's."""

    method: str
    path: str
    body: dict[str, Any] | None = None
    token: str | None = None


def get(path: str, token: str | None = None, **query: object) -> Request:
    return Request("GET", f"{path}?{urlencode(query)}" if query else path, token=token)


def post(path: str, body: dict[str, Any] | None = None, token: str | None = None) -> Request:
    return Request("POST", path, body, token)


def lambda_event(app: Chalice, request: Request) -> dict[str, Any]:
    """The event by which API Gateway tells a function of the request."""
    headers = {"content-type": "application/json"} if request.body is not None else {}
    if request.token:
        headers["authorization"] = f"Token {request.token}"
    body = "" if request.body is None else json.dumps(request.body)
    converter = LambdaEventConverter(RouteMatcher(list(app.routes)))
    event = converter.create_lambda_event(request.method, request.path, headers, body.encode())
    return {**event, "body": body}


class Gateway:
    """One caller's way to the app."""

    def __init__(self, app: Chalice) -> None:
        self._gateway = LocalGateway(app, Config())

    def send(self, request: Request) -> Any:
        """The answer's parsed body. Raises UnexpectedAnswerError unless it is 200 or 201."""
        headers = {"Content-Type": "application/json"} if request.body is not None else {}
        if request.token:
            headers["Authorization"] = f"Token {request.token}"
        body = b"" if request.body is None else json.dumps(request.body).encode()
        answer = self._gateway.handle_request(request.method, request.path, headers, body)
        if answer["statusCode"] not in (200, 201):
            raise UnexpectedAnswerError(f"{request.method} {request.path}: {answer}")
        return json.loads(answer["body"])
