"""Rows and values: each value of the domain is one row with columns of its fields."""

import sqlite3
from dataclasses import asdict, fields
from typing import Any

import msgspec

from center.domain.due import Due
from center.domain.service_request import RequestState, ServiceRequest
from center.domain.spool import KioskKey, Spooled
from center.domain.ticket import PrintState, Side, State, Ticket
from center.domain.window import Device, Role, Staff, Window, WindowState

TICKET = tuple(f.name for f in fields(Ticket))
REQUEST = tuple(f.name for f in fields(ServiceRequest))
WINDOW = tuple(f.name for f in fields(Window))
MAPS: dict[str, Any] = {
    "documents": dict[str, str],
    "dossier": dict[str, str],
    "pages": dict[str, tuple[str, ...]],
}
"""Columns of a request that hold JSON."""
STAFF = tuple(f.name for f in fields(Staff))
DEVICE = tuple(f.name for f in fields(Device))
KIOSK_KEY = tuple(f.name for f in fields(KioskKey))
SPOOLED = tuple(f.name for f in fields(Spooled))


def insert(table: str, columns: tuple[str, ...]) -> str:
    """SQL that adds a row."""
    names, places = ", ".join(columns), ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608


def upsert(table: str, columns: tuple[str, ...]) -> str:
    """SQL that adds a row or changes the one with the same first column.

    Not ``OR REPLACE``, which would delete another row that breaks a unique index.
    """
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns[1:])
    return (
        f"{insert(table, columns)} ON CONFLICT ({columns[0]}) DO UPDATE SET {changes}"
    )


NEW_TICKET = insert("ticket", TICKET)
PUT_REQUEST = upsert("request", REQUEST)
PUT_WINDOW = upsert("window", WINDOW)
PUT_STAFF = upsert("staff", STAFF)
PUT_DEVICE = upsert("device", DEVICE)
PUT_KIOSK_KEY = upsert("kiosk_key", KIOSK_KEY)
PUT_SPOOLED = upsert("spooled", SPOOLED)
MOVE_TICKET = (
    f"UPDATE ticket SET {', '.join(f'{c} = ?' for c in TICKET[1:])} "  # noqa: S608
    "WHERE id = ? AND state = ?"
)
"""The claim: one statement that holds only if the ticket still is in that state."""


def ticket_values(ticket: Ticket) -> tuple[str | int, ...]:
    values = {name: getattr(ticket, name) for name in TICKET}
    values["answers"] = msgspec.json.encode(ticket.answers).decode()
    return tuple(values.values())


def ticket_of(row: sqlite3.Row) -> Ticket:
    values = dict(zip(TICKET, row, strict=True))
    values["state"] = State(values["state"])
    values["side"] = Side(values["side"])
    values["print_state"] = PrintState(values["print_state"])
    values["marked"] = bool(values["marked"])
    values["answers"] = msgspec.json.decode(values["answers"], type=dict[str, str])
    return Ticket(**values)


def request_values(request: ServiceRequest) -> tuple[str | int, ...]:
    values = {n: getattr(request, n) for n in REQUEST}
    for name in MAPS:
        values[name] = msgspec.json.encode(values[name]).decode()
    return tuple(values.values())


def request_of(row: sqlite3.Row) -> ServiceRequest:
    values = dict(zip(REQUEST, row, strict=True))
    for name, kind in MAPS.items():
        values[name] = msgspec.json.decode(values[name], type=kind)
    values["state"] = RequestState(values["state"])
    values["print_state"] = PrintState(values["print_state"])
    return ServiceRequest(**values)


def window_values(window: Window) -> tuple[str | int, ...]:
    values = {n: getattr(window, n) for n in WINDOW}
    values["lines"] = msgspec.json.encode(window.lines).decode()
    return tuple(values.values())


def window_of(row: sqlite3.Row) -> Window:
    values = dict(zip(WINDOW, row, strict=True))
    values["lines"] = msgspec.json.decode(values["lines"], type=Due[tuple[str, ...]])
    values["state"] = WindowState(values["state"])
    return Window(**values)


def staff_of(row: sqlite3.Row) -> Staff:
    values = dict(zip(STAFF, row, strict=True))
    values["role"] = Role(values["role"])
    return Staff(**values)


def device_of(row: sqlite3.Row) -> Device:
    return Device(**dict(zip(DEVICE, row, strict=True)))


def kiosk_key_of(row: sqlite3.Row) -> KioskKey:
    return KioskKey(**dict(zip(KIOSK_KEY, row, strict=True)))


def spooled_of(row: sqlite3.Row) -> Spooled:
    return Spooled(**dict(zip(SPOOLED, row, strict=True)))


def row_values(value: Staff | Device | KioskKey | Spooled) -> tuple[str | int, ...]:
    return tuple(asdict(value).values())
