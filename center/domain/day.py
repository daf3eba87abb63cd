"""Days and hours of a center, in the civil time of Egypt."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

CAIRO = ZoneInfo("Africa/Cairo")
ClosedWhy = Literal["before_hours", "after_hours", "weekend", "holiday", "day_closed"]


@dataclass(frozen=True, slots=True)
class Hours:
    """When tickets are given; minutes after midnight, week days 0 (Monday) to 6."""

    days: tuple[int, ...] = (6, 0, 1, 2, 3)
    opens: int = 9 * 60
    closes: int = 14 * 60
    holidays: tuple[str, ...] = ()
    """Days on which nobody works, ``2026-10-06``."""
    quotas: dict[str, int] = field(default_factory=dict)
    """Service → most tickets a day; a service that is not here has no limit."""

    def includes(self, at: int) -> bool:
        """Whether the time (UTC ms) lies within the hours."""
        local = cairo(at)
        minute = local.hour * 60 + local.minute
        return self.is_working(local.date()) and self.opens <= minute < self.closes

    def is_over(self, opened_at: int, at: int) -> bool:
        """Whether a day that was opened at a time has come to its closing hour.

        One that was opened by hand after that hour, or on a day off, has none but
        midnight.
        """
        closing = cairo(at).replace(hour=0, minute=0, second=0, microsecond=0)
        closes_at = closing + timedelta(minutes=self.closes)
        return self.is_working(closing.date()) and (
            cairo(opened_at) < closes_at <= cairo(at)
        )

    def is_working(self, day: date) -> bool:
        """Whether the center opens on a day at all."""
        return day.weekday() in self.days and day.isoformat() not in self.holidays


def cairo(at: int) -> datetime:
    """UTC milliseconds as the civil time of Egypt."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(CAIRO)


def day_of(at: int) -> str:
    """Day of Africa/Cairo, ``2026-11-22``."""
    return cairo(at).date().isoformat()


def clock_time(minute: int) -> str:
    """Minutes after midnight as ``09:00``."""
    return f"{minute // 60:02}:{minute % 60:02}"


def closed_why(hours: Hours, at: int) -> ClosedWhy:
    """Why a center whose day is not open is closed at a time."""
    local = cairo(at)
    if local.date().isoformat() in hours.holidays:
        return "holiday"
    if local.weekday() not in hours.days:
        return "weekend"
    minute = local.hour * 60 + local.minute
    if minute < hours.opens:
        return "before_hours"
    return "after_hours" if minute >= hours.closes else "day_closed"
