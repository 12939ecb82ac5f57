"""What API Gateway itself answers when a request never reaches the app, in the app's envelope."""

import json
from typing import Any

from chalicelib.locales import text

# Gateway's type -> the code, and the text's key, of the envelope. Unknown paths and methods are a
# 403 of several types, which DEFAULT_4XX has in common.
CODES = {
    "DEFAULT_4XX": "not_found",
    "BAD_REQUEST_BODY": "invalid_json",
    "BAD_REQUEST_PARAMETERS": "validation_failed",
    "REQUEST_TOO_LARGE": "payload_too_large",
    "THROTTLED": "busy",
    "UNSUPPORTED_MEDIA_TYPE": "unsupported_media_type",
    "DEFAULT_5XX": "internal_error",
}
_HEADERS = {
    "Access-Control-Allow-Origin": "'*'",
    "Access-Control-Expose-Headers": "'Link, Retry-After, Idempotent-Replay, X-Request-Id'",
    "Cache-Control": "'no-store'",
    "X-Request-Id": "context.requestId",
}
_RETRY = {"THROTTLED": {"Retry-After": "'1'"}}


def resources() -> dict[str, Any]:
    """One AWS::ApiGateway::GatewayResponse for each type of CODES."""
    return {logical_id(kind): _resource(kind, code) for kind, code in CODES.items()}


def logical_id(kind: str) -> str:
    """`DEFAULT_4XX` is the resource `GatewayDefault4xx`."""
    return "Gateway" + "".join(word.title() for word in kind.lower().split("_")).replace("Xx", "xx")


def _resource(kind: str, code: str) -> dict[str, Any]:
    headers = {**_HEADERS, **_RETRY.get(kind, {})}
    envelope = {"error": text(code, "es"), "code": code}
    return {
        "Type": "AWS::ApiGateway::GatewayResponse",
        "Properties": {
            "RestApiId": {"Ref": "RestAPI"},
            "ResponseType": kind,
            "ResponseParameters": {
                f"gatewayresponse.header.{name}": value for name, value in headers.items()
            },
            # Plain ASCII: CloudFormation loses other characters in some properties.
            "ResponseTemplates": {"application/json": json.dumps(envelope)},
        },
    }
