"""Taking in what kiosks gave while the server was away, one transaction a record.

A record is known by kiosk, key and number: its repeat gets the same answer, other bytes
at its place are a fork, a missing one before it is a gap.  Whatever it gave follows in
the same transaction, so that nothing arrives by halves.
"""

import json
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from center.actions import SERVER, match
from center.actions_requests import Desk, Given, keep, keep_mark
from center.domain.catalogue import PRIORITY
from center.domain.errors import (
    BadInput,
    DraftGone,
    Fork,
    NotFound,
    NotInThisState,
)
from center.domain.request_number import next_request
from center.domain.spool import (
    LETTERS,
    TAKEN,
    KioskKey,
    Record,
    Spooled,
    check_record,
    number_of,
    record_hash,
    spooled_id,
)
from center.domain.spool_acts import fate_of, free_letters
from center.domain.ticket import Side, State
from center.dossier.keys import DossierKeys
from center.keys import Secrets
from center.kiosk_promise import certificate_message, check_record_signature
from center.routing import route
from center.store.commands import may_be_forgotten
from center.store.dossiers import Dossiers
from center.store.transaction import Result, Transaction


@dataclass(frozen=True, slots=True)
class Sent:
    """A record as it came."""

    record: Record
    signature: str
    """Ed25519 by the kiosk's key, base 64."""
    sealed: bytes = field(repr=False)
    given: Given | None
    """The request in it; None where there is none or it could not be read."""


def certify(
    tx: Transaction, secrets: Secrets, device: str, key: str, arabic: Iterable[str]
) -> KioskKey:
    """Certify a kiosk's key with a letter; the same key keeps what it has.

    ``arabic`` are the Arabic letters of the catalogue's lines.
    """
    known = (k for k in tx.hall.kiosk_keys() if (k.device, k.key) == (device, key))
    if found := next(known, None):
        return found
    used = set(arabic)
    free = (x for x in free_letters(tx.hall, tx.now) if LETTERS[x] not in used)
    letter = next(free, "")
    if not letter:
        raise NotInThisState("no letter is free for another kiosk")
    series = 1 + sum(k.device == device for k in tx.hall.kiosk_keys())
    said = certificate_message(secrets.log_key.name, f"{device}.{series}", letter, key)
    tx.act(
        "kiosk.certified",
        SERVER,
        device=device,
        series=series,
        letter=letter,
        key=key,
        certificate=b64encode(secrets.sign(said)).decode(),
    )
    return key_named(tx, f"{device}.{series}")


def key_named(tx: Transaction, key_id: str) -> KioskKey:
    found = (key for key in tx.hall.kiosk_keys() if key.id == key_id)
    key = next(found, None)
    if key is None:
        raise NotFound(f"no key {key_id} is certified")
    return key


def take(tx: Transaction, keys: DossierKeys, device: str, sent: Sent) -> Spooled:
    """Take a record in, once; what became of it."""
    record = sent.record
    check_record(record)
    if record["device"] != device or record["log"] != keys.log:
        raise BadInput("record: of another kiosk or center")
    if known := find(tx, spooled_id(record)):
        if known.hash != record_hash(record):
            raise Fork(known.id)
        return known
    key = key_named(tx, f"{device}.{record['series']}")
    check_record_signature(key.key, record, sent.signature)
    if record["sealed"] != (sha256(sent.sealed).hexdigest() if sent.sealed else ""):
        raise BadInput("sealed: not what the record names")
    return take_new(tx, keys, Desk(f"kiosk:{device}", device), sent)


def find(tx: Transaction, record: str) -> Spooled | None:
    try:
        return tx.hall.spooled(record)
    except NotFound:
        return None


