"""From a request to its response: who asks, what is asked, the view, the envelope, the log line."""

import json
import time
from typing import Any

from chalice.app import Request, Response

from chalicelib import wiring
from chalicelib.api.http import request_log
from chalicelib.api.http.authentication import authenticate
from chalicelib.api.http.bodies import read_object
from chalicelib.api.http.call import ApiRequest, ApiResponse
from chalicelib.api.http.cors import cors_headers
from chalicelib.api.http.errors import InternalError, envelope, headers_of, settled, status_of
from chalicelib.api.http.fields import parse
from chalicelib.api.http.route import Route, View
from chalicelib.domain.errors import CharlaError, TryAgain
from chalicelib.locales import Language, language
from chalicelib.wiring import Services


def answer(request: Request, route: Route, view: View) -> Response:
    """The view's answer or the error's, with every header that the contract asks for."""
    services = wiring.services()
    started = time.perf_counter()
    with services.measured() as usage:
        answered = _answered(request, services, route, view)
    milliseconds = round((time.perf_counter() - started) * 1000, 1)
    request_log.log_request(
        {
            "request_id": request_id(request),
            "route": route.path,
            "method": route.method,
            "status": answered.status,
            "milliseconds": milliseconds,
            "dynamodb_calls": usage.calls,
            "dynamodb_units": usage.units,
        }
    )
    return response(request, answered, services.settings.allowed_origins)


def _answered(request: Request, services: Services, route: Route, view: View) -> ApiResponse:
    call = ApiRequest(request, services, asked_language(request))
    try:
        _check(call, route)
        return view(call)
    except (CharlaError, TryAgain) as error:
        return refused(settled(error), call.language)
    except Exception as error:  # noqa: BLE001 - the last door: whatever it is, the caller gets the envelope
        request_log.log_failure(request_id(request), error)
        return refused(InternalError(), call.language)


def _check(call: ApiRequest, route: Route) -> None:
    """In the contract's order: 401, then the shape."""
    settings = call.services.settings
    authenticate(call, route.auth)
    if route.method != "GET":
        call.sent = read_object(call.request, settings.max_body_bytes)
    call.body = parse(route.body, call.sent, settings)
    call.query = parse(route.query, call.request.query_params or {}, settings)


def refused(error: CharlaError, in_language: Language) -> ApiResponse:
    return ApiResponse(envelope(error, in_language), status_of(error), headers_of(error))


def asked_language(request: Request) -> Language:
    return language(request.headers.get("charla-language"))


def request_id(request: Request) -> str:
    """The gateway's id of this request, else the function's."""
    context = request.lambda_context
    return str(request.context.get("requestId") or getattr(context, "aws_request_id", "") or "-")


def response(request: Request, answered: ApiResponse, allowed_origins: str) -> Response:
    headers: dict[str, Any] = {
        "Content-Type": "application/json; charset=utf-8",
        "Cache-Control": "no-store",
        "X-Request-Id": request_id(request),
        **cors_headers(allowed_origins, request.headers.get("origin")),
        **answered.headers,
    }
    body = json.dumps(answered.body, ensure_ascii=False, separators=(",", ":"))
    return Response(body, headers, answered.status)
