"""The hall as the acts see it: who waits, which windows are free, what is in force.

Two implementations exist: the store's rows (``center/store/hall.py``) and a hall in
memory, which the audit and the simulations use (``center/domain/memory.py``).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from center.domain.catalogue import PRIORITY
from center.domain.day import Hours
from center.domain.due import Due
from center.domain.rule import Head, Heads, Rule
from center.domain.service_request import ServiceRequest
from center.domain.serving import Serving, serving_of
from center.domain.spool import KioskKey, Spooled
from center.domain.ticket import Ticket
from center.domain.window import Device, Staff, Window


@dataclass(frozen=True, slots=True)
class Procedure:
    """What becomes of a request for a service."""

    department: str
    days: int
    """Working days from the day on which the file is complete."""
    at_window: int = 1
    """1 where a window has to see its papers, 0 where none does."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the published catalogue says to the rule."""

    hash: str = ""
    letters: dict[str, str] = field(default_factory=dict)
    """Line id → Latin letter."""
    minutes: dict[str, int] = field(default_factory=dict)
    services: dict[str, str] = field(default_factory=dict)
    """Service id → line id."""
    documents: dict[str, dict[str, int]] = field(default_factory=dict)
    """Service id → document id → 1 where it is mandatory."""
    procedures: dict[str, Procedure] = field(default_factory=dict)
    outcomes: tuple[str, ...] = ()
    pause_reasons: tuple[str, ...] = ()
    park_reasons: tuple[str, ...] = ()
    transfer_reasons: tuple[str, ...] = ()
    call_reasons: tuple[str, ...] = ()

    def needs_window(self, service: str) -> bool:
        """Whether a clerk gives a service; the others end at the kiosk."""
        procedure = self.procedures.get(service)
        return service in self.services and (not procedure or bool(procedure.at_window))


@dataclass(frozen=True, slots=True)
class Order:
    """What is in force in the center now."""

    code: str = ""
    """Governorate and center as in request numbers, ``13-SHR07``."""
    requests: str = ""
    """The last request number given."""
    day: str = ""
    open: bool = False
    opened_at: int = 0
    history: int = 0
    rules: Due[Rule] = field(default_factory=lambda: Due(Rule()))
    plans: Due[Plan] = field(default_factory=lambda: Due(Plan()))
    timetable: Due[Hours] = field(default_factory=lambda: Due(Hours()))
    cosigned_at: int = 0
    """When the last countersigned head was journalled."""
    on_paper: tuple[tuple[int, int], ...] = ()
    """From when to when paper lists of outages were entered, UTC milliseconds."""

    def rule(self, at: int) -> Rule:
        """The rule in force at a time."""
        return self.rules.at(at)

    def plan(self, at: int) -> Plan:
        return self.plans.at(at)

    def hours(self, at: int) -> Hours:
        return self.timetable.at(at)


Value = Ticket | ServiceRequest | Window | Staff | Device | Order | KioskKey | Spooled


class Hall(Protocol):
    """Reads and keeps the values that acts change."""

    @property
    def order(self) -> Order: ...
    def ticket(self, ticket: str) -> Ticket: ...
    def request(self, request: str) -> ServiceRequest: ...
    def window(self, number: int) -> Window: ...
    def windows(self) -> Iterable[Window]: ...
    def staff(self, staff: str) -> Staff: ...
    def device(self, device: str) -> Device: ...
    def kiosk_keys(self) -> Iterable[KioskKey]: ...
    def spooled(self, record: str) -> Spooled: ...
    def first_ordinary(
        self, line: str, window: int, serving: Serving
    ) -> Ticket | None: ...
    def first_priority(
        self, service_line: str, window: int, serving: Serving
    ) -> Ticket | None: ...
    def next_number(self, day: str, letter: str) -> int: ...
    def issued_today(self, service: str) -> int: ...
    def anyone_waits(self) -> bool: ...
    def put(self, value: Value) -> None: ...


def heads_for(hall: Hall, window: Window, at: int) -> Heads:
    """The heads that a window may call: its lines', and the first priority ticket."""
    lines, minutes = window.lines.at(at), hall.order.plan(at).minutes
    number, serving = window.number, serving_of(hall.windows(), at)
    ordinary = [hall.first_ordinary(line, number, serving) for line in lines]
    priority = [hall.first_priority(line, number, serving) for line in lines]
    first = min(
        (t for t in priority if t), key=lambda t: (t.place_at, t.seq), default=None
    )
    return Heads(
        tuple(head_of(t, minutes[t.line]) for t in ordinary if t),
        head_of(first, 0) if first else None,
    )


def head_of(ticket: Ticket, minutes: int) -> Head:
    return Head(ticket.line, ticket.id, ticket.place_at, ticket.seq, minutes)


def is_offered(hall: Hall, service: str, at: int) -> bool:
    """Whether any window of the center serves the service's line."""
    line = hall.order.plan(at).services.get(service, "")
    return any(line in window.lines.at(at) for window in hall.windows())


def line_of(plan: Plan, service: str, side: str) -> str:
    return PRIORITY if side == PRIORITY else plan.services[service]


def is_full(hall: Hall, service: str, at: int) -> bool:
    """Whether as many tickets were given for a service today as its quota allows."""
    most = hall.order.hours(at).quotas.get(service)
    return most is not None and hall.issued_today(service) >= most
