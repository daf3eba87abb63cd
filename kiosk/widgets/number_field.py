"""The field for digits: boxes in groups for the national ID, else one line.

Digits run from left to right in both languages, each group drawn by itself: blanks
between groups of Arabic digits would turn the groups round.
"""

from kiosk.text.fonts import BOLD
from kiosk.text.wording import Words
from kiosk.theme import Skin
from kiosk.widgets.face import Face
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Part
from kiosk.widgets.text import Text

GROUPS = (1, 6, 2, 5)
"""Of the national ID: century, date of birth, governorate, number."""

GAP, BETWEEN, HEIGHT = 6, 20, 108


class DigitBox(Part):
    """One digit, or the place of the next one in saffron."""

    def __init__(self) -> None:
        super().__init__()
        self.next = False
        self.face = Face(self.canvas.before)
        self.digit = Text("key", self.paint, font=BOLD, align="center", lines=1)
        self.digit.language = "en"
        self.digit.private = True
        self.add(self.digit)

    def skin(self, look: Look) -> Skin:
        return look.theme.next_box if self.next else look.theme.field

    def paint(self, look: Look) -> str:
        return self.skin(look).text

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        written = bool(self.digit.content)
        edge = look.theme.edge_strong if self.next else 4 if written else 3
        self.face.show(look, box, self.skin(look), edge, 12)
        self.digit.place(look, box)


class IdBoxes(Part):
    """Fourteen boxes, as the digits stand on the card."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes = [DigitBox() for _ in range(sum(GROUPS))]
        self.add(*self.boxes)

    def say(self, digits: str, words: Words) -> None:
        for place, box in enumerate(self.boxes):
            box.digit.content = words.digits(digits[place : place + 1])
            box.next = place == len(digits)

    def height_for(self, look: Look, width: float) -> float:
        return look.px(HEIGHT)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        gap, between = look.px(GAP), look.px(BETWEEN)
        count, gaps = len(self.boxes), len(GROUPS) - 1
        room = box.width - gaps * between - (count - 1 - gaps) * gap
        # Rounded down: the boxes stay whole pixels apart.
        width = min(room // count, look.px(84))
        taken = width * count + gaps * between + (count - 1 - gaps) * gap
        left = box.left + (box.width - taken) / 2
        rest = iter(self.boxes)
        for size in GROUPS:
            for _ in range(size):
                next(rest).place(look, Box(left, box.top, width, box.height))
                left += width + gap
            left += between - gap
