"""The spool on the kiosk's disk: appended to, synced, and read with mistrust.

A record is on the disk before anything is printed of it.  Then ``given`` is set to its
number, so that records that were cut off are missed: a line without its end whose
number is above ``given`` was never on paper and is put aside; anything else that is not
as it was written is *altered*, stays where it is, and ends the use of the key.

``given`` is on the disk before its key is, and the spool before the certificate: where
one of them is missing, it was lost, and with it which numbers were given.
"""

import os
import sys
import threading
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.spool.disk import GIVEN, SPOOL, TORN, as_given, write
from kiosk.spool.entry import (
    Altered,
    Base,
    Entry,
    read_base,
    read_entry,
    write_base,
    write_entry,
)
from kiosk.spool.identity import Identity


@dataclass(frozen=True, slots=True)
class Reading:
    """What a spool's bytes say."""

    base: Base
    entries: tuple[Entry, ...] = ()
    whole: int = 0
    """Bytes up to the end of the last good line."""
    torn: bytes = field(default=b"", repr=False)
    altered: int = 0
    """Lines that are not as they were written, or are missing."""


def read(data: bytes, given: int | None, identity: Identity, key_id: str) -> Reading:
    """Read a spool line by line, up to the first that is not as it was written.

    Where ``given`` is lost nobody knows whether lines are missing.
    """
    *lines, torn = data.split(b"\n")
    if not lines:
        return Reading(Base(), altered=max(1, given or 0))
    base, last, entries, whole = Base(), Base(), list[Entry](), 0
    for place, line in enumerate(lines):
        try:
            if place == 0:
                base = last = read_base(line, identity, key_id)
            else:
                entry = read_entry(line, identity, key_id, last)
                last = entry.after
                entries.append(entry)
        except Altered:
            left = len(lines) - place + bool(torn)
            return Reading(base, tuple(entries), whole, altered=left)
        whole += len(line) + 1
    if given is None or last.n < given:
        missing = 1 if given is None else given - last.n
        return Reading(base, tuple(entries), whole, altered=missing)
    return Reading(base, tuple(entries), whole, torn)


class SpoolFile:
    """One kiosk's spool; every thread may use it."""

    def __init__(self, folder: Path, identity: Identity) -> None:
        self.folder = folder
        self.identity = identity
        self.lock = threading.RLock()
        self.base = Base()
        self.entries: list[Entry] = []
        self.altered = 0
        self.last_ticket = ""
        self.file: int | None = None
        if identity.certificate:
            self.open(identity.certificate.key_id, identity.certificate.taken)

    @property
    def path(self) -> Path:
        return self.folder / SPOOL

    @property
    def is_ready(self) -> bool:
        """Whether more may be given by this key."""
        return self.file is not None and not self.altered

    @property
    def last(self) -> Base:
        """What the next record follows."""
        return self.entries[-1].after if self.entries else self.base

    def open(self, key_id: str, taken: int) -> None:
        """Read what is there; the center has ``taken`` of it."""
        with self.lock:
            data = self.path.read_bytes() if self.path.exists() else b""
            found = read(data, self.given(), self.identity, key_id)
            self.base, self.entries = found.base, list(found.entries)
            self.altered = found.altered
            self.miss_before(taken)
            self.last_ticket = found.base.ticket
            for entry in self.entries:
                self.last_ticket = entry.record["ticket"] or self.last_ticket
            if self.altered:
                return
            self.file = os.open(self.path, os.O_RDWR | os.O_APPEND)
            if found.torn:
                write(self.folder / TORN, found.torn)
                os.ftruncate(self.file, found.whole)
                os.fsync(self.file)

    def begin(self, key_id: str, taken: int) -> None:
        """The center has said what it knows of the key, which may be a new one."""
        with self.lock:
            if self.file is None and not self.altered:
                if not self.path.exists() and self.given() == 0:
                    write(self.path, write_base(self.identity, key_id, Base()))
                self.open(key_id, taken)
            else:
                self.miss_before(taken)

    def give_up(self, after: int) -> None:
        """The center refuses what follows a record: nothing more by this key."""
        with self.lock:
            kept = [e for e in self.entries if e.record["n"] <= after]
            self.altered = max(1, len(self.entries) - len(kept))
            self.entries = kept

    def pages(self, up_to: int = sys.maxsize) -> set[str]:
        """Hashes of the photographs that good records, up to one, name."""
        with self.lock:
            named = [e.record["pages"] for e in self.entries if e.record["n"] <= up_to]
            return {digest for pages in named for _, digest in pages}

    def miss_before(self, taken: int) -> None:
        """The center has more than is here: which numbers were given is not known."""
        if not self.altered and self.last.n < taken:
            self.altered = taken - self.last.n

    def given(self) -> int | None:
        """Number of the last record of which a paper may be in somebody's hand.

        None where that cannot be read.
        """
        try:
            n = int((self.folder / GIVEN).read_text("ascii"))
        except (OSError, ValueError):
            return None
        return n if n >= 0 else None

    def append(self, entry: Entry) -> None:
        """Keep a record: on the disk, then given; only then may it be printed."""
        with self.lock:
            if self.file is None:
                raise OSError("the spool is not open")
            self.write_whole(write_entry(entry))
            self.entries.append(entry)
            self.last_ticket = entry.record["ticket"] or self.last_ticket
            self.set_given(entry.record["n"])

    def write_whole(self, line: bytes) -> None:
        """All of a line or, where the disk is full, none of it."""
        assert self.file is not None
        end = os.fstat(self.file).st_size
        try:
            if os.write(self.file, line) != len(line):
                raise OSError("the disk took a part of a record only")
            os.fsync(self.file)
        except OSError:
            os.ftruncate(self.file, end)
            raise

    def set_given(self, n: int) -> None:
        """One short write in place, which a power cut leaves old or new."""
        handle = os.open(self.folder / GIVEN, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.pwrite(handle, as_given(n), 0)
            os.fsync(handle)
        finally:
            os.close(handle)

    def unsent(self) -> list[Entry]:
        with self.lock:
            return list(self.entries)

    def forget(self, n: int, key_id: str) -> None:
        """The center has everything up to a record: the file begins after it."""
        with self.lock:
            taken = [entry for entry in self.entries if entry.record["n"] <= n]
            if not taken or self.file is None or self.altered:
                return
            ticket = self.base.ticket
            for entry in taken:
                ticket = entry.record["ticket"] or ticket
            base = replace(taken[-1].after, ticket=ticket)
            kept = self.entries[len(taken) :]
            lines = [write_base(self.identity, key_id, base), *map(write_entry, kept)]
            write(self.path, b"".join(lines))
            os.close(self.file)
            self.file = os.open(self.path, os.O_RDWR | os.O_APPEND)
            self.base, self.entries = base, kept

    def begin_anew(self) -> None:
        """What was here has been put aside, and its key has ended."""
        with self.lock:
            if self.file is not None:
                os.close(self.file)
            self.file, self.entries, self.base = None, [], Base()
            self.altered, self.last_ticket = 0, ""
