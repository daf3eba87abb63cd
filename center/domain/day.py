"""Days and hours of a center, in the civil time of Egypt."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

CAIRO = ZoneInfo("Africa/Cairo")


@dataclass(frozen=True, slots=True)
class Hours:
    """When tickets are given; minutes after midnight, week days 0 (Monday) to 6."""

    days: tuple[int, ...] = (6, 0, 1, 2, 3)
    opens: int = 9 * 60
    closes: int = 14 * 60

    def includes(self, at: int) -> bool:
        """Whether the time (UTC ms) lies within the hours."""
        local = cairo(at)
        minute = local.hour * 60 + local.minute
        return local.weekday() in self.days and self.opens <= minute < self.closes


def cairo(at: int) -> datetime:
    """UTC milliseconds as the civil time of Egypt."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(CAIRO)


def day_of(at: int) -> str:
    """Day of Africa/Cairo, ``2026-11-22``."""
    return cairo(at).date().isoformat()


def clock_time(minute: int) -> str:
    """Minutes after midnight as ``09:00``."""
    return f"{minute // 60:02}:{minute % 60:02}"
