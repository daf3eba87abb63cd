"""A person in a hurry: touches and reads the screen of a real kiosk in this process.

Nothing is drawn and nobody waits: the moment between two touches is left out, so that
every service of the catalogue can be gone through.  What is touched is touched as a
panel does it, through Kivy's own events.
"""

from collections.abc import Callable
from time import monotonic, sleep
from typing import Any

from kivy.base import EventLoop
from kivy.clock import Clock

from kiosk.demonstration import ProgramTouch, fraction
from kiosk.inspection import screen_facts, touchable
from kiosk.touchscreen import Touchscreen

SECONDS = 15

Shown = dict[str, Any]


class Person:
    """Knows only what stands on the screen; counts its own touches."""

    def __init__(self, screen: Touchscreen) -> None:
        self.screen = screen
        self.touches: list[str] = []

    def look(self) -> Shown:
        return screen_facts(self.screen)

    def touch(self, *ids: str) -> Shown:
        """Touch one thing after another."""
        for touch_id in ids:
            self.tap(touch_id)
        return self.look()

    def tap(self, touch_id: str) -> None:
        widget = touchable(self.screen.stage, touch_id)
        if widget is None:
            self.until(lambda shown: touch_id in shown["ids"])
            widget = touchable(self.screen.stage, touch_id)
        assert widget is not None
        self.screen.stage.last_up = 0.0
        self.screen.beat()
        self.touches.append(touch_id)
        place = fraction(widget.center_x, widget.center_y)
        touch = ProgramTouch(len(self.touches), *place)
        EventLoop.post_dispatch_input("begin", touch)
        EventLoop.post_dispatch_input("end", touch)

    def until(self, seen: Callable[[Shown], bool]) -> Shown:
        """What is shown, once something is seen in it."""
        deadline = monotonic() + SECONDS
        while not seen(shown := self.look()):
            # The window's own loop does not run, so it cannot say that it is alive.
            self.screen.beat()
            assert monotonic() < deadline, shown
            sleep(0.002)
            hear_news()
        return shown

    def until_one_of(self, *screens: str) -> Shown:
        return self.until(lambda shown: shown["screen"] in screens)


def hear_news() -> None:
    """Let the other threads' news reach the screen, without drawing a frame."""
    Clock.post_idle(Clock.time(), Clock.time())
