"""Working days of Egypt's offices: not Fridays, Saturdays, nor published holidays."""

from collections.abc import Collection
from datetime import date, timedelta

WEEKEND = (4, 5)
"""Friday and Saturday, as Python counts the days of a week."""


def due_day(first: str, days: int, holidays: Collection[str]) -> str:
    """The last of so many working days after a day; 0 days end on the day itself.

    ``first`` is the day on which the file became complete, which does not count.
    """
    day = date.fromisoformat(first)
    left = days
    while left:
        day += timedelta(days=1)
        if is_working(day, holidays):
            left -= 1
    return day.isoformat()


def is_working(day: date, holidays: Collection[str]) -> bool:
    """Whether a department works on a day."""
    return day.weekday() not in WEEKEND and day.isoformat() not in holidays
