"""What the server does by itself: open and close the day, show calls, lose windows.

Also the honest manager, and whatever is out of order.
"""

from collections import Counter
from functools import partial

from center.domain.day import day_of
from center.domain.events import Line
from center.domain.ticket import State
from center.domain.window import WindowState
from simulation.day import SECOND, Outage
from simulation.floor import Floor
from simulation.founding import BY_MANAGER
from simulation.visitors import Visitors

SERVER = "server"
MANAGER_SECONDS = 600
"""For how long a manager tries to find a free window for an exceptional call."""


class Server:
    """The server of a day."""

    def __init__(self, floor: Floor, visitors: Visitors) -> None:
        self.floor = floor
        self.record = floor.record
        self.visitors = visitors
        self.dark: list[tuple[int, int]] = []
        """When no display is there."""
        floor.wind_down = self.wind_down
        floor.listen("ticket.called", self.after_call)
        floor.listen("ticket.recalled", self.after_call)
        floor.at(floor.moment(floor.day.opens), self.open)
        floor.at(floor.moment(floor.day.closes), self.close)
        for outage in floor.day.outages:
            self.plan(outage)

    def open(self) -> None:
        self.record.act("day.opened", SERVER, day=day_of(self.floor.now))

    def close(self) -> None:
        """Tell those who still wait, close the windows that serve nobody, close."""
        hall = self.floor.hall
        self.wind_down()
        for window in list(hall.windows()):
            if window.state is not WindowState.CLOSED and not window.ticket:
                self.record.act("window.closed", SERVER, window=window.number)
                told = {"staff": window.staff, "device": f"W{window.number}"}
                self.record.act("staff.signed_out", SERVER, **told)
        day = hall.order.day
        counts = self.counts(day)
        self.record.act("day.closed", SERVER, day=day, counts=counts)

    def wind_down(self) -> None:
        """At the day's close, and when one who was at a window then is sent on."""
        for ticket in list(self.floor.hall.tickets.values()):
            if ticket.state in (State.WAITING, State.PARKED):
                told = {"ticket": ticket.id, "reason": "day_closed"}
                self.record.act("ticket.cancelled", SERVER, **told)

    def counts(self, day: str) -> dict[str, int]:
        """Tickets of a day by state, and how many were issued."""
        states = Counter(
            t.state.value for t in self.floor.hall.tickets.values() if t.day == day
        )
        by_state = {state.value: states[state.value] for state in State}
        return {"issued": sum(by_state.values()), **by_state}

    def after_call(self, line: Line) -> None:
        floor, rule = self.floor, self.floor.rule
        ticket, seq = line["ticket"], line["seq"]
        floor.after(floor.chance.uniform(0.3, 1.5), partial(self.show, ticket, seq))
        floor.after(rule.lost_seconds, partial(self.watch, ticket, seq))

    def show(self, ticket: str, call: int) -> None:
        """A display says that the call is on it; the first to say so is recorded."""
        now = self.floor.hall.ticket(ticket)
        dark = any(begun <= self.floor.now < until for begun, until in self.dark)
        shown = now.shown_at or now.state is not State.CALLED
        if not dark and not shown and now.call_seq == call:
            told = {"ticket": ticket, "call": call, "device_at": self.floor.now}
            self.record.act("ticket.shown", "display:D1", **told)

    def watch(self, ticket: str, call: int) -> None:
        """Lose a window where nothing followed a call."""
        now = self.floor.hall.ticket(ticket)
        if now.state is State.CALLED and now.call_seq == call:
            told = {"window": now.window, "ticket": ticket, "why": "no_act"}
            self.record.act("window.lost", SERVER, **told)

    def plan(self, outage: Outage) -> None:
        floor = self.floor
        begun = floor.moment(outage.begins)
        until = floor.moment(outage.begins + outage.minutes)
        if outage.what == "display":
            self.dark.append((begun, until))
        elif outage.what == "printer":
            floor.at(begun, partial(self.printer, "paper_out"))
            floor.at(until, partial(self.printer, "ok"))
        else:
            floor.away.append((begun, until))
            told = {"from": begun, "until": until}
            floor.at(until, lambda: self.record.act("outage.declared", SERVER, **told))

    def printer(self, state: str) -> None:
        """The first kiosk has no paper, or has it again."""
        told = {"device": "K1", "state": state}
        self.record.attempt("printer.changed", "kiosk:K1", **told)
        if state == "ok":
            self.visitors.broken.discard("K1")
        else:
            self.visitors.broken.add("K1")


class Manager:
    """The manager's exceptional calls: of someone who waits, for a reason."""

    def __init__(self, floor: Floor, expected: float) -> None:
        self.floor = floor
        length = floor.day.doors - floor.day.opens
        minute = float(floor.day.opens)
        while expected > 0:
            minute += floor.chance.expovariate(expected / length)
            if minute >= floor.day.doors:
                break
            floor.at(floor.moment(minute), self.someone_is_unwell)

    def someone_is_unwell(self) -> None:
        waiting = self.floor.waiting()
        if waiting:
            chosen = self.floor.chance.choice(waiting).id
            self.call(chosen, "medical", self.floor.now + MANAGER_SECONDS * SECOND)

    def call(self, ticket: str, why: str, until: int) -> None:
        """Try until a window is free for it."""
        floor = self.floor
        waits = floor.hall.ticket(ticket).state is State.WAITING
        if not waits or floor.now > until or not floor.hall.order.open:
            return
        free = [w for w in floor.hall.windows() if w.is_free]
        if not free:
            floor.after(2, partial(self.call, ticket, why, until))
            return
        floor.record.attempt(
            "ticket.called",
            BY_MANAGER,
            ticket=ticket,
            window=min(free, key=lambda w: w.free_since).number,
            rule=floor.rule.version,
            reason="exceptional",
            heads=[],
            history=floor.hall.order.history,
            early=0,
            why=why,
        )
