"""People ahead and the expected wait: the rule run forward if nobody else came.

Pure: the queues, the windows and the rule come in, numbers come out.  The wait is told
as a range in steps of five minutes; a single number would be believed too well.
"""

import heapq
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from center.domain.calling import ready_at
from center.domain.catalogue import PRIORITY
from center.domain.hall import Hall, Order, head_of
from center.domain.rule import Head, Heads, next_ticket
from center.domain.serving import Serving, may_call
from center.domain.ticket import Ticket
from center.domain.window import Window, WindowState

STEP = 5
LOW_PERCENT = 75
"""Some of those ahead have left, and some errands are short."""
HIGH_PERCENT = 160
"""Shorter errands and priority tickets that come later are called before, windows pause
for breaks, and people take time to walk to them."""
HIGH_SECONDS = 240
"""Even the next one waits for a whole errand that lasts longer than published.

The three are measured: the narrowest of their kind that hold for at least 80 % of the
tickets on calm, busy and overloaded days alike (``docs/rule.md``)."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a ticket says about the wait; minutes."""

    people_ahead: int
    wait_from: int
    wait_to: int


@dataclass(frozen=True, slots=True)
class Desk:
    """A window: what it serves and when it is free next."""

    window: int
    lines: tuple[str, ...]
    free_at: int | None
    """UTC milliseconds; none where the window is not open."""
    staff: str = ""
    """Who sits there."""


class Lines:
    """The waiting tickets of a moment, taken by one window after the other.

    A ticket that was parked waits for the window that knows it, as long as that is
    open and has its line; one that was sent on is not for whoever sent it.
    """

    def __init__(
        self,
        waiting: Sequence[Ticket],
        minutes: Mapping[str, int],
        serving: Serving,
    ) -> None:
        self.minutes = minutes
        self.serving = serving
        self.tickets = {ticket.id: ticket for ticket in waiting}
        self.heads: dict[str, Head] = {}
        self.by_line: defaultdict[tuple[str, str], deque[Ticket]] = defaultdict(deque)
        for ticket in sorted(waiting, key=lambda t: (t.place_at, t.seq)):
            self.by_line[ticket.line, ticket.service_line].append(ticket)

    def first(self, line: str, service_line: str, window: int) -> Head | None:
        """The first of a line that may be called there; few are bound to a window."""
        waiting = self.by_line.get((line, service_line), ())
        found = (t for t in waiting if may_call(t, window, self.serving))
        ticket = next(found, None)
        if ticket is None:
            return None
        if ticket.id not in self.heads:
            self.heads[ticket.id] = head_of(ticket, self.minutes[service_line])
        return self.heads[ticket.id]

    def heads_for(self, desk: "Desk") -> Heads:
        window = desk.window
        ordinary = [self.first(line, line, window) for line in desk.lines]
        priority = [self.first(PRIORITY, line, window) for line in desk.lines]
        first = min(
            (h for h in priority if h),
            key=lambda h: (h.place_at, h.seq),
            default=None,
        )
        return Heads(tuple(h for h in ordinary if h), first)

    def take(self, ticket: str) -> Ticket:
        """The ticket is called, and waits no more."""
        called = self.tickets[ticket]
        self.by_line[called.line, called.service_line].remove(called)
        return called


def forecast(
    ticket: str,
    waiting: Sequence[Ticket],
    desks: Sequence[Desk],
    order: Order,
    now: int,
) -> Expected | None:
    """What a ticket says of its wait; ``None`` if no open window can call it."""
    found = run_forward(ticket, waiting, desks, order, now)
    return as_range(*found) if found else None


def run_forward(
    ticket: str,
    waiting: Sequence[Ticket],
    desks: Sequence[Desk],
    order: Order,
    now: int,
) -> tuple[int, int] | None:
    """Run the rule until ``ticket`` is called: how many before it, and seconds."""
    lines = Lines(waiting, order.plan(now).minutes, as_serving(desks))
    history, ahead = order.history, 0
    free = [
        (max(desk.free_at, now), i)
        for i, desk in enumerate(desks)
        if desk.free_at is not None
    ]
    heapq.heapify(free)
    while free:
        at, i = heapq.heappop(free)
        choice = next_ticket(lines.heads_for(desks[i]), history, order.rule(at), at)
        if choice is None:
            continue
        if choice.ticket == ticket:
            return ahead, (at - now) // 1000
        called = lines.take(choice.ticket)
        minutes = lines.minutes[called.service_line]
        seconds = minutes * 60 + order.rule(at).wrap_up_seconds
        heapq.heappush(free, (at + seconds * 1000, i))
        history, ahead = choice.history, ahead + 1
    return None


def as_range(ahead: int, seconds: int) -> Expected:
    """``1,080 s`` → from 10 to 35 minutes; ``0 s`` → from 0 to 5."""
    least = seconds * LOW_PERCENT // 100
    most = seconds * HIGH_PERCENT // 100 + HIGH_SECONDS
    low = least // (60 * STEP) * STEP
    high = -(-most // (60 * STEP)) * STEP
    return Expected(ahead, low, high)


def as_serving(desks: Sequence[Desk]) -> Serving:
    return Serving(
        {desk.window: desk.lines for desk in desks},
        {desk.window: desk.staff for desk in desks},
        {desk.window for desk in desks if desk.free_at is not None},
    )


def all_desks(hall: Hall, now: int) -> list[Desk]:
    """The windows, and when each of those that are open is free next."""
    return [
        Desk(
            window.number,
            window.lines.at(now),
            free_at(hall, window, now) if is_open(window) else None,
            window.staff,
        )
        for window in hall.windows()
    ]


def is_open(window: Window) -> bool:
    return window.state is WindowState.FREE


def free_at(hall: Hall, window: Window, now: int) -> int:
    """When an open window is free next, by the published minutes; UTC ms."""
    if not window.ticket:
        return max(ready_at(hall, window, now), now)
    ticket, order = hall.ticket(window.ticket), hall.order
    begun = ticket.started_at or now
    minutes = order.plan(now).minutes[ticket.service_line]
    wrap_up = order.rule(now).wrap_up_seconds * 1000
    return max(begun + minutes * 60_000, now) + wrap_up


def reachable(hall: Hall, line: str, now: int) -> list[str]:
    """Lines that share a window with this one, directly or by another."""
    groups = [set(w.lines.at(now)) for w in hall.windows() if is_open(w)]
    known, before = {line}, 0
    while len(known) > before:
        before = len(known)
        known = known.union(*(group for group in groups if group & known))
    return sorted(known)
