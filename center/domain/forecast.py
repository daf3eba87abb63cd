"""People ahead and the expected wait: the rule run forward if nobody else came.

Pure: the queues, the windows and the rule come in, numbers come out.  The wait is told
as a range in steps of five minutes; a single number would be believed too well.
"""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from center.domain.calling import ready_at
from center.domain.catalogue import PRIORITY
from center.domain.hall import Hall, Order, head_of
from center.domain.rule import Head, Heads, next_ticket
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
    """An open window: what it serves and when it is free next (UTC ms)."""

    lines: tuple[str, ...]
    free_at: int


class Lines:
    """The waiting tickets of a moment, taken from their heads."""

    def __init__(self, waiting: Sequence[Ticket], minutes: Mapping[str, int]) -> None:
        self.minutes = minutes
        self.by_line: dict[tuple[str, str], Iterator[Ticket]] = {}
        self.heads: dict[tuple[str, str], Head | None] = {}
        groups: dict[tuple[str, str], list[Ticket]] = {}
        for ticket in sorted(waiting, key=lambda t: (t.place_at, t.seq)):
            groups.setdefault((ticket.line, ticket.service_line), []).append(ticket)
        for key, tickets in groups.items():
            self.by_line[key] = iter(tickets)
            self.take(key)

    def take(self, key: tuple[str, str]) -> None:
        """Drop the head of a line: the next one stands there."""
        ticket = next(self.by_line[key], None)
        minutes = self.minutes[key[1]]
        self.heads[key] = head_of(ticket, minutes) if ticket else None

    def heads_for(self, lines: tuple[str, ...]) -> Heads:
        ordinary = [self.heads.get((line, line)) for line in lines]
        priority = [self.heads.get((PRIORITY, line)) for line in lines]
        first = min(
            (h for h in priority if h),
            key=lambda h: (h.place_at, h.seq),
            default=None,
        )
        return Heads(tuple(h for h in ordinary if h), first)

    def called(self, ticket: str) -> tuple[str, str]:
        """The line whose head is called."""
        return next(k for k, h in self.heads.items() if h and h.ticket == ticket)


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
    lines, history, ahead = Lines(waiting, order.plan(now).minutes), order.history, 0
    free = [(max(desk.free_at, now), i) for i, desk in enumerate(desks)]
    heapq.heapify(free)
    while free:
        at, i = heapq.heappop(free)
        choice = next_ticket(
            lines.heads_for(desks[i].lines), history, order.rule(at), at
        )
        if choice is None:
            continue
        if choice.ticket == ticket:
            return ahead, (at - now) // 1000
        key = lines.called(choice.ticket)
        lines.take(key)
        seconds = lines.minutes[key[1]] * 60 + order.rule(at).wrap_up_seconds
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


def open_desks(hall: Hall, now: int) -> list[Desk]:
    """The windows that are open, and when each is free next."""
    return [desk(hall, window, now) for window in hall.windows() if is_open(window)]


def is_open(window: Window) -> bool:
    return window.state is WindowState.FREE


def desk(hall: Hall, window: Window, now: int) -> Desk:
    """When an open window is free next, by the published minutes."""
    lines = window.lines.at(now)
    if not window.ticket:
        return Desk(lines, max(ready_at(hall, window, now), now))
    ticket, order = hall.ticket(window.ticket), hall.order
    begun = ticket.started_at or now
    minutes = order.plan(now).minutes[ticket.service_line]
    wrap_up = order.rule(now).wrap_up_seconds * 1000
    return Desk(lines, max(begun + minutes * 60_000, now) + wrap_up)


def reachable(hall: Hall, line: str, now: int) -> list[str]:
    """Lines that share a window with this one, directly or by another."""
    groups = [set(w.lines.at(now)) for w in hall.windows() if is_open(w)]
    known, before = {line}, 0
    while len(known) > before:
        before = len(known)
        known = known.union(*(group for group in groups if group & known))
    return sorted(known)
