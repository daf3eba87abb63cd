"""Says, on every screen, that this kiosk is to learn on, or open to programs."""

from kiosk.text.fonts import SEMIBOLD
from kiosk.theme import Skin
from kiosk.widgets.face import Panel
from kiosk.widgets.look import Look
from kiosk.widgets.part import Row
from kiosk.widgets.text import Text

STRIP = 48

COLOURS = Skin("#FFC04D", "#10242A", "#10242A")


class Strip(Panel):
    """A thin band with the word in both languages."""

    def __init__(self) -> None:
        self.arabic = Text("note", paint, font=SEMIBOLD, language="ar", lines=1, grow=1)
        self.english = Text(
            "note", paint, font=SEMIBOLD, language="en", lines=1, grow=1
        )
        row = Row(self.english, self.arabic, mirrored=False, grow=1)
        super().__init__(
            row, skin=lambda look: COLOURS, radius=1, margin=(56, 0, 56, 0)
        )

    def show(self, look: Look, key: str) -> None:
        texts = look.words.texts
        self.arabic.content = texts.get(key, "ar")
        self.english.content = texts.get(key, "en")


def paint(look: Look) -> str:
    return COLOURS.text
