"""The guards of the acts on tickets: each refuses with its own code."""

from typing import Any

import pytest

from center.domain.acts import perform
from center.domain.errors import (
    BadInput,
    CardNotSeen,
    Closed,
    NotFound,
    NotInThisState,
    NotYours,
    TooEarly,
    TooOften,
    UnknownReason,
    UnknownService,
)
from center.domain.events import Line
from center.domain.ticket import Side, State
from tests.domain.days import (
    ORDINARY,
    Day,
    assert_refused,
    open_center,
    open_hall,
)

QUICK_ONLY = {1: ("quick",)}
TWO = {1: ORDINARY, 2: ORDINARY}


def called(side: str = "ordinary") -> Day:
    """A ticket is called to window 1; window 2 is open."""
    day = open_hall(TWO)
    day.issue("stamp", side)
    day.call_now(1)
    return day


def clerk_line(day: Day, kind: str, number: int = 1, **fields: Any) -> Line:
    window = day.hall.window(1)
    by = f"clerk:{day.hall.window(number).staff}"
    return day.line(kind, by, ticket=window.ticket, window=number, **fields)


def issue_line(day: Day, **other: object) -> Line:
    fields: dict[str, object] = {
        **{"ticket": "20261122-S101", "line": "quick", "number": 101},
        **{"side": "ordinary", "service": "stamp", "request": ""},
        **{"device": "K1", "device_seq": 0, "place_at": day.now},
    }
    return day.line("ticket.issued", "kiosk:K1", **fields | other)


def test_no_ticket_is_given_while_the_day_is_closed() -> None:
    day = open_center(TWO)
    day.act("day.closed", "server", day="2026-11-22", counts={})

    assert_refused(day, Closed, issue_line(day))


def test_no_ticket_is_given_on_a_day_that_was_not_opened() -> None:
    day = open_center(TWO)
    day.now += 24 * 3600 * 1000

    assert_refused(day, Closed, issue_line(day))


def test_no_ticket_is_given_for_a_service_that_no_window_serves() -> None:
    day = open_center(QUICK_ONLY)

    assert_refused(day, UnknownService, issue_line(day, service="permit"))
    assert_refused(day, UnknownService, issue_line(day, service="passport"))


@pytest.mark.parametrize(
    "other",
    [
        {"number": 102},
        {"number": 100},
        {"line": "short"},
        {"line": "priority"},
        {"ticket": "20261122-S102"},
        {"ticket": "20261121-S101"},
        {"place_at": 1},
        {"side": "vip"},
        {"device": "K2"},
    ],
)
def test_a_number_or_place_that_is_not_the_next_is_refused(
    other: dict[str, object],
) -> None:
    day = open_center(TWO)

    assert_refused(day, BadInput, issue_line(day, **other))


def test_a_priority_ticket_stands_in_the_priority_line_and_keeps_its_letter() -> None:
    day = open_center(TWO)

    ticket = day.issue("permit", "priority")

    assert (ticket.id, ticket.line) == ("20261122-A101", "priority")
    assert (ticket.service_line, ticket.side) == ("long", Side.PRIORITY)


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
        "early": 1,
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
    waits = day.hall.first_ordinary("quick")
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


def test_the_clerk_of_another_window_can_do_nothing_with_a_ticket() -> None:
    day = called()
    acts: dict[str, dict[str, Any]] = {
        "ticket.recalled": {"count": 2},
        "ticket.started": {"presence": "check", "card": 1},
        "ticket.demoted": {"line": "quick"},
        "ticket.missed": {},
        "ticket.finished": {"outcome": "done"},
    }

    for kind, fields in acts.items():
        assert_refused(day, NotYours, clerk_line(day, kind, 2, **fields))
        by_another = clerk_line(day, kind, **fields) | {"by": "clerk:202"}
        assert_refused(day, NotYours, by_another)


def test_a_priority_ticket_starts_only_once_the_card_is_seen() -> None:
    day = called("priority")

    line = clerk_line(day, "ticket.started", presence="qr", card=0)

    assert_refused(day, CardNotSeen, line)
    day.do(line | {"card": 1})
    assert day.hall.ticket(line["ticket"]).state is State.SERVING


def test_presence_is_by_code_or_by_characters_only() -> None:
    day = called()

    line = clerk_line(day, "ticket.started", presence="seen", card=1)

    assert_refused(day, BadInput, line)


def test_a_demoted_ticket_keeps_its_place_time_and_is_marked() -> None:
    day = called("priority")
    before = day.hall.ticket(day.hall.window(1).ticket)
    day.now += 60_000

    day.on_ticket("ticket.demoted", 1, line="quick")

    after = day.hall.ticket(before.id)
    assert (after.line, after.place_at, after.marked) == (
        "quick",
        before.place_at,
        True,
    )
    assert (after.state, after.window, after.letter) == (State.WAITING, 0, "A")
    assert day.hall.first_ordinary("quick") == after


def test_an_ordinary_ticket_is_not_demoted_nor_one_to_a_line_of_choice() -> None:
    ordinary, priority = called(), called("priority")
    quick: dict[str, Any] = {"kind": "ticket.demoted", "line": "quick"}

    assert_refused(ordinary, NotInThisState, clerk_line(ordinary, **quick))
    line = clerk_line(priority, "ticket.demoted", line="long")
    assert_refused(priority, NotInThisState, line)


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


def test_an_outcome_is_of_the_published_list() -> None:
    day = called()
    day.start(1)

    line = clerk_line(day, "ticket.finished", outcome="tired")

    assert_refused(day, UnknownReason, line)


@pytest.mark.parametrize(
    ("by", "reason"),
    [("kiosk:K1", "day_closed"), ("server", "citizen"), ("kiosk:K1", "bored")],
)
def test_a_ticket_is_cancelled_only_by_its_citizen_or_the_days_close(
    by: str, reason: str
) -> None:
    day = open_center(TWO)
    ticket = day.issue("stamp").id

    line = day.line("ticket.cancelled", by, ticket=ticket, reason=reason)

    assert_refused(day, UnknownReason, line)


def test_a_ticket_that_nobody_gave_is_not_known() -> None:
    day = open_hall(TWO)

    line = day.line("ticket.cancelled", "kiosk:K1", ticket="x", reason="citizen")

    assert_refused(day, NotFound, line)
