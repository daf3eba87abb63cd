"""The rows of the database against the journal: each row has to follow from it."""

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from center.audit.report import Report
from center.domain.hall import Order, Value
from center.domain.memory import MemoryHall
from center.store import rows
from center.store.hall import (
    KIOSK_KEY,
    REQUEST,
    SPOOLED,
    TICKET,
    WINDOW,
    StoredHall,
)

STAFF = f"SELECT {', '.join(rows.STAFF)} FROM staff"  # noqa: S608
DEVICE = f"SELECT {', '.join(rows.DEVICE)} FROM device"  # noqa: S608


def check_rows(
    connection: sqlite3.Connection, hall: MemoryHall, report: Report
) -> None:
    """Tell every row and setting that was changed behind the journal."""

    def compare(
        table: str,
        sql: str,
        made: Callable[[sqlite3.Row], Value],
        followed: Mapping[Any, Value],
    ) -> None:
        stored = {row[0]: value_of(row, made) for row in connection.execute(sql)}
        for key in stored.keys() | followed.keys():
            if stored.get(key) != followed.get(key):
                report.add(-1, verdict(key, stored, followed), f"{table} {key}")

    compare("ticket", TICKET, rows.ticket_of, hall.tickets)
    compare("request", REQUEST, rows.request_of, hall.requests)
    compare("window", WINDOW, rows.window_of, hall.window_by_number)
    compare("staff", STAFF, rows.staff_of, hall.staff_by_id)
    compare("device", DEVICE, rows.device_of, hall.devices)
    compare("kiosk_key", KIOSK_KEY, rows.kiosk_key_of, hall.keys)
    compare("spooled", SPOOLED, rows.spooled_of, hall.records)
    if stored_order(connection) != hall.order:
        report.add(-1, "row_differs", "what is in force")


def value_of(
    row: sqlite3.Row, made: Callable[[sqlite3.Row], Value]
) -> Value | str | None:
    """The value in a row; of a row that holds none, what is wrong with it."""
    try:
        return made(row)
    except (ValueError, TypeError) as error:
        return str(error)


def verdict(
    key: str | int, stored: Mapping[Any, object], followed: Mapping[Any, Value]
) -> str:
    if key not in followed:
        return "row_unknown"
    return "row_differs" if key in stored else "row_missing"


def stored_order(connection: sqlite3.Connection) -> Order | None:
    try:
        return StoredHall(connection).order
    except (msgspec.MsgspecError, KeyError, TypeError):
        return None
