"""The center's own time: it runs evenly, whatever is done to the machine's clock.

Waits, calls, lost windows and the day's close are measured in it.  A machine whose
clock is set wrong, or right, by hours while people wait would otherwise lose every
window, declare an outage that never was, and close the day on them.

Elapsed time comes from the machine's steady clock, which counts sleep and which nobody
can set.  While the day is open the center draws near the machine's clock by a twentieth
at most, and only where the two are within two minutes; further off it goes on by itself
and says so (``away``).  While the day is closed it takes over a later time at once, and
lets an earlier one catch up by running at half speed.  It never goes back.
"""

import threading
import time
from collections.abc import Callable

from center.clock import Clock, system_clock

TRUSTED_MS = 120_000
"""Within this the machine's clock is a little off, as by drift or a leap second."""
MILLION = 1_000_000
Steady = Callable[[], int]


def since_boot() -> int:
    """Nanoseconds since the machine was started, those it slept as well."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME)


class EvenClock:
    """UTC milliseconds; may be read from any thread."""

    def __init__(
        self, machine: Clock = system_clock, steady: Steady = since_boot
    ) -> None:
        self.machine = machine
        self.steady = steady
        self.lock = threading.Lock()
        self.resting = False
        """Whether the day is closed, so that nothing is measured."""
        self.own = machine() * MILLION
        self.read_at = steady()

    def begin(self, last_at: int) -> None:
        """Start where the record ends (UTC ms), if the machine's clock is behind it."""
        with self.lock:
            self.own = max(self.own, last_at * MILLION)

    def __call__(self) -> int:
        with self.lock:
            steady = self.steady()
            passed, self.read_at = steady - self.read_at, steady
            gap = self.machine() * MILLION - (self.own + passed)
            self.own += passed + drawn(gap, passed, resting=self.resting)
            return self.own // MILLION

    def away(self) -> int:
        """Milliseconds that the machine's clock is ahead; negative if it is behind."""
        return self.machine() - self()


def drawn(gap: int, passed: int, *, resting: bool) -> int:
    """How much of the gap to the machine's clock is made good in the time passed."""
    if resting:
        return max(gap, -passed // 2)
    if abs(gap) > TRUSTED_MS * MILLION:
        return 0
    most = passed // 20
    return max(-most, min(gap, most))
