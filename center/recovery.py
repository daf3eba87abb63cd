"""Making a record whole again from lines that the hub kept: once, with nobody else in.

The rows follow from the lines, so they are made again from all of them; what is not in
the lines (PINs, keys of devices) stays as it is.  A copy of the database as it was is
put beside it first.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from center.actions import SERVER
from center.clock import Clock
from center.domain.acts import perform
from center.domain.errors import DamagedRecord, InUse, Refusal
from center.domain.events import decode
from center.domain.hall import Value
from center.domain.memory import MemoryHall
from center.domain.merkle import extend_tiles, leaf_hash
from center.keys import FOLDER, load_secrets
from center.notes import open_head
from center.store.database import FILE, open_database
from center.store.hall import StoredHall
from center.store.journal import AHEAD, read_lines, read_tile, tree_of
from center.store.queries import set_meta
from center.store.writer import Writer

AT_ONCE = 4096
REMADE = (
    *("ticket", "request", "window", "staff", "device", "kiosk_key", "spooled"),
    *("in_force", "login"),
)
"""Tables whose rows are made again from the lines, and who was signed in."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What the record is made of: own lines, then the hub's, then own ones again."""

    start: int
    """How many own lines stay at the beginning."""
    lines: tuple[bytes, ...]
    """The hub's lines from ``start`` on."""
    note: str
    """The countersigned head at the end of them."""
    end: int
    """Own lines from there to before ``end`` stay too."""
    aside: int
    """Own lines that are in the copy only."""

    @property
    def until(self) -> int:
        """Size of the countersigned head."""
        return self.start + len(self.lines)


def repair(data: Path, plan: Repair, clock: Clock) -> Path:
    """Make the record whole; the path of the copy of what was there before.

    Refuses (``InUse``) while the center's server or its agent has the database open.
    """
    path = data / FILE
    alone(path)
    copy = path.with_name(f"{FILE}.before-{clock()}")
    with closing(open_database(path)) as db:
        db.execute("VACUUM INTO ?", (str(copy),))
        copy.chmod(0o600)
        rebuild(db.conn, plan)
    note_repair(data, plan, clock)
    return copy


def alone(path: Path) -> None:
    """Refuse unless no other process has the database open."""
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError:
            hint = "stop `shubbak center` and `shubbak agent` first"
            raise InUse(str(path), hint=hint) from None


def rebuild(connection: sqlite3.Connection, plan: Repair) -> None:
    """Lines, tree, heads and rows anew, in one transaction."""
    connection.execute("BEGIN EXCLUSIVE")
    try:
        put_lines(connection, plan)
        put_tree(connection)
        put_heads(connection, plan)
        put_rows(connection)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def put_lines(connection: sqlite3.Connection, plan: Repair) -> None:
    for span in ((plan.start, plan.until), (plan.end, 2**62)):
        connection.execute("DELETE FROM journal WHERE seq >= ? AND seq < ?", span)
    connection.executemany(
        "INSERT INTO journal VALUES (?, ?)", enumerate(plan.lines, plan.start)
    )


def put_tree(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM tile")
    size = 0
    lines = read_lines(connection)
    while leaves := [leaf_hash(line) for _, line in islice(lines, AT_ONCE)]:
        tiles = extend_tiles(lambda n, i: read_tile(connection, n, i), size, leaves)
        connection.executemany(
            "INSERT OR REPLACE INTO tile VALUES (?, ?, ?)",
            [(level, n, data) for (level, n), data in tiles.items()],
        )
        size += len(leaves)


def put_heads(connection: sqlite3.Connection, plan: Repair) -> None:
    """The heads that are of these lines stay; the hub's is one of them."""
    kept = connection.execute("SELECT size, note, cosigned FROM head").fetchall()
    connection.execute("DELETE FROM head")
    heads = {row[0]: (row[0], row[1], row[2]) for row in kept}
    heads[plan.until] = (plan.until, plan.note, 1)
    (vkey,) = connection.execute("SELECT value FROM meta WHERE key = 'vkey'").fetchone()
    size = connection.execute("SELECT max(seq) + 1 FROM journal").fetchone()[0]
    for head in heads.values():
        if head[0] <= size and is_of(connection, head[1], vkey):
            connection.execute("INSERT INTO head VALUES (?, ?, ?)", head)


def is_of(connection: sqlite3.Connection, note: str, vkey: str) -> bool:
    """Whether a head is signed, and of the lines that are here."""
    try:
        head = open_head(note, vkey)
    except Refusal:
        return False
    return tree_of(connection, head.size).root() == head.root


def put_rows(connection: sqlite3.Connection) -> None:
    """Every row that follows from the lines; nobody is signed in any more."""
    hall, at = MemoryHall(), 0
    for seq, data in read_lines(connection):
        line = decode(data)
        at = line["at"]
        try:
            for value in perform(hall, line):
                hall.put(value)
        except Refusal as refusal:
            raise DamagedRecord(f"line {seq}: {refusal}") from None
    for table in REMADE:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    stored = StoredHall(connection)
    for value in values_of(hall):
        stored.put(value)
    connection.execute("DELETE FROM meta WHERE key = ?", (AHEAD,))
    set_meta(connection, "alive_at", str(at))


def values_of(hall: MemoryHall) -> Iterator[Value]:
    yield hall.order
    yield from hall.windows()
    yield from hall.tickets.values()
    yield from hall.requests.values()
    yield from hall.keys.values()
    yield from hall.records.values()
    yield from hall.staff_by_id.values()
    yield from hall.devices.values()


def note_repair(data: Path, plan: Repair, clock: Clock) -> None:
    """Open the record as its server does, and say in it what was done."""
    writer = Writer(data / FILE, load_secrets(data / FOLDER), clock)
    writer.start()
    told = {"from": plan.start, "until": plan.until, "aside": plan.aside}
    try:
        writer.run(lambda tx: tx.act("record.repaired", SERVER, **told))
    finally:
        writer.stop()
