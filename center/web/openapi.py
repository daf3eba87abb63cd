"""The OpenAPI document, made from the same table that serves the addresses."""

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from center.web.endpoint import Endpoint

PROBLEM = {
    "type": "object",
    "required": ["type", "title", "title_ar", "status", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "title_ar": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "hint": {"type": "string"},
    },
}
ANSWER = {"application/json": {"schema": {"type": "object"}}}
REFUSED = {
    "description": "Refused: nothing has changed",
    "content": {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
    },
}
BYTES = {"schema": {"type": "string", "format": "binary"}}
PICTURES = {"image/jpeg": BYTES, "image/png": BYTES}
QUERIES = {
    "/v1/expected": ("service", "side"),
    "/v1/events": ("view",),
    "/v1/requests/{draft}/attachments": ("document",),
    "/v1/windows/{n}/scan": ("command", "document"),
}


def document(endpoints: Iterable[Endpoint]) -> dict[str, Any]:
    """OpenAPI 3.1 of the center's API."""
    rows = list(endpoints)
    bodies = [row.body for row in rows if row.body]
    _, schemas = msgspec.json.schema_components(
        bodies, ref_template="#/components/schemas/{name}"
    )
    paths: dict[str, dict[str, Any]] = {}
    for row in rows:
        paths.setdefault(row.path, {})[row.method.lower()] = operation(row)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Shubbak center",
            "version": "1",
            "description": "Citizen service center: tickets, windows, hall.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas | {"Problem": PROBLEM},
            "securitySchemes": {
                "device": {"type": "http", "scheme": "bearer"},
                "browser": {"type": "apiKey", "in": "cookie", "name": "shubbak_device"},
            },
        },
    }


def operation(row: Endpoint) -> dict[str, Any]:
    content = ANSWER
    if row.path == "/v1/events":
        content = {"text/event-stream": {"schema": {"type": "string"}}}
    described: dict[str, Any] = {
        "summary": row.summary,
        "operationId": f"{row.method.lower()}{re.sub('[^a-z0-9]+', '_', row.path)}",
        "parameters": [*path_parameters(row), *query_parameters(row)],
        "responses": {
            str(row.status): {"description": "Done", "content": content},
            "default": REFUSED,
        },
    }
    if not row.open:
        described["security"] = [{"device": []}, {"browser": []}]
    if row.binary:
        described["requestBody"] = {"required": True, "content": PICTURES}
    if row.body:
        schema = {"$ref": f"#/components/schemas/{row.body.__name__}"}
        described["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": schema}},
        }
    return described


def path_parameters(row: Endpoint) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "integer" if name == "n" else "string"},
        }
        for name in re.findall("{([a-z]+)}", row.path)
    ]


def query_parameters(row: Endpoint) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "query",
            "required": name != "side",
            "schema": {"type": "string"},
        }
        for name in QUERIES.get(row.path, ())
    ]
