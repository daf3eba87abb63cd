"""Lines above the newest signed head: of a server that was killed, or of a hand.

A server signs a head within a second or so of a line, and writes a line together with
its hash in the tree.  So after ``kill -9`` a last second may lie unsigned, and nothing
else ever does.
"""

import sqlite3
from collections.abc import Iterator

from center.domain import events
from center.domain.merkle import HASH, TILE_WIDTH, leaf_hash

UNSIGNED_MS = 3000
"""How much later than the last signed line an unsigned one may be, with something to
spare: a server leaves none that is a second later, on however slow a disk."""


def foreign_line(connection: sqlite3.Connection) -> tuple[int, bytes] | None:
    """The first line above the newest head that no running server has left there."""
    (head,) = connection.execute("SELECT max(size) FROM head").fetchone()
    if not head:
        return None
    lines = read_from(connection, head - 1)
    place, last = next(lines, (-1, b""))
    if place != head - 1:
        return None  # the record ends below its head; that is another damage
    latest = time_of(last) + UNSIGNED_MS
    for place, (seq, line) in enumerate(lines, head):
        if (
            seq != place
            or not is_in_tree(connection, seq, line)
            or not 0 <= time_of(line) <= latest
        ):
            return seq, line
    return None


def read_from(
    connection: sqlite3.Connection, start: int
) -> Iterator[tuple[int, bytes]]:
    rows = connection.execute(
        "SELECT seq, line FROM journal WHERE seq >= ? ORDER BY seq", (start,)
    )
    return ((row[0], bytes(row[1])) for row in rows)


def is_in_tree(connection: sqlite3.Connection, seq: int, line: bytes) -> bool:
    """Whether the stored tree holds the line's hash at its place."""
    n, place = divmod(seq, TILE_WIDTH)
    row = connection.execute(
        "SELECT data FROM tile WHERE level = 0 AND n = ?", (n,)
    ).fetchone()
    start = place * HASH
    return row is not None and row[0][start : start + HASH] == leaf_hash(line)


def time_of(line: bytes) -> int:
    """When a line says that it was written (UTC ms); -1 where it says nothing."""
    try:
        at = events.decode(line).get("at")
    except ValueError:
        return -1
    return at if isinstance(at, int) else -1
