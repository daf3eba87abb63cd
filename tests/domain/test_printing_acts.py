"""What a kiosk may tell of a ticket's paper, step by step."""

import pytest

from center.domain.errors import BadInput, NotInThisState, NotYours, Refusal
from tests.domain.days import ORDINARY, assert_refused, open_center

TWO = {1: ORDINARY, 2: ORDINARY}


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
