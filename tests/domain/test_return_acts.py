"""The guards of the acts by which a ticket waits again, and of rating."""

from typing import Any

import pytest

from center import actions
from center.domain.errors import (
    Closed,
    NotInThisState,
    NotYours,
    NoWindowNeeded,
    SameService,
    TooLate,
    TooOften,
    UnknownReason,
    UnknownService,
)
from center.domain.events import Line
from center.domain.ticket import State, Ticket
from tests.domain.days import MANAGER, NO_WINDOW, ORDINARY, RECEPTION, Day, open_hall
from tests.domain.scenes import TWO, assert_refused, clerk_line, serving

HALF_HOUR = 1_800_000


def only(day: Day) -> Ticket:
    [ticket] = day.hall.tickets.values()
    return ticket


def again(day: Day, kind: str, ticket: str, by: str = RECEPTION) -> Line:
    return day.line(kind, by, ticket=ticket)


def sent_on(service: str = "extract", side: str = "ordinary") -> Day:
    """Window 1 has sent its visit on; window 2 is open."""
    day = serving(side=side)
    line = "priority" if side == "priority" else "short"
    told = {"service": service, "line": line, "reason": "other_service"}
    day.on_ticket("ticket.transferred", 1, **told)
    return day


def parked() -> Day:
    day = serving()
    day.on_ticket("ticket.parked", 1, reason="photocopy")
    return day


def missed() -> Day:
    """A ticket is called three times at window 1 and not seen."""
    day = open_hall(TWO)
    day.issue("stamp")
    day.call_now(1)
    for count in (2, 3):
        day.now += 20_000
        day.on_ticket("ticket.recalled", 1, count=count)
    day.now += 120_000
    day.on_ticket("ticket.missed", 1)
    return day


def test_a_visit_is_parked_and_sent_on_for_a_reason_of_the_list() -> None:
    day = serving()
    on: dict[str, Any] = {"service": "extract", "line": "short"}

    for reason in ("", "bored", "break"):
        line = clerk_line(day, "ticket.parked", reason=reason)
        assert_refused(day, UnknownReason, line)
        line = clerk_line(day, "ticket.transferred", **on, reason=reason)
        assert_refused(day, UnknownReason, line)


@pytest.mark.parametrize("kind", ["ticket.parked", "ticket.transferred"])
def test_nobody_parks_or_sends_on_the_visit_of_another_window(kind: str) -> None:
    day = serving()
    fields: dict[str, Any] = {"reason": "photocopy"}
    if kind == "ticket.transferred":
        fields = {"service": "extract", "line": "short", "reason": "other_service"}

    assert_refused(day, NotYours, clerk_line(day, kind, 2, **fields))
    by_another = clerk_line(day, kind, **fields) | {"by": "clerk:202"}
    assert_refused(day, NotYours, by_another)


def test_a_parked_ticket_comes_back_to_its_old_place_marked() -> None:
    day = parked()
    before = only(day)
    day.now += HALF_HOUR

    day.do(again(day, "ticket.resumed", before.id))

    after = only(day)
    assert after.state is State.WAITING
    assert (after.place_at, after.seq) == (before.place_at, before.seq)
    assert (after.marked, after.calls, after.started_at) == (True, 0, 0)


def test_a_resumed_ticket_is_called_by_the_window_that_parked_it() -> None:
    day = parked()
    day.do(again(day, "ticket.resumed", only(day).id))
    assert_refused_at(day, 2)

    day.call_now(1)

    assert only(day).window == 1


def assert_refused_at(day: Day, number: int) -> None:
    """Enter at a window calls nobody, though someone waits."""
    staff = day.hall.window(number).staff
    with pytest.raises(NotInThisState):
        actions.call_now(day.transaction, "", staff, number)


@pytest.mark.parametrize("how", ["paused", "closed", "lost", "other lines"])
def test_a_resumed_ticket_goes_to_any_window_if_that_one_cannot_call_it(
    how: str,
) -> None:
    day = parked()
    if how == "paused":
        day.at_window("window.paused", 1, reason="break")
    elif how == "closed":
        day.at_window("window.closed", 1)
    elif how == "other lines":
        told = {"lines": ["long"], "effective_at": day.now, "reason": "fault"}
        day.act("window.assigned", MANAGER, window=1, **told)
    else:
        lost = {"window": 1, "ticket": "", "why": "terminal_silent"}
        day.act("window.lost", "server", **lost)
    day.do(again(day, "ticket.resumed", only(day).id))

    day.call_now(2)

    assert only(day).window == 2


def test_others_are_called_past_a_ticket_that_is_bound_to_a_window() -> None:
    day = parked()
    bound = only(day).id
    day.do(again(day, "ticket.resumed", bound))
    behind = day.issue("stamp").id

    assert day.call_now(2).id == behind
    assert day.call_now(1).id == bound


def test_a_visit_is_sent_on_to_another_service_that_is_offered() -> None:
    day = serving()
    reason = {"reason": "other_service"}

    for service, line in (
        *(("passport", "quick"), ("permit", "short")),
        *(("permit", "priority"), ("permit", "quick")),
    ):
        told: dict[str, Any] = {"service": service, "line": line, **reason}
        line_of = clerk_line(day, "ticket.transferred", **told)
        assert_refused(day, UnknownService, line_of)


