"""Does to a running kiosk what people do to machines; prints what came of it, as JSON.

Run by ``test_left_alone.py`` in a process of its own: keys, closing, a second finger,
five fingers, a swipe, the other buttons of a mouse, all through Kivy's own dispatch.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from center.config import KioskConfig
from kiosk.app import run_kiosk
from kiosk.gallery import CENTER, offered_catalogue

TYPED = "محمود"
"""What somebody has typed, in the words of an error."""

ESCAPE, TAB, ENTER, F1, F4, F12, SUPER, MENU, PRINT = (
    *(27, 9, 13, 282, 285, 293, 311, 319, 316),
)
CHORDS: tuple[tuple[int, list[str]], ...] = (
    *((key, []) for key in (ESCAPE, TAB, ENTER, F1, F4, F12, SUPER, MENU, PRINT)),
    *((ord(letter), ["ctrl"]) for letter in "qwceor"),
    *((key, ["alt"]) for key in (TAB, F4, ESCAPE, ord(" "))),
    *((key, ["ctrl", "alt"]) for key in (8, 127, 282, 283)),
)


class Meddler:
    """Waits for the first frame, does everything, and ends the kiosk."""

    def __init__(self, screen: Any) -> None:
        self.screen = screen
        self.number = 0

    def start(self) -> None:
        from kivy.clock import Clock

        Clock.schedule_once(lambda _: self.err(), 0)
        Clock.schedule_interval(lambda _: self.meddle_once_there(), 0.1)

    def err(self) -> None:
        """As a defect that one touch meets."""
        raise IndexError(TYPED)

    def stop(self) -> None: ...

    def meddle_once_there(self) -> bool:
        """After the first frame and the first beat; true as long as it waits."""
        if not (self.screen.shown_first and self.screen.watchdog.at_rest):
            return True
        self.meddle()
        return False

    def meddle(self) -> None:
        # All in one turn of the loop: nothing else can happen in between.
        self.screen.director.hear_of_catalogue(offered_catalogue())
        self.screen.director.hear_of_center(CENTER)
        found = {name: done for name, done in self.everything()}
        sys.stdout.write(json.dumps(found) + "\n")
        self.screen.stop()

    def everything(self) -> Iterator[tuple[str, Any]]:
        from kivy.base import EventLoop
        from kivy.core.window import Window

        from kiosk.defects import Defects

        yield "first", self.shown()
        for key, held in CHORDS:
            Window.dispatch("on_key_down", key, 0, "", held)
            Window.dispatch("on_keyboard", key, 0, "", held)
            Window.dispatch("on_key_up", key, 0)
        yield "after keys", self.shown()
        yield "closing refused", bool(Window.dispatch("on_request_close"))
        for button in ("right", "middle", "scrolldown", "scrollup"):
            self.finger("start", button).lift()
        yield "after mouse", self.shown()
        first, second = self.finger("start"), self.finger("easier_use")
        second.lift()
        first.lift()
        yield "after a second finger", self.shown()
        self.wait()
        five = [self.finger("category:shops", at=(0.18 * n, 0.5)) for n in range(1, 6)]
        for each in five:
            each.move(0.9, 0.95)
        for each in five:
            each.lift()
        yield "after five fingers", self.shown()
        self.wait()
        swipe = self.finger("category:shops")
        swipe.move(0.99, 0.01)
        swipe.lift()
        yield "after a swipe", self.shown()
        yield from self.forget_a_finger()
        yield "goes on", not EventLoop.quit
        yield "windows", len(Window.children)
        yield "after defects", [after_a_defect(each) for each in [Defects()] * 5]

    def forget_a_finger(self) -> Iterator[tuple[str, Any]]:
        """The panel says that one was lifted only after another has come and gone."""
        from kiosk.screens.stage import FORGOTTEN_FINGER_SECONDS

        self.wait()
        forgotten = self.finger("category:shops")
        self.screen.stage.last_down -= FORGOTTEN_FINGER_SECONDS
        self.finger("language").lift()
        yield "language", self.screen.director.visit.language
        self.wait()
        self.finger("language").lift()
        forgotten.lift()
        yield "after a forgotten finger", self.shown()

    def shown(self) -> str:
        return str(self.screen.director.visit.shown)

    def wait(self) -> None:
        """As long as a person waits before the next touch."""
        self.screen.stage.last_up = 0.0

    def finger(self, touch_id: str, button: str = "", at: Any = None) -> "Finger":
        self.number += 1
        return Finger(self.screen, self.number, touch_id, button, at)


class Finger:
    """One touch, down from the beginning."""

    def __init__(
        self, screen: Any, number: int, touch_id: str, button: str, at: Any
    ) -> None:
        from kiosk.demonstration import ProgramTouch, fraction
        from kiosk.inspection import touchable

        part = touchable(screen.stage, touch_id)
        assert part is not None, touch_id
        place = at or fraction(part.center_x, part.center_y)
        self.touch = ProgramTouch(number, *place)
        if button:
            self.touch.profile.append("button")
            self.touch.button = button
        self.send("begin")

    def move(self, x: float, y: float) -> None:
        self.touch.move((x, y))
        self.send("update")

    def lift(self) -> None:
        self.send("end")

    def send(self, phase: str) -> None:
        from kivy.base import EventLoop

        EventLoop.post_dispatch_input(phase, self.touch)


def after_a_defect(defects: Any) -> str:
    try:
        defects.handle_exception(ValueError(TYPED))
    except SystemExit as end:
        return f"ends with {end.code}"
    return "goes on"


def main() -> None:
    folder = Path(sys.argv[1])
    (folder / "key").write_text("a key", "ascii")
    config = KioskConfig(
        center="http://127.0.0.1:9",
        key_file=folder / "key",
        data=folder / "kiosk",
        width=540,
        height=960,
        idle_seconds=600,
    )
    run_kiosk(config, Meddler)


if __name__ == "__main__":
    main()
