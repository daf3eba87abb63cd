"""The logs of all centers as they are kept: entries, tiles, heads, evidence.

The only SQL on what centers sent.  Nothing here decides; ``sync/hub/intake.py`` does.
Writing happens inside the writer's transaction, reading on any connection.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from center.domain.errors import NotFound
from center.domain.merkle import Frontier, extend_tiles, frontier_at, root_at


@dataclass(frozen=True, slots=True)
class LogHead:
    """How far a log is kept, and by which keys it speaks."""

    log: str
    center: str
    vkey: str
    agent_vkey: str
    enrolled_at: int
    size: int
    stored_at: int
    """When lines were last stored, UTC milliseconds; 0 before the first."""
    cosigned: int
    """Size of the head that was countersigned last."""
    note: str
    """That head with both signatures; empty before the first."""
    bound: str
    """A signed head beyond ``size``: the log has said what is to come."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something signed that cannot stand beside what is kept."""

    kind: str
    """``line``: other bytes at a place; ``root``: another root than that of the lines;
    ``promise``: a ticket's promise that the record does not hold.  ``behind``,
    ``unsigned``, ``damaged``: what the center's agent said (``sync/alarm.py``)."""
    seq: int
    """The first place that differs, or the size whose root does."""
    ours: bytes
    theirs: bytes
    body: bytes
    """All that was received, with its signatures."""
    first_at: int = 0
    last_at: int = 0
    times: int = 0
    settled_at: int = 0
    """When the governorate had looked into it; 0 while it is an alarm."""

    @property
    def ours_text(self) -> str:
        """What is kept here, for people: a text as it is, anything else in hex."""
        return self.ours.hex() if self.kind == "root" else readable(self.ours)

    @property
    def theirs_text(self) -> str:
        in_hex = self.kind in ("root", "promise")
        return self.theirs.hex() if in_hex else readable(self.theirs)


def readable(line: bytes) -> str:
    return line.decode("utf-8", "replace")


class Ledger:
    """The logs, over one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def heads(self) -> list[LogHead]:
        rows = self.connection.execute("SELECT * FROM log_head ORDER BY center, log")
        return [LogHead(*row) for row in rows]

    def head(self, log: str) -> LogHead:
        """The head of a log, which has to be enrolled."""
        row = self.connection.execute(
            "SELECT * FROM log_head WHERE log = ?", (log,)
        ).fetchone()
        if row is None:
            raise NotFound(f"no log {log} is enrolled here")
        return LogHead(*row)

    def lines(self, log: str, start: int, end: int) -> Iterator[bytes]:
        """The kept lines from ``start`` to before ``end``."""
        rows = self.connection.execute(
            "SELECT line FROM entry WHERE log = ? AND seq >= ? AND seq < ? "
            "ORDER BY seq",
            (log, start, end),
        )
        return (row[0] for row in rows)

    def frontier(self, log: str, size: int) -> Frontier:
        return frontier_at(lambda level, n: self.tile(log, level, n), size)

    def root(self, log: str, size: int) -> bytes:
        return root_at(lambda level, n: self.tile(log, level, n), size)

    def tile(self, log: str, level: int, n: int) -> bytes:
        row = self.connection.execute(
            "SELECT data FROM tile WHERE log = ? AND level = ? AND n = ?",
            (log, level, n),
        ).fetchone()
        return row[0] if row else b""

    def append(
        self, log: str, size: int, lines: Sequence[bytes], hashes: Sequence[bytes]
    ) -> None:
        """Keep lines and their hashes after the ``size`` that are there."""
        self.connection.executemany(
            "INSERT INTO entry VALUES (?, ?, ?)",
            [(log, size + i, line) for i, line in enumerate(lines)],
        )
        tiles = extend_tiles(lambda level, n: self.tile(log, level, n), size, hashes)
        self.connection.executemany(
            "INSERT INTO tile VALUES (?, ?, ?, ?) "
            "ON CONFLICT (log, level, n) DO UPDATE SET data = excluded.data",
            [(log, level, n, data) for (level, n), data in tiles.items()],
        )

    def keep_head(self, head: LogHead) -> None:
        """Write how far a log is kept now."""
        self.connection.execute(
            "UPDATE log_head SET size = ?, stored_at = ?, cosigned = ?, note = ?, "
            "bound = ? WHERE log = ?",
            (
                head.size,
                head.stored_at,
                head.cosigned,
                head.note,
                head.bound,
                head.log,
            ),
        )

    def keep_evidence(self, log: str, found: Evidence, now: int) -> None:
        """Keep what contradicts a log; the same again is only counted.

        What a center goes on doing is an alarm again; a ticket that is looked at
        again is not.
        After a hundred of them more would tell nothing new and fill the disk.
        """
        mark = sha256(b"%b\0%d\0%b" % (found.kind.encode(), found.seq, found.theirs))
        self.connection.execute(
            "INSERT INTO evidence SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0 "
            "WHERE (SELECT count(*) FROM evidence WHERE log = ?) < 100 "
            "ON CONFLICT (log, hash) DO UPDATE SET "
            "times = evidence.times + 1, last_at = excluded.last_at, "
            "settled_at = CASE evidence.kind WHEN 'promise' "
            "THEN evidence.settled_at ELSE 0 END",
            (
                log,
                mark.hexdigest(),
                found.kind,
                found.seq,
                found.ours,
                found.theirs,
                found.body,
                now,
                now,
                log,
            ),
        )

    def evidence(self, log: str) -> list[Evidence]:
        """Everything that was kept against a log, the first found first."""
        rows = self.connection.execute(
            "SELECT kind, seq, ours, theirs, body, first_at, last_at, times, "
            "settled_at FROM evidence WHERE log = ? ORDER BY first_at, seq",
            (log,),
        )
        return [Evidence(*row) for row in rows]

    def alarms(self) -> dict[str, frozenset[str]]:
        """Log → kinds of evidence that nobody has looked into yet."""
        found: dict[str, frozenset[str]] = {}
        for log, kind in self.connection.execute(
            "SELECT DISTINCT log, kind FROM evidence WHERE settled_at = 0"
        ):
            found[log] = found.get(log, frozenset()) | {kind}
        return found

    def settle(self, center: str, now: int) -> int:
        """End the alarms of a center; the evidence stays.  How many there were."""
        done = self.connection.execute(
            "UPDATE evidence SET settled_at = ? WHERE settled_at = 0 AND log IN "
            "(SELECT log FROM log_head WHERE center = ?)",
            (now, center),
        )
        return done.rowcount
