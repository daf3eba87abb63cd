"""What every printer driver does."""

from collections.abc import Callable
from typing import Protocol

from PIL import Image

from kiosk.printing.outcome import Outcome, PrinterState


class Printer(Protocol):
    """One printer, owned by one thread; no method raises for a fault of the device."""

    def put(self, paper: Image.Image, name: str, sent: Callable[[], None]) -> Outcome:
        """Print a picture; ``sent`` is called once all of it has been handed over."""

    def status(self) -> PrinterState:
        """How the printer is now, asked from the device itself."""
