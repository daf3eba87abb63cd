"""Looks at the hall: counts, averages and lists, for views and for the day's close."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from center.domain.events import decode
from center.domain.spool import Spooled
from center.domain.ticket import State, Ticket
from center.domain.window import Device, Staff
from center.store import rows
from center.store.hall import SPOOLED, TICKET

Connection = sqlite3.Connection
CALLS = ("ticket.called", "ticket.recalled")
NEWEST = 400
"""Requests that are looked at for the last minutes, not those of years."""


@contextmanager
def snapshot(connection: Connection) -> Iterator[Connection]:
    """Several looks at one moment."""
    connection.execute("BEGIN")
    try:
        yield connection
    finally:
        connection.execute("COMMIT")


def meta(connection: Connection, key: str) -> str:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else ""


def set_meta(connection: Connection, key: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def next_seq(connection: Connection) -> int:
    """How many lines the journal has."""
    found = connection.execute("SELECT coalesce(max(seq), -1) + 1 FROM journal")
    return int(found.fetchone()[0])


def tickets(
    connection: Connection, where: str, values: Iterable[object]
) -> list[Ticket]:
    found = connection.execute(f"{TICKET} WHERE {where}", tuple(values))
    return [rows.ticket_of(row) for row in found]


def waiting_tickets(connection: Connection, lines: Iterable[str] = ()) -> list[Ticket]:
    """Who waits, in order of place; of the lines' services only, if any are given."""
    wanted = tuple(lines)
    among = f"AND service_line IN ({', '.join('?' * len(wanted))})" if wanted else ""
    return tickets(
        connection, f"state = 'waiting' {among} ORDER BY place_at, seq", wanted
    )


def bound_tickets(connection: Connection, lines: Iterable[str]) -> list[Ticket]:
    """Those of the lines' services who wait and may not be called at every window."""
    wanted = tuple(lines)
    among = f"service_line IN ({', '.join('?' * len(wanted))})"
    bound = "(avoid_window != 0 OR prefer_window != 0)"
    return tickets(connection, f"state = 'waiting' AND {bound} AND {among}", wanted)


def unserved_tickets(connection: Connection) -> list[Ticket]:
    """Who waits or is to come back, in order of place; told when the day closes."""
    return tickets(
        connection, "state IN ('waiting', 'parked') ORDER BY place_at, seq", ()
    )


def waiting_count(connection: Connection, lines: Iterable[str] = ()) -> int:
    wanted = tuple(lines)
    among = f"AND service_line IN ({', '.join('?' * len(wanted))})" if wanted else ""
    found = connection.execute(
        f"SELECT count(*) FROM ticket WHERE state = 'waiting' {among}",  # noqa: S608
        wanted,
    )
    return int(found.fetchone()[0])


def ticket_of_call(connection: Connection, call: int) -> Ticket | None:
    """The ticket whose last call has this place in the journal."""
    found = tickets(connection, "call_seq = ? AND call_seq > 0", (call,))
    return found[0] if found else None


def window_of_call(connection: Connection, seq: int) -> int | None:
    """To which window a line calls, the first time or again; None if it is no call."""
    row = connection.execute(
        "SELECT line FROM journal WHERE seq = ?", (seq,)
    ).fetchone()
    line = decode(row[0]) if row else None
    return int(line["window"]) if line and line["kind"] in CALLS else None


def request_of_line(connection: Connection, seq: int) -> str:
    """Number of the request that a line of the journal received, or empty."""
    row = connection.execute("SELECT id FROM request WHERE seq = ?", (seq,)).fetchone()
    return str(row[0]) if row else ""


def spooled_as(connection: Connection, reference: str) -> Spooled | None:
    """The record of a request by what the kiosk called it on the paper."""
    row = connection.execute(SPOOLED + "WHERE reference = ?", (reference,)).fetchone()
    return rows.spooled_of(row) if row else None


def unread_requests(connection: Connection) -> list[tuple[Spooled, int]]:
    """What kiosks had sealed and could not be read here, and when it came (UTC ms)."""
    found = connection.execute(SPOOLED + "WHERE sealed != '' ORDER BY seq")
    return [(rows.spooled_of(row), came_at(connection, row["seq"])) for row in found]


