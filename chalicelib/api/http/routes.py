"""Routes: a Blueprint whose views take a ApiRequest, give an ApiResponse, and never see an error twice."""

from collections.abc import Callable
from typing import Any

from chalice.app import Blueprint, Response

from chalicelib.api.http.answering import answer
from chalicelib.api.http.cors import PREFLIGHT
from chalicelib.api.http.route import Auth, Route, View


class Routes(Blueprint):
    """One flow's routes; `declared` is what the OpenAPI document is made of."""

    def __init__(self, import_name: str, auth: Auth) -> None:
        super().__init__(import_name)
        self._auth = auth
        self.declared: list[Route] = []

    def get(self, path: str, summary: str, **declared: Any) -> Callable[[View], View]:
        return self.add("GET", path, summary, **declared)

    def post(self, path: str, summary: str, **declared: Any) -> Callable[[View], View]:
        return self.add("POST", path, summary, **declared)

    def add(self, method: str, path: str, summary: str, **declared: Any) -> Callable[[View], View]:
        """`declared`: what Route takes besides; the view is registered by what decorates it."""
        route = Route(method, path, summary, declared.pop("auth", self._auth), **declared)

        def register(view: View) -> View:
            def handle(**_path: str) -> Response:
                return answer(self.current_request, route, view)

            name = f"{view.__name__}_{len(self.declared)}"
            self.declared.append(route)
            # An empty list: the framework's own 415 would come before the 401, and without CORS.
            self.route(route.path, methods=[route.method], cors=PREFLIGHT, content_types=[], name=name)(
                handle
            )
            return view

        return register
