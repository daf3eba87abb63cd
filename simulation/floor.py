"""The floor of a center on one day: its clock, its people, its windows.

A discrete-event loop: whatever happens is a function at a time.  Lines of the journal
are heard here and lead to what people do next; nobody but the acts changes the hall.
"""

import heapq
from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Protocol

from center.domain.calling import ready_at
from center.domain.catalogue import Catalogue
from center.domain.events import Line
from center.domain.hall import Plan
from center.domain.rule import Rule
from center.domain.ticket import State, Ticket
from simulation.caller import Caller
from simulation.day import SECOND, Day
from simulation.people import Person
from simulation.record import Record

Event = Callable[[], object]
FREEING = (
    *("ticket.finished", "ticket.missed", "ticket.demoted"),
    *("ticket.parked", "ticket.transferred"),
    *("window.opened", "window.resumed", "window.back"),
)
"""After these lines a window is free."""


class AtWindow(Protocol):
    """Who sits at a window, as the floor sees it."""

    def freed(self) -> None: ...
    def called(self, ticket: Ticket) -> None: ...
    def lost(self) -> None: ...


class Floor:
    """One day in motion."""

    def __init__(
        self,
        day: Day,
        on: date,
        record: Record,
        catalogue: Catalogue,
        caller: Caller,
        chance: Random,
    ) -> None:
        self.day = day
        self.on = on
        self.record = record
        self.hall = record.hall
        self.catalogue = catalogue
        self.caller = caller
        self.chance = chance
        self.people: dict[str, Person] = {}
        """Ticket → whose it is."""
        self.visits: dict[str, int] = {}
        """Ticket → how often its service began."""
        self.clerks: Mapping[int, AtWindow] = {}
        self.wind_down: Event = lambda: None
        """What follows when a ticket waits again after the day's close."""
        self.listeners: dict[str, list[Callable[[Line], None]]] = {}
        self.events: list[tuple[int, int, Event]] = []
        self.count = 0
        self.away: list[tuple[int, int]] = []
        """When the server is away: begun, until."""

    @property
    def now(self) -> int:
        return self.record.now

    @property
    def rule(self) -> Rule:
        return self.hall.order.rule(self.now)

    @property
    def plan(self) -> Plan:
        return self.hall.order.plan(self.now)

    def moment(self, minute: float) -> int:
        return self.day.moment(self.on, minute)

    def at(self, when: int, do: Event) -> None:
        """Let something happen at a time (UTC ms), not before now."""
        self.count += 1
        heapq.heappush(self.events, (max(when, self.now), self.count, do))

    def after(self, seconds: float, do: Event) -> None:
        self.at(self.now + round(seconds * SECOND), do)

    def listen(self, kind: str, do: Callable[[Line], None]) -> None:
        """Do something after every line of a kind."""
        self.listeners.setdefault(kind, []).append(do)

    def run(self) -> None:
        """Let the day pass."""
        self.record.on_line = self.hear
        while self.events:
            when, number, do = heapq.heappop(self.events)
            until = self.served_again(when)
            if until > when:
                heapq.heappush(self.events, (until, number, do))
                continue
            self.record.now = max(self.now, when)
            do()
            if self.hall.order.open:
                self.caller.match(self.record)
            elif self.hall.anyone_waits():
                self.wind_down()
        self.record.on_line = lambda line: None

    def served_again(self, when: int) -> int:
        """The end of the server's outage at a time, or the time itself."""
        ends = (until for begun, until in self.away if begun <= when < until)
        return next(ends, when)

    def hear(self, line: Line) -> None:
        """What follows from a line; acts follow later, as events of their own."""
        kind = line["kind"]
        if kind == "ticket.called":
            ticket = self.hall.ticket(line["ticket"])
            self.clerks[line["window"]].called(ticket)
        elif kind in FREEING:
            clerk, number = self.clerks[line["window"]], line["window"]
            self.at(self.now, clerk.freed)
            due = ready_at(self.hall, self.hall.window(number), self.now)
            self.at(due, lambda: None)
        elif kind == "window.lost":
            self.at(self.now, self.clerks[line["window"]].lost)
        for do in self.listeners.get(kind, ()):
            do(line)

    def is_here(self, ticket: str) -> bool:
        """Whether the ticket's holder is in the hall."""
        return not self.people[ticket].leaves

    def waiting(self) -> list[Ticket]:
        """Who waits, in order of place."""
        found = [t for t in self.hall.tickets.values() if t.state is State.WAITING]
        return sorted(found, key=lambda t: (t.place_at, t.seq))
