"""The OpenAPI document, made of what the routes declare, so that it can't say anything else."""

import re
from collections.abc import Iterable
from typing import Any

from chalicelib.api.errors import ERROR
from chalicelib.api.fields import Field, Schema
from chalicelib.api.routing import Route, Routes
from chalicelib.config import Settings
from chalicelib.serializers import agents, chats, events, messages, notifications, sessions
from chalicelib.serializers.shapes import TEXT, Shape, nullable, record, ref, words

VERSION = "0.1.0"
_SECURITY: dict[str, list[dict[str, list[str]]]] = {
    "agent": [{"agentToken": []}],
    "optional": [{}, {"agentToken": []}],
    "none": [],
}
_SCHEMES = {
    "agentToken": {
        "type": "apiKey",
        "in": "header",
        "name": "Authorization",
        "description": "`Token ` and the login's token",
    }
}


_SCHEMAS: dict[str, Shape] = {
    "Error": ERROR,
    "Text": record(message=TEXT),
    "Health": record(status=words("ok")),
    "OpenApi": {"type": "object"},
}


def document(blueprints: Iterable[Routes], settings: Settings) -> dict[str, Any]:
    """OpenAPI 3.1.0 of all that the blueprints declare."""
    paths: dict[str, Any] = {}
    for route in (route for blueprint in blueprints for route in blueprint.declared):
        written = route.path if route.path.endswith(".json") else f"{route.path}/"
        paths.setdefault(written, {})[route.method.lower()] = _operation(route, settings)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Charla", "version": VERSION, "license": {"name": "MIT"}},
        "paths": paths,
        "components": {"schemas": _schemas(), "securitySchemes": _SCHEMES},
    }


def _schemas() -> dict[str, Shape]:
    """Each noun's, from beside what makes its objects."""
    schemas = dict(_SCHEMAS)
    for noun in (sessions, agents, chats, messages, events, notifications):
        schemas |= noun.SCHEMAS
    return schemas


def _operation(route: Route, settings: Settings) -> dict[str, Any]:
    answer = {"description": route.response, "content": _json(ref(route.response))}
    statuses = [route.status, 200] if route.status == 201 else [route.status]
    refusal = {"description": "Refused", "content": _json(ref("Error"))}
    operation: dict[str, Any] = {
        "summary": route.summary,
        "operationId": f"{route.method.lower()}_{re.sub('[^a-z_]+', '_', route.path).strip('_')}",
        "parameters": [*_path(route), *_query(route.query, settings), _LANGUAGE],
        "security": _SECURITY[route.auth],
        "responses": {**{str(status): answer for status in statuses}, "default": refusal},
    }
    fields = {**route.body, **route.later_body}
    if fields:
        required = any(field.required for field in fields.values())
        operation["requestBody"] = {"required": required, "content": _json(_object(fields, settings))}
    return operation


_PATH_ID = {"type": "string", "minLength": 1, "pattern": "^[^/]+$"}
_LANGUAGE = {
    "name": "Charla-Language",
    "in": "header",
    "required": False,
    "description": "`en`, also with a region, for English; anything else is Spanish",
    "schema": {"type": "string", "default": "es"},
}


def _path(route: Route) -> list[dict[str, Any]]:
    names = re.findall(r"{(\w+)}", route.path)
    return [{"name": name, "in": "path", "required": True, "schema": _PATH_ID} for name in names]


def _query(fields: Schema, settings: Settings) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "query", "required": field.required, "schema": field.schema(settings)}
        for name, field in fields.items()
    ]


def _object(fields: Schema, settings: Settings) -> dict[str, Any]:
    properties = {name: _property(field, settings) for name, field in fields.items()}
    required = [name for name, field in fields.items() if field.required]
    described: dict[str, Any] = {"type": "object", "properties": properties}
    return {**described, "required": required} if required else described


def _property(field: Field, settings: Settings) -> dict[str, Any]:
    """In a body, null is as absent; a field without a type takes anything."""
    schema = field.schema(settings)
    return schema if field.required or "type" not in schema else nullable(schema)


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
