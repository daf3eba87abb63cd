"""The field that is written in: what stands in it, and the caret where it goes on.

The caret stands at the end of what was written: on the left of Arabic, on the right of
English.
"""

from kivy.graphics import Color, Rectangle

from kiosk.keys import is_arabic
from kiosk.text.fonts import SEMIBOLD
from kiosk.widgets.face import Face
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Part
from kiosk.widgets.text import Text, rgba

MARGIN, CARET, LINE = 30, 5, 1.25
RADIUS = 18


def paint(look: Look) -> str:
    return look.theme.field.text


class FieldBox(Part):
    """``rows`` lines high; longer text takes smaller type."""

    def __init__(self, rows: int = 1) -> None:
        super().__init__()
        self.rows = rows
        self.face = Face(self.canvas.before)
        self.words = Text("key", paint, font=SEMIBOLD)
        self.words.private = True
        self.add(self.words)
        with self.canvas.after:
            self.colour, self.caret = Color(), Rectangle()

    def say(self, written: str, language: str) -> None:
        """``language`` is that of the keyboard, for a field without a letter."""
        arabic = is_arabic(written, language == "ar")
        self.words.language = "ar" if arabic else "en"
        self.words.align = "start"
        # Written digits run from left to right inside an Arabic line by themselves.
        self.words.content = written

    def say_number(self, digits: str) -> None:
        """Digits stand in the middle and go on at their right in both languages."""
        self.words.language, self.words.align = "en", "center"
        self.words.content = digits

    def height_for(self, look: Look, width: float) -> float:
        line = look.theme.type.key * LINE * self.rows
        return look.px(line + 2 * MARGIN)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        theme = look.theme
        self.face.show(look, box, theme.field, theme.edge_strong, RADIUS)
        side, top = look.px(MARGIN), look.px(MARGIN / 2)
        inner = box.inset(side, top, side, top)
        self.words.place(look, inner)
        self.place_caret(look, inner)

    def place_caret(self, look: Look, inner: Box) -> None:
        """At the end of the last line."""
        pixels = self.words.size_of_type if self.words.content else 0
        pixels = pixels or look.px(look.theme.type.key)
        lines = max(1, len(self.words.lines_drawn()))
        left = self.end_of_line(look, inner)
        line = pixels * self.words.leading
        bottom = inner.top + (inner.height + lines * line) / 2
        self.colour.rgba = rgba(look.theme.field.text)
        self.caret.size = (look.px(CARET), round(pixels * 1.15))
        middle = bottom - line / 2
        self.caret.pos = (
            round(left),
            round(look.height - middle - self.caret.size[1] / 2),
        )

    def end_of_line(self, look: Look, inner: Box) -> float:
        """Where the next sign will stand."""
        written, gap = self.words.last_line_width(), look.px(4)
        if self.words.align == "center":
            return inner.left + (inner.width + written) / 2 + gap
        if self.words.language == "ar":
            return inner.left + inner.width - written - gap - look.px(CARET)
        return inner.left + written + gap
