"""What the framework itself refuses, in the app's envelope."""

from collections.abc import Callable

from chalice.app import Request, Response

from chalicelib.api.http.answering import answer, asked_language, refused, response
from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.errors import InternalError, MethodNotAllowed
from chalicelib.api.http.route import Route


def in_envelope(request: Request, get_response: Callable[[Request], Response]) -> Response:
    """HTTP middleware: the framework's `{Code, Message}` never reaches a caller."""
    given: Response = get_response(request)
    if not (isinstance(given.body, dict) and "Code" in given.body):
        return given
    if given.status_code != 405:
        return response(request, refused(InternalError(), asked_language(request)), "*")
    route = Route(request.method, request.path, "No such method here", "none")
    enveloped = answer(request, route, _no_method)
    enveloped.headers["Allow"] = given.headers.get("Allow", "")
    return enveloped


def _no_method(_call: ApiRequest) -> ApiResponse:
    raise MethodNotAllowed
