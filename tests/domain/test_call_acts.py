"""The guards of calling, calling again, showing and missing."""

from typing import Any

import pytest

from center.domain.acts import perform
from center.domain.errors import (
    BadInput,
    NotInThisState,
    TooEarly,
    TooOften,
)
from center.domain.events import Line
from center.domain.serving import Serving
from center.domain.ticket import State
from tests.domain.days import ORDINARY, Day, open_hall
from tests.domain.scenes import (
    TWO,
    assert_refused,
    called,
    clerk_line,
    issue_line,
)


def test_a_call_before_the_wrap_up_ends_is_made_only_by_enter() -> None:
    day = open_hall({1: ORDINARY})
    day.issue("stamp")
    day.now += 14_999
    line = call_line(day, early=0)

    assert_refused(day, TooEarly, line)
    perform(day.hall, line | {"early": 1})
    day.now += 1
    perform(day.hall, call_line(day, early=0))


def call_line(day: Day, **other: object) -> Line:
    """The call that the rule demands for window 1, with something changed."""
    ticket = min(day.hall.tickets.values(), key=lambda t: t.seq)
    fields: dict[str, object] = {
        **{"ticket": ticket.id, "window": 1, "rule": 1, "reason": "only_side"},
        **{"heads": [[ticket.line, ticket.id, ticket.place_at]], "history": 0},
        **{"early": 1, "why": ""},
    }
    return day.line("ticket.called", "server", **fields | other)


@pytest.mark.parametrize(
    "other",
    [
        {"ticket": "20261122-S102"},
        {"reason": "priority_turn"},
        {"rule": 2},
        {"heads": []},
        {"history": 1},
        {"early": 2},
    ],
)
def test_a_call_that_the_rule_does_not_demand_is_refused(
    other: dict[str, object],
) -> None:
    day = open_hall({1: ORDINARY})
    day.issue("stamp")
    day.issue("stamp")
    day.do(call_line(day))
    day = open_hall({1: ORDINARY})
    day.issue("stamp")
    day.issue("stamp")

    assert_refused(day, BadInput, call_line(day, **other))


def test_an_early_call_is_early_only_during_the_wrap_up() -> None:
    day = open_hall({1: ORDINARY})
    day.issue("stamp")
    day.now += 15_000

    assert_refused(day, BadInput, call_line(day, early=1))


def test_a_window_that_is_due_is_not_overtaken() -> None:
    day = open_hall(TWO)
    day.now += 5_000
    day.at_window("window.paused", 1, reason="break")
    day.at_window("window.resumed", 1)
    day.now += 10_000
    ticket = day.line("ticket.issued", "kiosk:K1", **issued_now(day))
    day.do(ticket)

    assert_refused(day, BadInput, call_line(day, early=1))
    day.do(call_line(day, window=2, early=0))


def issued_now(day: Day) -> dict[str, object]:
    common = ("v", "seq", "at", "kind", "by", "nonce")
    return {k: v for k, v in issue_line(day).items() if k not in common}


def test_a_busy_or_paused_window_is_not_called_for() -> None:
    day = called()
    day.issue("stamp")
    waits = day.hall.first_ordinary("quick", 2, Serving({}, {}, ()))
    assert waits is not None
    heads = [[waits.line, waits.id, waits.place_at]]
    line = call_line(day, ticket=waits.id, heads=heads, history=1)

    assert_refused(day, NotInThisState, line)
    day.at_window("window.paused", 2, reason="break")
    assert_refused(day, NotInThisState, line | {"window": 2})


def test_a_ticket_is_recalled_after_20_seconds_and_twice_at_most() -> None:
    day = called()
    day.now += 19_999
    recall: dict[str, Any] = {"kind": "ticket.recalled", "count": 2}

    refused = assert_refused(day, TooEarly, clerk_line(day, **recall))
    assert refused.facts == {"allowed_at": day.now + 1}
    day.now += 1
    assert_refused(day, BadInput, clerk_line(day, "ticket.recalled", count=3))
    day.on_ticket("ticket.recalled", 1, count=2)
    day.now += 20_000
    day.on_ticket("ticket.recalled", 1, count=3)
    day.now += 20_000
    assert_refused(day, TooOften, clerk_line(day, "ticket.recalled", count=4))


def recalled_twice() -> Day:
    day = called()
    for count in (2, 3):
        day.now += 20_000
        day.on_ticket("ticket.recalled", 1, count=count)
    return day


def test_nobody_is_missed_before_the_third_call() -> None:
    day = called()
    day.now += 600_000

    assert_refused(day, TooEarly, clerk_line(day, "ticket.missed"))


def test_nobody_is_missed_within_60_seconds_of_the_display() -> None:
    day = called()
    call = day.hall.ticket(day.hall.window(1).ticket)
    day.now += 10_000
    show = {"ticket": call.id, "call": call.call_seq, "device_at": day.now}
    day.act("ticket.shown", "display:D1", **show)
    for count in (2, 3):
        day.now += 20_000
        day.on_ticket("ticket.recalled", 1, count=count)
    day.now += 19_999

    refused = assert_refused(day, TooEarly, clerk_line(day, "ticket.missed"))

    assert refused.facts == {"allowed_at": call.called_at + 70_000}
    day.now += 1
    day.on_ticket("ticket.missed", 1)
    assert day.hall.ticket(call.id).state is State.NO_SHOW


def test_where_no_display_showed_the_call_nobody_is_missed_within_120_seconds() -> None:
    day = recalled_twice()
    day.now += 79_999

    refused = assert_refused(day, TooEarly, clerk_line(day, "ticket.missed"))

    assert refused.facts == {"allowed_at": day.now + 1}
    day.now += 1
    day.on_ticket("ticket.missed", 1)


def test_a_call_is_shown_once_and_by_its_own_place_in_the_journal() -> None:
    day = called()
    call = day.hall.ticket(day.hall.window(1).ticket)
    show = {"ticket": call.id, "call": call.call_seq, "device_at": day.now}
    line = day.line("ticket.shown", "display:D1", **show)

    assert_refused(day, BadInput, line | {"call": call.call_seq + 1})
    day.do(line)
    assert_refused(day, NotInThisState, line)
