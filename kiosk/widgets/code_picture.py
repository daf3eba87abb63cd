"""The QR code of a ticket, to be photographed when there is no paper."""

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from PIL import Image

from kiosk.paper.figures import MODULE, qr_code
from kiosk.theme import Skin
from kiosk.widgets.face import Face
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Part

FRAME = Skin("#FFFFFF", "", "", edge="#10242A")
"""A camera wants black on white, in every variant."""


class CodePicture(Part):
    """A square of whole pixels for each module."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self.length = length
        self.private = True
        self.drawn_for = ""
        self.modules = 0
        self.face = Face(self.canvas)
        with self.canvas:
            Color(1, 1, 1, 1)
            self.picture = Rectangle()

    def width_for(self, look: Look) -> float:
        return look.px(self.length)

    def height_for(self, look: Look, width: float) -> float:
        return look.px(self.length)

    def show(self, url: str) -> None:
        if not url or url == self.drawn_for:
            return
        small = qr_code(url)
        self.modules = small.width // MODULE
        small = small.resize((self.modules, self.modules), Image.Resampling.NEAREST)
        texture = Texture.create(size=small.size, colorfmt="luminance")
        texture.mag_filter = texture.min_filter = "nearest"
        texture.blit_buffer(small.tobytes(), colorfmt="luminance")
        texture.flip_vertical()
        self.picture.texture = texture
        self.drawn_for = url

    def wipe(self) -> None:
        """Forget the code: whoever knows it follows the request."""
        self.drawn_for, self.modules = "", 0
        self.picture.texture = None
        self.picture.size = (0, 0)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        side = look.px(self.length)
        left = box.left + (box.width - side) / 2
        square = Box(left, box.top + (box.height - side) / 2, side, side)
        self.face.show(look, square, FRAME, 4, 14)
        whole = max(1, int((side - 2 * look.px(6)) // max(1, self.modules)))
        drawn = whole * self.modules
        self.picture.size = (drawn, drawn)
        self.picture.pos = (
            round(square.left + (side - drawn) / 2),
            round(look.height - square.top - (side + drawn) / 2),
        )
