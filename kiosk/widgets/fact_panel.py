"""A white panel with an icon, what it is about, and the answer in bold."""

from kiosk.text.fonts import BOLD
from kiosk.widgets.face import Panel
from kiosk.widgets.icon import Icon
from kiosk.widgets.look import Look
from kiosk.widgets.part import Column, Gap, Row
from kiosk.widgets.text import Text, icon_paint, panel_paint, panel_second_paint

MARGIN, GAP, ICON = (28, 22, 16, 22), 20, 60


class FactPanel(Panel):
    """Two or three of them stand side by side."""

    def __init__(self, icon: str) -> None:
        self.about = Text("second", panel_second_paint)
        self.answer = Text("text", panel_paint, font=BOLD)
        self.icon = Icon(icon, icon_paint, ICON)
        words = Column(Gap(grow=1), self.about, self.answer, Gap(grow=1), grow=1)
        row = Row(self.icon, words, gap=GAP, margin=MARGIN, grow=1)
        super().__init__(row, skin=lambda look: look.theme.panel, grow=1)

    def holds(self, look: Look, width: float) -> bool:
        """Whether the answer fits on one line at its full size."""
        aside = look.px(sum(MARGIN[::2]) + ICON + GAP)
        return not self.shown or self.answer.width_for(look) <= width - aside

    def say(self, about: str, answer: str) -> None:
        self.about.content = about
        self.about.shown = bool(about)
        self.answer.content = answer
        self.shown = bool(answer)
