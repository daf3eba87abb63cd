"""What the holder of a paper is told that a kiosk gave while its center was away.

The kiosk signed it by a key that the center certified in its journal.  Until the kiosk
has handed it in nothing is known of it, and that is no fault of anyone.
"""

import sqlite3

from center import kiosk_promise
from center.domain.request_number import is_request_number, running_number
from center.kiosk_promise import KioskPromise
from center.paper_code import Signed
from center.promise import Promise
from center.request_promise import RequestPromise
from sync.hub.ledger import Evidence, Ledger, LogHead
from sync.hub.projection import find_ticket
from sync.hub.request_projection import find_request
from sync.hub.request_tracking import RequestTracking
from sync.hub.spool_projection import HandedIn, find_key, find_record
from sync.hub.tracking import Proof, Tracking, contradiction, signer, standing


def track_ticket(connection: sqlite3.Connection, text: str, hub_vkey: str) -> Tracking:
    """Follow a kiosk's ticket; refuses one that no kiosk here has signed."""
    signed = kiosk_promise.parse(text)
    head, told = center_of(connection, signed), signed.promise
    record = find_record(connection, head.log, told.record)
    if record is None:
        return Tracking(as_ticket(told, head.size), head, Proof.NOT_YET)
    if not kiosk_promise.is_said_by(told, record):
        found = evidence(connection, signed, record)
        seen = as_ticket(told, record.seq)
        return Tracking(seen, head, Proof.CONTRADICTED, evidence=found)
    ticket = find_ticket(connection, head.log, record.ticket)
    place = ticket.seq if ticket else record.seq
    return standing(connection, head, as_ticket(told, place), ticket, hub_vkey)


def track_receipt(connection: sqlite3.Connection, text: str) -> RequestTracking:
    """Follow a kiosk's receipt of a request."""
    signed = kiosk_promise.parse(text)
    head, told = center_of(connection, signed), signed.promise
    record = find_record(connection, head.log, told.record)
    if record is None:
        return RequestTracking(as_request(told, head.size), head, Proof.NOT_YET)
    if not kiosk_promise.is_said_by(told, record):
        found = evidence(connection, signed, record)
        seen = as_request(told, record.seq)
        return RequestTracking(seen, head, Proof.CONTRADICTED, evidence=found)
    proof = Proof.RECORDED if record.seq < head.cosigned else Proof.RECEIVED
    request = find_request(connection, head.log, record.request)
    seen = as_request(told, record.seq, record.request)
    return RequestTracking(seen, head, proof, request)


def center_of(connection: sqlite3.Connection, signed: Signed[KioskPromise]) -> LogHead:
    """The log of the center whose kiosk signed a promise."""

    def verify(head: LogHead) -> None:
        key = find_key(connection, head.log, signed.promise.key_id)
        kiosk_promise.verify(signed, head.log, key)

    return signer(Ledger(connection), signed.promise.index, verify)


def evidence(
    connection: sqlite3.Connection, signed: Signed[KioskPromise], record: HandedIn
) -> Evidence:
    """The kiosk's key has signed two things: this paper, and another record."""
    (line,) = Ledger(connection).lines(record.log, record.seq, record.seq + 1)
    return contradiction(signed, record.seq, line)


def as_ticket(told: KioskPromise, seq: int) -> Promise:
    """The same as the center would have promised it."""
    return Promise(
        governorate=told.governorate,
        index=told.index,
        seq=seq,
        issued_at=told.given_at,
        letter=told.letter,
        number=told.number,
        service_mark=told.service_mark,
        token=told.token,
    )


def as_request(told: KioskPromise, seq: int, request: str = "") -> RequestPromise:
    return RequestPromise(
        governorate=told.governorate,
        index=told.index,
        seq=seq,
        received_at=told.given_at,
        number=running_number(request) if is_request_number(request) else 0,
        service_mark=told.service_mark,
        token=told.token,
    )
