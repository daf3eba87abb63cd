"""Surfaces: a rounded face with an edge, on a sill if it can be touched."""

from collections.abc import Callable
from functools import lru_cache

from kivy.graphics import Color, Rectangle, SmoothRoundedRectangle
from kivy.graphics.texture import Texture
from PIL import Image, ImageDraw

from kiosk.theme import Skin
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Column, Part
from kiosk.widgets.text import rgba

SILL = 9
"""Height of the ledge under everything that can be touched."""

RADIUS = 22

SkinOf = Callable[[Look], Skin]


class Face:
    """The drawing of a surface on some canvas: sill, edge and face."""

    def __init__(self, canvas: object) -> None:
        with canvas:  # type: ignore[attr-defined]
            self.sill_colour, self.sill = Color(), SmoothRoundedRectangle()
            self.edge_colour, self.edge = Color(), SmoothRoundedRectangle()
            self.face_colour, self.face = Color(), SmoothRoundedRectangle()

    def show(
        self, look: Look, box: Box, skin: Skin, edge: float, radius: float = RADIUS
    ) -> None:
        """Draw with real pixels; a sill stands below the box."""
        round_ = look.px(radius)
        sill = box._replace(top=box.top + look.px(SILL))
        line = max(1, look.px(edge)) if skin.edge else 0
        inner = box.inset(line, line, line, line)
        put(self.sill_colour, self.sill, skin.sill, look, sill, round_)
        put(self.edge_colour, self.edge, skin.edge, look, box, round_)
        put(self.face_colour, self.face, skin.face, look, inner, round_ - line)


def put(
    colour: Color,
    shape: SmoothRoundedRectangle,
    paint: str,
    look: Look,
    box: Box,
    radius: float,
) -> None:
    shown = bool(paint) and box.width > 0 and box.height > 0
    # Without a size the smooth edge of the last one would still be drawn.
    colour.rgba = rgba(paint if shown else "")
    shape.size = (round(box.width), round(box.height)) if shown else (0, 0)
    shape.pos = (round(box.left), round(look.height - box.top - box.height))
    shape.radius = [max(1, min(radius, box.width / 2, box.height / 2))]


class Panel(Column):
    """A surface with other parts on it, which is not touched."""

    def __init__(
        self,
        *parts: Part,
        skin: SkinOf,
        radius: float = RADIUS,
        strong: bool = False,
        **options: object,
    ) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self.skin = skin
        self.radius = radius
        self.strong = strong
        self.face = Face(self.canvas.before)
        self.put(*parts)

    def place(self, look: Look, box: Box) -> None:
        edge = look.theme.edge_strong if self.strong else look.theme.edge
        self.face.show(look, box, self.skin(look), edge, self.radius)
        super().place(look, box)


class Dashes:
    """A dashed edge: not yet possible, or only in some cases."""

    def __init__(self, canvas: object) -> None:
        with canvas:  # type: ignore[attr-defined]
            self.colour, self.picture = Color(), Rectangle()

    def show(self, look: Look, box: Box, paint: str, radius: float) -> None:
        self.colour.rgba = rgba(paint)
        size = (round(box.width), round(box.height))
        line = max(1, look.px(look.theme.edge))
        self.picture.texture = dashed_texture(*size, look.px(radius), line)
        self.picture.size = size
        self.picture.pos = (round(box.left), round(look.height - box.top - box.height))

    def hide(self) -> None:
        self.picture.size = (0, 0)


@lru_cache(maxsize=64)
def dashed_texture(width: int, height: int, radius: int, line: int) -> Texture:
    """A white dashed rounded rectangle on nothing."""
    picture = dashed(width, height, radius, line)
    texture = Texture.create(size=picture.size, colorfmt="rgba")
    texture.blit_buffer(picture.tobytes(), colorfmt="rgba")
    texture.flip_vertical()
    return texture


def dashed(width: int, height: int, radius: int, line: int) -> Image.Image:
    """Drawn four times as large and brought down, so that it is smooth."""
    fine = 4
    size = (width * fine, height * fine)
    ring = Image.new("L", size, 0)
    box = (0, 0, size[0] - 1, size[1] - 1)
    ImageDraw.Draw(ring).rounded_rectangle(
        box, radius * fine, outline=255, width=line * fine
    )
    gaps = ImageDraw.Draw(ring)
    dash, gap = 3 * line * fine, round(2.2 * line) * fine
    edge = line * fine + 1
    for at in range(radius * fine, size[0] - radius * fine, dash + gap):
        for top in (0, size[1] - edge):
            gaps.rectangle((at, top, at + gap, top + edge), fill=0)
    for at in range(radius * fine, size[1] - radius * fine, dash + gap):
        for left in (0, size[0] - edge):
            gaps.rectangle((left, at, left + edge, at + gap), fill=0)
    mask = ring.resize((width, height), Image.Resampling.LANCZOS)
    white = Image.new("RGBA", mask.size, (255, 255, 255, 0))
    white.putalpha(mask)
    return white
