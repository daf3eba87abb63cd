"""One connection to a printer: bytes out, its kinds of replies in.

A printer mixes four kinds of replies on one line, told apart by their form: a status
byte for each real-time query, a paper report, the echo of a mark, and the word that its
buffers are clear.  A query that was not answered in time is never followed by another
one on the same connection, because its late reply would be taken for the next.
"""

import time
from collections.abc import Callable
from typing import Self

from kiosk.printing.outcome import PrinterState
from kiosk.printing.status import (
    CLEAR,
    QUERIES,
    is_report,
    is_status,
    printer_state,
)
from kiosk.printing.wire import Wire

ECHO, CLEARED = b'7"', b"7%"
BLOCKS = {ECHO: 7, CLEARED: 3}
"""Replies of more than a byte: ``37 22``, the mark's four characters, a zero; and
``37 25``, a zero."""


class Fault(Exception):
    """The printer did not answer, or is not there."""

    def __init__(self, state: PrinterState) -> None:
        super().__init__(state)
        self.state = state


class Connection:
    """A connection for one job or one look at the status."""

    def __init__(self, open_wire: Callable[[], Wire], timeout_seconds: float) -> None:
        self.timeout = timeout_seconds
        try:
            self.wire = open_wire()
        except OSError as missing:
            raise Fault(PrinterState.gone) from missing
        self.unread = b""
        self.statuses: list[int] = []
        self.echoes: set[bytes] = set()
        self.reports = 0
        self.cleared = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.wire.close()

    def answered(self, mark: bytes) -> bool:
        """Whether the end of a job was reported, by its mark or by the paper report."""
        return mark in self.echoes or self.reports > 0

    def send(self, data: bytes) -> None:
        """Hand over all bytes; slow is not silent as long as some go through."""
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self.wire.write(rest, self.timeout) :]
        except TimeoutError as stuck:
            raise Fault(PrinterState.silent) from stuck
        except OSError as broken:
            raise Fault(PrinterState.gone) from broken

    def status(self) -> PrinterState:
        """Ask the printer how it is."""
        return printer_state([self.ask(query) for query in QUERIES])

    def ask(self, query: bytes) -> int:
        """Send one query and wait for its byte; older ones are thrown away."""
        self.listen(0)
        self.statuses.clear()
        self.send(query)
        if not self.came(lambda: bool(self.statuses)):
            raise Fault(PrinterState.silent)
        return self.statuses.pop(0)

    def clear(self) -> bool:
        """Have the printer forget all that it holds; whether it said that it has.

        Nothing may follow before it did: that could be forgotten as well.
        """
        self.cleared = False
        self.send(CLEAR)
        return self.came(lambda: self.cleared)

    def came(self, awaited: Callable[[], bool]) -> bool:
        """Read until a reply has come, or it is too late for it."""
        deadline = time.monotonic() + self.timeout
        while not awaited():
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            self.listen(left)
        return True

    def listen(self, seconds: float) -> bool:
        """Read what has come or comes first within a time; False if nothing did."""
        try:
            received = self.wire.read(seconds)
        except OSError as broken:
            raise Fault(PrinterState.gone) from broken
        if received is None:
            return False
        if not received:
            raise Fault(PrinterState.gone)
        self.sort(received)
        return True

    def sort(self, received: bytes) -> None:
        """Tell replies apart; the beginning of a block waits for its end."""
        data = self.unread + received
        while data and len(data) >= (length := reply_length(data)):
            self.take(data[:length])
            data = data[length:]
        self.unread = data

    def take(self, reply: bytes) -> None:
        if reply.startswith(ECHO):
            self.echoes.add(reply[2:6])
        elif reply.startswith(CLEARED):
            self.cleared = True
        elif is_status(reply[0]):
            self.statuses.append(reply[0])
        elif is_report(reply[0]):
            self.reports += 1


def reply_length(data: bytes) -> int:
    """Bytes of the first reply; its second byte says whether it is a block."""
    if len(data) == 1:
        return 2 if data in (ECHO[:1], CLEARED[:1]) else 1
    return BLOCKS.get(data[:2], 1)
