"""A key of the kiosk's own keyboards: one sign, or a word, on a face.

Keys that stand together have one size of type and one baseline.  Both are found by the
ink of their signs: the dots of ي must not be lost in the edge of its key.
"""

from collections.abc import Iterator, Sequence

from kiosk.text.fonts import BOLD, PATHS, SEMIBOLD
from kiosk.text.ink import Ink, Lettering, Sign, common_lettering, ink_of
from kiosk.text.raqm_provider import font_at
from kiosk.widgets.face import SILL, SkinOf
from kiosk.widgets.look import Box, Look
from kiosk.widgets.sill_button import SillButton, Tap
from kiosk.widgets.text import OWN_LINE, Text

RADIUS = 16

CORNER = 84
"""Room for the twin of a digit."""

AIR, WORD_AIR = 4, 10
"""Between the ink and the edge: above, below and beside a sign; beside a word."""

LEAST_PIXELS = 8


class SignText(Text):
    """The sign of a key, on the baseline of the keys beside it.

    Without their lettering it stands in the middle like any other text.
    """

    lettering: Lettering | None = None

    def fit(self, look: Look, width: float, height: float | None) -> int:
        if self.lettering:
            return self.lettering.pixels
        return super().fit(look, width, height)

    def draw(self, look: Look, pixels: int, box: Box) -> None:
        if self.lettering:
            box = box._replace(top=box.top + self.moved(look, box, self.lettering))
        super().draw(look, pixels, box)

    def moved(self, look: Look, box: Box, lettering: Lettering) -> float:
        """How much lower than in the middle, for the ink of all keys to be inside."""
        aside = edge_of(look) + look.px(AIR)
        highest = aside + lettering.above
        lowest = box.height - aside - lettering.below
        ascent, _ = font_at(PATHS[self.font], lettering.pixels).getmetrics()
        middle = box.height / 2 + ascent - OWN_LINE * lettering.pixels / 2
        return max(highest, min(middle, lowest)) - middle

    def drawn_size(self) -> tuple[float, float]:
        width, height = super().drawn_size()
        return width, self.lettering.height if self.lettering else height

    def ink(self, look: Look) -> Ink:
        """What is drawn at the size it has now."""
        path, direction = PATHS[self.font], self.direction(look)
        return ink_of(path, self.size_of_type, self.content, direction)


class Key(SillButton):
    """Keys are many: one that shows what it has shown before is not drawn again."""

    def __init__(
        self, touch_id: str, tap: Tap, skin: SkinOf, role: str = "letter"
    ) -> None:
        super().__init__(touch_id, tap, skin, height=0, radius=RADIUS)
        self.margin = (4, 0, 4, 0)
        font = SEMIBOLD if role == "second" else BOLD
        self.sign = SignText(role, self.text_paint, font=font, align="center", lines=1)
        self.sign.grow = 1
        self.put(self.sign)
        self.placed_as: tuple[object, ...] = ()

    def text_paint(self, look: Look) -> str:
        return self.skin_now(look).text

    def place(self, look: Look, box: Box) -> None:
        shown = (self.sign.content, self.sign.lettering)
        state = (look, box, shown, self.possible)
        if state == self.placed_as and self.opacity:
            return
        super().place(look, box)
        self.placed_as = state

    def put_away(self) -> None:
        super().put_away()
        self.placed_as = ()

    def sign_in(self, look: Look, width: float) -> Sign:
        """What a key of this width shows, and the room for its ink."""
        sign = self.sign
        air = look.px(WORD_AIR if sign.role == "second" else AIR)
        room = width - 2 * (edge_of(look) + air)
        return Sign(sign.content, PATHS[sign.font], sign.direction(look), room)


def edge_of(look: Look) -> int:
    return max(1, look.px(look.theme.edge))


def place_keys(look: Look, places: Sequence[tuple[Key, Box]]) -> None:
    """Place keys of one height and role that stand together."""
    if not places:
        return
    height = places[0][1].height - look.px(SILL)
    signs = [key.sign_in(look, box.width) for key, box in places if key.sign.content]
    room = height - 2 * (edge_of(look) + look.px(AIR))
    lettering = common_lettering(signs, room, sizes_for(look, places[0][0]))
    for key, box in places:
        key.sign.lettering = lettering
        key.place(look, box)


def sizes_for(look: Look, key: Key) -> Iterator[int]:
    """In pixels: those of the scale; below it only what no size of it can hold."""
    pixels = LEAST_PIXELS
    for size in key.sign.sizes(look):
        pixels = look.px(size)
        yield pixels
    yield from range(pixels - 2, LEAST_PIXELS, -2)


class DigitKey(Key):
    """A digit, large, with its twin of the other kind small in the corner.

    The zero is a mere dot in Arabic: the small one beside it is not an ornament.
    """

    def __init__(self, touch_id: str, tap: Tap, skin: SkinOf) -> None:
        super().__init__(touch_id, tap, skin, role="digit")
        self.twin = Text("second", self.text_paint, align="end", lines=1)
        self.twin.leading = 1.0
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