def take_new(tx: Transaction, keys: DossierKeys, desk: Desk, sent: Sent) -> Spooled:
    """The record's line, and what follows from it."""
    record, twin = sent.record, earlier(tx, sent.record["command"])
    request, given = str(twin.get("request", "")), sent.given
    if given and not request and not is_doubtful(tx, record):
        require_pages(tx, given, record)
        order = tx.hall.order
        request = next_request(order.requests, tx.now, order.code)
    else:
        given = None
    fate = fate_of(tx.hall, record, tx.now)
    tx.act(
        "spool.taken",
        desk.by,
        device=desk.device,
        record=record,
        signature=sent.signature,
        fate=fate,
        request=request,
    )
    if given:
        keep(tx, keys, desk, given, request)
        keep_mark(tx, keys, given, request)
        route(tx, request)
    elif record["sealed"] and not request:
        keep_sealed(tx, sent)
    cancel_twin(tx, desk, str(twin.get("ticket", "")))
    if record["ticket"]:
        give_ticket(tx, desk, record, request, fate)
    bar(tx, record["command"], request, record["ticket"])
    if tx.hall.order.open:
        match(tx)
    return tx.hall.spooled(spooled_id(record))


def earlier(tx: Transaction, command: str) -> Result:
    """What the same confirmation brought about, if the server did it after all."""
    known = tx.commands.find(command)
    found: Result = json.loads(known[1]) if known else {}
    return found


def is_doubtful(tx: Transaction, record: Record) -> bool:
    """Whether the server may have done this confirmation, and have forgotten it."""
    command, given_at = record["command"], record["at"]
    unknown = bool(command) and tx.commands.find(command) is None
    return unknown and may_be_forgotten(given_at, tx.now)


def bar(tx: Transaction, command: str, request: str, ticket: str) -> None:
    """A message of that confirmation that is still on its way comes too late."""
    if command:
        told = json.dumps({"request": request, "ticket": ticket})
        tx.commands.keep(command, "spooled", told, tx.now)


def require_pages(tx: Transaction, given: Given, record: Record) -> None:
    """Every photograph of the record has to be here; the kiosk sends them first."""
    here = Dossiers(tx.connection).pages(given.draft)
    there: dict[str, int] = {}
    for document, _ in record["pages"]:
        there[document] = there.get(document, 0) + 1
    if {document: len(pages) for document, pages in here.items()} != there:
        raise DraftGone


def cancel_twin(tx: Transaction, desk: Desk, ticket: str) -> None:
    """The number whose answer got lost is on no paper: nobody has to call it."""
    if ticket and tx.hall.ticket(ticket).state in (State.WAITING, State.PARKED):
        tx.act("ticket.cancelled", desk.by, ticket=ticket, reason="given_again")


def keep_sealed(tx: Transaction, sent: Sent) -> None:
    """What could not be read stays as it came, for someone to look into."""
    tx.connection.execute(
        "INSERT OR IGNORE INTO sealed_request VALUES (?, ?)",
        (sent.record["sealed"], sent.sealed),
    )


def give_ticket(
    tx: Transaction, desk: Desk, record: Record, request: str, fate: str
) -> None:
    """The record's ticket takes its place, or has lapsed with its day."""
    line = tx.hall.order.plan(tx.now).services.get(record["service"], "")
    if record["side"] == Side.PRIORITY:
        line = PRIORITY
    tx.act(
        "ticket.issued" if fate == TAKEN else "ticket.lapsed",
        desk.by,
        ticket=record["ticket"],
        line=line,
        number=number_of(record["ticket"]),
        side=record["side"],
        service=record["service"],
        request=request,
        device=desk.device,
        device_seq=record["n"],
        place_at=min(record["at"], tx.now),
    )


def tell_altered(
    tx: Transaction, command: str, device: str, series: int, n: int, lines: int
) -> Result:
    """A kiosk's spool was altered on its disk: the manager is told."""

    def do() -> Result:
        told = {"series": series, "n": n, "lines": lines}
        tx.act("spool.altered", f"kiosk:{device}", device=device, **told)
        return {}

    return tx.once(command, f"altered {device} {series} {n} {lines}", do)
