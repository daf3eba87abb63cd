"""A key of the kiosk's own keyboards: one sign, or a word, on a face."""

from kiosk.text.fonts import BOLD, SEMIBOLD
from kiosk.widgets.face import SkinOf
from kiosk.widgets.look import Box, Look
from kiosk.widgets.sill_button import SillButton, Tap
from kiosk.widgets.text import Text

RADIUS = 16

CORNER = 84
"""Room for the twin of a digit."""


class Key(SillButton):
    """Keys are many: one that shows what it has shown before is not drawn again."""

    def __init__(
        self, touch_id: str, tap: Tap, skin: SkinOf, role: str = "letter"
    ) -> None:
        super().__init__(touch_id, tap, skin, height=0, radius=RADIUS)
        self.margin = (4, 0, 4, 0)
        font = SEMIBOLD if role == "second" else BOLD
        self.sign = Text(role, self.text_paint, font=font, align="center", lines=1)
        self.sign.grow = 1
        self.put(self.sign)
        self.placed_as: tuple[object, ...] = ()

    def text_paint(self, look: Look) -> str:
        return self.skin_now(look).text

    def place(self, look: Look, box: Box) -> None:
        state = (look, box, self.sign.content, self.possible)
        if state == self.placed_as and self.opacity:
            return
        super().place(look, box)
        self.placed_as = state

    def put_away(self) -> None:
        super().put_away()
        self.placed_as = ()


class DigitKey(Key):
    """A digit, large, with its twin of the other kind small in the corner.

    The zero is a mere dot in Arabic: the small one beside it is not an ornament.
    """

    def __init__(self, touch_id: str, tap: Tap, skin: SkinOf) -> None:
        super().__init__(touch_id, tap, skin, role="digit")
        self.twin = Text("second", self.text_paint, align="end", lines=1)
        self.margin = (CORNER, 0, CORNER, 0)
        self.add(self.twin)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        if not self.twin.content:
            self.twin.put_away()
            return
        face = self.box
        side = look.px(CORNER - 12)
        high = min(side, face.height / 2)
        right = face.left + face.width - look.px(12)
        corner = Box(right - side, face.top + face.height - high, side, high)
        self.twin.align = "start" if look.rtl else "end"
        self.twin.place(look, corner)
