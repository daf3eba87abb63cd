"""The clock of a center: UTC milliseconds, from the machine or from a given start.

A center that is tried out may be given a start; the time then runs on from there.  The
order of the record never rests on a clock: it is the position in the journal.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from center.domain.errors import ConfigError

Clock = Callable[[], int]


def system_clock() -> int:
    """Now, in UTC milliseconds."""
    return time.time_ns() // 1_000_000


def clock_from(start: str) -> Clock:
    """A clock that began at ``start`` (ISO 8601 with offset or Z) when it was made."""
    try:
        begun = datetime.fromisoformat(start)
    except ValueError:
        raise ConfigError(
            f"no time: {start}", hint="like 2026-11-22T08:00:00Z"
        ) from None
    if begun.tzinfo is None:
        begun = begun.replace(tzinfo=UTC)
    first, origin = int(begun.timestamp() * 1000), time.monotonic_ns()
    return lambda: first + (time.monotonic_ns() - origin) // 1_000_000
