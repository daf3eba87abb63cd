"""When a center is open, why it is closed, and on which day it opens next."""

import pytest

from center.clock import clock_from
from center.domain.day import Hours, closed_why
from center.domain.due import Due
from center.domain.timetable import opens_next

HOURS = Hours(holidays=("2026-11-23",))
"""Sunday to Thursday, 9 to 14; the Monday is a holiday."""


@pytest.mark.parametrize(
    ("at", "why", "opens"),
    [
        ("2026-11-22T06:59:00Z", "before_hours", "2026-11-22"),
        ("2026-11-22T09:00:00Z", "day_closed", "2026-11-24"),
        ("2026-11-22T12:00:00Z", "after_hours", "2026-11-24"),
        ("2026-11-23T09:00:00Z", "holiday", "2026-11-24"),
        ("2026-11-27T09:00:00Z", "weekend", "2026-11-29"),
    ],
)
def test_a_closed_center_says_why_and_when_it_opens(
    at: str, why: str, opens: str
) -> None:
    now = clock_from(at)()

    assert closed_why(HOURS, now) == why
    assert next_of(Due(HOURS), at) == f"{opens} 09:00"


def test_nobody_is_let_in_on_a_holiday() -> None:
    noon = clock_from("2026-11-23T10:00:00Z")()

    assert Hours().includes(noon)
    assert not HOURS.includes(noon)


def next_of(timetable: Due[Hours], at: str) -> str:
    opens = opens_next(timetable, clock_from(at)())
    return f"{opens:%Y-%m-%d %H:%M}" if opens else ""


def test_a_center_that_never_opens_names_no_day() -> None:
    assert next_of(Due(Hours(days=())), "2026-11-22T09:00:00Z") == ""


LATER = Hours(opens=600, closes=720)


@pytest.mark.parametrize(
    ("coming", "coming_at", "at", "opens"),
    [
        (LATER, "2026-11-23T22:00:00Z", "2026-11-22T12:00:00Z", "2026-11-23 09:00"),
        (LATER, "2026-11-22T22:00:00Z", "2026-11-22T12:00:00Z", "2026-11-23 10:00"),
        (LATER, "2026-11-22T22:00:00Z", "2026-11-23T12:00:00Z", "2026-11-24 10:00"),
        (HOURS, "2026-11-22T22:00:00Z", "2026-11-22T12:00:00Z", "2026-11-24 09:00"),
        (LATER, "2026-11-23T07:30:00Z", "2026-11-22T12:00:00Z", "2026-11-23 09:00"),
        (LATER, "2026-11-23T06:30:00Z", "2026-11-22T12:00:00Z", "2026-11-23 10:00"),
        (
            Hours(days=(4,)),
            "2026-11-27T09:30:00Z",
            "2026-11-26T12:00:00Z",
            "2026-11-27 11:30",
        ),
    ],
    ids=[
        *("two days later", "the next day", "since then", "a holiday"),
        *("after it has opened", "before it opens", "at noon of a day off"),
    ],
)
def test_a_day_opens_by_the_hours_that_are_in_force_on_it(
    coming: Hours, coming_at: str, at: str, opens: str
) -> None:
    assert next_of(Due(Hours(), coming, clock_from(coming_at)()), at) == opens
