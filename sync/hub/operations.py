"""What a hub answers to machines: the table that its addresses are served from.

The OpenAPI document (``sync/hub/openapi.py``) is made of the same table.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, TypedDict

from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from center.domain import errors
from center.domain.errors import Refusal
from sync.alarm import Alarm
from sync.enrolment import Enrolled, Enrolment, HubIdentity
from sync.hub.api import Api

JSON, TEXT, BYTES = "application/json", "text/plain", "application/octet-stream"
Work = Callable[[Api, Request], Awaitable[Response]]


class OnTheWay(TypedDict):
    """The lines were stored; the head is not reached yet."""

    size: Annotated[int, Meta(description="how many lines are here: send from there")]


class Kept(TypedDict):
    """What an agent said is kept as evidence."""


HEAD = Annotated[
    str, Meta(description="signed note (C2SP): the head, countersigned by the hub")
]
BATCH = Annotated[
    str,
    Meta(
        description="gzip of lines, an empty line, perhaps a proof, and a signed head",
        extra_json_schema={"format": "binary"},
    ),
]


@dataclass(frozen=True, slots=True)
class Operation:
    """An address with a method: its work, its forms, and what can be refused."""

    method: str
    path: str
    work: Work
    summary: str
    answers: Mapping[int, tuple[str, Any]]
    """Status → media type and form."""
    body: tuple[str, Any] | None = None
    starts: bool = False
    """Whether ``from``, the place of the first line, is part of the address."""
    signed: bool = False
    """Whether only the log's own agent may ask, by a signature (RFC 9421)."""
    refuses: tuple[type[Refusal], ...] = field(default=())


LOG = "/v1/logs/{log}"
OPERATIONS = (
    Operation("GET", "/v1/hub", Api.identity, "Who it is", {200: (JSON, HubIdentity)}),
    Operation(
        "POST",
        "/v1/enrol",
        Api.enrol,
        "Enrol a center's log with a code for one use",
        {200: (JSON, Enrolled)},
        body=(JSON, Enrolment),
        refuses=(errors.BadInput, errors.BadSignature, errors.WrongEnrolment),
    ),
    Operation(
        "GET",
        f"{LOG}/checkpoint",
        Api.checkpoint,
        "The countersigned head of a log",
        {200: (TEXT, HEAD)},
        refuses=(errors.NotFound, errors.UnknownDevice),
    ),
    Operation(
        "GET",
        f"{LOG}/entries",
        Api.kept,
        "Lines that are kept of a log, for its own center",
        {200: (BYTES, BATCH)},
        starts=True,
        signed=True,
        refuses=(errors.BadInput, errors.NotFound),
    ),
    Operation(
        "POST",
        f"{LOG}/entries",
        Api.entries,
        "Lines that follow, and the head that they lead to",
        {200: (TEXT, HEAD), 202: (JSON, OnTheWay)},
        body=(BYTES, BATCH),
        starts=True,
        signed=True,
        refuses=(
            errors.BadInput,
            errors.BadSignature,
            errors.Fork,
            errors.Gap,
            errors.NotFound,
        ),
    ),
    Operation(
        "POST",
        f"{LOG}/alarms",
        Api.alarm,
        "What an agent says against its own record",
        {200: (JSON, Kept)},
        body=(JSON, Alarm),
        signed=True,
        refuses=(errors.BadInput, errors.NotFound),
    ),
)
