"""When a center is open, why it is closed, and on which day it opens next."""

from datetime import date

import pytest

from center.clock import clock_from
from center.domain.day import Hours, closed_why, opens_next

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
    assert opens_next(HOURS, now) == date.fromisoformat(opens)


def test_nobody_is_let_in_on_a_holiday() -> None:
    noon = clock_from("2026-11-23T10:00:00Z")()

    assert Hours().includes(noon)
    assert not HOURS.includes(noon)


def test_a_center_that_never_opens_names_no_day() -> None:
    assert opens_next(Hours(days=()), clock_from("2026-11-22T09:00:00Z")()) is None
