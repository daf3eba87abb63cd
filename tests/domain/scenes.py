"""Moments that the tests of the acts begin with, and how a refusal is told."""

from typing import Any

import pytest

from center.domain.acts import perform
from center.domain.errors import Refusal
from center.domain.events import Line
from tests.domain.days import ORDINARY, Day, everything, open_hall

TWO = {1: ORDINARY, 2: ORDINARY}


def assert_refused(day: Day, error: type[Refusal], line: Line) -> Refusal:
    """Refused with this code, and nothing has changed."""
    before = everything(day.hall)
    with pytest.raises(error) as refused:
        perform(day.hall, line)
    assert type(refused.value) is error
    assert everything(day.hall) == before
    return refused.value


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


def serving(service: str = "stamp", side: str = "ordinary") -> Day:
    """A ticket is served at window 1; window 2 is open."""
    day = open_hall(TWO)
    day.issue(service, side)
    day.call_now(1)
    day.start(1)
    return day


def issue_line(day: Day, **other: object) -> Line:
    fields: dict[str, object] = {
        **{"ticket": "20261122-S101", "line": "quick", "number": 101},
        **{"side": "ordinary", "service": "stamp", "request": ""},
        **{"device": "K1", "device_seq": 0, "place_at": day.now},
    }
    return day.line("ticket.issued", "kiosk:K1", **fields | other)