def test_a_visit_is_not_sent_on_to_the_service_that_it_is_for() -> None:
    day = serving()
    told: dict[str, Any] = {"service": "stamp", "line": "quick"}
    told["reason"] = "other_service"

    assert_refused(day, SameService, clerk_line(day, "ticket.transferred", **told))


def test_a_visit_is_not_sent_on_to_a_service_that_no_window_gives() -> None:
    day = serving()
    told: dict[str, Any] = {"service": NO_WINDOW, "line": "quick"}
    told["reason"] = "other_service"

    assert_refused(day, NoWindowNeeded, clerk_line(day, "ticket.transferred", **told))


def test_a_visit_is_not_sent_where_no_other_window_could_call_it() -> None:
    day = open_hall({1: ORDINARY, 2: ("quick",)})
    day.issue("stamp")
    day.call_now(1)
    day.start(1)
    told: dict[str, Any] = {"service": "permit", "line": "long"}
    told["reason"] = "other_service"

    line = clerk_line(day, "ticket.transferred", **told)

    assert_refused(day, UnknownService, line)


def test_a_visit_sent_on_keeps_its_code_and_place_and_is_marked() -> None:
    day = serving()
    before = only(day)
    day.now += 60_000
    told = {"service": "extract", "line": "short", "reason": "other_service"}

    day.on_ticket("ticket.transferred", 1, **told)

    after = only(day)
    assert (after.id, after.place_at, after.seq) == (
        before.id,
        before.place_at,
        before.seq,
    )
    assert (after.service, after.line, after.service_line) == (
        *("extract", "short", "short"),
    )
    assert (after.state, after.marked, day.hall.window(1).ticket) == (
        *(State.WAITING, True, ""),
    )


def test_a_priority_visit_sent_on_stays_in_the_priority_line() -> None:
    day = sent_on(side="priority")

    assert (only(day).line, only(day).service_line) == ("priority", "short")


@pytest.mark.parametrize("side", ["ordinary", "priority"])
def test_the_window_that_sent_a_visit_on_never_calls_it(side: str) -> None:
    day = sent_on(side=side)
    assert_refused_at(day, 1)
    day.at_window("window.closed", 2)
    assert_refused_at(day, 1)
    day.open_window(2)

    day.call_now(2)

    assert only(day).window == 2


def test_a_visit_sent_back_and_forth_is_called_by_neither() -> None:
    day = sent_on()
    day.call_now(2)
    day.start(2)
    back = {"service": "stamp", "line": "quick", "reason": "other_service"}
    day.on_ticket("ticket.transferred", 2, **back)

    assert_refused_at(day, 2)
    assert day.call_now(1).id == only(day).id
    kinds = [line["kind"] for line in day.lines]
    assert kinds.count("ticket.transferred") == 2


def test_a_checklist_does_not_go_on_to_another_service() -> None:
    day = serving()
    answers = {"nid": "present", "form": "present", "proxy": "not_applicable"}
    day.on_ticket("documents.checked", 1, documents=answers)
    told = {"service": "extract", "line": "short", "reason": "second_service"}

    day.on_ticket("ticket.transferred", 1, **told)

    assert only(day).papers == ""


def test_a_missed_ticket_comes_back_once_to_its_old_place() -> None:
    day = missed()
    before = only(day)
    day.now += HALF_HOUR

    day.do(again(day, "ticket.returned", before.id, "kiosk:K1"))

    after = only(day)
    assert (after.state, after.marked, after.place_at) == (
        *(State.WAITING, True, before.place_at),
    )
    assert (after.calls, after.returns) == (0, 1)


def test_a_missed_ticket_does_not_come_back_after_30_minutes() -> None:
    day = missed()
    day.now += HALF_HOUR + 1

    assert_refused(day, TooLate, again(day, "ticket.returned", only(day).id))


def test_a_ticket_missed_a_second_time_does_not_come_back() -> None:
    day = missed()
    day.do(again(day, "ticket.returned", only(day).id))
    day.wait(0)
    number = only(day).window
    for count in (2, 3):
        day.now += 20_000
        day.on_ticket("ticket.recalled", number, count=count)
    day.now += 120_000
    day.on_ticket("ticket.missed", number)

    assert_refused(day, TooOften, again(day, "ticket.returned", only(day).id))


@pytest.mark.parametrize(
    ("scene", "kind"), [(missed, "ticket.returned"), (parked, "ticket.resumed")]
)
def test_nobody_comes_back_after_the_close(scene: object, kind: str) -> None:
    assert callable(scene)
    day = scene()
    day.act("day.closed", "server", day="2026-11-22", counts={})

    assert_refused(day, Closed, again(day, kind, only(day).id))


def test_a_ticket_of_yesterday_does_not_come_back() -> None:
    day = parked()
    ticket = only(day).id
    day.act("day.closed", "server", day="2026-11-22", counts={})
    day.now += 24 * 3600 * 1000
    day.act("day.opened", "server", day="2026-11-23")

    assert_refused(day, NotInThisState, again(day, "ticket.resumed", ticket))


def test_a_served_ticket_is_rated_once_with_one_of_three_words() -> None:
    day = serving()
    ticket = only(day).id
    rated = day.line("rating.given", "portal", ticket=ticket, rating="good")
    assert_refused(day, NotInThisState, rated)
    day.finish(1)

    assert_refused(day, UnknownReason, rated | {"rating": "splendid"})
    day.act("rating.given", "portal", ticket=ticket, rating="poor")
    assert_refused(day, TooOften, rated)

    assert only(day).rating == "poor"
