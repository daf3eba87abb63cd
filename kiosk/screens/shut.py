"""Nothing can be begun: every shutter is dark, and both languages say where to go."""

from collections.abc import Mapping

from kiosk.opening import why_and_when
from kiosk.screens.scene import Scene
from kiosk.screens.screen import ScreenPart, Sides
from kiosk.text.fonts import BOLD
from kiosk.text.wording import Words
from kiosk.widgets.face import Panel
from kiosk.widgets.icon import Icon
from kiosk.widgets.part import Column, Gap, Row
from kiosk.widgets.rule import Rule
from kiosk.widgets.text import Text, panel_paint, panel_second_paint
from kiosk.widgets.wall import Wall
from kiosk.words import News, Screen

ICONS = {
    Screen.STARTING: "hourglass",
    Screen.CLOSED: "door",
    Screen.OUT_OF_ORDER: "alert-triangle",
}
STAFF_HEAR: Mapping[str, str] = {
    News.NOT_KNOWN: "kiosk.not_known",
    News.NO_DISK: "kiosk.no_disk",
}


class ShutScreen(ScreenPart):
    """Starting, closed, or out of order."""

    dark = True
    tall_header = True

    def build(self) -> None:
        self.margin = (56, 14, 56, 60)
        self.wall = Wall()
        self.wall.dark = True
        self.icon = Icon("alert-triangle", panel_paint, 132)
        self.title = Text("title", panel_paint, font=BOLD)
        self.where = Text("main", panel_paint)
        self.other_title = Text("main", panel_second_paint, font=BOLD)
        self.other_where = Text("text", panel_second_paint)
        own = Column(Gap(grow=1), self.title, self.where, Gap(grow=1), grow=1)
        self.put(
            self.wall,
            Gap(grow=1),
            Panel(
                Row(self.icon, own, gap=44),
                Gap(30),
                Rule(),
                Gap(30),
                self.other_title,
                self.other_where,
                skin=lambda look: look.theme.panel,
                radius=32,
                margin=(56, 56, 56, 56),
            ),
        )

    def sides(self) -> Sides:
        return (self.wall,), (Gap(grow=1), self.parts[2], Gap(grow=1))

    def show(self, scene: Scene) -> None:
        words = scene.look.words
        self.icon.meaning = ICONS[scene.visit.screen]
        self.title.content, self.where.content = message(scene, words)
        other = words.other()
        self.other_title.content, self.other_where.content = message(scene, other)
        self.other_title.language = self.other_where.language = other.language


def message(scene: Scene, words: Words) -> tuple[str, str]:
    """What is the matter, and what to do about it, in one language."""
    screen = scene.visit.screen
    if screen is Screen.STARTING:
        return words.say("kiosk.starting"), words.say("kiosk.please_wait")
    if screen is Screen.CLOSED and scene.center:
        return words.say("kiosk.closed"), why_and_when(words, scene.center, scene.now)
    where = words.say("kiosk.elsewhere")
    if why := STAFF_HEAR.get(scene.visit.center):
        # The second line is for the staff, who are sent for by the first.
        where += "\n" + words.say(why)
    return words.say("kiosk.out_of_order"), where
