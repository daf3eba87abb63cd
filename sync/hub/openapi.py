"""The hub's OpenAPI document, made from the table that serves its addresses."""

import re
from typing import Annotated, Any

from msgspec import Meta

from center.domain import errors
from center.web.openapi_parts import (
    Schemas,
    body_content,
    explained,
    head,
    parameter,
    refused,
)
from sync.hub.operations import OPERATIONS, Operation

Json = dict[str, Any]
DESCRIPTION = """What the agents of the centers ask of the hub of their governorate: it
keeps the lines of their logs and countersigns the heads. `docs/protocol.md`, section 3,
has the form of a batch. A refusal is a problem document (RFC 9457); its `code` is
stable."""
SIGNATURE = {
    "type": "apiKey",
    "in": "header",
    "name": "Signature",
    "description": "RFC 9421 by the agent's Ed25519 key over method, target, "
    "content-digest and created, with `Signature-Input` and `Content-Digest`.",
}
FROM = Annotated[int, Meta(ge=0, lt=10**15, description="place of the first line")]
NAME = Annotated[
    str, Meta(description="name of the log, hub/center/epoch, its slashes as they are")
]


def document() -> Json:
    """OpenAPI 3.1 of what a hub answers to machines."""
    schemas = Schemas()
    paths: dict[str, Json] = {}
    for row in OPERATIONS:
        paths.setdefault(row.path, {})[row.method.lower()] = operation(row, schemas)
    return head("Shubbak hub", DESCRIPTION) | {
        "paths": paths,
        "components": {
            "schemas": schemas.components,
            "securitySchemes": {"signature": SIGNATURE},
        },
    }


def operation(row: Operation, schemas: Schemas) -> Json:
    signed = (errors.UnknownDevice,) if row.signed else ()
    answers = {str(n): done(*told, schemas) for n, told in row.answers.items()}
    described: Json = {
        "summary": row.summary,
        "description": explained(row.work, row.summary),
        "operationId": f"{row.method.lower()}{re.sub('[^a-z0-9]+', '_', row.path)}",
        "parameters": parameters(row, schemas),
        "responses": answers | refused((*row.refuses, *signed), schemas),
        "security": [{"signature": []}] if row.signed else [],
    }
    if row.body:
        content = body_content(*row.body, schemas)
        described["requestBody"] = {"required": True, **content}
    return described


def done(kind: str, form: Any, schemas: Schemas) -> Json:
    return {"description": "Done", **body_content(kind, form, schemas)}


def parameters(row: Operation, schemas: Schemas) -> list[Json]:
    found = []
    if "{log}" in row.path:
        found.append(parameter("path", "log", schemas.of(NAME), True))
    if row.starts:
        found.append(parameter("query", "from", schemas.of(FROM), True))
    return found
