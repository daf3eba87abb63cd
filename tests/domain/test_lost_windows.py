"""Windows at which nobody acts, and exceptional calls."""

from typing import Any

import pytest

from center.domain.errors import (
    BadInput,
    NotAllowed,
    NotInThisState,
    NotYours,
    TooEarly,
    UnknownReason,
)
from center.domain.events import Line
from center.domain.ticket import State
from center.domain.window import WindowState
from tests.domain.days import MANAGER, ORDINARY, Day, open_hall
from tests.domain.scenes import TWO, assert_refused, called, serving

TWO_MINUTES = 120_000


def lost(day: Day, why: str = "no_act", **other: Any) -> Line:
    told = {"window": 1, "ticket": day.hall.window(1).ticket, "why": why}
    return day.line("window.lost", "server", **told | other)


def test_a_window_is_lost_two_minutes_after_a_call_without_an_act() -> None:
    day = called()
    ticket = day.hall.ticket(day.hall.window(1).ticket)
    day.now += TWO_MINUTES - 1
    refused = assert_refused(day, TooEarly, lost(day))
    assert refused.facts == {"allowed_at": day.now + 1}
    day.now += 1

    day.do(lost(day))

    window, back = day.hall.window(1), day.hall.ticket(ticket.id)
    assert (window.state, window.ticket) == (WindowState.LOST, "")
    assert (back.state, back.marked, back.calls) == (State.WAITING, True, 0)
    assert (back.place_at, back.seq) == (ticket.place_at, ticket.seq)


def test_a_recall_is_an_act() -> None:
    day = called()
    day.now += TWO_MINUTES - 1
    day.on_ticket("ticket.recalled", 1, count=2)
    day.now += TWO_MINUTES - 1

    assert_refused(day, TooEarly, lost(day))


def test_a_window_that_serves_is_lost_only_when_its_terminal_is_silent() -> None:
    day = serving()
    ticket = day.hall.window(1).ticket
    day.now += 10 * TWO_MINUTES
    assert_refused(day, TooEarly, lost(day))

    day.do(lost(day, "terminal_silent"))

    found = day.hall.ticket(ticket)
    assert (found.state, found.reason) == (State.PARKED, "window_lost")
    assert found.prefer_window == 1


def test_a_window_is_lost_with_its_own_ticket_and_for_a_known_reason() -> None:
    day = called()
    day.now += TWO_MINUTES

    for wrong in ({"ticket": ""}, {"ticket": "20261122-S102"}):
        assert_refused(day, BadInput, lost(day, **wrong))
    assert_refused(day, NotInThisState, lost(day, "tired"))


@pytest.mark.parametrize("paused", [False, True])
def test_a_window_that_is_back_is_as_it_was(paused: bool) -> None:
    day = open_hall(TWO)
    if paused:
        day.at_window("window.paused", 1, reason="prayer")
    before = day.hall.window(1)
    day.do(lost(day, "terminal_silent"))
    day.now += 60_000

    day.act("window.back", "server", window=1)

    after = day.hall.window(1)
    assert (after.state, after.pause_reason) == (before.state, before.pause_reason)
    assert (after.staff, after.free_since) == ("201", day.now)


def test_only_its_own_clerk_brings_a_window_back() -> None:
    day = open_hall(TWO)
    day.do(lost(day, "terminal_silent"))

    line = day.line("window.back", "clerk:202", window=1)

    assert_refused(day, NotYours, line)
    day.do(line | {"by": "clerk:201"})


def test_nobody_is_called_to_a_lost_window() -> None:
    day = open_hall({1: ORDINARY})
    day.do(lost(day, "terminal_silent"))
    day.issue("stamp")

    day.wait(3600)

    assert day.hall.window(1).ticket == ""


def exceptional(day: Day, ticket: str, **other: Any) -> Line:
    told = {
        **{"ticket": ticket, "window": 1, "rule": 1, "reason": "exceptional"},
        **{"heads": [], "history": day.hall.order.history, "early": 0},
        "why": "illness",
    }
    return day.line("ticket.called", MANAGER, **told | other)


def full_hall() -> Day:
    day = open_hall(TWO)
    for _ in range(3):
        day.issue("stamp")
    return day


def test_a_manager_calls_a_waiting_ticket_with_a_reason_of_the_list() -> None:
    day = full_hall()
    day.call_now(2)
    history = day.hall.order.history

    day.do(exceptional(day, "20261122-S103"))

    ticket = day.hall.ticket("20261122-S103")
    assert (ticket.state, ticket.window) == (State.CALLED, 1)
    assert (ticket.reason, day.hall.order.history) == ("exceptional", history)
    for why in ("", "friend", "break"):
        line = exceptional(day, "20261122-S102", why=why, window=1)
        assert_refused(full_hall(), UnknownReason, line)


def test_an_exceptional_call_goes_to_a_free_window_for_one_who_waits() -> None:
    day = full_hall()
    day.call_now(1)

    assert_refused(day, NotInThisState, exceptional(day, "20261122-S102"))
    taken = exceptional(day, "20261122-S101", window=2)
    assert_refused(day, NotInThisState, taken)
    day.at_window("window.paused", 2, reason="break")
    paused = exceptional(day, "20261122-S102", window=2)
    assert_refused(day, NotInThisState, paused)


@pytest.mark.parametrize(
    "other", [{"early": 1}, {"history": 1}, {"heads": [["quick", "x", 1]]}]
)
def test_an_exceptional_call_says_nothing_of_the_rule(other: dict[str, Any]) -> None:
    day = full_hall()

    assert_refused(day, BadInput, exceptional(day, "20261122-S102", **other))


def test_neither_calls_for_the_other() -> None:
    day = full_hall()
    line = exceptional(day, "20261122-S102")
    by_rule = {"reason": "only_side", "why": ""}

    assert_refused(day, NotAllowed, line | {"by": "server"})
    assert_refused(day, NotAllowed, line | by_rule)
    assert_refused(day, NotAllowed, line | {"by": "clerk:201"})


def test_after_an_exceptional_call_the_rule_goes_on_as_if_it_had_not_been() -> None:
    day, quiet = full_hall(), full_hall()
    day.issue("stamp", "priority")
    quiet.issue("stamp", "priority")
    day.do(exceptional(day, "20261122-S103"))

    assert day.call_now(2).id == quiet.call_now(2).id
    assert day.hall.order.history == quiet.hall.order.history
