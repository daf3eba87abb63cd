"""Lines above the newest signed head: nobody but a hand has put them there.

A server commits its lines together with a head over them, signed with the log's key.
"""

import sqlite3
from collections.abc import Iterator


def foreign_line(connection: sqlite3.Connection) -> tuple[int, bytes] | None:
    """The first line above the newest head: its place, and what it says."""
    (head,) = connection.execute("SELECT max(size) FROM head").fetchone()
    return next(read_from(connection, head or 0), None)


def read_from(
    connection: sqlite3.Connection, start: int
) -> Iterator[tuple[int, bytes]]:
    rows = connection.execute(
        "SELECT seq, line FROM journal WHERE seq >= ? ORDER BY seq", (start,)
    )
    return ((row[0], bytes(row[1])) for row in rows)
