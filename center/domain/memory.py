"""The hall in memory: for the audit's replay and for simulations.

Lines are kept sorted by place, so that every head costs the same however many wait.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from center.domain.errors import NotFound
from center.domain.hall import Order, Value
from center.domain.service_request import ServiceRequest
from center.domain.serving import Serving, may_call
from center.domain.spool import KioskKey, Spooled
from center.domain.ticket import FIRST_NUMBER, Side, State, Ticket
from center.domain.window import Device, Staff, Window

Place = tuple[int, int, str]


class MemoryHall:
    """A hall held in dictionaries."""

    def __init__(self) -> None:
        self.order = Order()
        self.tickets: dict[str, Ticket] = {}
        self.requests: dict[str, ServiceRequest] = {}
        self.window_by_number: dict[int, Window] = {}
        self.staff_by_id: dict[str, Staff] = {}
        self.devices: dict[str, Device] = {}
        self.keys: dict[str, KioskKey] = {}
        self.records: dict[str, Spooled] = {}
        self.by_kind: dict[type, dict[str, Any]] = {
            **{ServiceRequest: self.requests, Staff: self.staff_by_id},
            **{Device: self.devices, KioskKey: self.keys, Spooled: self.records},
        }
        self.ordinary: defaultdict[str, list[Place]] = defaultdict(list)
        self.priority: defaultdict[str, list[Place]] = defaultdict(list)
        self.issued: Counter[tuple[str, str]] = Counter()
        self.numbers: dict[tuple[str, str], int] = {}

    def ticket(self, ticket: str) -> Ticket:
        if ticket not in self.tickets:
            raise NotFound(ticket)
        return self.tickets[ticket]

    def request(self, request: str) -> ServiceRequest:
        if request not in self.requests:
            raise NotFound(request)
        return self.requests[request]

    def window(self, number: int) -> Window:
        return self.window_by_number.get(number) or Window(number)

    def windows(self) -> Iterable[Window]:
        return self.window_by_number.values()

    def staff(self, staff: str) -> Staff:
        if staff not in self.staff_by_id:
            raise NotFound(staff)
        return self.staff_by_id[staff]

    def device(self, device: str) -> Device:
        if device not in self.devices:
            raise NotFound(device)
        return self.devices[device]

    def kiosk_keys(self) -> Iterable[KioskKey]:
        return self.keys.values()

    def spooled(self, record: str) -> Spooled:
        if record not in self.records:
            raise NotFound(record)
        return self.records[record]

    def first_ordinary(self, line: str, window: int, serving: Serving) -> Ticket | None:
        return self.first(self.ordinary[line], window, serving)

    def first_priority(
        self, service_line: str, window: int, serving: Serving
    ) -> Ticket | None:
        return self.first(self.priority[service_line], window, serving)

    def first(
        self, places: list[Place], window: int, serving: Serving
    ) -> Ticket | None:
        """The first that may be called there; few are ever bound to a window."""
        if not places:
            return None
        tickets = (self.tickets[place[2]] for place in places)
        return next((t for t in tickets if may_call(t, window, serving)), None)

    def next_number(self, day: str, letter: str) -> int:
        return self.numbers.get((day, letter), FIRST_NUMBER)

    def issued_today(self, service: str) -> int:
        return self.issued[self.order.day, service]

    def anyone_waits(self) -> bool:
        return any(self.ordinary.values()) or any(self.priority.values())

    def put(self, value: Value) -> None:
        match value:
            case Ticket():
                self.put_ticket(value)
            case Window():
                self.window_by_number[value.number] = value
            case Order():
                self.order = value
            case _:
                self.by_kind[type(value)][value.id] = value

    def put_ticket(self, ticket: Ticket) -> None:
        before = self.tickets.get(ticket.id)
        if before is not None and before.state is State.WAITING:
            places, place = self.places_of(before), place_of(before)
            del places[bisect_left(places, place)]
        if before is None:
            self.issued[ticket.day, ticket.service] += 1
        self.tickets[ticket.id] = ticket
        key = (ticket.day, ticket.letter)
        self.numbers[key] = max(self.numbers.get(key, 0), ticket.number + 1)
        if ticket.state is State.WAITING:
            insort(self.places_of(ticket), place_of(ticket))

    def places_of(self, ticket: Ticket) -> list[Place]:
        if ticket.line == Side.PRIORITY:
            return self.priority[ticket.service_line]
        return self.ordinary[ticket.line]


def place_of(ticket: Ticket) -> Place:
    return ticket.place_at, ticket.seq, ticket.id
