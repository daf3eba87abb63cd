"""The center's journal as the agent reads it: without a way to change it."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from center.domain.merkle import Frontier, consistency_proof, leaf_hash, root_at
from center.store.database import FILE, open_reader
from center.store.queries import snapshot
from center.store.tail import foreign_line, read_from
from sync.wire import MOST_LINES, Batch, fitting


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A head that the center signed: how many lines it covers, and its text."""

    size: int
    note: str


class Record:
    """One center's journal, tree and heads, read only."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.most_lines = MOST_LINES
        known = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        self.log: str = known["log"]
        self.vkey: str = known["vkey"]
        self.code: str = known["code"]

    @classmethod
    def open(cls, data: Path) -> "Record":
        """The record in a center's data folder, without a way to write to it."""
        return cls(open_reader(data / FILE))

    def close(self) -> None:
        self.connection.close()

    def newest_head(self) -> SignedHead | None:
        """The head that covers the most lines; None before the first."""
        row = self.connection.execute(
            "SELECT size, note FROM head ORDER BY size DESC LIMIT 1"
        ).fetchone()
        return SignedHead(*row) if row else None

    def countersigned(self) -> int:
        """Size of the largest head whose receipt the center has."""
        row = self.connection.execute(
            "SELECT max(size) FROM head WHERE cosigned = 1"
        ).fetchone()
        return row[0] or 0

    def foreign_line(self) -> tuple[int, bytes] | None:
        """The first line above the newest head that its server did not write."""
        with snapshot(self.connection):
            return foreign_line(self.connection)

    def size(self) -> int:
        """How many lines stand in the journal without a gap before them."""
        (size,) = self.connection.execute("SELECT count(*) FROM journal").fetchone()
        if size == self.last():
            return int(size)
        (gap,) = self.connection.execute(
            "SELECT min(seq + 1) FROM (SELECT -1 AS seq UNION ALL SELECT seq FROM "
            "journal) WHERE seq + 1 NOT IN (SELECT seq FROM journal)"
        ).fetchone()
        return int(gap)

    def last(self) -> int:
        """How many lines there would be without a gap."""
        found = self.connection.execute("SELECT max(seq) + 1 FROM journal")
        return found.fetchone()[0] or 0

    def lines(self, start: int, end: int) -> Iterator[bytes]:
        rows = self.connection.execute(
            "SELECT line FROM journal WHERE seq >= ? AND seq < ? ORDER BY seq",
            (start, end),
        )
        return (row[0] for row in rows)

    def numbered(self, start: int) -> Iterator[tuple[int, bytes]]:
        """The lines from ``start`` on with their places, whatever is missing."""
        return read_from(self.connection, start)

    def tile(self, level: int, n: int) -> bytes:
        row = self.connection.execute(
            "SELECT data FROM tile WHERE level = ? AND n = ?", (level, n)
        ).fetchone()
        return row[0] if row else b""

    def root(self, size: int) -> bytes:
        """Root of the first lines as the stored tree says; ValueError if damaged."""
        return root_at(self.tile, size)

    def root_of_lines(self, size: int) -> bytes:
        """Root of the first lines, each of them read and hashed again."""
        return Frontier().extend(map(leaf_hash, self.lines(0, size))).root()

    def batch(self, start: int, head: SignedHead) -> Batch:
        """The lines from ``start`` on that one batch holds, under the signed head.

        A line that is gone, or a tree that does not hold what it should, is a
        ``ValueError``.
        """
        lines = tuple(fitting(self.lines(start, head.size), self.most_lines))
        if not lines:
            raise ValueError(f"line {start} is not in the journal")
        end = start + len(lines)
        proof = consistency_proof(self.tile, end, head.size)
        return Batch(lines, head.note, proof)
