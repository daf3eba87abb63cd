"""The photographed pages of a request in a row, small."""

from kiosk.camera.photographs import Photograph
from kiosk.text.fonts import BOLD
from kiosk.widgets.look import Look
from kiosk.widgets.part import Gap, Row
from kiosk.widgets.text import Text, title_paint
from kiosk.widgets.viewport import Viewport

MOST = 5
HEIGHT, LOW, SIDE = 150, 116, 240
"""Of a page: its height, that of large type within reach, dots worth reading for it."""


class PageStrip(Row):
    """As many as there is room for; of the others how many they are."""

    def __init__(self) -> None:
        self.views = [Viewport(length=HEIGHT) for _ in range(MOST)]
        self.more = Text("main", title_paint, font=BOLD, lines=1)
        super().__init__(*self.views, self.more, Gap(grow=1), gap=16)

    def height_for(self, look: Look, width: float) -> float:
        low = look.theme.brief and look.theme.lowered
        for view in self.views:
            view.length = LOW if low else HEIGHT
        return super().height_for(look, width)

    def show(self, pages: tuple[Photograph, ...], more: str) -> None:
        """Show the first pages; ``more`` is said of the rest."""
        self.shown = bool(pages)
        for place, view in enumerate(self.views):
            view.shown = place < len(pages)
            view.show(pages[place].shown if view.shown else b"", SIDE)
        self.more.content = more
        self.more.shown = bool(more)
