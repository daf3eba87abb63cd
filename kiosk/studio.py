"""A stage without a center or a printer, to look at examples of the screens."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PIL import Image

from center.config import KioskConfig
from center.texts import Texts
from kiosk import environment
from kiosk.answers import Catalogue
from kiosk.camera.developing import preview_of
from kiosk.camera.viewfinder import PREVIEW_SIDE
from kiosk.gallery import MORNING, Example
from kiosk.gallery_requests import example_page
from kiosk.text import fonts, raqm_provider
from kiosk.text.wording import Words
from kiosk.theme import Variant, theme_for
from kiosk.words import Screen

SECONDS = 10


class Studio:
    """Shows one example after another in a real window, on the screen or off it."""

    def __init__(self, width: int, height: int, catalogue: Catalogue) -> None:
        environment.prepare(KioskConfig(width=width, height=height))
        raqm_provider.install()
        fonts.register()

        from kivy.core.window import Window

        from kiosk.screens.stage import Stage

        self.texts = Texts.load()
        self.catalogue = catalogue
        self.window = Window
        self.stage = Stage(lambda act, value: None, lambda: None, demonstration=False)
        self.window.add_widget(self.stage)

    def show(self, example: Example, variants: frozenset[Variant]) -> None:
        """Put an example on the stage; it is final at once.

        What is switched on is on in the visit too, as the sheet of switches shows it.
        """
        from kiosk.screens.scene import Scene
        from kiosk.widgets.look import Look

        visit = replace(example.visit, variants=variants)
        words = Words(self.texts, visit.language, Variant.DIGITS in variants)
        size = self.window.size
        self.look = look = Look(theme_for(variants, size[0] > size[1]), words, *size)
        if visit.screen is Screen.PHOTOGRAPH:
            self.lay_paper()
        self.stage.show(
            Scene(
                visit,
                look,
                example.center,
                example.offered(self.catalogue),
                MORNING,
                SECONDS,
                example.seconds_left,
                newer=example.newer,
            )
        )

    def lay_paper(self) -> None:
        """What a camera would see."""
        from kiosk.screens.photograph import PhotographScreen

        view = self.stage.screen_for(Screen.PHOTOGRAPH)
        if isinstance(view, PhotographScreen):
            view.see(preview_of(example_page("").shown, PREVIEW_SIDE))

    def pixels(self) -> Image.Image:
        """What is shown, drawn this once."""
        from kivy.graphics import opengl as gl

        self.window.dispatch("on_draw")
        size = self.window.size
        read = gl.glReadPixels(0, 0, *size, gl.GL_RGB, gl.GL_UNSIGNED_BYTE)
        upside_down = Image.frombytes("RGB", size, read)
        return upside_down.transpose(Image.Transpose.FLIP_TOP_BOTTOM)

    def picture(self, path: Path) -> None:
        """Write what is shown to a file, once it has been drawn."""
        from kivy.base import EventLoop
        from kivy.clock import Clock

        for _ in range(2):
            Clock.tick()
            self.window.canvas.ask_update()
            EventLoop.idle()
        written = self.window.screenshot(name=str(path))
        Path(written).replace(path)


@contextmanager
def closing_window(studio: Studio) -> Iterator[Studio]:
    """The window goes when the work is done."""
    try:
        yield studio
    finally:
        studio.window.close()
