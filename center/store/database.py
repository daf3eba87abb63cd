"""Opening the record: one writing connection, any number of read-only ones.

A missing file is a refusal, never a new empty database: ``create_database`` makes it,
once.  The writing connection belongs to the writer's thread (design D5).
"""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from center.domain.errors import AlreadyMade, DamagedRecord, MissingDatabase
from center.store.schema import migrations

FILE = "center.db"
COPY = "bring it back from a copy; the lines are at the hub too"


def create_database(path: Path) -> Database:
    """Make the database of a new center; refuses when the file exists."""
    if path.exists():
        raise AlreadyMade(
            f"{path} exists already", hint="start it with `shubbak center`"
        )
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    db = connect(path)
    migrations.apply(db)
    return db


def open_database(path: Path) -> Database:
    """The writing connection: WAL, every commit on the disk before it is answered."""
    open_reader(path).close()
    db = connect(path)
    migrations.apply(db)
    return db


def open_reader(path: Path) -> sqlite3.Connection:
    """A read-only connection; it sees the last commit."""
    require(path)
    connection = sqlite3.connect(
        f"file:{path}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    try:
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    except sqlite3.DatabaseError as error:
        connection.close()
        raise DamagedRecord(f"{path}: {error}", hint=COPY) from None
    if not tables:
        connection.close()
        raise DamagedRecord(f"{path} is empty", hint=COPY)
    return connection


def require(path: Path, made_by: str = "shubbak init center") -> None:
    """Refuse where there is no database; ``made_by`` is the command that makes it."""
    if not path.is_file():
        raise MissingDatabase(str(path), hint=f"make it once: `{made_by}`")


def connect(path: Path) -> Database:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # a wiped key is gone
    connection.execute("PRAGMA busy_timeout = 5000")
    return Database(connection)
