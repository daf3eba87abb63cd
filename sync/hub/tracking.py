"""What the holder of a ticket is told: its state, the last call, and the proof.

The signature of the center is verified before anything is looked up.  A signed promise
that the record does not hold is evidence against the center, not a mistake of the
person who scanned it.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from center import promise
from center.domain.errors import BadSignature, NotFound
from center.domain.events import Line
from center.notes import Head, open_cosigned
from center.paper_code import P, Signed, service_mark
from center.promise import Promise
from sync import wire
from sync.hub.ledger import Evidence, Ledger, LogHead
from sync.hub.projection import Tracked, find_ticket, last_called


class Proof(StrEnum):
    """What is known of the ticket's line."""

    RECORDED = "recorded"
    """Below a countersigned head."""
    RECEIVED = "received"
    NOT_YET = "not_yet"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Tracking:
    """All that the page of a ticket shows."""

    promise: Promise
    head: LogHead
    proof: Proof
    ticket: Tracked | None = None
    last: Tracked | None = None
    signed: Head | None = None
    """The countersigned head, where the ticket is below it."""
    signed_at: int = 0
    """When it was countersigned, UTC milliseconds."""
    evidence: Evidence | None = None


def track(connection: sqlite3.Connection, text: str, hub_vkey: str) -> Tracking:
    """Follow the code of a ticket; refuses one that no center here has signed."""
    signed = promise.parse(text)
    ledger = Ledger(connection)
    told = signed.promise
    head = signer(
        ledger, told.index, lambda log: promise.verify(signed, log.log, log.vkey)
    )
    if told.seq >= head.size:
        return Tracking(told, head, Proof.NOT_YET)
    (line,) = ledger.lines(head.log, told.seq, told.seq + 1)
    fields = wire.read_line(line)
    if not holds(told, fields):
        found = contradiction(signed, told.seq, line)
        return Tracking(told, head, Proof.CONTRADICTED, evidence=found)
    ticket = find_ticket(connection, head.log, str(fields["ticket"]))
    return standing(connection, head, told, ticket, hub_vkey)


def standing(
    connection: sqlite3.Connection,
    head: LogHead,
    told: Promise,
    ticket: Tracked | None,
    hub_vkey: str,
) -> Tracking:
    """Where a ticket stands whose line is here, and how well that is proved."""
    last = last_called(connection, ticket) if ticket else None
    if told.seq >= head.cosigned:
        return Tracking(told, head, Proof.RECEIVED, ticket, last)
    signed_head, time = open_cosigned(head.note, head.vkey, hub_vkey)
    return Tracking(told, head, Proof.RECORDED, ticket, last, signed_head, time * 1000)


def signer(ledger: Ledger, index: int, verify: Callable[[LogHead], object]) -> LogHead:
    """The log of the center, of this index, whose key has signed a paper.

    ``verify`` raises ``BadSignature`` where it is not that of a log.
    """
    for head in ledger.heads():
        if head.center.endswith(f"{index:02}"):
            with suppress(BadSignature):
                verify(head)
                return head
    raise NotFound("no center of this hub has signed this")


def contradiction(signed: Signed[P], seq: int, line: bytes) -> Evidence:
    """What was signed on paper, and what the record says in its place."""
    body = signed.said + signed.signature
    return Evidence("promise", seq, line, signed.said[:18], body)


def holds(told: Promise, line: Line) -> bool:
    """Whether the line says what the paper says."""
    ticket, at = line.get("ticket"), line.get("place_at")
    service = line.get("service")
    if line.get("kind") != "ticket.issued" or not isinstance(at, int):
        return False
    code = str(ticket).rpartition("-")[2]
    mark = service_mark(str(service))
    return (code, at // 1000, mark) == (
        f"{told.letter}{told.number}",
        told.issued_at,
        told.service_mark,
    )
