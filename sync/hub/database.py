"""Opening the hub's database: one writing connection, read-only ones for pages.

A missing file is a refusal, never a new empty database: ``shubbak init`` makes it.
"""

import sqlite3
import threading
from pathlib import Path

from sqlite_utils import Database

from center.domain.errors import AlreadyMade
from center.store.database import connect, open_reader, require
from sync.hub.schema import migrations

FILE = "hub.db"
INIT = "shubbak init hub"


def create_database(path: Path) -> Database:
    """Make the database of a new hub; refuses when the file exists."""
    if path.exists():
        raise AlreadyMade(f"{path} exists already", hint="start it with `shubbak hub`")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    db = connect(path)
    migrations.apply(db)
    return db


def open_database(path: Path) -> Database:
    """The writing connection, its tables brought up to date."""
    require(path, INIT)
    db = connect(path)
    migrations.apply(db)
    return db


class Readers(threading.local):
    """A read-only connection for each thread that asks."""

    def __init__(self, path: Path) -> None:
        self.connection: sqlite3.Connection = open_reader(path)
