"""A receipt printer, asked before, while and after it prints.

An accepted connection and sent bytes prove nothing: a printer without paper takes a
whole ticket into its memory and says no word.  So the job ends with two commands that
are answered only when all before them has been done, ``GS ( H`` (an echo of a mark) and
``GS r 1`` (a report of the paper) for the many printers that do not know the first.

What it took into its memory it prints once there is paper, for whoever stands there
then.  So after a job in doubt, and before the first job of a process, it is told to
forget what it holds (``DLE DC4`` 8).
"""

import logging
import random
import string
import time
from collections.abc import Callable
from contextlib import suppress

from PIL import Image

from kiosk.printing.connection import Connection, Fault
from kiosk.printing.escpos_job import encode
from kiosk.printing.outcome import Outcome, PrinterState, PrintState
from kiosk.printing.wire import Wire

log = logging.getLogger(__name__)

REPORT = b"\x1dr\x01"
DOTS_PER_SECOND = 40 * 8
"""Of the slowest printer: 40 mm a second."""
LOOK_SECONDS = 1.0
"""How often a printer that has not confirmed yet is asked how it is."""


class EscposPrinter:
    """One printer at the end of a wire; every job opens the wire anew."""

    def __init__(
        self,
        open_wire: Callable[[], Wire],
        timeout_seconds: float = 3.0,
        dots: int = 576,
        bytes_per_second: float = 0,
    ) -> None:
        self.open_wire = open_wire
        self.timeout = timeout_seconds
        self.dots = dots
        self.bytes_per_second = bytes_per_second
        """Of a slow wire; 0 where it is faster than any printer."""
        self.echoes = True
        """Whether to ask for an echo; given up after a report that came without."""
        self.may_hold = True
        """Whether it may hold bytes of a paper that nobody waits for any more."""
        self.clears: bool | None = None
        """Whether it knows how to forget them; None until that was tried."""

    def put(self, paper: Image.Image, name: str, sent: Callable[[], None]) -> Outcome:
        """Print if the printer is ready, and say what it confirmed."""
        job = encode(paper, self.dots)
        patience = self.patience(paper.height, len(job))
        try:
            with self.connected() as connection:
                state = self.emptied(connection)
                if not state.can_print:
                    return Outcome(PrintState.failed, state)
                outcome = self.deliver(connection, job, patience, sent)
                if outcome.detail.answers:
                    # At once: as soon as there is paper again it would come out.
                    with suppress(Fault):
                        self.empty(connection)
                return outcome
        except Fault as fault:
            return Outcome(PrintState.failed, fault.state)

    def status(self) -> PrinterState:
        """Ask the printer, over a connection of its own."""
        try:
            with self.connected() as connection:
                return self.emptied(connection)
        except Fault as fault:
            return fault.state

    def emptied(self, connection: Connection) -> PrinterState:
        """Ask the printer how it is, once it holds nothing of an earlier job."""
        state = connection.status()
        return connection.status() if self.empty(connection) else state

    def empty(self, connection: Connection) -> bool:
        """Have a printer that answers forget what it may hold; whether it has just now.

        One that answers all but this does not know the command.
        """
        if not self.may_hold or self.clears is False:
            return False
        if connection.clear():
            self.may_hold, self.clears = False, True
            return True
        connection.status()
        if self.clears is None:
            self.clears = False
            log.warning("the printer cannot be told to forget a paper in doubt")
        return False

    def connected(self) -> Connection:
        return Connection(self.open_wire, self.timeout)

    def patience(self, rows: int, size: int) -> float:
        """Seconds until the end of a job must have been answered."""
        travels = size / self.bytes_per_second if self.bytes_per_second else 0
        return self.timeout + rows / DOTS_PER_SECOND + travels

    def deliver(
        self,
        connection: Connection,
        job: bytes,
        patience: float,
        sent: Callable[[], None],
    ) -> Outcome:
        """Send the job and wait for its end; from here on a fault leaves doubt."""
        mark = "".join(random.choices(string.ascii_uppercase, k=4)).encode()
        connection.reports = 0
        self.may_hold = True
        try:
            connection.send(job + (echo_of(mark) if self.echoes else b"") + REPORT)
            sent()
            state = self.watch(connection, mark, patience)
        except Fault as fault:
            return Outcome(PrintState.doubtful, fault.state)
        if not connection.answered(mark):
            return Outcome(PrintState.doubtful, state)
        return self.confirmed(connection, mark)

    def watch(
        self, connection: Connection, mark: bytes, patience: float
    ) -> PrinterState:
        """Wait until the job is answered, or time or the printer says it will not."""
        deadline = time.monotonic() + patience
        state = PrinterState.ok
        while not connection.answered(mark):
            left = deadline - time.monotonic()
            if left <= 0:
                break
            if connection.listen(min(left, LOOK_SECONDS)):
                continue
            if state is not PrinterState.silent:
                state = look(connection)
            if not state.can_print and state is not PrinterState.silent:
                break
        return state

    def confirmed(self, connection: Connection, mark: bytes) -> Outcome:
        """Look once more; an echo stands unless the printer is in trouble now."""
        try:
            state = look(connection)
        except Fault as fault:
            state = fault.state
        self.echoes = mark in connection.echoes
        trouble = state in (PrinterState.error, PrinterState.cover_open)
        printed = not trouble if self.echoes else state.can_print
        self.may_hold = not printed
        return Outcome(PrintState.printed if printed else PrintState.doubtful, state)


def look(connection: Connection) -> PrinterState:
    """Ask how the printer is; one that is busy with the data may stay silent."""
    try:
        return connection.status()
    except Fault as fault:
        if fault.state is PrinterState.silent:
            return PrinterState.silent
        raise


def echo_of(mark: bytes) -> bytes:
    """``GS ( H``, function 48: send the mark back once all before it is done."""
    return b"\x1d(H\x06\x0000" + mark
