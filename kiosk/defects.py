"""A defect that one touch meets does not end the visit of whoever touched.

Kivy ends its loop at any error that nobody has caught, and with it all that somebody
has typed.  Here the error is logged, by its kind and place and never by its words,
which could hold what was typed; and the kiosk goes on.  One that errs again and again
is started again instead, as one that hangs (``kiosk/watchdog.py``).
"""

import logging
from collections import deque
from pathlib import Path
from time import monotonic
from traceback import extract_tb

from kivy.base import ExceptionHandler, ExceptionManager

from kiosk.watchdog import EXIT_CODE

log = logging.getLogger(__name__)

MOST, WITHIN_SECONDS = 5, 60.0


class Defects(ExceptionHandler):
    """Asked by Kivy for every error in its loop."""

    def __init__(self) -> None:
        self.met_at: deque[float] = deque(maxlen=MOST)

    def handle_exception(self, inst: BaseException) -> int:
        """Go on; ``SystemExit`` at the fifth within a minute."""
        if not isinstance(inst, Exception):
            return int(ExceptionManager.RAISE)
        log.error("defect: %s", told(inst))
        self.met_at.append(monotonic())
        if (
            len(self.met_at) == MOST
            and self.met_at[-1] - self.met_at[0] < WITHIN_SECONDS
        ):
            raise SystemExit(EXIT_CODE) from None
        return int(ExceptionManager.PASS)


def told(error: Exception) -> str:
    """Kind of an error and the lines that led to it, the last ones last."""
    lines = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in extract_tb(error.__traceback__)[-8:]
    ]
    return " < ".join([type(error).__name__, *reversed(lines)])


def go_on_after_defects() -> None:
    ExceptionManager.add_handler(Defects())
