"""Asks whether someone is still there when nobody has touched the screen."""

from kiosk.screens.scene import Scene
from kiosk.screens.screen import ScreenPart
from kiosk.text.fonts import BOLD
from kiosk.theme import Skin
from kiosk.widgets.face import Face, Panel
from kiosk.widgets.icon import Icon
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Gap, Part, Row
from kiosk.widgets.text import Text, icon_paint, panel_paint, panel_second_paint
from kiosk.words import Act

MOST = 20
GAP, HEIGHT = 12, 40


class Seconds(Part):
    """One pane for each second that is left; the row shrinks."""

    def __init__(self) -> None:
        super().__init__()
        self.left, self.total = 0, MOST
        self.faces = [Face(self.canvas) for _ in range(MOST)]

    def height_for(self, look: Look, width: float) -> float:
        return look.px(HEIGHT)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        shown = min(self.total, MOST)
        gap = look.px(GAP)
        width = (box.width - gap * (shown - 1)) / shown
        for place, face in enumerate(self.faces):
            from_left = shown - 1 - place if look.rtl else place
            left = box.left + from_left * (width + gap)
            pane = Box(left, box.top, width if place < shown else 0, box.height)
            face.show(look, pane, self.skin(look, place), 3, 8)

    def skin(self, look: Look, place: int) -> Skin:
        theme = look.theme
        if place < self.left:
            return Skin(theme.step_done, "", "")
        return Skin(theme.panel.face, "", "", edge=theme.step_next)


MARGIN, MARGIN_WIDE = (56, 28, 56, 60), (56, 14, 56, 14)
INSIDE, INSIDE_WIDE = (56, 56, 56, 56), (56, 28, 56, 28)
BUTTONS, BUTTONS_WIDE = (190, 136), (150, 104)
"""Heights of the safe answer and of the other one."""


class MoreTimeScreen(ScreenPart):
    """The safe answer is the larger one; nothing behind it is half seen."""

    dark = True

    def build(self) -> None:
        self.title = Text("title", panel_paint, font=BOLD, grow=1)
        self.seconds = Seconds()
        self.ends = Text("text", panel_second_paint)
        self.go_on = self.button(Act.GO_ON, "primary")
        self.over = self.button(Act.START_OVER, "secondary")
        self.panel = Panel(
            Row(Icon("hourglass", icon_paint, 132), self.title, gap=44),
            Gap(36),
            self.seconds,
            Gap(18),
            self.ends,
            Gap(44),
            self.go_on,
            Gap(24),
            self.over,
            skin=lambda look: look.theme.panel,
            radius=32,
        )
        self.put(Gap(grow=1), self.panel)

    def show(self, scene: Scene) -> None:
        words, wide = scene.look.words, scene.look.wide
        self.margin = MARGIN_WIDE if wide else MARGIN
        self.panel.margin = INSIDE_WIDE if wide else INSIDE
        self.go_on.least, self.over.least = BUTTONS_WIDE if wide else BUTTONS
        self.title.content = scene.say("kiosk.still_there")
        self.seconds.left = scene.seconds_left
        self.seconds.total = max(1, scene.seconds_total)
        left = words.count("seconds_left", scene.seconds_left)
        self.ends.content = scene.say("kiosk.session_ends", seconds=left)
        self.go_on.say(scene.say("kiosk.go_on"))
        self.over.say(scene.say("kiosk.no_start_over"))
