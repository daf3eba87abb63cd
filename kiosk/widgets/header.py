"""The top of every screen: who we are and what time it is.  It is not touched."""

from kivy.graphics import Color, Rectangle

from kiosk.answers import Center
from kiosk.text.fonts import BOLD, SEMIBOLD
from kiosk.widgets.icon import Mark
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Column, Gap, Row
from kiosk.widgets.text import Text, rgba

HEIGHT, TALL = 128, 208
CLOCK_WIDTH = 330
"""Fixed, so that nothing moves when the minute changes."""


def words_paint(look: Look) -> str:
    return look.theme.header.text


def second_paint(look: Look) -> str:
    return look.theme.header.second or look.theme.header.text


class Header(Row):
    """Mark, name of the center, clock; on the resting screens taller, with the day."""

    def __init__(self) -> None:
        self.tall = False
        self.mark = Mark()
        self.name = Text("header", words_paint, font=SEMIBOLD, lines=2)
        self.governorate = Text("note", second_paint, lines=1)
        self.clock = Text("clock", words_paint, font=BOLD, align="end", lines=1)
        self.date = Text("note", second_paint, align="end", lines=1)
        names = Column(Gap(grow=1), self.name, self.governorate, Gap(grow=1), grow=1)
        self.times = FixedColumn(
            CLOCK_WIDTH, Gap(grow=1), self.clock, self.date, Gap(grow=1)
        )
        super().__init__(self.mark, names, self.times, gap=26, margin=(56, 0, 56, 0))
        with self.canvas.before:
            self.ground_colour, self.ground = Color(), Rectangle()
            self.line_colour, self.line = Color(), Rectangle()

    def show(self, look: Look, center: Center | None, now: int, tall: bool) -> None:
        for part in self.parts:
            part.shown = True
        self.mark.length = 88 if tall else 68
        self.name.role = "header_tall" if tall else "header"
        self.clock.role = "clock_tall" if tall else "clock"
        self.governorate.shown = self.date.shown = tall
        self.tall = tall
        words = look.words
        self.clock.content = words.clock(now) if now else ""
        self.date.content = words.date(now) if now else ""
        if center is None:
            self.name.content = self.governorate.content = ""
            return
        place = words.pick(center.name_ar, center.name_en)
        self.name.content = words.say("kiosk.center_of", place=place)
        governorate = words.pick(center.governorate_ar, center.governorate_en)
        self.governorate.content = words.say("ticket.governorate", place=governorate)

    def make_way(self) -> None:
        """Show nothing but the ground: a band lies over it."""
        for part in self.parts:
            part.shown = False

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.ground_colour.rgba = rgba(look.theme.header.face)
        self.ground.pos, self.ground.size = self.pos, self.size
        self.line_colour.rgba = rgba("" if self.tall else look.theme.header.edge)
        self.line.pos, self.line.size = self.pos, (box.width, look.px(3))


class FixedColumn(Column):
    """A column of one width, whatever is in it."""

    def __init__(self, wide: float, *parts: object, **options: object) -> None:
        super().__init__(*parts, **options)  # type: ignore[arg-type]
        self.wide = wide

    def width_for(self, look: Look) -> float:
        return look.px(self.wide)
