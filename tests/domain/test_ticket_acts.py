"""The guards of starting, demoting, finishing and cancelling."""

from typing import Any

import pytest

from center.domain.errors import (
    BadInput,
    CardNotSeen,
    NotFound,
    NotInThisState,
    NotYours,
    TooEarly,
    UnknownReason,
)
from center.domain.serving import Serving
from center.domain.ticket import State
from tests.domain.days import open_center, open_hall
from tests.domain.scenes import TWO, assert_refused, called, clerk_line


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
    assert day.hall.first_ordinary("quick", 2, Serving({}, {}, ())) == after


def test_an_ordinary_ticket_is_not_demoted_nor_one_to_a_line_of_choice() -> None:
    ordinary, priority = called(), called("priority")
    quick: dict[str, Any] = {"kind": "ticket.demoted", "line": "quick"}

    assert_refused(ordinary, NotInThisState, clerk_line(ordinary, **quick))
    line = clerk_line(priority, "ticket.demoted", line="long")
    assert_refused(priority, NotInThisState, line)


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


def test_no_claim_of_a_display_makes_a_missed_call_sooner_than_a_minute() -> None:
    day = called()
    ticket = day.hall.ticket(day.hall.window(1).ticket)
    shown: dict[str, Any] = {"ticket": ticket.id, "device_at": 0}
    for call in (ticket.call_seq - 1, ticket.call_seq + 1, 0):
        line = day.line("ticket.shown", "display:D1", call=call, **shown)
        assert_refused(day, BadInput, line)

    day.act("ticket.shown", "display:D1", call=ticket.call_seq, **shown)
    for count in (2, 3):
        day.now += 20_000
        day.on_ticket("ticket.recalled", 1, count=count)
    day.now = ticket.called_at + 59_999

    refused = assert_refused(day, TooEarly, clerk_line(day, "ticket.missed"))
    assert refused.facts == {"allowed_at": ticket.called_at + 60_000}


def test_a_display_that_comes_late_changes_nothing_of_what_the_first_showed() -> None:
    day = called()
    ticket = day.hall.ticket(day.hall.window(1).ticket)
    shown = {"ticket": ticket.id, "device_at": 0, "call": ticket.call_seq}
    day.act("ticket.shown", "display:D1", **shown)
    day.now += 30_000

    assert_refused(day, NotInThisState, day.line("ticket.shown", "display:D2", **shown))
