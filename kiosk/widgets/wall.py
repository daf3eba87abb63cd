"""The wall of windows: the center itself.  A lit window moves slowly while it works."""

from kivy.graphics import Color, RoundedRectangle

from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Part
from kiosk.widgets.text import rgba

COLUMNS, ROWS = 4, 2
PANE_GAP, SHUTTER_RADIUS = 8, 12
LOUVERS = (0.12, 0.31, 0.57, 0.73, 0.89)
"""Heights of the louvers, from the top of a window."""

LIGHTS = ((1, 4), (2, 4), (2, 7), (0, 7), (0, 5), (3, 5), (3, 6), (1, 6))
"""Which two of the windows are lit: one moves, then the other."""

CORNERS = (0, 3, 1, 2)
"""The corner of the window that each pane has: clockwise from the top left."""

SPLIT = 0.42
"""Height of the upper panes."""


class Wall(Part):
    """Two rows of windows; none is lit when the kiosk is out of order or closed."""

    def __init__(self, height: float = 580) -> None:
        super().__init__()
        self.length = height
        self.turn = 0
        self.dark = False
        self.look: Look | None = None

    def height_for(self, look: Look, width: float) -> float:
        return look.px(self.length)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self.look = look
        self.draw(look, box)

    def move_light(self) -> None:
        """Light the next window."""
        self.turn = (self.turn + 1) % len(LIGHTS)
        if self.look and self.opacity:
            top = self.look.height - self.top
            self.draw(self.look, Box(self.x, top, self.width, self.height))

    def draw(self, look: Look, box: Box) -> None:
        self.canvas.clear()
        lit = () if self.dark else LIGHTS[self.turn]
        gap = look.px(40)
        width = (box.width - gap * (COLUMNS - 1)) / COLUMNS
        height = (box.height - gap * (ROWS - 1)) / ROWS
        with self.canvas:
            for number in range(COLUMNS * ROWS):
                row, column = divmod(number, COLUMNS)
                left = box.left + column * (width + gap)
                top = box.top + row * (height + gap)
                draw_window(look, Box(left, top, width, height), number in lit)


def draw_window(look: Look, box: Box, lit: bool) -> None:
    """Four panes over a sill, shuttered unless lit."""
    theme = look.theme
    sill = look.px(12)
    frame = box._replace(height=box.height - sill - look.px(5))
    Color(*rgba(theme.lit if lit else theme.shutter))
    for pane, corner in zip(panes(look, frame), CORNERS, strict=True):
        radius = look.px(SHUTTER_RADIUS)
        rectangle(look, pane, [radius if turn == corner else 0 for turn in range(4)])
    if not lit:
        Color(*rgba(theme.louver))
        for louver in louvers(look, frame):
            rectangle(look, louver, [louver.height / 2])
    Color(*rgba(theme.lit_sill if lit else theme.shutter_sill))
    aside = look.px(8)
    ledge = Box(
        box.left - aside, box.top + box.height - sill, box.width + 2 * aside, sill
    )
    rectangle(look, ledge, [look.px(4)])


def panes(look: Look, box: Box) -> list[Box]:
    gap = look.px(PANE_GAP)
    width = (box.width - gap) / 2
    upper = (box.height - gap) * SPLIT
    lower = box.height - gap - upper
    return [
        Box(left, top, width, height)
        for left in (box.left, box.left + width + gap)
        for top, height in ((box.top, upper), (box.top + upper + gap, lower))
    ]


def louvers(look: Look, box: Box) -> list[Box]:
    width, height = box.width * 0.35, look.px(7)
    return [
        Box(box.left + box.width * at, box.top + box.height * down, width, height)
        for at in (0.065, 0.585)
        for down in LOUVERS
    ]


def rectangle(look: Look, box: Box, radius: list[float]) -> None:
    RoundedRectangle(
        pos=(round(box.left), round(look.height - box.top - box.height)),
        size=(round(box.width), round(box.height)),
        radius=radius,
    )
