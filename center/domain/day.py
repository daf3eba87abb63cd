"""Days and hours of a center, in the civil time of Egypt."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

CAIRO = ZoneInfo("Africa/Cairo")


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
