"""The row of panes that shows how far a person has come."""

from kiosk.theme import Skin
from kiosk.visit import STEPS
from kiosk.widgets.face import Face
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Gap, Part, Row
from kiosk.widgets.text import Text, second_paint

PANE, HEIGHT, GAP = 62, 16, 10


class Panes(Part):
    """One pane a step: done, here (lit), still to come."""

    def __init__(self) -> None:
        super().__init__()
        self.step = 0
        self.faces = [Face(self.canvas) for _ in STEPS]

    def width_for(self, look: Look) -> float:
        return look.px(PANE * len(STEPS) + GAP * (len(STEPS) - 1))

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        for place, face in enumerate(self.faces):
            from_left = len(self.faces) - 1 - place if look.rtl else place
            left = box.left + from_left * look.px(PANE + GAP)
            top = box.top + (box.height - look.px(HEIGHT)) / 2
            pane = Box(left, top, look.px(PANE), look.px(HEIGHT))
            face.show(look, pane, self.skin(look, place + 1), 3, 5)

    def skin(self, look: Look, number: int) -> Skin:
        theme = look.theme
        if number < self.step:
            return Skin(theme.step_done, "", "")
        if number == self.step:
            return Skin(theme.step_now, "", "", edge=theme.step_now_edge)
        return Skin(theme.panel.face, "", "", edge=theme.step_next)


class StepRow(Row):
    """The panes and "step 2 of 5"."""

    def __init__(self) -> None:
        self.panes = Panes()
        self.words = Text("second", second_paint, font="PlexSemiBold", grow=1)
        super().__init__(self.panes, self.words, Gap(), gap=24)

    def show(self, look: Look, step: int) -> None:
        self.panes.step = step
        self.words.content = look.words.say("kiosk.step", n=step, m=len(STEPS))
