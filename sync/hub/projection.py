"""What the pages show of a center, made from its lines one by one.

A line that is not understood changes nothing here and is counted; it is kept in the
log all the same.  Everything in these tables follows from the entries: a new
``VERSION`` makes them again from the first line at the next start.
"""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Annotated

import msgspec
from msgspec.structs import astuple, replace

from center.domain.events import Line
from center.domain.ticket import State
from sync.hub.request_projection import project_request
from sync.hub.spool_projection import project_spool

VERSION = 3

MADE = {"ticket.issued": State.WAITING, "ticket.lapsed": State.CANCELLED}
"""Lines that make a ticket; one that has lapsed came after its day's close."""

REACHED = {
    "ticket.called": State.CALLED,
    "ticket.recalled": State.CALLED,
    "ticket.started": State.SERVING,
    "ticket.demoted": State.WAITING,
    "ticket.missed": State.NO_SHOW,
    "ticket.returned": State.WAITING,
    "ticket.parked": State.PARKED,
    "ticket.resumed": State.WAITING,
    "ticket.transferred": State.WAITING,
    "ticket.finished": State.SERVED,
    "ticket.cancelled": State.CANCELLED,
}
"""The state that a ticket is in after a line of this kind."""

AFTER_LOSS = {State.CALLED: State.WAITING, State.SERVING: State.PARKED}
"""What becomes of a window's ticket when the window is lost."""

WITHOUT_CHANGE = ("ticket.printing", "ticket.shown")
CALLS = ("ticket.called", "ticket.recalled")
PLACELESS = (State.WAITING, State.PARKED, State.CANCELLED)

TicketId = Annotated[str, msgspec.Meta(pattern=r"^\d{8}-[A-Z]\d{3,5}$")]


class TicketLine(msgspec.Struct, frozen=True):
    """What is read of a line about a ticket."""

    kind: str
    at: int
    ticket: TicketId
    window: int = 0
    service: str = ""
    place_at: int = 0


class Tracked(msgspec.Struct, frozen=True):
    """A ticket as the hub shows it; times are UTC milliseconds, 0 where not yet."""

    log: str
    id: str
    day: str
    letter: str
    number: int
    service: str
    seq: int
    state: str
    window: int
    issued_at: int
    called_at: int
    call_seq: int
    waited_ms: int
    """From issue to the first call; -1 before it."""


def follow(log: str, seq: int, line: TicketLine, ticket: Tracked | None) -> Tracked:
    """The ticket after a line about it; ``LookupError`` if that makes no sense."""
    if line.kind in MADE and ticket is None:
        return issued(log, seq, line)
    if ticket is None:
        raise LookupError(line.ticket)
    if line.kind in WITHOUT_CHANGE:
        return ticket
    if line.kind == "window.lost":
        state = AFTER_LOSS[State(ticket.state)]
    else:
        state = REACHED[line.kind]
    changed = replace(ticket, state=state, window=line.window or ticket.window)
    if state in PLACELESS:
        changed = replace(changed, window=0)
    if line.kind in CALLS:
        changed = called(changed, seq, line)
    return changed


def issued(log: str, seq: int, line: TicketLine) -> Tracked:
    day, _, code = line.ticket.partition("-")
    return Tracked(
        log=log,
        id=line.ticket,
        day=day,
        letter=code[0],
        number=int(code[1:]),
        service=line.service,
        seq=seq,
        state=MADE[line.kind],
        window=0,
        issued_at=line.place_at or line.at,
        called_at=0,
        call_seq=0,
        waited_ms=-1,
    )


def called(ticket: Tracked, seq: int, line: TicketLine) -> Tracked:
    waited = ticket.waited_ms
    if waited < 0:
        waited = max(0, line.at - ticket.issued_at)
    return replace(ticket, called_at=line.at, call_seq=seq, waited_ms=waited)


def difference(before: Tracked | None, after: Tracked) -> Counter[str]:
    """What a change of one ticket adds to the day's tally."""
    change: Counter[str] = Counter()
    change[after.state] += 1
    if before is None:
        change["issued"] += 1
    else:
        change[before.state] -= 1
    if after.waited_ms >= 0 and (before is None or before.waited_ms < 0):
        change["calls"] += 1
        change["waited_ms"] += after.waited_ms
    return change


