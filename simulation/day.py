"""What a simulated day is like: how many come, when, for what; how long it lasts.

The load is that of a main center (some 220 to 260 tickets on an average day, 950 in the
largest), the mix that of filing, completing, paying, collecting and asking.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from center.domain.day import CAIRO
from center.domain.rule import Rule

FIRST_DAY = date(2026, 11, 22)
"""A Sunday."""
WORKING_DAYS = (6, 0, 1, 2, 3)
"""Sunday to Thursday."""
PEAK = (19, 22, 20, 16, 13, 10)
"""Percent of a day's people by sixth of its hours: the morning is full."""
MIX = {"quick": 30, "short": 25, "medium": 20, "long": 16, "full": 9}
"""Percent of tickets by line: 7.4 minutes in the mean."""
SECOND, MINUTE = 1000, 60_000


@dataclass(frozen=True, slots=True)
class Outage:
    """Something is away for a time; minutes after midnight."""

    what: str
    """``server``, ``printer`` or ``display``."""
    begins: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Day:
    """The parameters of a simulated day; minutes are those after midnight."""

    seed: int = 1
    tickets: int = 260
    """Expected; the number that comes is drawn."""
    windows: int = 6
    opens: int = 9 * 60
    doors: int = 15 * 60
    """When the last people are let in."""
    closes: int = 15 * 60 + 30
    rule: Rule = field(default_factory=Rule)
    priority_percent: int = 18
    helped_percent: int = 0
    """Ordinary people who are helped at reception, though kiosks work."""
    exceptional: float = 0.3
    """Exceptional calls of an honest manager, expected a day."""
    outages: tuple[Outage, ...] = ()

    @property
    def kiosks(self) -> int:
        return -(-self.windows // 3)

    def moment(self, on: date, minute: float) -> int:
        """A minute of a day of Egypt, in UTC milliseconds."""
        midnight = datetime.combine(on, time(), CAIRO)
        return round(midnight.timestamp() * 1000 + minute * MINUTE)


def working_days(count: int, first: date = FIRST_DAY) -> list[date]:
    """The next so many working days."""
    days: list[date] = []
    while len(days) < count:
        if first.weekday() in WORKING_DAYS:
            days.append(first)
        first += timedelta(days=1)
    return days
