"""What the holder of a request's receipt is told: its state, its day, and the proof."""

import sqlite3
from dataclasses import dataclass

from center import kiosk_promise, request_promise
from center.domain.errors import BadInput
from center.kiosk_promise import is_kiosk_paper
from center.request_promise import RequestPromise
from sync import wire
from sync.hub.ledger import Evidence, Ledger, LogHead
from sync.hub.request_projection import TrackedRequest, find_request
from sync.hub.tracking import Proof, contradiction, signer


@dataclass(frozen=True, slots=True)
class RequestTracking:
    """All that the page of a request shows."""

    promise: RequestPromise
    head: LogHead
    proof: Proof
    request: TrackedRequest | None = None
    evidence: Evidence | None = None


def is_request(code: str) -> bool:
    """Whether a code is that of a receipt: the center's, or a kiosk's own."""
    if is_kiosk_paper(code):
        return not kiosk_promise.parse(code).promise.number
    try:
        request_promise.parse(code)
    except BadInput:
        return False
    return True


def track_request(connection: sqlite3.Connection, text: str) -> RequestTracking:
    """Follow the code of a receipt; refuses one that no center here has signed."""
    signed = request_promise.parse(text)
    ledger = Ledger(connection)
    told = signed.promise
    head = signer(
        ledger,
        told.index,
        lambda log: request_promise.verify(signed, log.log, log.vkey),
    )
    if told.seq >= head.size:
        return RequestTracking(told, head, Proof.NOT_YET)
    (line,) = ledger.lines(head.log, told.seq, told.seq + 1)
    fields = wire.read_line(line)
    if not request_promise.is_said_by(told, fields):
        found = contradiction(signed, told.seq, line)
        return RequestTracking(told, head, Proof.CONTRADICTED, evidence=found)
    proof = Proof.RECORDED if told.seq < head.cosigned else Proof.RECEIVED
    request = find_request(connection, head.log, str(fields["request"]))
    return RequestTracking(told, head, proof, request)
