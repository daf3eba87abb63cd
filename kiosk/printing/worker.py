"""The thread that owns the printer: jobs in, what became of them out.

Nobody else touches the printer.  Between jobs the worker looks at it every few seconds,
so that an empty roll is known before the next person stands there.
"""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from PIL import Image

from kiosk.printing.outcome import Outcome, PrinterState, PrintState
from kiosk.printing.printer import Printer

log = logging.getLogger(__name__)
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Job:
    """One paper to come out; drawn by the worker, so that the screen never waits."""

    id: str
    """Also the name of the paper's file, ``20261122-D147``."""
    draw: Callable[[int], Image.Image]
    """Of the copy with this number."""
    copy: int = 0
    """0 for the first paper, then one more each time."""

    def another(self) -> "Job":
        """The same paper again."""
        return replace(self, copy=self.copy + 1)


Rehearsal = Callable[[], object]
OnState = Callable[[Job, PrintState, str], None]
"""Told of each step of a job; the detail is a ``PrinterState`` or empty."""
OnPrinter = Callable[[PrinterState], None]


class PrintWorker:
    """Prints one job after the other; both callbacks come from its own thread."""

    def __init__(
        self,
        printer: Printer,
        on_state: OnState,
        on_printer: OnPrinter,
        watch_seconds: float = 5.0,
    ) -> None:
        self.printer = printer
        self.on_state = on_state
        self.on_printer = on_printer
        self.watch_seconds = watch_seconds
        self.known: PrinterState | None = None
        self.jobs: queue.Queue[Job | Rehearsal | None] = queue.Queue()
        self.thread = threading.Thread(target=self.run, name="printer", daemon=True)

    def start(self) -> None:
        """Begin; the printer's state is reported first."""
        self.thread.start()

    def submit(self, job: Job) -> None:
        """Take a job; it is ``queued`` from the moment the worker comes to it."""
        self.jobs.put(job)

    def rehearse(self, draw: Rehearsal) -> None:
        """Draw a paper that will soon be wanted: most of it is then at hand."""
        self.jobs.put(draw)

    def stop(self, timeout_seconds: float = 15.0) -> None:
        """Finish the jobs taken so far, then end."""
        self.jobs.put(None)
        self.thread.join(timeout_seconds)

    def run(self) -> None:
        guarded(self.watch)
        while self.done_one():
            pass

    def done_one(self) -> bool:
        """Do the next job, or look at the printer; False at the end.

        Nothing of a paper is held while the thread waits for another.
        """
        try:
            job = self.jobs.get(timeout=self.watch_seconds)
        except queue.Empty:
            guarded(self.watch)
            return True
        if isinstance(job, Job):
            self.print_job(job)
        elif job is not None:
            guarded(job)
        return job is not None

    def print_job(self, job: Job) -> None:
        """Take one job from ``queued`` to one of its three ends."""
        self.tell(job, PrintState.queued)
        paper = guarded(lambda: job.draw(job.copy))
        if paper is None:
            self.tell(job, PrintState.failed)
            return
        outcome = guarded(lambda: self.put(job, paper))
        if outcome is None:
            self.tell(job, PrintState.doubtful)
            return
        self.tell(job, outcome.state, outcome.detail)
        guarded(lambda: self.note(outcome.detail))

    def put(self, job: Job, paper: Image.Image) -> Outcome:
        return self.printer.put(paper, job.id, lambda: self.tell(job, PrintState.sent))

    def tell(self, job: Job, state: PrintState, detail: str = "") -> None:
        """Report a step; what the listener does wrong is not the paper's fault."""
        guarded(lambda: self.on_state(job, state, detail))

    def watch(self) -> None:
        self.note(self.printer.status())

    def note(self, state: PrinterState) -> None:
        """Report the printer's state if it is another than before."""
        if state is not self.known:
            self.known = state
            self.on_printer(state)


def guarded(act: Callable[[], Result]) -> Result | None:
    """Keep the thread alive: a defect is logged with its traceback and gives None."""
    try:
        return act()
    except Exception:
        log.exception("printing: a defect")
        return None
