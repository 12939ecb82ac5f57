"""Under which Content-Type a JSON body is taken."""

import pytest

from client.api import Api
from tests.http.shapes import check_error

START = "/api/chat/start_chat/"
GOOD = b'{"initial_message": "Hola, necesito ayuda"}'

TYPES = [
    "application/json",
    "Application/JSON",
    "application/json; charset=utf-8",
    "APPLICATION/JSON;charset=UTF-8",
    "application/json ; a=b; c=d",
    "text/plain",
    "text/plain;charset=UTF-8",
    "Text/Plain",
    None,
]


@pytest.mark.parametrize("content_type", TYPES)
def test_json_is_taken_under_these_types(api: Api, content_type: str | None) -> None:
    api.send_raw(START, GOOD, content_type).expect(201)
    check_error(api.send_raw(START, b"{", content_type), 400, "invalid_json")


OTHER_TYPES = [
    "text/html",
    "application/xml",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded",
    "application/octet-stream",
    "application/jsonp",
    "application/json-patch+json",
    "image/png",
    "nonsense",
]


@pytest.mark.parametrize("content_type", OTHER_TYPES)
def test_another_type_is_refused(api: Api, content_type: str) -> None:
    check_error(api.send_raw(START, GOOD, content_type), 415, "unsupported_media_type")
