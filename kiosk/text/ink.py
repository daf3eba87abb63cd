"""How far the glyphs of a sign really reach, and the size at which several signs fit.

The typeface's own line says little about that: the dots of ي hang lower than the line
that text takes, and a full stop needs a tenth of it.  Free of Kivy.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from kiosk.text.raqm_provider import LANGUAGES, font_at


class Ink(NamedTuple):
    """What is drawn of a text, in pixels from the middle of its baseline."""

    width: float
    """Room that it needs when its advance stands in the middle."""
    above: int
    below: int


class Sign(NamedTuple):
    """What stands on one key, and the width it may take there, in pixels."""

    text: str
    path: str
    direction: str
    room: float


class Lettering(NamedTuple):
    """One size of type, and how far the ink of any sign reaches from the baseline."""

    pixels: int
    above: int
    below: int

    @property
    def height(self) -> int:
        return self.above + self.below


@lru_cache(maxsize=1024)
def ink_of(path: str, pixels: int, text: str, direction: str) -> Ink:
    """Measured on the glyphs as they are drawn; never for what a citizen wrote."""
    font, language = font_at(path, pixels), LANGUAGES[direction]
    advance = font.getlength(text, direction=direction, language=language)
    mask, (across, along) = font.getmask2(
        text, mode="L", direction=direction, language=language, anchor="ls"
    )
    box = mask.getbbox()
    if box is None:
        return Ink(advance, 0, 0)
    left, top, right, bottom = box
    aside = max(-(across + left), across + right - advance, 0)
    return Ink(advance + 2 * aside, -(along + top), along + bottom)


def common_lettering(
    signs: Sequence[Sign], height: float, sizes: Iterable[int]
) -> Lettering:
    """The first of the sizes at which all signs fit on one baseline, else the last."""
    best = Lettering(0, 0, 0)
    for pixels in sizes:
        inks = [ink_of(sign.path, pixels, sign.text, sign.direction) for sign in signs]
        above = max((ink.above for ink in inks), default=0)
        below = max((ink.below for ink in inks), default=0)
        best = Lettering(pixels, above, below)
        narrow = all(
            ink.width <= sign.room for ink, sign in zip(inks, signs, strict=True)
        )
        if narrow and best.height <= height:
            break
    return best
