"""What every widget needs to draw itself: tokens, language, direction, scale."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from kiosk.text.wording import Words
from kiosk.theme import HEIGHT, WIDTH, Theme


class Box(NamedTuple):
    """A place in the window in real pixels, measured from the top left corner."""

    left: float
    top: float
    width: float
    height: float

    def inset(self, start: float, top: float, end: float, bottom: float) -> "Box":
        """The box without its margins, left to right."""
        return Box(
            self.left + start,
            self.top + top,
            self.width - start - end,
            self.height - top - bottom,
        )


@dataclass(frozen=True)
class Look:
    """One way of showing: the theme's variants, the words, the size of the window."""

    theme: Theme
    words: Words
    width: float
    height: float
    squeeze: int = 0
    """How many sizes smaller text begins, where there is more than fits."""

    def squeezed(self, sizes: int) -> "Look":
        return replace(self, squeeze=sizes)

    @property
    def rtl(self) -> bool:
        return self.words.language == "ar"

    @property
    def scale(self) -> float:
        """Real pixels for one pixel of the drawing of 1080 x 1920."""
        return min(self.width / WIDTH, self.height / HEIGHT)

    def px(self, length: float) -> int:
        return round(length * self.scale)
