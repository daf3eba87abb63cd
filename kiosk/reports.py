"""What the center is told of papers and devices, for as long as it takes.

The center may be away for days.  Of a device only the last state is told, and before
all else: the manager has to know at once what is out of order now.  Of papers every
step is told, in order, since the center takes no step without the one before it.
"""

import logging
import threading
from collections import deque

from center.domain.errors import Refusal
from kiosk.client import Unanswered
from kiosk.worker import Job, defect

log = logging.getLogger(__name__)

RETRY_SECONDS = 2.0
MOST_WAITING = 6000
"""Steps of two thousand papers: more than a kiosk gives in two days."""


class Reports:
    """One thread that tells, and again until the center has heard or refused."""

    def __init__(self, retry_seconds: float = RETRY_SECONDS) -> None:
        self.retry_seconds = retry_seconds
        self.states: dict[str, Job] = {}
        self.steps: deque[Job] = deque(maxlen=MOST_WAITING)
        self.changed = threading.Condition()
        self.closing = False
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self.run, name="reports", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self, timeout_seconds: float = 3.0) -> None:
        """Tell what can be told in a short while, then end."""
        with self.changed:
            self.closing = True
            self.changed.notify()
        self.thread.join(timeout_seconds)
        self.ending.set()

    def tell(self, report: Job) -> None:
        """Take a step, which must carry a command id made before.

        Where too many wait the oldest is given up; what follows on it is refused.
        """
        with self.changed:
            if len(self.steps) == MOST_WAITING:
                log.warning("too many reports wait for the center; one is dropped")
            self.steps.append(report)
            self.changed.notify()

    def tell_state(self, device: str, report: Job) -> None:
        """Take how a device is now; what was not told of it yet is told no more."""
        with self.changed:
            self.states[device] = report
            self.changed.notify()

    def run(self) -> None:
        while (report := self.next()) is not None:
            if self.told(report):
                self.forget(report)
            elif self.ending.wait(self.retry_seconds):
                return

    def next(self) -> Job | None:
        """Wait for something to tell; None at the end."""
        with self.changed:
            self.changed.wait_for(lambda: self.states or self.steps or self.closing)
            first = next(iter(self.states.values()), None)
            return first or (self.steps[0] if self.steps else None)

    def forget(self, report: Job) -> None:
        """It was heard; another that came for the same device meanwhile was not."""
        with self.changed:
            self.states = {
                device: state
                for device, state in self.states.items()
                if state is not report
            }
            if self.steps and self.steps[0] is report:
                self.steps.popleft()

    def told(self, report: Job) -> bool:
        """Whether a report is done with; a defect must not hold up the others."""
        try:
            report()
        except Unanswered:
            return False
        except Refusal as refusal:
            log.warning("the center refused a report: %s", refusal.code)
        except Exception as error:  # noqa: BLE001 - the next report is told all the same
            log.error("a report failed: %s", defect(error))
        return True
