"""What API Gateway itself answers when a request never reaches the app, in the app's envelope."""

import json
from typing import Any

from chalicelib.texts import text

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


def in_body() -> dict[str, Any]:
    """The responses as the API's document has them: what an update of its routes must not lose."""
    return {
        kind: {
            "responseParameters": _parameters(kind),
            "responseTemplates": _templates(code),
        }
        for kind, code in CODES.items()
    }


def resources() -> dict[str, Any]:
    """The same ones as resources, for an emulator that does not read them in the document."""
    return {logical_id(kind): _resource(kind, code) for kind, code in CODES.items()}


def logical_id(kind: str) -> str:
    """`DEFAULT_4XX` is the resource `GatewayDefault4xx`."""
    return "Gateway" + "".join(word.title() for word in kind.lower().split("_")).replace("Xx", "xx")


def _resource(kind: str, code: str) -> dict[str, Any]:
    return {
        "Type": "AWS::ApiGateway::GatewayResponse",
        "Condition": "IsEmulated",
        "Properties": {
            "RestApiId": {"Ref": "RestAPI"},
            "ResponseType": kind,
            "ResponseParameters": _parameters(kind),
            "ResponseTemplates": _templates(code),
        },
    }


def _parameters(kind: str) -> dict[str, str]:
    headers = {**_HEADERS, **_RETRY.get(kind, {})}
    return {f"gatewayresponse.header.{name}": value for name, value in headers.items()}


def _templates(code: str) -> dict[str, str]:
    # Plain ASCII: CloudFormation loses other characters in some properties.
    return {"application/json": json.dumps({"error": text(code, "es"), "code": code})}
