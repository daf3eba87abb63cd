"""People ahead and the expected wait, held against the day as it then goes on."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from center import actions
from center.domain.calling import ready_at
from center.domain.catalogue import PRIORITY
from center.domain.forecast import (
    HIGH_PERCENT,
    HIGH_SECONDS,
    LOW_PERCENT,
    Desk,
    Expected,
    as_range,
    forecast,
)
from center.domain.rule import Rule
from center.domain.ticket import State, Ticket
from tests.domain.days import MORNING, ORDINARY, SERVICES, open_hall

RULES = st.builds(
    Rule,
    ratio=st.integers(2, 4),
    exponent_halves=st.sampled_from((0, 1, 2)),
    wrap_up_seconds=st.integers(0, 20),
)
LINES_OF_A_WINDOW = st.lists(st.sampled_from(ORDINARY), min_size=1, unique=True)
WINDOWS = st.lists(LINES_OF_A_WINDOW.map(tuple), min_size=1, max_size=3)
TICKETS = st.tuples(
    st.sampled_from(sorted(SERVICES)), st.sampled_from(("ordinary", PRIORITY))
)
MOMENTS = st.tuples(TICKETS, st.integers(0, 90), st.booleans())
RUSHES = st.lists(MOMENTS, min_size=1, max_size=25)
Rush = list[tuple[tuple[str, str], int, bool]]
"""Ticket, seconds until the next, and whether someone fetches a paper before."""


class Punctual:
    """A day whose clerks start at once and take exactly the published minutes."""

    def __init__(self, windows: list[tuple[str, ...]], rule: Rule) -> None:
        self.day = open_hall(dict(enumerate(windows, start=1)), rule=rule)
        self.served = {line for window in windows for line in window}

    def wait(self, seconds: int) -> None:
        """Let time pass; each errand ends on its second."""
        end = self.day.now + seconds * 1000
        while (at := self.next_moment(end)) is not None:
            self.day.now = at
            self.turn()
        self.day.now = end

    def next_moment(self, end: int) -> int | None:
        moments = [self.free_at(w.number) for w in self.day.hall.windows()]
        return min((at for at in moments if self.day.now < at <= end), default=None)

    def free_at(self, number: int) -> int:
        """When the window's errand ends, or its wrap-up."""
        window = self.day.hall.window(number)
        if not window.ticket:
            return ready_at(self.day.hall, window, self.day.now)
        ticket = self.day.hall.ticket(window.ticket)
        minutes = self.day.hall.order.plan(self.day.now).minutes[ticket.service_line]
        return ticket.started_at + minutes * 60_000

    def turn(self) -> None:
        """What falls on this moment: errands end, calls are made, people begin."""
        self.begin()
        for window in list(self.day.hall.windows()):
            if window.ticket and self.free_at(window.number) <= self.day.now:
                self.day.finish(window.number)
        actions.match(self.day.transaction)
        self.begin()

    def begin(self) -> None:
        """Whoever is called comes at once."""
        for window in list(self.day.hall.windows()):
            if window.ticket and self.state_of(window.ticket) is State.CALLED:
                self.day.start(window.number)

    def state_of(self, ticket: str) -> State:
        return self.day.hall.ticket(ticket).state

    def issue(self, service: str, side: str) -> None:
        if SERVICES[service] in self.served:
            self.day.issue(service, side)
            self.turn()

    def fetch_a_paper(self) -> None:
        """Whoever is served first is parked, and back at once: bound to the window."""
        serving = [w for w in self.day.hall.windows() if w.ticket]
        if not serving or self.state_of(serving[0].ticket) is not State.SERVING:
            return
        number, ticket = serving[0].number, serving[0].ticket
        self.day.on_ticket("ticket.parked", number, reason="photocopy")
        self.day.act("ticket.resumed", "reception:301", ticket=ticket)
        self.turn()

    def waiting(self) -> list[Ticket]:
        every = self.day.hall.tickets.values()
        return [ticket for ticket in every if ticket.state is State.WAITING]

    def desks(self) -> list[Desk]:
        """Each window, and when it can take the next."""
        wrap_up = self.day.hall.order.rule(self.day.now).wrap_up_seconds * 1000
        return [
            Desk(
                w.number,
                w.lines.at(self.day.now),
                self.free_at(w.number) + (wrap_up if w.ticket else 0),
                w.staff,
            )
            for w in self.day.hall.windows()
        ]

    def expect(self, ticket: Ticket) -> Expected | None:
        order, now = self.day.hall.order, self.day.now
        return forecast(ticket.id, self.waiting(), self.desks(), order, now)


