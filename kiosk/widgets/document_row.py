"""One document of a list: a number in a square, dashed if it is not always needed."""

from kivy.graphics import Color, Rectangle

from kiosk.text.fonts import BOLD
from kiosk.theme import Skin
from kiosk.widgets.face import Dashes, Face
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Column, Part, Row
from kiosk.widgets.text import Text, panel_paint, panel_second_paint, rgba

SQUARE = 1.75
"""Side of the square, in sizes of the type in it."""


def side_of(look: Look) -> int:
    return look.px(look.theme.type.small * SQUARE)


class Badge(Part):
    """A number in a square."""

    def __init__(self) -> None:
        super().__init__()
        self.needed = True
        self.face = Face(self.canvas)
        self.dashes = Dashes(self.canvas)
        self.number = Text("small", self.paint, font=BOLD, align="center", lines=1)
        self.add(self.number)

    def paint(self, look: Look) -> str:
        return look.theme.badge.text if self.needed else look.theme.second

    def width_for(self, look: Look) -> float:
        return side_of(look)

    def height_for(self, look: Look, width: float) -> float:
        return side_of(look)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        side = side_of(look)
        square = Box(box.left, box.top + (box.height - side) / 2, side, side)
        self.face.show(look, square, self.skin(look), 0, 12)
        if self.needed:
            self.dashes.hide()
        else:
            self.dashes.show(look, square, look.theme.step_next, 12)
        self.number.place(look, square)

    def skin(self, look: Look) -> Skin:
        return look.theme.badge if self.needed else look.theme.panel


class DocumentRow(Row):
    """Number and name; a rule below it, except under the last of its kind."""

    def __init__(self) -> None:
        self.badge = Badge()
        self.name = Text("text", panel_paint, grow=1)
        super().__init__(self.badge, self.name, gap=26, margin=(0, 9, 0, 11))
        self.ruled = True
        with self.canvas:
            self.rule_colour, self.rule = Color(), Rectangle()

    def say(self, number: str, name: str, needed: bool, ruled: bool) -> None:
        self.badge.number.content = number
        self.badge.needed = needed
        self.name.content = name
        self.ruled = ruled

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.rule_colour.rgba = rgba(look.theme.line if self.ruled else "")
        self.rule.pos = (self.x, self.y)
        self.rule.size = (box.width, max(1, look.px(2)))


class Heading(Column):
    """Stands over the documents that are needed only in some cases."""

    def __init__(self) -> None:
        self.words = Text("second", panel_second_paint, font=BOLD, lines=1)
        super().__init__(self.words, margin=(0, 10, 0, 2))
