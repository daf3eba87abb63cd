"""The OpenAPI document: made from the table that serves the addresses, and its types.

Nothing is written here that a row, a message, an answer or a refusal says already, so
that the document cannot differ from the server.
"""

import re
from collections.abc import Iterable
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from center.web import refusals
from center.web.callers import Callers
from center.web.endpoint import Endpoint, WithCookie
from center.web.openapi_parts import (
    SECURITY_SCHEMES,
    Schemas,
    events_content,
    explained,
    head,
    path_parameters,
    refused,
)

Json = dict[str, Any]
DESCRIPTION = """What the machines and pages of one citizen service center ask of its
server. Times are UTC milliseconds since 1970 unless a field says otherwise. A change
carries `command`, an id that the client made: a repeat of it gets the first answer and
changes nothing. A refusal is a problem document (RFC 9457) with a stable `code`.
Clients pass over fields that they do not know."""
BYTES = {"type": "string", "format": "binary"}
LAST_EVENT = {
    "name": "Last-Event-ID",
    "in": "header",
    "description": "the id that was seen last: what came after it is sent first",
    "required": False,
    "schema": {"type": "integer", "minimum": 0},
}


def document(endpoints: Iterable[Endpoint]) -> Json:
    """OpenAPI 3.1 of the center's API."""
    schemas = Schemas()
    paths: dict[str, Json] = {}
    for row in endpoints:
        paths.setdefault(row.path, {})[row.method.lower()] = operation(row, schemas)
    return head("Shubbak center", DESCRIPTION) | {
        "paths": paths,
        "components": {
            "schemas": schemas.components,
            "securitySchemes": SECURITY_SCHEMES,
        },
    }


def operation(row: Endpoint, schemas: Schemas) -> Json:
    """One address with one method."""
    queries = schemas.parameters_of(row.query) if row.query else []
    described: Json = {
        "tags": [row.path.split("/")[2]],
        "summary": row.summary,
        "description": f"{explained(row.work, row.summary)} {asked_by(row)}",
        "operationId": f"{row.method.lower()}{re.sub('[^a-z0-9]+', '_', row.path)}",
        "parameters": [*path_parameters(row.path, schemas), *queries],
        "responses": answers(row, schemas) | refused(refusals.of(row), schemas),
        "security": security(row.by),
    }
    if row.streams:
        described["parameters"].append(LAST_EVENT)
    content = {each: {"schema": BYTES} for each in row.takes}
    if row.body:
        content["application/json"] = {"schema": schemas.of(row.body)}
    if content:
        described["requestBody"] = {"required": True, "content": content}
    return described


def asked_by(row: Endpoint) -> str:
    """Who may ask, in words."""
    if row.by.anyone:
        return "Open to anyone."
    if not row.by.kinds:
        return "By any enrolled device."
    kinds = [k + ", signed in" * (k in row.by.signed_in) for k in row.by.kinds]
    late = " A kiosk that was taken out of service may still ask." * row.revoked
    return f"By: {'; '.join(kinds)}.{late}"


def security(callers: Callers) -> list[Json]:
    """One entry for each way to prove who asks; none where anyone may."""
    if callers.anyone:
        return []
    ways: list[Json] = []
    for kind in callers.kinds or ("kiosk", "window"):
        way: Json = {"device" if kind in ("kiosk", "agent") else "browser": []}
        ways.append(way | ({"staff": []} if kind in callers.signed_in else {}))
    return ways


def answers(row: Endpoint, schemas: Schemas) -> Json:
    """What comes where all is well, by what the work says that it returns."""
    work = getattr(row.work, "func", row.work)
    form = get_type_hints(work, include_extras=True)["return"]
    told: Json = {"description": "Done"}
    if get_origin(form) is WithCookie:
        (form,) = get_args(form)
        told["headers"] = {"Set-Cookie": {"schema": {"type": "string"}}}
    if row.streams:
        told["content"] = {"text/event-stream": events_content(row.streams, schemas)}
    else:
        forms = get_args(form) if isinstance(form, UnionType) else (form,)
        found = [schemas.of(each) for each in forms]
        schema = found[0] if len(found) == 1 else {"anyOf": found}
        told["content"] = {"application/json": {"schema": schema}}
    return {str(row.status): told}
