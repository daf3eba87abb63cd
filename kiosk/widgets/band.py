"""A band: one sentence with an icon, at most one on a screen, at the top."""

from kiosk.text.fonts import SEMIBOLD
from kiosk.theme import Skin
from kiosk.widgets.face import Panel
from kiosk.widgets.icon import Icon
from kiosk.widgets.look import Look
from kiosk.widgets.part import Column, Gap, Row
from kiosk.widgets.text import Text

AIR = 22


class Band(Panel):
    """``kind`` names its colours: information, done, warning or error."""

    def __init__(
        self,
        kind: str,
        icon: str,
        length: float = 64,
        lines: int = 0,
        role: str = "text",
    ) -> None:
        self.kind = kind
        self.icon = Icon(icon, lambda look: self.colours(look).icon, length)
        self.first = Text(
            role, lambda look: self.colours(look).text, font=SEMIBOLD, lines=lines
        )
        self.second = Text(role, lambda look: self.colours(look).text)
        words = Column(Gap(grow=1), self.first, self.second, Gap(grow=1), grow=1)
        self.row = Row(self.icon, words, gap=24, grow=1)
        self.set_air(AIR)
        super().__init__(self.row, skin=self.colours)

    def set_air(self, air: float) -> None:
        """Room above and below the words."""
        self.row.margin = (32, air, 32, air)

    def colours(self, look: Look) -> Skin:
        skin: Skin = getattr(look.theme, self.kind)
        return skin

    def say(self, first: str, second: str = "", icon: str = "", kind: str = "") -> None:
        self.first.content = first
        self.second.content = second
        self.second.shown = bool(second)
        self.icon.meaning = icon or self.icon.meaning
        self.kind = kind or self.kind
        # What must be acted on has a strong edge.
        self.strong = self.kind in ("warning", "error")
