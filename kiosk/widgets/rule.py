"""A thin line that only divides."""

from kivy.graphics import Color, Rectangle

from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Part
from kiosk.widgets.text import rgba


class Rule(Part):
    """As wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        with self.canvas:
            self.colour, self.line = Color(), Rectangle()

    def height_for(self, look: Look, width: float) -> float:
        return max(1, look.px(3))

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.colour.rgba = rgba(look.theme.line)
        self.line.pos, self.line.size = self.pos, self.size
