"""The kiosk at rest: the wall of windows, a greeting, and one thing to do."""

from kivy.input import MotionEvent

from kiosk.screens.scene import Scene
from kiosk.screens.screen import ScreenPart, Sides
from kiosk.text.fonts import BOLD
from kiosk.widgets.icon import Icon
from kiosk.widgets.look import Look
from kiosk.widgets.part import Gap, Row
from kiosk.widgets.sill_button import dark_waiting_skin
from kiosk.widgets.text import Text
from kiosk.widgets.wall import Wall
from kiosk.words import Act

HEIGHT, HEIGHT_WIDE, HEIGHT_WIDE_LARGE = 236, 160, 120
"""Of the button to start: upright, wide, and wide with large type over it."""

OVER_START = 24


def words_paint(look: Look) -> str:
    return look.theme.dark.text


def icon_paint(look: Look) -> str:
    return look.theme.dark.icon


class Notice(Row):
    """A sentence that is said before anything is asked."""

    def __init__(self, icon: str) -> None:
        self.words = Text("text", words_paint, grow=1)
        super().__init__(Icon(icon, icon_paint, 56), self.words, gap=26)


class WelcomeScreen(ScreenPart):
    """Touching anywhere begins; the button only says so."""

    dark = True
    tall_header = True
    side_width = 1000

    def build(self) -> None:
        self.margin = (56, 14, 56, 48)
        self.wall = Wall()
        self.greeting = Text("welcome", words_paint, font=BOLD)
        self.place_name = Text("main", words_paint)
        self.free = Notice("ticket")
        self.brokers = Notice("shield-check")
        self.alone = Notice("wifi-off")
        self.start = self.button(
            Act.START,
            "start",
            "hand-finger",
            role="title",
            height=HEIGHT,
            icon_length=96,
            lines=1,
        )
        self.other = self.button(Act.OTHER, "dark_button", "ticket", lines=1)
        self.other.waiting = dark_waiting_skin
        self.put(
            self.wall,
            Gap(grow=1),
            self.greeting,
            self.place_name,
            Gap(36),
            self.free,
            Gap(10),
            self.brokers,
            self.alone,
            Gap(grow=2),
            Gap(OVER_START),
            self.start,
            Gap(26),
            self.other,
        )

    def sides(self) -> Sides:
        words = self.parts[2:9]
        begin = self.start, Gap(22), self.other
        return (*words, Gap(grow=1), Gap(OVER_START), *begin), (self.wall,)

    def show(self, scene: Scene) -> None:
        self.greeting.content = scene.say("kiosk.welcome")
        self.place_name.content = scene.say("kiosk.welcome_to")
        self.free.words.content = scene.say("kiosk.free_notice")
        self.brokers.words.content = scene.say("kiosk.no_broker")
        self.alone.words.content = scene.say("kiosk.alone")
        self.alone.shown = scene.visit.alone
        self.brokers.shown = not scene.visit.alone
        wide = HEIGHT_WIDE_LARGE if scene.look.theme.brief else HEIGHT_WIDE
        self.start.least = wide if scene.look.wide else HEIGHT
        self.start.say(scene.say("kiosk.touch_to_start"))
        self.other.say(scene.say("kiosk.other_purpose"))
        self.other.possible = not scene.visit.alone

    def on_touch_up(self, touch: MotionEvent) -> bool:
        if super().on_touch_up(touch):
            return True
        inside = self.collide_point(*touch.pos) and self.collide_point(*touch.opos)
        if inside and not touch.grab_list:
            self.start.tap()
            return True
        return False
