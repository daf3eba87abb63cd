"""A choice with a picture: icon above the name, or beside it where type is large."""

from kiosk.text.fonts import SEMIBOLD
from kiosk.theme import Skin
from kiosk.widgets.face import SILL
from kiosk.widgets.icon import Icon
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import FittingColumn, Gap, Row
from kiosk.widgets.sill_button import SillButton, Tap
from kiosk.widgets.text import Text

ICON = 96
SHARE_OVER_LINES = {2: 0.44, 3: 0.28}
"""Of the height, at most, for the icon over a name of so many lines."""


class ChoiceCard(SillButton):
    """One of the categories."""

    def __init__(
        self, touch_id: str, tap: Tap, icon: str, role: str = "second"
    ) -> None:
        super().__init__(touch_id, tap, lambda look: look.theme.choice, grow=1)
        self.above = Icon(icon, self.icon_paint, ICON)
        self.beside = Icon(icon, self.icon_paint, 48)
        self.name = Text(role, self.text_paint, font=SEMIBOLD, align="center", lines=2)
        self.line = Text(role, self.text_paint, font=SEMIBOLD, grow=1)
        self.upright = FittingColumn(
            Gap(grow=1), self.above, Gap(10), self.name, Gap(grow=1), grow=1
        )
        self.lying = Row(self.beside, self.line, gap=10, grow=1)
        aside = 8 if role == "second" else 16
        self.upright_margin = self.margin = (aside, 0, aside, 0)
        self.put(self.upright, self.lying)

    @property
    def lacks_icon(self) -> bool:
        """Whether there was room for the name only."""
        return self.lying.shown and not self.beside.shown

    def text_paint(self, look: Look) -> str:
        return self.colours(look).text

    def icon_paint(self, look: Look) -> str:
        return self.colours(look).icon

    def colours(self, look: Look) -> Skin:
        return self.skin_now(look)

    def show(self, words: str, barred: bool, lying: bool) -> None:
        self.name.content = self.line.content = words
        self.barred = barred
        self.upright.shown, self.lying.shown = not lying, lying
        self.margin = (10, 0, 10, 0) if lying else self.upright_margin

    def place(self, look: Look, box: Box) -> None:
        share = SHARE_OVER_LINES[self.name.lines]
        self.above.length = min(ICON, box.height / look.scale * share)
        if self.lying.shown:
            # Where there is room for one of them only, it is the name.
            aside = look.px(self.beside.length + self.lying.gap) + self.edges(look)[0]
            least, height = look.px(look.theme.type.small), box.height - look.px(SILL)
            room = box.width - aside
            self.beside.shown = self.line.fits(look, least, room, height)
        super().place(look, box)
