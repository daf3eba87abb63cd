"""Real-time commands, and what a printer's status bytes mean.

Epson ESC/POS, ``DLE EOT``, ``DLE DC4`` and ``GS r``.  A printer obeys a real-time
command when it receives it: off-line, with a full buffer, in the middle of a picture.
"""

from collections.abc import Sequence

from kiosk.printing.outcome import PrinterState

QUERIES = (b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x03", b"\x10\x04\x04")
"""``DLE EOT`` 1 printer, 2 cause of offline, 3 error, 4 paper sensors."""

CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""``DLE DC4`` 8: forget all of the receive buffer and the print buffer.

What was being done is given up, half a picture too, and an error that can be recovered
from is over; the printer then answers ``37 25 00`` and must be sent nothing before.
"""

OFFLINE = 0x08
COVER_OPEN, PAPER_STOP, ANY_ERROR = 0x04, 0x20, 0x40
CUTTER, UNRECOVERABLE, RECOVERABLE = 0x08, 0x20, 0x40
NEAR_END, PAPER_OUT = 0x0C, 0x60


def printer_state(replies: Sequence[int]) -> PrinterState:
    """Read the four replies; the worst that a person can mend comes first."""
    online, cause, fault, paper = replies
    if cause & COVER_OPEN:
        return PrinterState.cover_open
    if paper & PAPER_OUT or cause & PAPER_STOP:
        return PrinterState.paper_out
    if fault & (CUTTER | UNRECOVERABLE | RECOVERABLE) or cause & ANY_ERROR:
        return PrinterState.error
    if online & OFFLINE:
        return PrinterState.error
    return PrinterState.near_end if paper & NEAR_END else PrinterState.ok


def is_status(byte: int) -> bool:
    """Whether a byte can be a reply to ``DLE EOT``: its fixed bits are ``0__1__10``."""
    return byte & 0x93 == 0x12


def is_report(byte: int) -> bool:
    """Whether a byte can be a reply to ``GS r 1``: only its paper bits are used."""
    return byte & 0xF0 == 0
