"""Parts of the OpenAPI document: schemas, parameters, events, problems, proofs."""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from center.domain.errors import Refusal
from center.web.access import DEVICE_COOKIE, STAFF_COOKIE
from center.web.answers import TicketId, means
from center.web.problems import MEDIA_TYPE, Problem, status_of

Json = dict[str, Any]
REFERENCE = "#/components/schemas/{name}"
PATH: dict[str, Any] = {
    "n": Annotated[int, Meta(ge=0, le=9999), means("number of the window, from 1")],
    "ticket": TicketId,
    "request": Annotated[str, means("number of the request, 13-SHR07-2026-0012345-C")],
    "draft": Annotated[
        str,
        Meta(pattern="^[0-9a-f]{32}$"),
        means("id that the kiosk made when somebody began: 32 hex digits"),
    ],
    "upload": Annotated[str, means("code of the box: 32 hex digits")],
}
"""What stands in an address."""
SECURITY_SCHEMES = {
    "device": {
        "type": "http",
        "scheme": "bearer",
        "description": "A kiosk or the agent: `Bearer <device>:<key>`, like K1:…; "
        "what it gave while the server was away is signed besides (`/v1/spool`).",
    },
    "browser": {
        "type": "apiKey",
        "in": "cookie",
        "name": DEVICE_COOKIE,
        "description": "The browser of a window, display or desk; set once by "
        "`POST /v1/devices/enrol`.",
    },
    "staff": {
        "type": "apiKey",
        "in": "cookie",
        "name": STAFF_COOKIE,
        "description": "The person on that browser; set by signing in.",
    },
}


class Schemas:
    """JSON Schemas of types; each that has a name stands once in ``components``."""

    def __init__(self) -> None:
        self.components: Json = {}
        self.known: dict[Any, Json] = {}

    def of(self, form: Any) -> Json:
        """The schema of a type, mostly a reference."""
        if form not in self.known:
            self.known[form] = self.made(form)
        return self.known[form]

    def made(self, form: Any) -> Json:
        (schema,), named = msgspec.json.schema_components(
            [form], ref_template=REFERENCE
        )
        for name, found in named.items():
            assert self.components.setdefault(name, found) == found, f"two {name}"
        return schema

    def parameters_of(self, query: type[msgspec.Struct]) -> list[Json]:
        """A parameter of an address for each field."""
        name = self.made(query)["$ref"].rpartition("/")[2]
        described = self.components.pop(name)
        return [
            parameter("query", field, schema, field in described.get("required", ()))
            for field, schema in described["properties"].items()
        ]


def path_parameters(path: str, schemas: Schemas) -> list[Json]:
    names = re.findall("{([a-z]+)}", path)
    return [parameter("path", name, schemas.of(PATH[name]), True) for name in names]


def parameter(place: str, name: str, schema: Json, required: bool) -> Json:
    told = {k: v for k, v in schema.items() if k != "description"}
    described = (
        {"description": schema["description"]} if "description" in schema else {}
    )
    return {
        "name": name,
        "in": place,
        "required": required,
        "schema": told,
        **described,
    }


def events_content(streams: Mapping[str, type], schemas: Schemas) -> Json:
    """Server-sent events; ``x-itemSchema`` is the ``itemSchema`` of OpenAPI 3.2."""
    return {
        "schema": {
            "type": "string",
            "description": "Server-sent events, and a comment at least every 15 s.",
        },
        "x-itemSchema": {
            "oneOf": [event(name, schemas.of(form)) for name, form in streams.items()]
        },
    }


def event(name: str, data: Json) -> Json:
    json = {"contentMediaType": "application/json", "contentSchema": data}
    return {
        "type": "object",
        "required": ["id", "event", "data"],
        "properties": {
            "id": {"type": "string", "description": "position of the line it tells of"},
            "event": {"const": name},
            "data": {"type": "string", **json},
        },
    }


def head(title: str, description: str) -> Json:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": "1",
            "description": description,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
    }


def explained(work: Callable[..., Any], summary: str) -> str:
    """What a work says of itself, in one line."""
    own = getattr(work, "func", work)
    return " ".join((inspect.getdoc(own) or f"{summary}.").split())


def body_content(kind: str, form: Any, schemas: Schemas) -> Json:
    return {"content": {kind: {"schema": schemas.of(form)}}}


SERVER = {"server": "A defect; nothing of it is told."}


def refused(refusals: Iterable[type[Refusal]], schemas: Schemas) -> Json:
    """A problem document for each status, with every code that can come in it."""
    meanings = {each.code: meaning(each) for each in refusals} | SERVER
    found: dict[int, dict[str, str]] = {}
    for code, why in sorted(meanings.items()):
        found.setdefault(status_of(code), {})[code] = why
    return {
        str(status): refused_with(status, told, schemas)
        for status, told in sorted(found.items())
    }


def refused_with(status: int, told: Mapping[str, str], schemas: Schemas) -> Json:
    """One answer of refusal; ``told`` has what each of its codes means."""
    answer: Json = {
        "description": " ".join(f"`{code}`: {why}" for code, why in told.items()),
        "content": {MEDIA_TYPE: problem_content(sorted(told), schemas)},
    }
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        answer["headers"] = {"Retry-After": {"schema": {"type": "integer"}}}
    return answer


def meaning(refusal: type[Refusal]) -> str:
    return " ".join((refusal.__doc__ or "").partition("\n\n")[0].split())


def problem_content(codes: list[str], schemas: Schemas) -> Json:
    """A problem document with one of some codes."""
    some = {"properties": {"code": {"enum": codes}}}
    return {"schema": {"allOf": [schemas.of(Problem), some]}}
