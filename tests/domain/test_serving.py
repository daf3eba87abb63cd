"""Who may call a ticket that was sent on, and who is told that nobody may."""

import pytest

from center import actions
from center.domain.errors import NotInThisState
from center.domain.forecast import all_desks, forecast
from center.domain.serving import stranded
from center.domain.ticket import Ticket
from center.report.examine import report
from tests.domain.days import MANAGER, ORDINARY, Day, open_center
from tests.domain.scenes import TWO

SHORT = ("short", "long")


def sent_on(windows: dict[int, tuple[str, ...]] = TWO) -> Day:
    """Clerk 201 at window 1 has sent a visit on to a short service; 2 is closed."""
    day = open_center(windows)
    day.open_window(1)
    day.issue("stamp")
    day.call_now(1)
    day.start(1)
    told = {"service": "extract", "line": "short", "reason": "other_service"}
    day.on_ticket("ticket.transferred", 1, **told)
    return day


def only(day: Day) -> Ticket:
    [ticket] = day.hall.tickets.values()
    return ticket


def assign(day: Day, number: int, *lines: str) -> None:
    told = {"lines": list(lines), "effective_at": day.now, "reason": "fault"}
    day.act("window.assigned", MANAGER, window=number, **told)


def open_by(day: Day, number: int, staff: str) -> None:
    day.act("window.opened", f"clerk:{staff}", window=number, staff=staff)


def assert_calls_nobody(day: Day, number: int) -> None:
    staff = day.hall.window(number).staff
    with pytest.raises(NotInThisState):
        actions.call_now(day.transaction, "", staff, number)


def nobody_for(day: Day) -> list[str]:
    found = stranded([only(day)], day.hall.windows(), day.now)
    return [ticket.id for ticket in found]


def test_the_clerk_who_sent_a_visit_on_calls_it_from_no_other_window_either() -> None:
    day = sent_on()
    day.at_window("window.closed", 1)
    open_by(day, 2, "201")

    assert_calls_nobody(day, 2)
    open_by(day, 1, "202")
    assert_calls_nobody(day, 1)
    day.at_window("window.closed", 2)
    day.at_window("window.closed", 1)
    open_by(day, 2, "202")

    assert day.call_now(2).id == only(day).id


def test_no_other_window_needs_to_be_open_for_a_visit_to_stay_away_from_it() -> None:
    day = sent_on()

    assert_calls_nobody(day, 1)
    day.open_window(2)
    assert_calls_nobody(day, 1)
    day.at_window("window.paused", 2, reason="break")
    assert_calls_nobody(day, 1)


def test_a_visit_whose_line_is_left_to_no_other_window_is_called_by_the_sender() -> (
    None
):
    day = sent_on()
    assign(day, 2, "quick")

    assert day.call_now(1).id == only(day).id

    (found,) = (f for f in report(day.lines) if f.code == "called_by_sender")
    assert (found.about, found.seqs) == ("clerk:201", (day.lines[-1]["seq"],))
    assert found.is_listed


def test_a_visit_parked_where_its_sender_sits_now_goes_to_any_other_window() -> None:
    day = sent_on({1: ORDINARY, 2: ORDINARY, 3: ORDINARY})
    day.at_window("window.closed", 1)
    open_by(day, 2, "202")
    day.call_now(2)
    day.start(2)
    day.on_ticket("ticket.parked", 2, reason="photocopy")
    day.at_window("window.closed", 2)
    open_by(day, 2, "201")
    day.act("ticket.resumed", "reception:301", ticket=only(day).id)
    open_by(day, 3, "203")

    assert_calls_nobody(day, 2)
    assert day.call_now(3).id == only(day).id


def test_a_call_at_another_window_is_as_usual() -> None:
    day = sent_on()
    day.open_window(2)
    day.call_now(2)

    assert not [f for f in report(day.lines) if f.code == "called_by_sender"]


def test_whom_nobody_at_a_window_may_call_is_told_until_somebody_may() -> None:
    day = sent_on()
    assert nobody_for(day) == [only(day).id]

    day.open_window(2)
    assert nobody_for(day) == []
    day.at_window("window.paused", 2, reason="break")
    assert nobody_for(day) == []
    day.at_window("window.closed", 2)
    assert nobody_for(day) == [only(day).id]
    assign(day, 2, "quick")
    assert nobody_for(day) == []


def test_nobody_is_told_before_the_first_clerk_comes() -> None:
    day = open_center({1: ORDINARY, 2: SHORT})
    day.issue("stamp")
    assert nobody_for(day) == []

    day.open_window(2)
    assert nobody_for(day) == [only(day).id]


def test_no_wait_is_told_for_a_ticket_that_nobody_may_call() -> None:
    day = sent_on()
    ticket, order = only(day), day.hall.order

    assert (
        forecast(ticket.id, [ticket], all_desks(day.hall, day.now), order, day.now)
        is None
    )
    day.open_window(2)
    assert forecast(ticket.id, [ticket], all_desks(day.hall, day.now), order, day.now)
