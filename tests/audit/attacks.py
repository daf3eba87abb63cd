"""Ways to bend a record by hand in ``center.db``, for the audit to find."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from center.domain.acts import perform
from center.domain.events import Line, decode, encode
from center.domain.memory import MemoryHall
from center.domain.merkle import Frontier, extend_tiles, leaf_hash
from center.notes import SigningKey
from center.store import rows
from center.store.hall import StoredHall

Attack = Callable[["Database"], None]


class Database:
    """A center's database in the hands of someone who should not have it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def sql(self, statement: str, *values: object) -> list[Any]:
        with closing(sqlite3.connect(self.path)) as connection, connection:
            return connection.execute(statement, values).fetchall()

    def put_all(
        self,
        table: str,
        columns: int | tuple[str, ...],
        rows: Iterable[tuple[Any, ...]],
    ) -> None:
        """Empty a table and fill it; columns by their names where they are given."""
        named = f"({', '.join(columns)})" if isinstance(columns, tuple) else ""
        count = len(columns) if isinstance(columns, tuple) else columns
        places = ", ".join("?" * count)
        with closing(sqlite3.connect(self.path)) as connection, connection:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
            insert = f"INSERT INTO {table} {named} VALUES ({places})"  # noqa: S608
            connection.executemany(insert, rows)

    def lines(self) -> list[Line]:
        found = self.sql("SELECT line FROM journal ORDER BY seq")
        return [decode(data) for (data,) in found]

    def first(self, kind: str) -> Any:
        """Place of the first line of a kind."""
        return next(x["seq"] for x in self.lines() if x["kind"] == kind)

    def write(self, seq: int, line: Line) -> None:
        self.sql("UPDATE journal SET line = ? WHERE seq = ?", encode(line), seq)

    def change(self, seq: int, **fields: object) -> None:
        """Alter one line and nothing else."""
        self.write(seq, self.lines()[seq] | fields)

    def write_all(self, lines: list[Line]) -> None:
        """Put other lines in the place of all, numbered anew."""
        numbered = (
            (seq, encode(line | {"seq": seq})) for seq, line in enumerate(lines)
        )
        self.put_all("journal", 2, numbered)

    def rebuild_tree(self) -> None:
        """Make the tiles those of the lines; the heads cannot be made so."""
        leaves = [leaf_hash(encode(line)) for line in self.lines()]
        tiles = extend_tiles(lambda level, n: b"", 0, leaves)
        self.put_all("tile", 3, ((*key, data) for key, data in tiles.items()))

    def rebuild_rows(self) -> None:
        """Make the rows those that follow from the lines, as far as they follow."""
        hall = MemoryHall()
        for line in self.lines():
            for value in perform(hall, line):
                hall.put(value)
        tickets = map(rows.ticket_values, hall.tickets.values())
        self.put_all("ticket", rows.TICKET, tickets)
        requests = map(rows.request_values, hall.requests.values())
        self.put_all("request", rows.REQUEST, requests)
        windows = map(rows.window_values, hall.windows())
        self.put_all("window", rows.WINDOW, windows)
        staff = map(rows.row_values, hall.staff_by_id.values())
        self.put_all("staff", rows.STAFF, staff)
        devices = map(rows.row_values, hall.devices.values())
        self.put_all("device", rows.DEVICE, devices)
        with closing(sqlite3.connect(self.path)) as connection, connection:
            StoredHall(connection).put(hall.order)

    def sign_anew(self, key: SigningKey) -> None:
        """One head over everything, by whatever key."""
        lines = self.lines()
        frontier = Frontier().extend(leaf_hash(encode(line)) for line in lines)
        note = key.sign_head(len(lines), frontier.root())
        self.put_all("head", 3, [(len(lines), note, 0)])
