"""The ticket's number in saffron, as it will look in the hall."""

from kiosk.text.fonts import BOLD, SEMIBOLD
from kiosk.widgets.face import Panel
from kiosk.widgets.look import Look
from kiosk.widgets.part import Gap
from kiosk.widgets.text import Text


def paint(look: Look) -> str:
    return look.theme.number.text


class NumberPanel(Panel):
    """What it is, the code, and its twin in the other letters."""

    def __init__(self) -> None:
        self.about = Text("main", paint, font=SEMIBOLD, align="center", lines=1)
        self.code = Text("number", paint, font=BOLD, align="center", lines=1)
        self.twin = Text("twin", paint, font=SEMIBOLD, align="center", lines=1)
        super().__init__(
            Gap(26),
            self.about,
            self.code,
            self.twin,
            Gap(30),
            skin=lambda look: look.theme.number,
        )
        self.code.leading = 1.25

    def say(self, about: str, codes: tuple[str, str]) -> None:
        self.about.content = about
        self.code.content, self.twin.content = codes
