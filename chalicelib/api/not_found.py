"""The answer where no route is, for platforms that let the app give it."""

from chalice.app import Chalice

from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.errors import RouteNotFound
from chalicelib.api.http.routes import Routes

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def add_route(app: Chalice, path: str) -> None:
    """Makes the app answer 404, with its envelope, on what matches `path`."""
    routes = Routes(__name__, auth="none")

    def no_route(request: ApiRequest) -> ApiResponse:
        raise RouteNotFound

    for method in METHODS:
        routes.add(method, path, "Nothing is here")(no_route)
    app.register_blueprint(routes)
