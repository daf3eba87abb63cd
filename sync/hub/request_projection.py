"""Requests as the hub shows them, from their lines; nothing personal is in them."""

import json
import sqlite3
from typing import Annotated

import msgspec
from msgspec.structs import astuple, replace

from center.domain.events import Line
from center.domain.service_request import RequestState

RequestId = Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Z-]{21,28}$")]

REACHED = {
    "request.accepted": RequestState.COMPLETE,
    "request.routed": RequestState.ROUTED,
    "request.withdrawn": RequestState.WITHDRAWN,
}
"""The state that a request is in after a line of this kind."""

ABSENT = "missing"


class RequestLine(msgspec.Struct, frozen=True):
    """What is read of a line about a request."""

    kind: str
    at: int
    request: RequestId = ""
    ticket: str = ""
    service: str = ""
    due: str = ""
    documents: dict[str, str] = {}


class TrackedRequest(msgspec.Struct, frozen=True):
    """A request as the hub shows it; times are UTC milliseconds."""

    log: str
    id: str
    seq: int
    service: str
    state: str
    received_at: int
    due: str
    absent: str
    """Ids of the documents that were said to be missing, as a JSON list."""
    ticket: str
    """The last ticket about it."""

    @property
    def missing(self) -> list[str]:
        """Documents that were not there, mandatory or not."""
        return msgspec.json.decode(self.absent, type=list[str])


def project_request(
    connection: sqlite3.Connection, log: str, seq: int, line: Line
) -> bool:
    """Follow a line that may be about a request; False if it makes no sense."""
    kind = line.get("kind")
    try:
        if kind == "documents.checked":
            return checked(connection, log, msgspec.convert(line, RequestLine))
        if kind == "ticket.issued" and line.get("request"):
            return visited(connection, log, msgspec.convert(line, RequestLine))
        if isinstance(kind, str) and kind.startswith("request."):
            return moved(connection, log, seq, msgspec.convert(line, RequestLine))
    except msgspec.ValidationError:
        return False
    return True


def moved(
    connection: sqlite3.Connection, log: str, seq: int, line: RequestLine
) -> bool:
    if line.kind == "request.received":
        write(connection, received(log, seq, line))
        return True
    known = find_request(connection, log, line.request)
    if known is None:
        return line.kind in REACHED  # taken at a window: it has no receipt to follow
    if line.kind == "request.documents_added":
        left = [d for d in known.missing if d not in line.documents]
        write(connection, replace(known, absent=json.dumps(left)))
    elif line.kind in REACHED:
        state, due = REACHED[line.kind], line.due or known.due
        write(connection, replace(known, state=state, due=due))
    return True


def received(log: str, seq: int, line: RequestLine) -> TrackedRequest:
    return TrackedRequest(
        log=log,
        id=line.request,
        seq=seq,
        service=line.service,
        state=RequestState.RECEIVED,
        received_at=line.at,
        due="",
        absent=absent_in(line.documents),
        ticket="",
    )


def visited(connection: sqlite3.Connection, log: str, line: RequestLine) -> bool:
    """A ticket about a request: what its checklist says is about the request."""
    known = find_request(connection, log, line.request)
    if known is not None and known.service == line.service:
        write(connection, replace(known, ticket=line.ticket))
    return True


def checked(connection: sqlite3.Connection, log: str, line: RequestLine) -> bool:
    row = connection.execute(
        "SELECT * FROM request WHERE log = ? AND ticket = ? AND ticket != ''",
        (log, line.ticket),
    ).fetchone()
    if row is not None:
        known = replace(TrackedRequest(*row), absent=absent_in(line.documents))
        write(connection, known)
    return True


def absent_in(documents: dict[str, str]) -> str:
    return json.dumps([d for d, answer in documents.items() if answer == ABSENT])


def find_request(
    connection: sqlite3.Connection, log: str, request: str
) -> TrackedRequest | None:
    row = connection.execute(
        "SELECT * FROM request WHERE log = ? AND id = ?", (log, request)
    ).fetchone()
    return TrackedRequest(*row) if row else None


def write(connection: sqlite3.Connection, request: TrackedRequest) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO request VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        astuple(request),
    )
