"""Makes the pages' tables of a log again, where another version made them."""

import sqlite3

from sync import wire
from sync.hub.ledger import Ledger
from sync.hub.projection import VERSION, project

AT_ONCE = 5000
"""Lines that are held in memory at a time."""


def rebuild_outdated(connection: sqlite3.Connection) -> int:
    """Make again what is not of this version; the number of logs it was done for."""
    outdated = [
        row[0]
        for row in connection.execute(
            "SELECT log FROM projection WHERE version != ?", (VERSION,)
        )
    ]
    for log in outdated:
        rebuild(connection, log)
    return len(outdated)


def rebuild(connection: sqlite3.Connection, log: str) -> None:
    """Forget what is shown of a log and read its lines from the first."""
    ledger = Ledger(connection)
    connection.execute("DELETE FROM projection WHERE log = ?", (log,))
    connection.execute("DELETE FROM ticket WHERE log = ?", (log,))
    connection.execute("DELETE FROM request WHERE log = ?", (log,))
    connection.execute("DELETE FROM kiosk_key WHERE log = ?", (log,))
    connection.execute("DELETE FROM handed_in WHERE log = ?", (log,))
    connection.execute("DELETE FROM tally WHERE log = ?", (log,))
    size = ledger.head(log).size
    for start in range(0, size, AT_ONCE):
        lines = ledger.lines(log, start, min(start + AT_ONCE, size))
        project(connection, log, start, [wire.read_line(line) for line in lines])
