"""The journal: lines, the tiles over them, signed heads.

Appending happens inside the writer's transaction; ``seal`` brings the tiles up to the
lines and signs a head over them before the commit, so that rows, lines, tree and head
are one on disk: at no moment, not even after ``kill -9``, does a line lie unsigned.
"""

import sqlite3
from collections.abc import Callable, Iterator

from center.domain import events
from center.domain.errors import BadSignature, DamagedRecord
from center.domain.merkle import Frontier, extend_tiles, frontier_at, leaf_hash
from center.notes import Head, open_head
from center.store.tail import foreign_line

LOOK = "`shubbak audit verify` says where it begins"
FETCH = (
    "stop this center and its agent, then take the missing lines back: "
    "`shubbak agent fetch`"
)
AHEAD = "ahead"
"""Key in ``meta`` of a countersigned head of more lines than are here."""
SignHead = Callable[[int, bytes], str]


class Journal:
    """The append-only record, as its only writer sees it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.size = 0
        self.ahead = 0
        """How many lines the hub holds, where that was more than there are here."""

    def open(self, log_vkey: str) -> None:
        """Stand where the disk does, once the newest signed head is of these lines.

        Whoever changed lines and tiles by hand has no key to sign a head again; to go
        on from there would be to sign it for them.
        """
        try:
            self.reload()
            note = self.newest_note()
            head = open_head(note, log_vkey) if note else None
            whole = self.holds(head) if head else self.size == 0
            foreign = foreign_line(self.connection)
            self.ahead = self.told_ahead(log_vkey)
        except (ValueError, KeyError, BadSignature) as error:
            raise DamagedRecord(str(error), hint=LOOK) from None
        if not whole:
            raise DamagedRecord("the newest head is not of these lines", hint=LOOK)
        if foreign:
            raise DamagedRecord(f"line {foreign[0]} was put in by hand", hint=LOOK)
        self.refuse_behind()

    def told_ahead(self, log_vkey: str) -> int:
        """Size of the countersigned head that this record is known to lack."""
        row = self.connection.execute(
            "SELECT value FROM meta WHERE key = ?", (AHEAD,)
        ).fetchone()
        return open_head(row[0], log_vkey).size if row else 0

    def refuse_behind(self) -> None:
        """No line is added to a record whose end is missing.

        It was brought back from an old copy, or cut: every number given from here on
        would be given twice.
        """
        if self.size < self.ahead:
            raise DamagedRecord(
                f"the governorate holds {self.ahead} lines, here are {self.size}",
                hint=FETCH,
            )

    def keep_ahead(self, size: int, note: str) -> None:
        """Remember a countersigned head of more lines than there are here."""
        self.connection.execute(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)", (AHEAD, note)
        )
        self.ahead = size

    def newest_note(self) -> str:
        row = self.connection.execute(
            "SELECT note FROM head ORDER BY size DESC LIMIT 1"
        ).fetchone()
        return str(row[0]) if row else ""

    def holds(self, head: Head) -> bool:
        """Whether the first lines of the record are those of a head."""
        if head.size > self.size:
            return False
        return tree_of(self.connection, head.size).root() == head.root

    def reload(self) -> None:
        """Take size, tree and time from the disk, as after a failed commit."""
        row = self.connection.execute(
            "SELECT seq, line FROM journal ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        self.size = row[0] + 1 if row else 0
        self.last_at: int = events.decode(row[1])["at"] if row else 0
        self.frontier = frontier_at(self.read_tile, self.size)
        self.pending: list[bytes] = []

    def read_tile(self, level: int, n: int) -> bytes:
        return read_tile(self.connection, level, n)

    def append(self, line: events.Line) -> None:
        """Add a line at the end; its ``seq`` has to be the next."""
        self.refuse_behind()
        if line["seq"] != self.size or line["at"] < self.last_at:
            raise RuntimeError(f"line {line['seq']} is not the next of {self.size}")
        data = events.encode(line)
        self.connection.execute("INSERT INTO journal VALUES (?, ?)", (self.size, data))
        self.pending.append(leaf_hash(data))
        self.size += 1
        self.last_at = line["at"]

    def mark(self) -> tuple[int, int, int]:
        """Where the journal stands, to return to when an act is refused."""
        return self.size, self.last_at, len(self.pending)

    def back_to(self, mark: tuple[int, int, int]) -> None:
        self.size, self.last_at, kept = mark
        del self.pending[kept:]

    def seal(self, sign: SignHead) -> None:
        """Bring the tiles up to the new lines, and sign a head over all."""
        if not self.pending:
            return
        start = self.size - len(self.pending)
        tiles = extend_tiles(self.read_tile, start, self.pending)
        self.connection.executemany(
            "INSERT OR REPLACE INTO tile VALUES (?, ?, ?)",
            [(level, n, data) for (level, n), data in tiles.items()],
        )
        self.frontier = self.frontier.extend(self.pending)
        self.pending = []
        self.keep_head(sign(self.size, self.frontier.root()))

    def keep_head(self, note: str) -> None:
        """Keep the newest head, and of the older ones those that are countersigned."""
        self.connection.execute(
            "DELETE FROM head WHERE size = (SELECT max(size) FROM head) "
            "AND cosigned = 0"
        )
        self.connection.execute("INSERT INTO head VALUES (?, ?, 0)", (self.size, note))

    def keep_receipt(self, size: int, note: str) -> None:
        self.connection.execute(
            "INSERT OR REPLACE INTO head VALUES (?, ?, 1)", (size, note)
        )


def read_lines(
    connection: sqlite3.Connection, start: int = 0, limit: int = -1
) -> Iterator[tuple[int, bytes]]:
    """The stored lines from ``start`` on, as (seq, bytes)."""
    yield from connection.execute(
        "SELECT seq, line FROM journal WHERE seq >= ? ORDER BY seq LIMIT ?",
        (start, limit),
    )


def read_tile(connection: sqlite3.Connection, level: int, n: int) -> bytes:
    """A stored tile; empty where there is none."""
    row = connection.execute(
        "SELECT data FROM tile WHERE level = ? AND n = ?", (level, n)
    ).fetchone()
    return row[0] if row else b""


def tree_of(connection: sqlite3.Connection, size: int) -> Frontier:
    """The tree of the first ``size`` lines, from the stored tiles."""
    return frontier_at(lambda level, n: read_tile(connection, level, n), size)
