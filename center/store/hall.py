"""The hall as rows: what the acts read and change, in one connection.

The writer's hall caches what is in force and the windows, and forgets the cache when a
transaction fails; a reader's hall is made anew for each look.
"""

import sqlite3
from collections.abc import Iterable

import msgspec

from center.domain.catalogue import PRIORITY
from center.domain.day import Hours
from center.domain.due import Due
from center.domain.errors import NotFound
from center.domain.hall import Order, Plan, Value
from center.domain.rule import Rule
from center.domain.service_request import ServiceRequest
from center.domain.serving import Serving, may_call
from center.domain.spool import KioskKey, Spooled
from center.domain.ticket import FIRST_NUMBER, Ticket
from center.domain.window import Device, Staff, Window
from center.store import rows

TICKET = f"SELECT {', '.join(rows.TICKET)} FROM ticket "  # noqa: S608
REQUEST = f"SELECT {', '.join(rows.REQUEST)} FROM request "  # noqa: S608
WINDOW = f"SELECT {', '.join(rows.WINDOW)} FROM window "  # noqa: S608
STAFF = f"SELECT {', '.join(rows.STAFF)} FROM staff WHERE id = ?"  # noqa: S608
DEVICE = f"SELECT {', '.join(rows.DEVICE)} FROM device WHERE id = ?"  # noqa: S608
KIOSK_KEY = f"SELECT {', '.join(rows.KIOSK_KEY)} FROM kiosk_key"  # noqa: S608
SPOOLED = f"SELECT {', '.join(rows.SPOOLED)} FROM spooled "  # noqa: S608
FIRST = (
    "WHERE state = 'waiting' AND line = ? AND service_line = ? ORDER BY place_at, seq"
)
PUT = {
    Staff: rows.PUT_STAFF,
    Device: rows.PUT_DEVICE,
    KioskKey: rows.PUT_KIOSK_KEY,
    Spooled: rows.PUT_SPOOLED,
}
PUT_IN_FORCE = "INSERT OR REPLACE INTO in_force (key, value) VALUES (?, ?)"


