"""What every widget needs to draw itself: tokens, language, direction, scale."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from kiosk.text.wording import Words
from kiosk.theme import Theme, scale_of

NARROW = 0.75
"""Share of a gap that is left where room is short."""


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
    """Where there is more than fits: 1 takes less space between things, each further
    step makes the type one size smaller."""

    def squeezed(self, steps: int) -> "Look":
        return replace(self, squeeze=steps)

    def space(self, length: float) -> int:
        """A gap or a margin, narrower where room is short."""
        return self.px(length * (NARROW if self.squeeze else 1))

    @property
    def sizes_smaller(self) -> int:
        return max(0, self.squeeze - 1)

    @property
    def rtl(self) -> bool:
        return self.words.language == "ar"

    @property
    def scale(self) -> float:
        return scale_of(self.width, self.height)

    @property
    def wide(self) -> bool:
        """Whether the screen lies on its long side."""
        return self.width > self.height

    def px(self, length: float) -> int:
        return round(length * self.scale)
