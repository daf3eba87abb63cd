"""A picture of a paper: what the camera sees, or a page that was taken."""

import io

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from PIL import Image

from kiosk.theme import Skin
from kiosk.widgets.face import Face
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Part

EDGE, RADIUS = 3, 22
ROOM = 12


class Viewport(Part):
    """The whole picture, as large as it fits; never a part of it."""

    def __init__(self, grow: float = 0, length: float = 0) -> None:
        super().__init__(grow)
        self.length = length
        self.private = True
        self.drawn: bytes = b""
        self.frame = Face(self.canvas)
        self.box = Box(0, 0, 0, 0)
        self.look: Look | None = None
        self.texture: Texture | None = None
        """Kivy itself knows no rectangle without one."""
        with self.canvas:
            Color(1, 1, 1, 1)
            self.picture = Rectangle(size=(0, 0))

    def height_for(self, look: Look, width: float) -> float:
        return look.px(self.length)

    def width_for(self, look: Look) -> float:
        return look.px(self.length * 4 / 3)

    def see(self, size: tuple[int, int], data: bytes) -> None:
        """Show other dots, three bytes each, from the top; at once."""
        if self.texture is None or tuple(self.texture.size) != size:
            self.texture = Texture.create(size=size, colorfmt="rgb")
            self.texture.flip_vertical()
            self.picture.texture = self.texture
        self.texture.blit_buffer(data, colorfmt="rgb")
        self.put_picture()

    def show(self, jpeg: bytes, side: int = 0) -> None:
        """Show a page, with no more dots than ``side``; the same is not read again."""
        if jpeg == self.drawn:
            return
        self.drawn = jpeg
        if not jpeg:
            self.wipe()
            return
        with Image.open(io.BytesIO(jpeg)) as opened:
            if side:
                opened.draft("RGB", (side, side))
            page = opened.convert("RGB")
        self.see(page.size, page.tobytes())

    def wipe(self) -> None:
        """Forget the picture, here and in the memory of the screen."""
        self.drawn = b""
        self.picture.texture = self.texture = None
        self.picture.size = (0, 0)

    @property
    def has_picture(self) -> bool:
        return self.texture is not None

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.look, self.box = look, box
        theme = look.theme
        around = Skin(theme.dark.face, "", "", edge=theme.choice.edge)
        self.frame.show(look, box, around, EDGE, RADIUS)
        self.put_picture()

    def put_picture(self) -> None:
        texture, look, box = self.texture, self.look, self.box
        if texture is None or look is None:
            self.picture.size = (0, 0)
            return
        room = look.px(ROOM)
        width, height = box.width - 2 * room, box.height - 2 * room
        scale = min(width / texture.width, height / texture.height)
        size = (round(texture.width * scale), round(texture.height * scale))
        self.picture.size = (max(0, size[0]), max(0, size[1]))
        self.picture.pos = (
            round(box.left + (box.width - size[0]) / 2),
            round(look.height - box.top - (box.height + size[1]) / 2),
        )
