"""Text that is never cut: it wraps, and then takes the next smaller size of the scale.

The lines of this typeface are closer than its own box (1.25 or 1.4 of the size instead
of 1.51), and vowel marks reach above and below it; the picture of the text is therefore
larger than the place it takes, on all sides.
"""

from collections.abc import Callable
from typing import Any

from kivy.core.text import Label
from kivy.graphics import Color, Rectangle

from kiosk.keys import is_arabic
from kiosk.text.fonts import PATHS, REGULAR
from kiosk.text.raqm_provider import measure_of
from kiosk.theme import smaller_sizes
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Part

OWN_LINE = 1.51
"""Ascent and descent of the typeface, in sizes of type."""

ABOVE, BELOW, BESIDE = 0.25, 0.25, 0.08
"""What the picture holds beyond its own lines, in sizes of type."""

FIXED = ("number", "note")
"""Roles that do not give way when a screen is short of room."""

FRAME = ("header", "header_tall", "clock", "clock_tall", "bar")
"""Roles of the frame, which do not grow with large text and have a least size of
their own."""

Paint = Callable[[Look], str]


class Text(Part):
    """One paragraph.  ``align`` is ``start``, ``center`` or ``end``."""

    def __init__(
        self,
        role: str,
        paint: Paint,
        font: str = REGULAR,
        align: str = "start",
        lines: int = 0,
        language: str = "",
        grow: float = 0,
    ) -> None:
        super().__init__(grow)
        self.role = role
        self.paint = paint
        self.font = font
        self.align = align
        self.lines = lines
        self.language = language
        self.content = ""
        self.private = False
        """Whether a citizen wrote it: then it is measured without being remembered."""
        self.drawn_as: tuple[object, ...] = ()
        self.size_of_type = 0
        tight = role in ("title", "welcome", "window", "main")
        self.leading = 1.25 if tight else 1.4
        self.label = Label(font_name=font, color=(1, 1, 1, 1))
        with self.canvas:
            self.tint = Color()
            self.picture = Rectangle()

    def direction(self, look: Look) -> str:
        language = self.language or look.words.language
        return "rtl" if language == "ar" else "ltr"

    def say_as_written(self, look: Look, words: str) -> None:
        """In the direction of its own letters, and from the side of the screen's.

        Set apart by signs instead, the direction would be lost on the second line.
        """
        arabic = is_arabic(words, look.rtl)
        self.language = "ar" if arabic else "en"
        self.align = "start" if arabic == look.rtl else "end"
        self.content = words

    def width_for(self, look: Look) -> float:
        """Width of the longest line at the full size, unwrapped."""
        pixels = look.px(self.sizes(look)[0])
        direction = self.direction(look)
        lines = self.content.split("\n")
        return max(self.measured(pixels, t, direction) for t in lines) + 1

    def measured(self, pixels: int, text: str, direction: str) -> int:
        """Width of a piece of text in real pixels."""
        measure = measure_of(self.private)
        return measure(PATHS[self.font], pixels, text, direction)[0]

    def height_for(self, look: Look, width: float) -> float:
        if not self.content:
            return 0
        size = self.fit(look, width, None)
        return self.lay_out(look, size, width)

    def fit(self, look: Look, width: float, height: float | None) -> int:
        """The largest size at which no word is broken and nothing is outside."""
        sizes = self.sizes(look)
        for size in sizes:
            if self.fits(look, look.px(size), width, height):
                return look.px(size)
        return self.squeezed(look, look.px(sizes[-1]), width, height)

    def sizes(self, look: Look) -> tuple[int, ...]:
        """Sizes to try: those of the scale from its role's down to the smallest."""
        wanted = getattr(look.theme.type, self.role)
        least = look.theme.type.note if self.role in FRAME else look.theme.type.small
        sizes = smaller_sizes(wanted, min(wanted, least))
        if self.role in FIXED:
            return sizes
        return sizes[min(look.sizes_smaller, len(sizes) - 1) :]

    def squeezed(
        self, look: Look, size: int, width: float, height: float | None
    ) -> int:
        """Below the scale, for what no size of it can hold; no text should need it."""
        while size > 8 and not self.fits(look, size, width, height):
            size -= 2
        return size

    def fits(self, look: Look, pixels: int, width: float, height: float | None) -> bool:
        direction = self.direction(look)
        words = self.content.replace("\n", " ").split(" ")
        widest = max(self.measured(pixels, word, direction) for word in words)
        if widest > width:
            return False
        needed = self.lay_out(look, pixels, width)
        if self.lines and len(self.label._cached_lines) > self.lines:
            return False
        return height is None or needed <= height + 1

    def lay_out(self, look: Look, pixels: int, width: float) -> float:
        """Break the lines; the height they take without what reaches beyond."""
        aside = round(BESIDE * pixels)
        above, below = round(ABOVE * pixels), round(BELOW * pixels)
        self.label.options.update(
            font_size=pixels,
            base_direction=self.direction(look),
            private=self.private,
            halign=self.side(look),
            line_height=self.leading / OWN_LINE,
            padding=(aside, above, aside, below),
        )
        self.label.text = self.content
        self.label.text_size = (width + 2 * aside + 1, None)
        self.label.resolve_font_name()
        self.label.render()
        return len(self.label._cached_lines) * self.leading * pixels

    def lines_drawn(self) -> list[Any]:
        """The lines as Kivy has laid them out; none of an empty text."""
        return list(self.label._cached_lines) if self.content else []

    def last_line_width(self) -> float:
        """Width of the last line, its blanks at the end included."""
        lines = self.lines_drawn()
        if not lines:
            return 0
        return float(lines[-1].w)

    def wipe(self) -> None:
        """Forget what was written, in the label and in its picture too."""
        self.content = ""
        self.drawn_as = ()
        self.label.text = ""
        self.label.refresh()
        self.picture.size = (0, 0)

    def widest_line(self, look: Look, width: float) -> float:
        """Width that the lines take when they are broken at a width."""
        self.lay_out(look, self.fit(look, width, None), width)
        return float(max((line.w for line in self.label._cached_lines), default=0)) + 1

    def drawn_size(self) -> tuple[float, float]:
        """Width of the widest line and height of all lines, in pixels."""
        lines = self.label._cached_lines
        height = len(lines) * self.leading * self.size_of_type
        return max((line.w for line in lines), default=0), height

    def side(self, look: Look) -> str:
        if self.align == "center":
            return "center"
        from_right = self.direction(look) == "rtl"
        return "right" if from_right == (self.align == "start") else "left"

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.tint.rgba = rgba(self.paint(look))
        if not self.content:
            self.picture.size = (0, 0)
            return
        pixels = self.fit(look, box.width, box.height)
        self.draw(look, pixels, box)

    def draw(self, look: Look, pixels: int, box: Box) -> None:
        key = (self.content, pixels, box.width, self.side(look), self.direction(look))
        height = self.lay_out(look, pixels, box.width)
        if key != self.drawn_as:
            self.label.refresh()
            self.drawn_as = key
        self.size_of_type = pixels
        texture = self.label.texture
        top = box.top + (box.height - height) / 2
        reach = (ABOVE + (OWN_LINE - self.leading) / 2) * pixels
        self.picture.texture = texture
        self.picture.size = texture.size
        self.picture.pos = (
            round(box.left - (texture.width - box.width) / 2),
            round(look.height - (top - reach) - texture.height),
        )


def title_paint(look: Look) -> str:
    return look.theme.title


def second_paint(look: Look) -> str:
    return look.theme.second


def icon_paint(look: Look) -> str:
    return look.theme.icon


def panel_paint(look: Look) -> str:
    return look.theme.panel.text


def panel_second_paint(look: Look) -> str:
    return look.theme.panel.second or look.theme.panel.text


def rgba(colour: str) -> tuple[float, float, float, float]:
    """``#RRGGBB`` as Kivy wants it; an empty colour is not seen."""
    if not colour:
        return 0, 0, 0, 0
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue, 1
