"""A simulated journal as a real ``center.db``: rows, lines, tree and a signed head."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from center.domain.acts import perform
from center.domain.events import Line
from center.notes import SigningKey
from center.store.database import create_database
from center.store.hall import StoredHall
from center.store.journal import Journal
from center.store.queries import set_meta
from simulation.founding import CATALOGUE, offered


def keep(lines: Sequence[Line], path: Path, key: SigningKey) -> str:
    """Write the database as its server would have; the signed head."""
    database = create_database(path)
    connection = database.conn
    with closing(connection):
        connection.execute("BEGIN")
        set_meta(connection, "log", key.name)
        set_meta(connection, "vkey", key.vkey)
        hall, journal = StoredHall(connection), Journal(connection)
        journal.open(key.vkey)
        keep_catalogue(connection)
        for line in lines:
            for value in perform(hall, line):
                hall.put(value)
            journal.append(line)
        journal.seal(key.sign_head)
        connection.execute("COMMIT")
        head = connection.execute("SELECT note FROM head").fetchone()[0]
    return str(head)


def keep_catalogue(connection: sqlite3.Connection) -> None:
    """The file whose hash the lines name."""
    row = offered().hash, CATALOGUE.read_bytes()
    connection.execute("INSERT INTO document VALUES (?, ?)", row)
