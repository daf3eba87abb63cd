"""The row of panes that shows how far a person has come."""

from kiosk.theme import Skin
from kiosk.visit import STEPS
from kiosk.widgets.face import Face
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Gap, Part, Row
from kiosk.widgets.text import Text, second_paint

PANE, HEIGHT, GAP = 62, 16, 10
MOST = 16
WIDEST, WIDEST_BESIDE = 470, 210
"""Room of the panes, and beside a wide screen's body: many of them are narrower."""


class Panes(Part):
    """One pane a step: done, here (lit), still to come."""

    def __init__(self) -> None:
        super().__init__()
        self.step = 0
        self.count = len(STEPS)
        self.narrow = False
        self.faces = [Face(self.canvas) for _ in range(MOST)]

    def sizes(self, look: Look) -> tuple[float, float]:
        """Width of one and the gap after it, in pixels of the drawing."""
        share = (WIDEST_BESIDE if self.narrow else WIDEST) / self.count
        gap = min(GAP, share / 4)
        return min(PANE, share - gap), gap

    def width_for(self, look: Look) -> float:
        pane, gap = self.sizes(look)
        return look.px((pane + gap) * self.count - gap)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        width, gap = self.sizes(look)
        for place, face in enumerate(self.faces):
            from_left = self.count - 1 - place if look.rtl else place
            left = box.left + from_left * look.px(width + gap)
            top = box.top + (box.height - look.px(HEIGHT)) / 2
            shown = look.px(width) if place < self.count else 0
            pane = Box(left, top, shown, look.px(HEIGHT))
            face.show(look, pane, self.skin(look, place + 1), 3, 5)

    def skin(self, look: Look, number: int) -> Skin:
        theme = look.theme
        if number < self.step:
            return Skin(theme.step_done, "", "")
        if number == self.step:
            return Skin(theme.step_now, "", "", edge=theme.step_now_edge)
        return Skin(theme.panel.face, "", "", edge=theme.step_next)


def panes_height(look: Look) -> float:
    """Of the panes and the space round them."""
    return look.px(HEIGHT) + look.space(GAP)


class StepRow(Row):
    """The panes and "step 2 of 5", or "question 3 of 6"."""

    def __init__(self) -> None:
        self.panes = Panes()
        self.words = Text("second", second_paint, font="PlexSemiBold", grow=1)
        super().__init__(self.panes, self.words, Gap(), gap=24)

    def breaks(self, look: Look, width: float) -> bool:
        """Whether the words stand under the panes, for want of room beside them."""
        self.panes.narrow = look.wide
        room = width - self.panes.width_for(look) - 2 * look.px(self.gap)
        broken = look.wide and self.words.widest_line(look, width) > room
        self.panes.narrow = look.wide and not broken
        return broken

    def height_for(self, look: Look, width: float) -> float:
        if not self.breaks(look, width):
            return super().height_for(look, width)
        return panes_height(look) + self.words.height_for(look, width)

    def place(self, look: Look, box: Box) -> None:
        if not self.breaks(look, box.width):
            super().place(look, box)
            return
        Part.place(self, look, box)
        wide, above = self.panes.width_for(look), panes_height(look)
        left = box.left + (box.width - wide if look.rtl else 0)
        self.panes.place(look, Box(left, box.top, wide, above))
        self.words.place(look, box.inset(0, above, 0, 0))

    def show(self, look: Look, key: str, number: int, count: int) -> None:
        self.panes.step, self.panes.count = number, min(count, MOST)
        self.words.content = look.words.say(key, n=number, m=count)
