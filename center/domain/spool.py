"""What a kiosk gives while the center's server is away, as both ends know it.

A kiosk that was certified has a letter that no line uses and a key of its own.  What it
gives without the server goes into its spool as *records*: numbered from 1, each naming
the hash of the one before, each signed by that key.  So none can be left out, put in or
changed between the paper and the journal without being seen (design D8).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from center.domain.day import day_of
from center.domain.errors import BadInput
from center.domain.events import encode
from center.domain.ticket import CHECK_ALPHABET, ticket_id

RECORD_VERSION = 1
LETTERS: dict[str, str] = dict(
    **{"K": "ك", "N": "ن", "T": "ت", "F": "ف", "B": "ب", "Q": "ق"},
    **{"W": "و", "Y": "ي", "J": "ج", "Z": "ز", "H": "ح", "G": "غ"},
    **{"X": "خ", "C": "ص", "V": "ط", "E": "ع", "P": "ض", "U": "ش"},
)
"""Letters for kiosks, Latin → Arabic, in the order in which they are given.

None is a letter of the catalogue that ships; a center passes over those it does use.
"""
REFERENCE = re.compile(rf"[A-Z]-[{CHECK_ALPHABET}]{{4}}-[{CHECK_ALPHABET}]{{4}}")
"""What stands on the paper of a request until the center has given its number."""
HASH = re.compile("[0-9a-f]{64}|")
COMMAND = re.compile("[0-9a-f]{32}|")
KEY = re.compile("[A-Za-z0-9+/]{43}=")
"""32 bytes in base 64."""
AHEAD_MS = 60_000
"""No record is dated so long after its arrival, unless the kiosk's clock was wrong."""
TAKEN, LAPSED = FATES = ("taken", "lapsed")
"""A ticket waits from its own place on, or its day is over."""
FORM: dict[str, type] = {
    **{"v": int, "log": str, "device": str, "series": int, "n": int},
    **{"before": str, "at": int, "ticket": str, "service": str, "side": str},
    **{"reference": str, "command": str, "draft": str, "sealed": str, "pages": list},
}
"""Fields of a record; ``docs/protocol.md``, section 2, says what each is."""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class KioskKey:
    """A key that the center has certified, and how far its spool was taken in."""

    id: str
    """``K1.2``: the kiosk and the number of its key, the *series*."""
    device: str
    series: int
    letter: str
    key: str
    """Ed25519 public key, base 64."""
    certified_at: int
    taken: int = 0
    """Number of the last record that was taken in."""
    last: str = ""
    """Hash of that record."""
    given_at: int = 0
    """When the kiosk says that it gave it; at first, when the key was certified."""
    open_ticket: str = ""
    """The ticket of that record until its own line is written."""
    open_request: str = ""
    altered: int = 0
    """Lines of its spool that the kiosk found altered on its disk."""
    ended_at: int = 0
    """When another key took its place, its spool was found altered, or the kiosk was
    taken out of service; 0 before."""
    revoked: int = 0
    """1 where it was taken out: what it gave before that is still taken in."""


@dataclass(frozen=True, slots=True)
class Spooled:
    """A record that was taken in, and what became of it."""

    id: str
    """``K1.2.17``: kiosk, series, number."""
    hash: str
    ticket: str
    service: str
    side: str
    given_at: int
    reference: str
    request: str
    """Number of the request, once it has one."""
    fate: str
    sealed: str
    """Hash of the sealed request that could not be read and is kept; else empty."""
    seq: int
    """Place of its line in the journal."""


def gives_nothing_more(key: KioskKey, now: int) -> bool:
    """Whether the kiosk must take another key.

    A record is never dated before the one ahead of it; so behind one of days to come
    all would be of those days.
    """
    return bool(key.ended_at) or key.given_at > now + AHEAD_MS


def spooled_id(record: Record) -> str:
    """``K1.2.17``."""
    return f"{record['device']}.{record['series']}.{record['n']}"


def record_bytes(record: Record) -> bytes:
    """The canonical bytes that are signed and hashed."""
    return encode(record)


def record_hash(record: Record) -> str:
    return sha256(record_bytes(record)).hexdigest()


def check_record(record: Record) -> None:
    """Refuse what is not of the form of a record; nothing personal fits into it."""
    if {name: type(value) for name, value in record.items()} != FORM:
        raise BadInput("record: fields")
    texts = (record["before"], record["sealed"])
    names = (record["command"], record["draft"])
    if not all(map(HASH.fullmatch, texts)) or not all(map(COMMAND.fullmatch, names)):
        raise BadInput("record: hashes, command, draft")
    if record["v"] != RECORD_VERSION or record["n"] < 1:
        raise BadInput("record: version or number")
    if len({bool(record[key]) for key in ("reference", "draft", "sealed")}) > 1:
        raise BadInput("record: a request has a reference, a draft, and is sealed")
    if record["reference"] and not REFERENCE.fullmatch(record["reference"]):
        raise BadInput("record: reference")
    if not (record["ticket"] or record["reference"]):
        raise BadInput("record: neither a ticket nor a request")
    check_pages(record["pages"])


def check_pages(pages: list[object]) -> None:
    """Each is a document of the list and the hash of its sealed bytes."""
    for page in pages:
        if not isinstance(page, list) or [type(each) for each in page] != [str, str]:
            raise BadInput("record: pages")
        if len(page[0]) > 64 or not page[1] or not HASH.fullmatch(page[1]):
            raise BadInput("record: pages")


def given_ticket(day: str, letter: str, number: int) -> str:
    """The ticket of a kiosk's own letter; ``""`` for the number 0, which is none."""
    return ticket_id(day, letter, number) if number else ""


def number_of(ticket: str) -> int:
    """``20261122-K101`` → 101."""
    return int(ticket.rpartition("-")[2][1:])


def key_of(keys: Iterable[KioskKey], device: str) -> KioskKey | None:
    """The key with which a kiosk signs now."""
    mine = (k for k in keys if k.device == device and not k.ended_at)
    return next(mine, None)


def open_key(keys: Iterable[KioskKey], device: str) -> KioskKey | None:
    """The key of a kiosk of whose last record a line is still to come."""
    mine = (k for k in keys if k.device == device and (k.open_ticket or k.open_request))
    return next(mine, None)


def is_in_use(key: KioskKey, at: int) -> bool:
    """Whether papers of a key's letter may be in people's hands today."""
    return not key.ended_at or day_of(key.ended_at) == day_of(at)