class StoredHall:
    """The hall in ``center.db``; the writer's instance alone may ``put``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.forget()

    def forget(self) -> None:
        """Drop what was cached, as after a failed transaction."""
        self.cached_order: Order | None = None
        self.cached_windows: dict[int, Window] | None = None
        self.loaded: dict[str, Ticket] = {}

    @property
    def order(self) -> Order:
        if self.cached_order is None:
            self.cached_order = self.load_order()
        return self.cached_order

    def load_order(self) -> Order:
        kept = dict(self.connection.execute("SELECT key, value FROM in_force"))
        if not kept:
            return Order()
        now = msgspec.json.decode(kept["now"])
        spans = now.pop("on_paper", ())  # none in a record of before they were kept
        return Order(
            **now,
            on_paper=tuple((since, until) for since, until in spans),
            rules=msgspec.json.decode(kept["rules"], type=Due[Rule]),
            plans=msgspec.json.decode(kept["plans"], type=Due[Plan]),
            timetable=msgspec.json.decode(kept["timetable"], type=Due[Hours]),
        )

    def ticket(self, ticket: str) -> Ticket:
        row = self.connection.execute(TICKET + "WHERE id = ?", (ticket,)).fetchone()
        if row is None:
            raise NotFound(ticket)
        return self.remember(rows.ticket_of(row))

    def request(self, request: str) -> ServiceRequest:
        row = self.connection.execute(REQUEST + "WHERE id = ?", (request,)).fetchone()
        if row is None:
            raise NotFound(request)
        return rows.request_of(row)

    def remember(self, ticket: Ticket) -> Ticket:
        self.loaded[ticket.id] = ticket
        return ticket

    def window(self, number: int) -> Window:
        return self.window_by_number.get(number) or Window(number)

    def windows(self) -> Iterable[Window]:
        return self.window_by_number.values()

    @property
    def window_by_number(self) -> dict[int, Window]:
        if self.cached_windows is None:
            found = self.connection.execute(WINDOW + "ORDER BY number")
            windows = map(rows.window_of, found)
            self.cached_windows = {window.number: window for window in windows}
        return self.cached_windows

    def staff(self, staff: str) -> Staff:
        row = self.connection.execute(STAFF, (staff,)).fetchone()
        if row is None:
            raise NotFound(staff)
        return rows.staff_of(row)

    def device(self, device: str) -> Device:
        row = self.connection.execute(DEVICE, (device,)).fetchone()
        if row is None:
            raise NotFound(device)
        return rows.device_of(row)

    def kiosk_keys(self) -> Iterable[KioskKey]:
        found = self.connection.execute(f"{KIOSK_KEY} ORDER BY certified_at, id")
        return [rows.kiosk_key_of(row) for row in found]

    def spooled(self, record: str) -> Spooled:
        found = self.connection.execute(SPOOLED + "WHERE id = ?", (record,)).fetchone()
        if found is None:
            raise NotFound(record)
        return rows.spooled_of(found)

    def first_ordinary(self, line: str, window: int, serving: Serving) -> Ticket | None:
        return self.first(line, line, window, serving)

    def first_priority(
        self, service_line: str, window: int, serving: Serving
    ) -> Ticket | None:
        return self.first(PRIORITY, service_line, window, serving)

    def first(
        self, line: str, service_line: str, window: int, serving: Serving
    ) -> Ticket | None:
        """The first that may be called there; few are ever bound to a window."""
        found = self.connection.execute(TICKET + FIRST, (line, service_line))
        for row in found:
            ticket = rows.ticket_of(row)
            if may_call(ticket, window, serving):
                return self.remember(ticket)
        return None

    def next_number(self, day: str, letter: str) -> int:
        found = self.connection.execute(
            "SELECT max(number) FROM ticket WHERE day = ? AND letter = ?", (day, letter)
        )
        last = found.fetchone()[0]
        return FIRST_NUMBER if last is None else last + 1

    def issued_today(self, service: str) -> int:
        found = self.connection.execute(
            "SELECT count(*) FROM ticket WHERE day = ? AND issued_for = ?",
            (self.order.day, service),
        )
        return int(found.fetchone()[0])

    def anyone_waits(self) -> bool:
        found = self.connection.execute(
            "SELECT 1 FROM ticket WHERE state = 'waiting' LIMIT 1"
        )
        return found.fetchone() is not None

    def put(self, value: Value) -> None:
        match value:
            case Ticket():
                self.put_ticket(value)
            case ServiceRequest():
                self.connection.execute(rows.PUT_REQUEST, rows.request_values(value))
            case Window():
                self.connection.execute(rows.PUT_WINDOW, rows.window_values(value))
                self.window_by_number[value.number] = value
            case Order():
                self.put_order(value)
            case _:
                self.connection.execute(PUT[type(value)], rows.row_values(value))

    def put_ticket(self, ticket: Ticket) -> None:
        before = self.loaded.pop(ticket.id, None)
        values = rows.ticket_values(ticket)
        if before is None:
            self.connection.execute(rows.NEW_TICKET, values)
            return
        moved = self.connection.execute(
            rows.MOVE_TICKET, (*values[1:], ticket.id, before.state)
        )
        if moved.rowcount != 1:
            raise RuntimeError(f"{ticket.id} left {before.state} behind our back")

    def put_order(self, order: Order) -> None:
        before, self.cached_order = self.order, order
        now = {
            "code": order.code,
            "requests": order.requests,
            "day": order.day,
            "open": order.open,
            "opened_at": order.opened_at,
            "history": order.history,
            "cosigned_at": order.cosigned_at,
            "on_paper": order.on_paper,
        }
        self.put_in_force("now", now)
        for key in ("rules", "plans", "timetable"):
            value = getattr(order, key)
            if value is not getattr(before, key) or not before.day:
                self.put_in_force(key, value)

    def put_in_force(self, key: str, value: object) -> None:
        text = msgspec.json.encode(value).decode()
        self.connection.execute(PUT_IN_FORCE, (key, text))
