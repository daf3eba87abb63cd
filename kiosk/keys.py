"""The kiosk's own keyboards, as data: which key stands where.  Free of Kivy.

The alphabetical order is for people who have never typed; whoever writes on a computer
turns to its order with one touch.  Both have the same letters.  A key writes one sign,
or two for lam-alef.
"""

from collections.abc import Mapping
from enum import StrEnum

from center.domain.ticket import CHECK_ALPHABET


class Layout(StrEnum):
    """One face of the keyboard."""

    ALPHABETICAL = "alphabetical"
    COMPUTER = "computer"
    ENGLISH = "english"
    SIGNS = "signs"
    CHECKS = "checks"
    """The characters that prove presence, as they are printed."""


Rows = tuple[tuple[str, ...], ...]

ROWS: Mapping[Layout, Rows] = {
    Layout.ALPHABETICAL: (
        tuple("ابتثجحخدذ"),
        tuple("رزسشصضطظع"),
        tuple("غفقكلمنهو"),
        (*"يءأإآؤئىة", "لا"),
    ),
    Layout.COMPUTER: (
        tuple("ضصثقفغعهخحجد"),
        tuple("شسيبلاتنمكطذ"),
        ("ئ", "ء", "ؤ", "ر", "لا", "ى", "ة", "و", "ز", "ظ"),
        tuple("أإآ"),
    ),
    Layout.ENGLISH: (
        tuple("qwertyuiop"),
        tuple("asdfghjkl"),
        tuple("zxcvbnm'"),
    ),
    Layout.SIGNS: (
        tuple("12345"),
        tuple("67890"),
        tuple("/-.،,:()"),
    ),
    Layout.CHECKS: tuple(
        tuple(CHECK_ALPHABET[first : first + 6])
        for first in range(0, len(CHECK_ALPHABET), 6)
    ),
}
"""From the start of the line of writing: Arabic keys from the right."""

RIGHT_TO_LEFT = (Layout.ALPHABETICAL, Layout.COMPUTER)
"""Digits and English letters run from left to right in both languages."""

ARABIC = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")
LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'")
DIGITS = frozenset("0123456789")
SIGNS = frozenset("/-.،,:() ")
IN_NAMES = ARABIC | LATIN | frozenset(" -.")
WRITABLE = ARABIC | LATIN | DIGITS | SIGNS
"""Every sign that an answer may hold: no emoji, nothing that turns the direction."""


OTHERS: Mapping[Layout, tuple[Layout, ...]] = {
    Layout.ALPHABETICAL: (Layout.SIGNS, Layout.COMPUTER),
    Layout.COMPUTER: (Layout.SIGNS, Layout.ALPHABETICAL),
    Layout.ENGLISH: (Layout.SIGNS, Layout.ALPHABETICAL),
    Layout.SIGNS: (Layout.ALPHABETICAL, Layout.ENGLISH),
    Layout.CHECKS: (),
}
"""To which faces one can turn from each."""


def is_arabic(text: str, otherwise: bool) -> bool:
    """Whether a text is written from right to left: by its first letter, if any."""
    first = next((sign for sign in text if sign in ARABIC or sign in LATIN), "")
    return first in ARABIC if first else otherwise


class Pad(StrEnum):
    """Which keypad: whole numbers, or with decimals."""

    DIGITS = "digits"
    DECIMAL = "decimal"


LAST_ROWS: Mapping[Pad, tuple[str, ...]] = {
    Pad.DIGITS: ("erase_all", "0", "erase"),
    Pad.DECIMAL: ("erase_all", ".", "0", "erase"),
}
"""From left to right, under the digits 1 to 9."""
