"""Staff made, given another PIN or removed, by whom, and what becomes of a window."""

from typing import Any

import pytest

from center.domain.errors import NotAllowed, NotFound, NotInThisState, UnknownReason
from center.domain.events import Line
from center.domain.ticket import State
from center.domain.window import Role, WindowState
from tests.domain.days import MANAGER, ORDINARY, Day, open_center, open_hall
from tests.domain.scenes import TWO, assert_refused, called, serving


def changed(day: Day, code: str, by: str = MANAGER, **other: Any) -> Line:
    role = "former" if code == "removed" else "clerk"
    told = {"staff": "201", "role": role, "code": code}
    return day.line("staff.changed", by, **told | other)


def lost(day: Day) -> Line:
    told = {"ticket": day.hall.window(1).ticket, "why": "staff_removed"}
    return day.line("window.lost", "server", window=1, **told)


@pytest.mark.parametrize("code", ["reset", "removed"])
def test_only_a_manager_does_it_and_never_to_himself(code: str) -> None:
    day = open_center(TWO)
    day.act("staff.changed", MANAGER, staff="100", role="manager", code="created")

    for by in ("clerk:201", "clerk:202", "reception:201"):
        assert_refused(day, NotAllowed, changed(day, code, by))
    role = "former" if code == "removed" else "manager"
    assert_refused(day, NotAllowed, changed(day, code, staff="100", role=role))


def test_nobody_is_removed_from_a_window_that_is_open() -> None:
    day = called()

    assert_refused(day, NotInThisState, changed(day, "removed"))


@pytest.mark.parametrize("serves", [False, True])
def test_who_is_at_the_window_of_a_clerk_who_is_removed_loses_nothing(
    serves: bool,
) -> None:
    day = serving() if serves else called()
    before = day.hall.ticket(day.hall.window(1).ticket)

    day.do(lost(day))
    day.act("window.closed", "server", window=1)
    day.do(changed(day, "removed"))

    after = day.hall.ticket(before.id)
    assert after.state is (State.PARKED if serves else State.WAITING)
    assert (after.place_at, after.seq) == (before.place_at, before.seq)
    assert day.hall.window(1).state is WindowState.CLOSED
    assert day.hall.staff("201").role is Role.FORMER


def test_whoever_was_removed_opens_nothing_and_is_not_made_again() -> None:
    day = open_center(TWO)
    day.do(changed(day, "removed"))

    opened = day.line("window.opened", "clerk:201", window=1, staff="201")
    assert_refused(day, NotAllowed, opened)
    assert_refused(day, NotInThisState, changed(day, "created"))
    assert_refused(day, NotInThisState, changed(day, "removed"))
    for role in ("clerk", "former"):
        assert_refused(day, NotAllowed, changed(day, "reset", role=role))


def test_another_first_pin_ends_a_lock_out() -> None:
    day = open_center(TWO)
    until = day.now + 300_000
    day.act("staff.locked", "server", staff="201", device="W1", until=until)

    day.do(changed(day, "reset"))

    day.open_window(1)
    assert day.hall.window(1).staff == "201"


def test_a_clerk_who_is_locked_while_serving_ends_the_visit_all_the_same() -> None:
    day = serving()
    until = day.now + 300_000
    day.act("staff.locked", "server", staff="201", device="W2", until=until)

    day.finish(1)

    assert day.hall.window(1).is_free


def test_no_window_comes_into_being_after_the_first_day_began() -> None:
    day = open_hall(TWO)
    told = {"lines": list(ORDINARY), "effective_at": day.now}

    for reason in ("", "fault"):
        line = day.line("window.assigned", MANAGER, window=7, reason=reason, **told)
        assert_refused(day, NotFound, line)


def test_the_reason_of_the_first_setting_up_is_none_once_a_day_began() -> None:
    day = open_hall(TWO)
    told = {"lines": list(ORDINARY), "effective_at": day.now, "reason": "setup"}

    for window in (1, 7):
        line = day.line("window.assigned", MANAGER, window=window, **told)
        assert_refused(day, UnknownReason, line)
