"""What lies in a kiosk's folder that has not arrived, for an operator to look at.

Counted without the kiosk's key, so that it can be asked while the kiosk runs; what is
personal is sealed to the center and stays so.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk.spool import aside, disk


class Told(msgspec.Struct):
    """What is looked at of a record."""

    at: int
    ticket: str
    reference: str


class Line(msgspec.Struct):
    """A line of a spool, without its signature and what is sealed."""

    record: Told


@dataclass(frozen=True, slots=True)
class Lying:
    """One file of records, and the photographs beside it."""

    name: str
    tickets: int
    requests: int
    unreadable: int
    """Lines that are no records."""
    photographs: int
    first: int
    last: int
    """When the first and the last were given, UTC ms; 0 where none can be read."""


def waiting(folder: Path) -> Lying:
    """What is handed in as soon as the center is there."""
    return counted(folder / disk.SPOOL, folder / disk.PAGES)


def put_aside(folder: Path) -> list[Lying]:
    """What will never be handed in by itself."""
    marks = {
        path.name.removeprefix(f"{kind}-")
        for kind in (aside.SPOOL, aside.PAGES)
        for path in folder.glob(f"{kind}-*")
    }
    return [
        counted(folder / f"{aside.SPOOL}-{mark}", folder / f"{aside.PAGES}-{mark}")
        for mark in sorted(marks)
    ]


def counted(spool: Path, photographs: Path) -> Lying:
    lines = spool.read_bytes().splitlines()[1:] if spool.exists() else []
    records = [record for line in lines if (record := record_of(line))]
    times = [record.at for record in records]
    return Lying(
        name=spool.name,
        tickets=sum(bool(record.ticket) for record in records),
        requests=sum(bool(record.reference) for record in records),
        unreadable=len(lines) - len(records),
        photographs=len(list(photographs.iterdir())) if photographs.is_dir() else 0,
        first=min(times, default=0),
        last=max(times, default=0),
    )


def record_of(line: bytes) -> Told | None:
    try:
        return msgspec.json.decode(line, type=Line).record
    except disk.UNREADABLE:
        return None
