"""The Kivy application: the window and its clock, with nothing else to open."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import Any

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window

from center.config import KioskConfig
from center.texts import Texts
from kiosk import heap
from kiosk.camera.developing import Preview
from kiosk.director import Director
from kiosk.keys import Layout
from kiosk.scanner import Scanner, TypingScanner
from kiosk.screens.photograph import PhotographScreen
from kiosk.screens.scene import NO_CATALOGUE, Scene
from kiosk.screens.stage import Stage
from kiosk.screens.welcome import WelcomeScreen
from kiosk.speaker import Speaker
from kiosk.spoken import Spoken, to_say
from kiosk.text.wording import Words
from kiosk.theme import Variant, theme_for
from kiosk.visit import RESTING
from kiosk.watchdog import Watchdog, tell_service_manager
from kiosk.widgets.look import Look
from kiosk.words import News, Screen

log = logging.getLogger(__name__)

LIGHT_SECONDS = 12
"""Half of what a kiosk without a graphics card takes at rest is this one frame."""
FRAMES, FRAMES_AT_REST = 60, 15
"""Looks a second for a touch; nothing is drawn unless something has changed."""

SOON_OVER = (Screen.ISSUING, Screen.SENDING)
UNSEEN_SECONDS = 0.08
"""How long the button that was touched may stay as it is: nobody sees that little, and
drawing takes the processor from the paper."""

SETTLE_SECONDS = 0.7
"""How long the camera's and the printer's threads may still hold what a visit left."""

MINUTE = 60_000


class KivyTicker:
    """Seconds by Kivy's clock."""

    def __init__(self, tick: Callable[[], None]) -> None:
        self.event = Clock.create_trigger(lambda _: tick(), 1, interval=True)

    def restart(self) -> None:
        self.event.cancel()
        self.event()

    def go_on(self) -> None:
        self.event()

    def stop(self) -> None:
        self.event.cancel()


class Touchscreen(App):
    """Shows the director's visit, and takes touches to it."""

    def __init__(self, config: KioskConfig, texts: Texts) -> None:
        super().__init__()
        self.settings = config
        self.texts = texts
        self.director = Director(
            config.language, config.idle_seconds, config.more_time_seconds, self.show
        )
        self.typing = TypingScanner(self.director.read_code)
        self.scanners: list[Scanner] = []
        self.watchdog = Watchdog()
        self.stage = Stage(
            self.director.touch,
            self.feel_finger,
            demonstration=config.demonstration_socket is not None,
        )
        self.late = Clock.create_trigger(lambda _: self.show_now(), UNSEEN_SECONDS)
        self.tidy = Clock.create_trigger(lambda _: heap.give_back(), SETTLE_SECONDS)
        self.began_at = monotonic()
        self.shown_first = False
        self.when_shown: Callable[[], None] = lambda: None
        """Called once, after the first frame."""
        self.holds_answers = False
        self.speaker = Speaker()
        self.said: Spoken | None = None

    def build(self) -> Stage:
        self.director.ticker = KivyTicker(self.director.tick)
        if self.settings.scanner == "typing":
            self.add_scanner(self.typing)
        self.show()
        return self.stage

    def on_start(self) -> None:
        # Bound last, so asked first: no key and no closing reaches anything else.
        Window.bind(
            on_keyboard=lambda *_, **__: True,
            on_key_down=self.key_down,
            on_request_close=lambda *_, **__: True,
            on_resize=lambda *_: self.show(),
            on_flip=self.after_flip,
        )
        Clock.schedule_interval(lambda _: self.move_light(), LIGHT_SECONDS)
        Clock.schedule_interval(lambda _: self.beat(), 1)

    def add_scanner(self, scanner: Scanner) -> None:
        """From now on codes can be read; once for each device."""
        self.scanners.append(scanner)
        self.director.hear(News.SCANNER, True)

    def key_down(self, _: Any, key: int, place: int, *rest: Any) -> bool:
        """Keys mean nothing, unless a scanner that types has been set up."""
        if self.typing in self.scanners:
            self.typing.press(place, rest[-1])
        return True

    def open_settings(self, *_: Any) -> bool:
        """F1 would open Kivy's own settings over everything."""
        return False

    def after_flip(self, *_: Any) -> None:
        """The first frame is shown: make the other screens while nobody waits."""
        if self.shown_first:
            return
        self.shown_first = True
        milliseconds = round((monotonic() - self.began_at) * 1000)
        tell_service_manager("READY=1")
        log.info("kiosk ready", extra={"fields": {"first_frame_ms": milliseconds}})
        self.when_shown()
        Clock.schedule_interval(lambda _: self.make_screen(), 0.05)

    def make_screen(self) -> bool:
        """Make one more; whether any are left."""
        are_left = self.stage.make_one()
        if not are_left:
            heap.keep_for_good()
        return are_left

    def show(self) -> None:
        """Show where the visit has come to, at once or when its paper is under way."""
        self.late.cancel()
        if self.director.visit.screen in SOON_OVER:
            self.late()
        else:
            self.show_now()

    def show_now(self) -> None:
        visit = self.director.visit
        has_left = self.holds_answers and visit.screen in RESTING
        if has_left:
            self.stage.wipe()
        self.holds_answers = visit.screen not in RESTING
        for scanner in self.scanners:
            scanner.want(visit.screen is Screen.SHOW_CODE)
        self.stage.show(self.scene())
        if has_left:
            self.tidy()
        self.await_minute()
        self.speak()
        at_rest = visit.screen in RESTING
        # Kivy reads its setting of frames only once, when it starts.
        Clock._max_fps = FRAMES_AT_REST if at_rest else FRAMES

    def scene(self) -> Scene:
        director = self.director
        visit, known = director.visit, director.known
        turned = Variant.DIGITS in visit.variants
        words = Words(self.texts, visit.language, turned)
        look = Look(
            theme_for(visit.variants, Window.width > Window.height),
            words,
            Window.width,
            Window.height,
        )
        return Scene(
            visit,
            look,
            known.center,
            known.catalogue or NO_CATALOGUE,
            known.now(),
            director.more_time_seconds,
            director.seconds_left,
            Layout(self.settings.letters),
            self.settings.spoken,
            director.newer_catalogue,
        )

    def speak(self) -> None:
        """Say what is shown, once, if the person has asked for it."""
        wanted = to_say(self.director.visit)
        if wanted == self.said:
            return
        self.said = wanted
        if wanted is None:
            self.speaker.hush()
        else:
            self.speaker.say(wanted.clip)

    def feel_finger(self) -> None:
        """Somebody is there, and has heard enough."""
        self.speaker.hush()
        self.director.begin_waiting()

    def await_minute(self) -> None:
        """The clock in the header changes by the minute."""
        Clock.unschedule(self.new_minute)
        now = self.director.known.now()
        if now:
            Clock.schedule_once(self.new_minute, (MINUTE - now % MINUTE) / 1000 + 0.05)

    def new_minute(self, _: float) -> None:
        self.show()

    def move_light(self) -> None:
        if isinstance(self.stage.screen, WelcomeScreen):
            self.stage.screen.wall.move_light()

    def beat(self) -> None:
        self.watchdog.beat(self.director.visit.screen in RESTING)

    def show_preview(self, preview: Preview) -> None:
        """What the camera sees, if it is what the screen shows."""
        if isinstance(self.stage.screen, PhotographScreen):
            self.stage.screen.see(preview)

    def deliver(self, job: Callable[[], None]) -> None:
        """Run something on this thread, from any other."""
        Clock.schedule_once(lambda _: job(), 0)
