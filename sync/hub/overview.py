"""The list of centers: what each of them does now, and whether its record is sound."""

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from center.domain.day import day_of
from center.domain.ticket import State
from sync.hub.ledger import Ledger, LogHead

SILENT_MS = 60_000
"""A center that was not heard for this long is shown as without contact."""

FORKED = frozenset({"line", "root", "promise"})
"""Kinds of evidence that the center signed two different things."""
DAMAGED = frozenset({"unsigned", "damaged"})
"""Kinds that its own agent tells of lines, tree and head that do not fit."""

Tally = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One center's line in the list; times are UTC milliseconds, 0 for never."""

    head: LogHead
    name_ar: str
    name_en: str
    day: str
    """The day that the figures are of, ``20261122``; empty before the first."""
    tally: Tally
    contact_at: int
    is_silent: bool
    is_of_today: bool
    unread: int
    alarms: frozenset[str]
    """Kinds of evidence against the record that nobody has looked into."""

    @property
    def waiting(self) -> int:
        return self.tally.get(State.WAITING, 0)

    @property
    def at_windows(self) -> int:
        return self.tally.get(State.CALLED, 0) + self.tally.get(State.SERVING, 0)

    @property
    def served(self) -> int:
        return self.tally.get(State.SERVED, 0)

    @property
    def record(self) -> str:
        """``forked``, ``damaged``, ``behind``, ``empty``, ``pending``, ``in_order``."""
        if self.alarms:
            worst = "damaged" if self.alarms & DAMAGED else "behind"
            return "forked" if self.alarms & FORKED else worst
        if not self.head.size:
            return "empty"
        return "in_order" if self.head.cosigned == self.head.size else "pending"

    def name(self, language: str) -> str:
        return self.name_ar if language == "ar" else self.name_en


@dataclass(frozen=True, slots=True)
class Overview:
    """All centers, those that need someone first, and their sums."""

    rows: tuple[Row, ...]
    now: int

    @property
    def waiting(self) -> int:
        return sum(row.waiting for row in self.rows if row.is_of_today)

    @property
    def served(self) -> int:
        return sum(row.served for row in self.rows if row.is_of_today)

    @property
    def in_order(self) -> int:
        """Centers whose whole record is here, uncontradicted and countersigned."""
        return sum(row.record == "in_order" for row in self.rows)

    @property
    def is_alarmed(self) -> bool:
        """Whether a record is contradicted; one that only has not come yet is not."""
        return any(row.alarms for row in self.rows)

    @property
    def average_minutes(self) -> int | None:
        tallies: Counter[str] = Counter()
        for row in self.rows:
            if row.is_of_today:
                tallies.update(row.tally)
        return average_minutes(tallies)


def average_minutes(tally: Tally) -> int | None:
    """Mean wait until the first call, whole minutes; None when nobody was called."""
    calls = tally.get("calls", 0)
    return round(tally["waited_ms"] / calls / 60_000) if calls else None


def overview(
    connection: sqlite3.Connection, contacts: Mapping[str, int], now: int
) -> Overview:
    """Read the list; three statements, whatever the number of centers."""
    names = {
        code: (name_ar, name_en)
        for code, name_ar, name_en in connection.execute("SELECT * FROM center")
    }
    states = {
        log: (day, unread)
        for log, day, unread in connection.execute(
            "SELECT log, day, unread FROM projection"
        )
    }
    tallies = read_tallies(connection)
    alarms = Ledger(connection).alarms()
    rows = []
    for head in Ledger(connection).heads():
        contact_at = max(contacts.get(head.log, 0), head.stored_at)
        day, unread = states.get(head.log, ("", 0))
        rows.append(
            Row(
                head,
                *names[head.center],
                day=day,
                tally=tallies.get(head.log, {}),
                contact_at=contact_at,
                is_silent=now - contact_at > SILENT_MS,
                is_of_today=day == day_of(now).replace("-", ""),
                unread=unread,
                alarms=alarms.get(head.log, frozenset()),
            )
        )
    return Overview(tuple(sorted(rows, key=urgency)), now)


def read_tallies(connection: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """The figures of each log's last day, by name."""
    tallies: dict[str, dict[str, int]] = {}
    for log, name, value in connection.execute(
        "SELECT tally.log, name, value FROM tally JOIN projection "
        "ON tally.log = projection.log AND tally.day = projection.day"
    ):
        tallies.setdefault(log, {})[name] = value
    return tallies


def urgency(row: Row) -> tuple[bool, bool, int, str]:
    """Contradictions first, then silence, then the most waiting."""
    return not row.alarms, not row.is_silent, -row.waiting, row.head.log
