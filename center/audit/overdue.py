"""Calls that were due and were never made: who waits though a window is free for him.

A server looks four times a second whether a call is due, and after it was away at once:
all that its first look brings about has one time.  So the hall is judged after all
lines of a time were done.  A window that is still free for someone then may be called
for a moment later; one that is so again and again until a line ``PATIENCE_MS`` later
was passed over by a server that was there.  A server that is away writes no line, and
so is never blamed.
"""

from collections.abc import Iterator

from center.audit.report import Report
from center.domain.calling import choose, ready_at
from center.domain.hall import Hall
from center.domain.window import Window

PATIENCE_MS = 20_000
"""Far more than a busy machine needs: a false alarm is worse than a late one."""


class Watch:
    """The windows that were free for someone, and since which line's time."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.since: dict[int, int] = {}
        self.told: set[int] = set()

    def look(self, hall: Hall, seq: int, at: int) -> None:
        """Judge the hall as it stands after ``seq``, the last line of the time ``at``.

        Each window is told once for as long as it is passed over.
        """
        due = {window.number: ticket for window, ticket in due_calls(hall, at)}
        self.since = {number: self.since.get(number, at) for number in due}
        self.told &= due.keys()
        for number in due.keys() - self.told:
            if at > self.since[number] + PATIENCE_MS:
                self.told.add(number)
                waited = f"{due[number]} waits and window {number} is free"
                self.report.add(seq, "call_overdue", waited)


def due_calls(hall: Hall, at: int) -> Iterator[tuple[Window, str]]:
    """Each window that is free and past its wrap-up, with whom the rule demands."""
    if not hall.anyone_waits():
        return
    for window in hall.windows():
        if window.is_free and ready_at(hall, window, at) <= at:
            _, choice = choose(hall, window, at)
            if choice is not None:
                yield window, choice.ticket
