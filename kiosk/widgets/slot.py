"""Where the paper comes out: a drawing of the slot, and what to do."""

from kivy.graphics import Color, Line, Rectangle

from kiosk.text.fonts import BOLD
from kiosk.widgets.face import Panel
from kiosk.widgets.icon import Icon
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Column, Gap, Part, Row
from kiosk.widgets.text import Text, rgba


def words_paint(look: Look) -> str:
    return look.theme.paper.text


def second_paint(look: Look) -> str:
    return look.theme.paper.second or look.theme.paper.text


class Slot(Part):
    """A slot, the paper half out of it, and an arrow down."""

    def width_for(self, look: Look) -> float:
        return look.px(150)

    def height_for(self, look: Look, width: float) -> float:
        return look.px(150)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.canvas.clear()
        side = look.px(150)
        left = box.left + (box.width - side) / 2
        top = look.height - box.top - (box.height - side) / 2

        def draw(colour: str, x: float, y: float, width: float, height: float) -> None:
            Color(*rgba(colour))
            pos = (round(left + look.px(x)), round(top - look.px(y + height)))
            Rectangle(pos=pos, size=(look.px(width), look.px(height)))

        theme = look.theme
        with self.canvas:
            draw(second_paint(look), 5, 6, 140, 26)
            draw("#FFFFFF", 30, 22, 90, 86)
            draw("#06323A", 46, 40, 58, 28)
            draw("#6B8288", 46, 80, 58, 7)
            Color(*rgba(theme.lit))
            middle, foot = left + look.px(75), top - look.px(146)
            wide, high = look.px(16), look.px(16)
            points = [middle - wide, foot + high, middle, foot]
            points += [middle + wide, foot + high]
            Line(points=points, width=look.px(4), cap="round", joint="round")
            Line(points=[middle, foot, middle, foot + look.px(32)], width=look.px(4))


class SlotPanel(Panel):
    """Printing, or ready to be taken."""

    def __init__(self) -> None:
        self.first = Text("key", words_paint, font=BOLD)
        self.second = Text("text", second_paint)
        self.slot = Slot()
        self.printer = Icon("printer", words_paint, 132)
        words = Column(Gap(grow=1), self.first, self.second, Gap(grow=1), grow=1)
        row = Row(
            self.slot, self.printer, words, gap=36, margin=(44, 28, 36, 28), grow=1
        )
        super().__init__(row, skin=lambda look: look.theme.paper)

    def say(self, first: str, second: str, ready: bool) -> None:
        self.first.content, self.second.content = first, second
        self.slot.shown, self.printer.shown = ready, not ready
