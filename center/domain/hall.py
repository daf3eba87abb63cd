"""The hall as the acts see it: who waits, which windows are free, what is in force.

Two implementations exist: the store's rows (``center/store/hall.py``) and a hall in
memory, which the audit and the simulations use (``center/domain/memory.py``).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from center.domain.catalogue import PRIORITY
from center.domain.day import Hours
from center.domain.rule import Head, Heads, Rule
from center.domain.ticket import Ticket
from center.domain.window import Device, Staff, Window


@dataclass(frozen=True, slots=True)
class Plan:
    """What the published catalogue says to the rule."""

    hash: str = ""
    letters: dict[str, str] = field(default_factory=dict)
    """Line id → Latin letter."""
    minutes: dict[str, int] = field(default_factory=dict)
    services: dict[str, str] = field(default_factory=dict)
    """Service id → line id."""
    outcomes: tuple[str, ...] = ()
    pause_reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """What is in force in the center now."""

    day: str = ""
    open: bool = False
    opened_at: int = 0
    history: int = 0
    rule: Rule = field(default_factory=Rule)
    plan: Plan = field(default_factory=Plan)
    hours: Hours = field(default_factory=Hours)
    cosigned_at: int = 0
    """When the last countersigned head was journalled."""


Value = Ticket | Window | Staff | Device | Order


class Hall(Protocol):
    """Reads and keeps the values that acts change."""

    @property
    def order(self) -> Order: ...
    def ticket(self, ticket: str) -> Ticket: ...
    def window(self, number: int) -> Window: ...
    def windows(self) -> Iterable[Window]: ...
    def staff(self, staff: str) -> Staff: ...
    def device(self, device: str) -> Device: ...
    def first_ordinary(self, line: str) -> Ticket | None: ...
    def first_priority(self, service_line: str) -> Ticket | None: ...
    def next_number(self, day: str, letter: str) -> int: ...
    def anyone_waits(self) -> bool: ...
    def put(self, value: Value) -> None: ...


def heads_for(hall: Hall, window: Window) -> Heads:
    """The heads that a window may call: its lines', and the first priority ticket."""
    ordinary = [hall.first_ordinary(line) for line in window.lines]
    priority = [hall.first_priority(line) for line in window.lines]
    first = min(
        (t for t in priority if t), key=lambda t: (t.place_at, t.seq), default=None
    )
    minutes = hall.order.plan.minutes
    return Heads(
        tuple(head_of(t, minutes[t.line]) for t in ordinary if t),
        head_of(first, 0) if first else None,
    )


def head_of(ticket: Ticket, minutes: int) -> Head:
    return Head(ticket.line, ticket.id, ticket.place_at, ticket.seq, minutes)


def is_offered(hall: Hall, service: str) -> bool:
    """Whether any window of the center serves the service's line."""
    line = hall.order.plan.services.get(service, "")
    return any(line in window.lines for window in hall.windows())


def line_of(order: Order, service: str, side: str) -> str:
    return PRIORITY if side == PRIORITY else order.plan.services[service]
