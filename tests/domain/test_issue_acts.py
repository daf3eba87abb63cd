"""The guards of issuing a ticket and of telling what became of its paper."""

import pytest

from center.domain.errors import (
    BadInput,
    Closed,
    NotInThisState,
    NotYours,
    Refusal,
    UnknownService,
)
from center.domain.ticket import Side
from tests.domain.days import open_center
from tests.domain.scenes import TWO, assert_refused, issue_line

QUICK_ONLY = {1: ("quick",)}


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


def test_a_paper_goes_from_queued_to_sent_to_printed() -> None:
    day = open_center(TWO)
    ticket = day.issue("stamp").id
    kinds = [("queued", ""), ("sent", ""), ("printed", "ok")]

    for state, detail in kinds:
        day.act(
            "ticket.printing",
            "kiosk:K1",
            ticket=ticket,
            print=state,
            detail=detail,
            copy=0,
        )

    assert day.hall.ticket(ticket).print_state == "printed"


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"print": "printed"}, NotInThisState),
        ({"print": "sent"}, NotInThisState),
        ({"print": "queued", "copy": 1}, NotInThisState),
        ({"print": "none"}, NotInThisState),
        ({"print": "burnt"}, BadInput),
        ({"print": "queued", "detail": "wet"}, BadInput),
    ],
)
def test_a_paper_never_skips_a_step(
    told: dict[str, object], error: type[Refusal]
) -> None:
    day = open_center(TWO)
    ticket = day.issue("stamp").id
    fields = {"ticket": ticket, "detail": "", "copy": 0, **told}

    assert_refused(day, error, day.line("ticket.printing", "kiosk:K1", **fields))


def test_another_copy_begins_when_the_one_before_has_ended() -> None:
    day = open_center(TWO)
    ticket = day.issue("stamp").id
    by = {"kind": "ticket.printing", "by": "kiosk:K1"}
    for state in ("queued", "failed"):
        day.act(**by, ticket=ticket, print=state, detail="", copy=0)

    day.act(**by, ticket=ticket, print="queued", detail="", copy=1)

    assert day.hall.ticket(ticket).copies == 1
    again = day.line(**by, ticket=ticket, print="queued", detail="", copy=2)
    assert_refused(day, NotInThisState, again)


def test_a_kiosk_tells_nothing_of_the_paper_of_another() -> None:
    day = open_center(TWO)
    ticket = day.issue("stamp").id
    fields = {"ticket": ticket, "print": "queued", "detail": "", "copy": 0}

    assert_refused(day, NotYours, day.line("ticket.printing", "kiosk:K2", **fields))