def came_at(connection: Connection, seq: int) -> int:
    """The time of a line."""
    row = connection.execute("SELECT line FROM journal WHERE seq = ?", (seq,))
    return int(decode(row.fetchone()[0])["at"])


def calls(connection: Connection, day: str, most: int) -> list[Ticket]:
    """Every ticket that is called, and the day's last calls; the newest call first.

    Who is called is found by the windows, of which there are few.
    """
    return tickets(
        connection,
        "id IN (SELECT ticket.id FROM window JOIN ticket ON ticket.id = window.ticket"
        "  WHERE ticket.state = 'called'"
        " UNION SELECT id FROM (SELECT id FROM ticket WHERE day = ? AND call_seq > 0"
        "  ORDER BY call_seq DESC LIMIT ?))"
        " ORDER BY call_seq DESC",
        (day, most),
    )


def average_wait_minutes(connection: Connection, day: str) -> int | None:
    """Mean minutes from issue to call today, rounded; None before the first call."""
    found = connection.execute(
        "SELECT avg(called_at - place_at) FROM ticket WHERE day = ? AND call_seq > 0",
        (day,),
    ).fetchone()[0]
    return None if found is None else round(found / 60_000)


def bursts(
    connection: Connection, day: str, since: int, least: int
) -> list[tuple[str, int]]:
    """Kiosks that gave so much of the day or more since a time; how many.

    A ticket counts, and so does a request that got none with its receipt.
    """
    return [
        (str(device), int(count))
        for device, count in connection.execute(
            "WITH taken AS (SELECT device, request FROM ticket"
            "  WHERE day = :day AND place_at > :since),"
            " sent AS (SELECT id, device, received_at FROM request"
            "  ORDER BY seq DESC LIMIT :newest)"
            " SELECT device, count(*) FROM ("
            "  SELECT device FROM taken UNION ALL"
            "  SELECT device FROM sent WHERE received_at > :since"
            "   AND id NOT IN (SELECT request FROM taken))"
            " JOIN device_key USING (device) WHERE kind = 'kiosk'"
            " GROUP BY device HAVING count(*) >= :least ORDER BY device",
            {"day": day, "since": since, "least": least, "newest": NEWEST},
        )
    ]


@dataclass(frozen=True, slots=True)
class WindowDay:
    """What a window has done today."""

    served: int
    average_minutes: int
    missed: int


def window_day(connection: Connection, window: int, day: str) -> WindowDay:
    served, mean, missed = connection.execute(
        "SELECT count(*) FILTER (WHERE state = 'served'),"
        " avg(ended_at - started_at) FILTER (WHERE state = 'served'),"
        " count(*) FILTER (WHERE state = 'no_show')"
        " FROM ticket WHERE day = ? AND call_seq > 0 AND window = ?",
        (day, window),
    ).fetchone()
    return WindowDay(served, round((mean or 0) / 60_000), missed)


def window_recent(
    connection: Connection, window: int, day: str, most: int
) -> list[Ticket]:
    """The last tickets that were called to a window today and are done."""
    return tickets(
        connection,
        "day = ? AND call_seq > 0 AND window = ? AND state IN ('served', 'no_show')"
        " ORDER BY ended_at DESC LIMIT ?",
        (day, window, most),
    )


def counts(connection: Connection, day: str) -> dict[str, int]:
    """Tickets of a day by state, and how many were issued."""
    found = connection.execute(
        "SELECT state, count(*) FROM ticket WHERE day = ? GROUP BY state", (day,)
    )
    by_state = {state.value: 0 for state in State} | dict(found)
    return {"issued": sum(by_state.values()), **by_state}


def staff(connection: Connection) -> list[Staff]:
    """Everyone who works here or did."""
    found = connection.execute(f"SELECT {', '.join(rows.STAFF)} FROM staff ORDER BY id")  # noqa: S608
    return [rows.staff_of(row) for row in found]


def devices(connection: Connection) -> list[tuple[Device, str]]:
    """Every enrolled device with its kind."""
    names = ", ".join(f"d.{name}" for name in rows.DEVICE)
    found = connection.execute(
        f"SELECT {names}, k.kind FROM device d JOIN device_key k"  # noqa: S608
        " ON k.device = d.id ORDER BY d.id"
    )
    return [(Device(*row[:-1]), row[-1]) for row in found]