@settings(max_examples=60)
@given(WINDOWS, RULES, RUSHES)
def test_the_forecast_is_what_happens_if_nobody_else_comes(
    windows: list[tuple[str, ...]], rule: Rule, rush: Rush
) -> None:
    center = Punctual(windows, rule)
    for (service, side), seconds, fetches in rush:
        center.issue(service, side)
        if fetches:
            center.fetch_a_paper()
        center.wait(seconds)
    now, lines = center.day.now, len(center.day.lines)
    told = {ticket.id: center.expect(ticket) for ticket in center.waiting()}

    center.wait(24 * 3600)

    calls = [x for x in center.day.lines[lines:] if x["kind"] == "ticket.called"]
    assert told == {
        line["ticket"]: as_range(ahead, (line["at"] - now) // 1000)
        for ahead, line in enumerate(calls)
    }


def test_nothing_is_told_where_no_open_window_offers_the_service() -> None:
    center = Punctual([("quick",)], Rule())
    ticket = center.day.issue("stamp")
    elsewhere = replace(ticket, id="x", line="long", service_line="long")
    order, now = center.day.hall.order, center.day.now

    assert forecast("x", [ticket, elsewhere], center.desks(), order, now) is None
    assert forecast(ticket.id, [ticket], [], order, now) is None


@given(st.integers(0, 500), st.integers(0, 12 * 3600))
def test_the_range_holds_the_wait_in_steps_of_five_minutes(
    ahead: int, seconds: int
) -> None:
    told = as_range(ahead, seconds)

    assert told.wait_from * 60 <= seconds * LOW_PERCENT // 100 <= seconds
    assert seconds * HIGH_PERCENT // 100 + HIGH_SECONDS <= told.wait_to * 60
    assert told.wait_from % 5 == 0
    assert told.wait_to % 5 == 0
    assert told.wait_to >= told.wait_from + 5


def test_a_short_wait_begins_at_nought_and_a_margin_is_kept_above() -> None:
    assert as_range(0, 0) == Expected(0, 0, 5)
    assert as_range(1, 37) == Expected(1, 0, 5)
    assert as_range(1, 229) == Expected(1, 0, 15)
    assert as_range(1, 399) == Expected(1, 0, 15)
    assert as_range(1, 400) == Expected(1, 5, 15)
    assert as_range(7, 1080) == Expected(7, 10, 35)


def test_the_wait_of_a_window_that_is_not_free_yet_is_counted() -> None:
    center = Punctual([("quick",)], Rule(wrap_up_seconds=0))
    ticket = center.day.issue("stamp")
    order = center.day.hall.order
    free_at = MORNING + 20 * 60_000

    told = forecast(ticket.id, [ticket], [Desk(1, ("quick",), free_at)], order, MORNING)

    assert told == Expected(0, 15, 40)


def test_whoever_fetched_a_paper_waits_for_the_window_that_knows_the_file() -> None:
    center = Punctual([("quick",), ("quick",)], Rule(wrap_up_seconds=0))
    back = replace(center.day.issue("stamp"), prefer_window=2)
    order = center.day.hall.order
    desks = [Desk(1, ("quick",), MORNING), Desk(2, ("quick",), MORNING + 600_000)]

    told = forecast(back.id, [back], desks, order, MORNING)
    without = forecast(back.id, [back], desks[:1], order, MORNING)

    assert told == as_range(0, 600)
    assert without == as_range(0, 0)