class Changes:
    """The tickets that some lines of one log change, before they are written."""

    def __init__(self, connection: sqlite3.Connection, log: str) -> None:
        self.connection = connection
        self.log = log
        self.before: dict[str, Tracked | None] = {}
        self.tickets: dict[str, Tracked] = {}
        self.day = ""
        self.last_at = 0
        self.unread = 0

    def apply(self, seq: int, line: Line) -> None:
        """Follow one line; what is not understood is only counted."""
        at, kind = line.get("at"), line.get("kind")
        if isinstance(at, int):
            self.last_at = at
        if kind == "day.opened":
            self.day = read_day(line) or self.day
        for followed in (project_request, project_spool):
            if not followed(self.connection, self.log, seq, line):
                self.unread += 1
        if isinstance(kind, str) and (kind.startswith("ticket.") or lost(kind, line)):
            self.apply_to_ticket(seq, line)

    def apply_to_ticket(self, seq: int, line: Line) -> None:
        try:
            known = msgspec.convert(line, TicketLine)
            after = follow(self.log, seq, known, self.ticket(known.ticket))
        except (msgspec.ValidationError, LookupError):
            self.unread += 1
            return
        self.tickets[after.id] = after

    def ticket(self, ticket: str) -> Tracked | None:
        if ticket in self.tickets:
            return self.tickets[ticket]
        if ticket not in self.before:
            self.before[ticket] = find_ticket(self.connection, self.log, ticket)
        return self.before[ticket]

    def write(self) -> None:
        self.connection.executemany(
            "INSERT INTO ticket VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (log, id) DO UPDATE SET state = excluded.state, "
            "window = excluded.window, called_at = excluded.called_at, "
            "call_seq = excluded.call_seq, waited_ms = excluded.waited_ms",
            [astuple(ticket) for ticket in self.tickets.values()],
        )
        self.connection.executemany(
            "INSERT INTO tally VALUES (?, ?, ?, ?) ON CONFLICT (log, day, name) "
            "DO UPDATE SET value = tally.value + excluded.value",
            [(self.log, day, name, n) for (day, name), n in self.tallies().items()],
        )

    def tallies(self) -> Counter[tuple[str, str]]:
        """What the changes of all tickets add to the tallies of their days."""
        sums: Counter[tuple[str, str]] = Counter()
        for ticket, after in self.tickets.items():
            for name, value in difference(self.before[ticket], after).items():
                sums[after.day, name] += value
        return sums


def read_day(line: Line) -> str:
    """The day that a line opens as in the id of a ticket; empty if it is none."""
    try:
        return f"{date.fromisoformat(line['day']):%Y%m%d}"
    except (KeyError, TypeError, ValueError):
        return ""


def lost(kind: str, line: Line) -> bool:
    return kind == "window.lost" and bool(line.get("ticket"))


def project(
    connection: sqlite3.Connection, log: str, start: int, lines: Sequence[Line]
) -> None:
    """Bring the pages' tables of a log up to the lines from ``start`` on."""
    changes = Changes(connection, log)
    for seq, line in enumerate(lines, start):
        changes.apply(seq, line)
    changes.write()
    connection.execute(
        "INSERT INTO projection VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (log) DO UPDATE SET size = excluded.size, "
        "day = CASE excluded.day WHEN '' THEN projection.day ELSE excluded.day END, "
        "last_at = CASE excluded.last_at WHEN 0 THEN projection.last_at "
        "ELSE excluded.last_at END, "
        "unread = projection.unread + excluded.unread",
        (
            log,
            VERSION,
            start + len(lines),
            changes.day,
            changes.last_at,
            changes.unread,
        ),
    )


def find_ticket(
    connection: sqlite3.Connection, log: str, ticket: str
) -> Tracked | None:
    row = connection.execute(
        "SELECT * FROM ticket WHERE log = ? AND id = ?", (log, ticket)
    ).fetchone()
    return Tracked(*row) if row else None


def last_called(connection: sqlite3.Connection, ticket: Tracked) -> Tracked | None:
    """The ticket of the same letter and day that was called last."""
    row = connection.execute(
        "SELECT * FROM ticket WHERE log = ? AND day = ? AND letter = ? "
        "AND call_seq > 0 ORDER BY call_seq DESC LIMIT 1",
        (ticket.log, ticket.day, ticket.letter),
    ).fetchone()
    return Tracked(*row) if row else None


def tally(connection: sqlite3.Connection, log: str, day: str) -> dict[str, int]:
    """The day's figures of a log, by name; what is not there is 0."""
    rows = connection.execute(
        "SELECT name, value FROM tally WHERE log = ? AND day = ?", (log, day)
    )
    return Counter({name: value for name, value in rows})
