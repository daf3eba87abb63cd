"""Readers of codes: what holds a QR before the kiosk arrives here as a text.

A ``Scanner`` is any device that reads one: a USB scanner, which types what it reads, or
the kiosk's camera.  Whatever it is, the text goes to ``Director.read_code`` on the
screen's thread, and ``kiosk/codes.py`` says what it is.  Free of Kivy.
"""

from collections.abc import Callable, Collection
from time import monotonic
from typing import Protocol

Read = Callable[[str], None]
"""Takes the text of a code; always called on the screen's thread."""

PAUSE_SECONDS = 1.0
"""A scanner types without a pause: what was typed before one belongs to nothing."""

MOST_SIGNS = 512
ENDS = (40, 43, 88)
"""Return, tab, and the return of the keypad: with one of them a scanner ends a code."""

PLAIN = "abcdefghijklmnopqrstuvwxyz1234567890"
SHIFTED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()"
FIRST_SIGN = 4
OTHER_SIGNS = {
    44: "  ",
    45: "-_",
    46: "=+",
    47: "[{",
    48: "]}",
    49: "\\|",
    51: ";:",
    52: "'\"",
    53: "`~",
    54: ",<",
    55: ".>",
    56: "/?",
}
SIGNS = {
    **{
        FIRST_SIGN + place: "".join(both)
        for place, both in enumerate(zip(PLAIN, SHIFTED, strict=True))
    },
    **OTHER_SIGNS,
}
"""By the place of the key (USB HID usage tables, page 7): plain, and with shift.

A scanner presses the keys of an American keyboard; so the code is the same whichever
language the system's keyboard is set to.
"""


class Scanner(Protocol):
    """A device that reads codes and gives each text to a ``Read``."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def want(self, wanted: bool) -> None:
        """Somebody has just been asked to show a code, or no longer is.

        What costs something, or sees people, reads only while it is wanted.
        """


class TypingScanner:
    """A scanner that is a keyboard: its keys become a text that ends with return."""

    def __init__(self, read: Read, clock: Callable[[], float] = monotonic) -> None:
        self.read = read
        self.clock = clock
        self.signs: list[str] = []
        self.last_at = 0.0

    def start(self) -> None:
        """It is always there."""

    def stop(self) -> None:
        self.signs.clear()

    def want(self, wanted: bool) -> None:
        """It reads when its trigger is pulled."""

    def press(self, place: int, held: Collection[str] = ()) -> None:
        """A key went down; ``place`` is its usage, ``held`` are the modifiers."""
        now = self.clock()
        if now - self.last_at > PAUSE_SECONDS:
            self.signs.clear()
        self.last_at = now
        if place in ENDS:
            text = "".join(self.signs)
            self.signs.clear()
            if text:
                self.read(text)
        elif place in SIGNS and len(self.signs) < MOST_SIGNS:
            self.signs.append(SIGNS[place]["shift" in held])
