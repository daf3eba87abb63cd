"""Kiosks' keys, and what they gave while their center was away, from the lines."""

import sqlite3
from typing import Annotated

import msgspec
from msgspec.structs import astuple

from center.domain.events import Line

KioskId = Annotated[str, msgspec.Meta(pattern=r"^K[1-9][0-9]?$")]


class CertifiedLine(msgspec.Struct, frozen=True):
    """What is read of a line that certifies a kiosk's key."""

    device: KioskId
    series: int
    key: str


class Record(msgspec.Struct, frozen=True):
    """What is read of a record of a kiosk's spool."""

    device: KioskId
    series: int
    n: int
    at: int
    ticket: str
    service: str


class TakenLine(msgspec.Struct, frozen=True):
    """What is read of a line that takes a record in."""

    record: Record
    request: str


class HandedIn(msgspec.Struct, frozen=True):
    """A record as the hub knows it; ``given_at`` is UTC milliseconds."""

    log: str
    id: str
    """``K1.2.17``: kiosk, key, number."""
    ticket: str
    service: str
    request: str
    given_at: int
    seq: int


def project_spool(
    connection: sqlite3.Connection, log: str, seq: int, line: Line
) -> bool:
    """Follow a line that may be about a kiosk's spool; False if it makes no sense."""
    try:
        if line.get("kind") == "kiosk.certified":
            told = msgspec.convert(line, CertifiedLine)
            keep_key(connection, log, f"{told.device}.{told.series}", told.key)
        if line.get("kind") == "spool.taken":
            keep_record(connection, log, seq, msgspec.convert(line, TakenLine))
    except msgspec.ValidationError:
        return False
    return True


def keep_key(connection: sqlite3.Connection, log: str, key_id: str, key: str) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO kiosk_key VALUES (?, ?, ?)", (log, key_id, key)
    )


def keep_record(
    connection: sqlite3.Connection, log: str, seq: int, line: TakenLine
) -> None:
    record = line.record
    kept = HandedIn(
        log=log,
        id=f"{record.device}.{record.series}.{record.n}",
        ticket=record.ticket,
        service=record.service,
        request=line.request,
        given_at=record.at,
        seq=seq,
    )
    connection.execute(
        "INSERT OR REPLACE INTO handed_in VALUES (?, ?, ?, ?, ?, ?, ?)", astuple(kept)
    )


def find_key(connection: sqlite3.Connection, log: str, key_id: str) -> str:
    """The public key of a kiosk in base 64; empty if none was certified."""
    row = connection.execute(
        "SELECT key FROM kiosk_key WHERE log = ? AND id = ?", (log, key_id)
    ).fetchone()
    return str(row[0]) if row else ""


def find_record(
    connection: sqlite3.Connection, log: str, record: str
) -> HandedIn | None:
    row = connection.execute(
        "SELECT * FROM handed_in WHERE log = ? AND id = ?", (log, record)
    ).fetchone()
    return HandedIn(*row) if row else None
