"""The guards of the acts on windows and staff."""

import pytest

from center.domain.errors import (
    BadInput,
    NotAllowed,
    NotFound,
    NotInThisState,
    NotYours,
    PinLocked,
    UnknownReason,
)
from center.domain.events import Line
from center.domain.window import WindowState
from tests.domain.days import MANAGER, ORDINARY, Day, open_center, open_hall
from tests.domain.scenes import TWO, assert_refused


def opening(day: Day, window: int, staff: str, by: str = "") -> Line:
    who = f"clerk:{by or staff}"
    return day.line("window.opened", who, window=window, staff=staff)


def test_a_window_is_opened_by_a_clerk_in_the_clerks_own_name() -> None:
    day = open_center(TWO)
    created = {"staff": "100", "role": "manager", "code": "created"}
    day.act("staff.changed", MANAGER, **created)

    assert_refused(day, NotAllowed, opening(day, 1, "100"))
    assert_refused(day, NotAllowed, opening(day, 1, "201", by="202"))
    assert_refused(day, NotFound, opening(day, 1, "999"))


def test_a_locked_clerk_opens_nothing_until_the_lock_ends() -> None:
    day = open_center(TWO)
    until = day.now + 300_000
    day.act("staff.locked", "server", staff="201", device="W1", until=until)
    sign_in = {"staff": "201", "device": "W1"}

    assert_refused(day, PinLocked, opening(day, 1, "201"))
    assert_refused(day, PinLocked, day.line("staff.signed_in", "server", **sign_in))
    day.now = until
    day.open_window(1)
    assert day.hall.staff("201").locked_until == 0


def test_a_clerk_has_one_window_open() -> None:
    day = open_hall({1: ORDINARY})

    assert_refused(day, NotInThisState, opening(day, 2, "201"))


def test_a_window_is_paused_resumed_and_closed_by_its_own_clerk() -> None:
    day = open_hall(TWO)
    paused = {"window": 1, "reason": "break"}

    assert_refused(day, NotYours, day.line("window.paused", "clerk:202", **paused))
    day.at_window("window.paused", 1, reason="break")
    assert_refused(day, NotYours, day.line("window.resumed", "clerk:202", window=1))
    assert_refused(day, NotYours, day.line("window.closed", "clerk:202", window=1))
    day.act("window.closed", "server", window=1)
    assert day.hall.window(1).state is WindowState.CLOSED


def test_a_pause_has_a_reason_of_the_published_list() -> None:
    day = open_hall(TWO)
    bored = {"window": 1, "reason": "bored"}

    assert_refused(day, UnknownReason, day.line("window.paused", "clerk:201", **bored))


@pytest.mark.parametrize("serving", [False, True])
def test_a_window_with_someone_at_it_is_not_paused_nor_closed(serving: bool) -> None:
    day = open_hall(TWO)
    day.issue("stamp")
    day.call_now(1)
    if serving:
        day.start(1)
    paused = {"window": 1, "reason": "break"}

    assert_refused(
        day, NotInThisState, day.line("window.paused", "clerk:201", **paused)
    )
    for by in ("clerk:201", "server"):
        assert_refused(day, NotInThisState, day.line("window.closed", by, window=1))


def test_a_window_begins_its_wrap_up_anew_after_a_pause() -> None:
    day = open_hall({1: ORDINARY})
    day.now += 60_000
    day.at_window("window.paused", 1, reason="break")
    day.at_window("window.resumed", 1)
    day.issue("stamp")

    day.wait(14)
    assert not day.hall.window(1).ticket
    day.wait(1)

    assert day.hall.window(1).ticket == "20261122-S101"


@pytest.mark.parametrize("lines", [[], ["none"], ["priority"], ["quick", "none"]])
def test_a_window_is_assigned_ordinary_lines_of_the_catalogue(lines: list[str]) -> None:
    day = open_center(TWO)
    assigned = {"window": 1, "lines": lines, "effective_at": day.now, "reason": "fault"}

    assert_refused(day, BadInput, day.line("window.assigned", MANAGER, **assigned))


def test_a_window_is_not_given_a_line_twice() -> None:
    day = open_center(TWO)
    twice = {"lines": ["quick", "short", "quick"], "reason": "fault"}
    assigned = {"window": 1, "effective_at": day.now, **twice}

    line = day.line("window.assigned", MANAGER, **assigned)

    assert "once" in assert_refused(day, BadInput, line).detail


def test_nobody_signs_out_who_is_not_signed_in_there() -> None:
    day = open_center(TWO)
    out = {"staff": "201", "device": "W1"}
    line = day.line("staff.signed_out", "server", **out)

    assert_refused(day, NotInThisState, line)
    day.open_window(1)
    assert_refused(day, NotInThisState, line | {"device": "W2"})
    day.act("staff.signed_out", "server", **out)
    assert_refused(day, NotInThisState, line)


def test_a_pin_is_changed_by_its_owner_alone() -> None:
    day = open_center(TWO)
    mine = {"staff": "201", "role": "clerk", "code": "pin"}

    by_manager = day.line("staff.changed", MANAGER, **mine)
    by_another = day.line("staff.changed", "clerk:202", **mine)
    as_manager = day.line("staff.changed", "clerk:201", **mine | {"role": "manager"})

    for line in (by_manager, by_another, as_manager):
        assert_refused(day, NotAllowed, line)
    day.act("staff.changed", "clerk:201", **mine)


def test_a_clerk_makes_no_staff() -> None:
    day = open_center(TWO)
    made = {"staff": "999", "role": "manager", "code": "created"}

    assert_refused(day, NotAllowed, day.line("staff.changed", "clerk:201", **made))


def test_a_code_or_role_that_is_not_known_is_refused() -> None:
    day = open_center(TWO)
    made = {"staff": "999", "role": "king", "code": "created"}
    told = {"staff": "201", "device": "W1", "code": "sleepy"}

    assert_refused(day, BadInput, day.line("staff.changed", MANAGER, **made))
    assert_refused(day, BadInput, day.line("staff.refused", "server", **told))


def test_nobody_is_made_twice() -> None:
    day = open_center(TWO)
    made = {"staff": "201", "role": "manager", "code": "created"}

    assert_refused(day, NotInThisState, day.line("staff.changed", MANAGER, **made))
