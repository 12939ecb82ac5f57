"""Routes: what they declare, and the dispatch of a request to its view and back.

A view takes an ApiRequest, gives an ApiResponse, and never catches: what it raises becomes the
envelope here. The framework's own refusals are put into the same envelope.
"""

import time
from collections.abc import Callable
from dataclasses import field
from typing import Any, Literal

from chalice.app import Blueprint, Chalice, Request, Response

from chalicelib import wiring
from chalicelib.api import logs
from chalicelib.api.errors import InternalError, MethodNotAllowed, RouteNotFound, settled
from chalicelib.api.fields import Schema, parse
from chalicelib.api.requests import ApiRequest, asked_language, authenticate, read_object
from chalicelib.api.responses import PREFLIGHT, ApiResponse, error_response, request_id, to_chalice
from chalicelib.domain.errors import CharlaError, TryAgain
from chalicelib.frozen import component

Auth = Literal["agent", "optional", "none"]
View = Callable[[ApiRequest], ApiResponse]

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@component
class Route:
    """A route's declaration: checked before its view runs, and described by OpenAPI.

    `auth`: `agent`, a logged-in one; `optional`, nobody or an agent, but a token shown must be valid;
    `none`, tokens are not looked at. `later_body`: fields that the view checks itself. `json_only`:
    no page of another origin may call it without a preflight. `response` names the schema of its answer.
    """

    method: str
    path: str
    summary: str
    auth: Auth
    body: Schema = field(default_factory=dict)
    later_body: Schema = field(default_factory=dict)
    query: Schema = field(default_factory=dict)
    json_only: bool = False
    status: int = 200
    response: str = ""


class Routes(Blueprint):
    """One noun's routes; `declared` is what the OpenAPI document is made of."""

    def __init__(self, import_name: str) -> None:
        super().__init__(import_name)
        self.declared: list[Route] = []

    def get(self, path: str, summary: str, **declared: Any) -> Callable[[View], View]:
        return self.add("GET", path, summary, **declared)

    def post(self, path: str, summary: str, **declared: Any) -> Callable[[View], View]:
        return self.add("POST", path, summary, **declared)

    def add(self, method: str, path: str, summary: str, **declared: Any) -> Callable[[View], View]:
        """`declared`: what Route takes besides; the view is registered by what decorates it."""
        route = Route(method, path, summary, **declared)

        def register(view: View) -> View:
            def handle(**_path: str) -> Response:
                return dispatch(self.current_request, route, view)

            name = f"{view.__name__}_{len(self.declared)}"
            self.declared.append(route)
            # An empty list: the framework's own 415 would come before the 401, and without CORS.
            self.route(route.path, methods=[route.method], cors=PREFLIGHT, content_types=[], name=name)(
                handle
            )
            return view

        return register


def dispatch(request: Request, route: Route, view: View) -> Response:
    """The view's response or the error's, and the request's line in the log."""
    services = wiring.services()
    started = time.perf_counter()
    with services.measured() as usage:
        response = _respond(ApiRequest(request, services, asked_language(request)), route, view)
    milliseconds = round((time.perf_counter() - started) * 1000, 1)
    logs.log_request(
        {
            "request_id": request_id(request),
            "route": route.path,
            "method": route.method,
            "status": response.status,
            "milliseconds": milliseconds,
            "dynamodb_calls": usage.calls,
            "dynamodb_units": usage.units,
        }
    )
    return to_chalice(response, request, services.settings.allowed_origins)


def _respond(request: ApiRequest, route: Route, view: View) -> ApiResponse:
    try:
        _check(request, route)
        return view(request)
    except (CharlaError, TryAgain) as error:
        return error_response(settled(error), request.language)
    except Exception as error:  # noqa: BLE001 - the last door: whatever it is, the caller gets the envelope
        logs.log_failure(request_id(request.raw), error)
        return error_response(InternalError(), request.language)


def _check(request: ApiRequest, route: Route) -> None:
    """401, then the shape: the order of docs/contract.md, "Conventions"."""
    settings = request.services.settings
    authenticate(request, route.auth)
    if route.method != "GET":
        request.sent = read_object(request.raw, settings.max_body_bytes, json_only=route.json_only)
    request.body = parse(route.body, request.sent, settings)
    request.query = parse(route.query, request.raw.query_params or {}, settings)


def in_envelope(request: Request, get_response: Callable[[Request], Response]) -> Response:
    """HTTP middleware: the framework's `{Code, Message}` never reaches a caller."""
    given: Response = get_response(request)
    if not (isinstance(given.body, dict) and "Code" in given.body):
        return given
    if given.status_code != 405:
        return to_chalice(error_response(InternalError(), asked_language(request)), request, "*")
    route = Route(request.method, request.path, "No such method here", "none")
    enveloped = dispatch(request, route, _no_method)
    enveloped.headers["Allow"] = given.headers.get("Allow", "")
    return enveloped


def _no_method(_request: ApiRequest) -> ApiResponse:
    raise MethodNotAllowed


def add_not_found(app: Chalice, path: str) -> None:
    """Makes the app answer 404, with its envelope, on what matches `path`.

    For platforms that let the app answer where no route is.
    """
    routes = Routes(__name__)

    def no_route(_request: ApiRequest) -> ApiResponse:
        raise RouteNotFound

    for method in _METHODS:
        routes.add(method, path, "Nothing is here", auth="none")(no_route)
    app.register_blueprint(routes)
