"""Icons: white pictures, tinted where they are shown."""

from functools import cache

from kivy.core.image import Image
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture

from kiosk.icons import MARK, MARK_PANE, icon_name, icon_path
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Part
from kiosk.widgets.text import Paint, rgba


@cache
def texture_of(name: str, pixels: int) -> Texture:
    """A picture, read once; there are few, and they are small."""
    return Image(str(icon_path(name, pixels)), mipmap=True).texture


class Icon(Part):
    """One icon in the middle of its box; ``length`` in pixels of the drawing."""

    def __init__(self, meaning: str, paint: Paint, length: float = 48) -> None:
        super().__init__()
        self.meaning = meaning
        self.paint = paint
        self.length = length
        with self.canvas:
            self.tint = Color()
            self.picture = Rectangle()

    def height_for(self, look: Look, width: float) -> float:
        return look.px(self.length)

    def width_for(self, look: Look) -> float:
        return look.px(self.length)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        name = icon_name(self.meaning, look.rtl)
        draw(self.picture, name, look.px(self.length), look, box)
        self.tint.rgba = rgba(self.paint(look))


class Mark(Part):
    """The window with one pane lit, on its sill."""

    def __init__(self, length: float = 68) -> None:
        super().__init__()
        self.length = length
        with self.canvas:
            self.tint = Color()
            self.window = Rectangle()
            self.pane_tint = Color()
            self.pane = Rectangle()

    def width_for(self, look: Look) -> float:
        return look.px(self.length)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        pixels = look.px(self.length)
        draw(self.window, MARK, pixels, look, box)
        draw(self.pane, MARK_PANE, pixels, look, box)
        self.tint.rgba = rgba(look.theme.header.text)
        self.pane_tint.rgba = rgba(look.theme.lit)


def draw(picture: Rectangle, name: str, pixels: int, look: Look, box: Box) -> None:
    picture.texture = texture_of(name, pixels)
    picture.size = (pixels, pixels)
    picture.pos = (
        round(box.left + (box.width - pixels) / 2),
        round(look.height - box.top - (box.height + pixels) / 2),
    )
