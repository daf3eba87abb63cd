"""Requests that kiosks took while the server was away, and that could not be read here.

For an operator: which they are, when, and why, with nothing of what they hold.  They
are opened in memory and judged by the catalogue of now, as when they arrived.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date

import msgspec

from center import kept
from center.catalogue_file import read_catalogue
from center.config import CenterConfig
from center.domain.catalogue import Catalogue
from center.domain.day import day_of
from center.domain.errors import BadField, BadInput
from center.domain.events import decode
from center.domain.fields import Rules, accept_all
from center.domain.spool import Spooled
from center.dossier.keys import DossierKeys, load_dossier_keys
from center.dossier.sealing import draft_purpose, unseal
from center.keys import FOLDER
from center.places import places_of
from center.store import queries
from center.store.database import open_reader
from center.store.hall import StoredHall

DATABASE = "center.db"


@dataclass(frozen=True, slots=True)
class Unread:
    """One of them."""

    record: Spooled
    came_at: int
    """UTC milliseconds."""
    why: str
    """``key``, ``form``, ``service``, ``papers``, ``answer <field> <reason>``, or
    ``photographs`` where nothing else is wrong."""


class Answers(msgspec.Struct):
    """What is judged of a request (``POST /v1/requests``)."""

    service: str
    fields: dict[str, str]
    again: dict[str, str] = {}
    documents: dict[str, str] = {}


def unread_requests(config: CenterConfig) -> list[Unread]:
    """All of them, the oldest first; the database is only read."""
    with closing(open_reader(config.data / DATABASE)) as reader:
        identity = kept.identity(reader)
        keys = load_dossier_keys(config.data / FOLDER, identity.log)
        places = frozenset(places_of(identity.governorate))
        return list(examined(reader, keys, places, config.national_id_check))


def examined(
    reader: sqlite3.Connection,
    keys: DossierKeys,
    places: frozenset[str],
    check: str,
) -> Iterator[Unread]:
    catalogue: Catalogue | None = None
    for record, came_at in queries.unread_requests(reader):
        if catalogue is None:
            digest = StoredHall(reader).order.plan(came_at).hash
            catalogue = read_catalogue(kept.document(reader, digest))
        today = date.fromisoformat(day_of(record.given_at))
        rules = Rules(today, places, check)
        draft = draft_of(reader, record)
        yield Unread(
            record,
            came_at,
            reason(sealed(reader, record), draft, keys, catalogue, rules),
        )


def draft_of(reader: sqlite3.Connection, record: Spooled) -> str:
    """To which it was sealed, as its line says."""
    found = reader.execute("SELECT line FROM journal WHERE seq = ?", (record.seq,))
    told: Mapping[str, str] = decode(found.fetchone()[0])["record"]
    return told["draft"]


def sealed(reader: sqlite3.Connection, record: Spooled) -> bytes:
    found = reader.execute(
        "SELECT data FROM sealed_request WHERE hash = ?", (record.sealed,)
    ).fetchone()
    return bytes(found[0]) if found else b""


def reason(
    data: bytes, draft: str, keys: DossierKeys, catalogue: Catalogue, rules: Rules
) -> str:
    """Why a request cannot be taken; it never repeats what was typed."""
    try:
        plain = unseal(data, keys.own, draft_purpose(keys.log, draft))
        said = msgspec.json.decode(plain, type=Answers)
    except BadInput:
        return "key"
    except (msgspec.DecodeError, UnicodeDecodeError):
        return "form"
    service = catalogue.services.get(said.service)
    if service is None:
        return "service"
    if said.documents.keys() != {each.id for each in service.documents}:
        return "papers"
    try:
        accept_all(catalogue.asked(service), said.fields, rules, said.again)
    except BadField as refused:
        known = {each.id for each in catalogue.asked(service)}
        field = str(refused.facts["field"])
        named = field if field in known else "-"
        return f"answer {named} {refused.facts['reason']}"
    return "photographs"
