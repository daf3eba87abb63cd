"""A finger and an eye for programs, over a local socket; only when it is configured.

While it is open the screen says so.  One JSON object a line, one answer each:

- ``{"do": "screen"}`` → ``{"screen": name, "ids": [what can be touched],
  "texts": [what can be read], "ticket": {...} or null}``
- ``{"do": "layout"}`` → ``{"touchables": [{"id", "box"}], "texts": [{"text", "box",
  "drawn", "size"}]}``; a box is left, bottom, width, height in pixels
- ``{"do": "touch", "id": "start"}``: a real touch, down and up in the middle of the
  widget, through Kivy's own event loop; with ``"taps": 2`` as fast as fingers can, with
  ``"slide": [0, -400]`` lifted elsewhere → ``{"touched": "start", "lifted_at": s}``, by
  the machine's monotonic clock
- ``{"do": "type", "text": "..."}``: into the field that is shown → as ``screen``
- ``{"do": "picture", "path": "x.png"}``: what is on the screen, after a drawn frame
- ``{"do": "wait", "screen": "take_ticket", "seconds": 10}`` → as ``screen``

A mistake is answered with ``{"error": ...}``.
"""

import json
import logging
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.input import MotionEvent

from kiosk.inspection import layout, screen_facts, touchable
from kiosk.screens.stage import SECOND_TAP_SECONDS
from kiosk.touchscreen import Touchscreen
from kiosk.words import Act

log = logging.getLogger(__name__)

PRESS_SECONDS = 0.08
"""How long the finger stays down."""

Command = dict[str, Any]
Answer = dict[str, Any]


class Mistake(Exception):
    """The command cannot be done."""


class ProgramTouch(MotionEvent):
    """One touch by a program; places are fractions of the window."""

    def __init__(self, number: int, *place: float) -> None:
        super().__init__("demonstration", number, place, is_touch=True, type_id="touch")
        self.profile = ["pos"]

    def depack(self, args: tuple[float, float]) -> None:
        self.sx, self.sy = args
        super().depack(args)


def fraction(x: float, y: float) -> tuple[float, float]:
    """Window pixels as Kivy's providers report them, from 0 to 1."""
    return x / max(1, Window.width - 1), y / max(1, Window.height - 1)


class Demonstration:
    """Listens on the socket; every command runs on the screen's thread."""

    def __init__(self, screen: Touchscreen, path: Path) -> None:
        self.screen = screen
        self.path = path
        self.touches = 0
        self.server = socket.socket(socket.AF_UNIX)
        self.thread = threading.Thread(target=self.listen, daemon=True)

    def start(self) -> None:
        self.path.unlink(missing_ok=True)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        before = os.umask(0o177)
        try:
            self.server.bind(str(self.path))
        finally:
            os.umask(before)
        self.server.listen()
        self.thread.start()
        log.warning("this kiosk is open to programs: demonstration_socket is set")

    def stop(self) -> None:
        self.server.close()
        self.path.unlink(missing_ok=True)

    def listen(self) -> None:
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            threading.Thread(target=self.talk, args=(connection,), daemon=True).start()

    def talk(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rw", encoding="utf-8") as lines:
            for line in lines:
                lines.write(json.dumps(self.answer(line), ensure_ascii=False) + "\n")
                lines.flush()

    def answer(self, line: str) -> Answer:
        try:
            command = json.loads(line)
            return COMMANDS[command["do"]](self, command)
        except (Mistake, ValueError, KeyError, TypeError) as error:
            return {"error": f"{type(error).__name__}: {error}"}

    def on_screen(self, work: Callable[[], Answer]) -> Answer:
        """Do something on the screen's thread and wait for it."""
        done = threading.Event()
        answers: list[Answer] = []
        mistakes: list[Mistake] = []

        def run() -> None:
            try:
                answers.append(work())
            except Mistake as mistake:
                mistakes.append(mistake)
            finally:
                done.set()

        self.screen.deliver(run)
        if not done.wait(10):
            raise Mistake("the screen does not answer")
        if mistakes:
            raise mistakes[0]
        return answers[0]

    def facts(self, _: Command) -> Answer:
        return self.on_screen(lambda: screen_facts(self.screen))

    def layout(self, _: Command) -> Answer:
        return self.on_screen(lambda: layout(self.screen.stage))

    def touch(self, command: Command) -> Answer:
        """Put a finger down on something, and lift it a moment later."""
        # A person does not touch twice within a blink, and the screen would not let it.
        wait = self.screen.stage.last_up + SECOND_TAP_SECONDS + 0.05 - monotonic()
        sleep(max(0, wait))
        name, slide = str(command["id"]), command.get("slide", [0, 0])
        place = self.on_screen(lambda: self.place_of(name))
        lifted_at = 0.0
        for _ in range(int(command.get("taps", 1))):
            lifted_at = self.tap(place["x"], place["y"], slide)
        return {"touched": name, "lifted_at": lifted_at}

    def place_of(self, name: str) -> Answer:
        widget = touchable(self.screen.stage, name)
        if widget is None:
            raise Mistake(f"nothing to touch is called {name}")
        return {"x": widget.center_x, "y": widget.center_y}

    def tap(self, x: float, y: float, slide: list[float]) -> float:
        """Down, perhaps along, and up, as from a touch panel; when it was lifted."""
        self.touches += 1
        touch = ProgramTouch(self.touches, *fraction(x, y))
        self.dispatch("begin", touch)
        sleep(PRESS_SECONDS)
        if any(slide):
            touch.move(fraction(x + slide[0], y + slide[1]))
            self.dispatch("update", touch)
        lifted_at = monotonic()
        self.dispatch("end", touch)
        return lifted_at

    def dispatch(self, phase: str, touch: ProgramTouch) -> None:
        def send() -> Answer:
            EventLoop.post_dispatch_input(phase, touch)
            return {}

        self.on_screen(send)

    def type(self, command: Command) -> Answer:
        """Put a whole text into the field at once, as no finger can."""

        def put() -> Answer:
            self.screen.director.touch(Act.KEY, str(command["text"]))
            return screen_facts(self.screen)

        return self.on_screen(put)

    def wait(self, command: Command) -> Answer:
        """Until a screen is shown; its facts, or a mistake when time is up."""
        until = monotonic() + float(command.get("seconds", 10))
        while monotonic() < until:
            facts = self.facts(command)
            if facts.get("screen") == command["screen"]:
                return facts
            sleep(0.03)
        raise Mistake(f"{command['screen']} was not shown")

    def picture(self, command: Command) -> Answer:
        """Write what is on the screen to a file, once a new frame has been drawn."""
        path = Path(command["path"])
        drawn = threading.Event()

        def on_flip(*_: Any) -> None:
            Window.unbind(on_flip=on_flip)
            Clock.schedule_once(lambda _: drawn.set(), 0)

        def ask() -> Answer:
            Window.bind(on_flip=on_flip)
            Window.canvas.ask_update()
            return {}

        self.on_screen(ask)
        if not drawn.wait(5):
            raise Mistake("no frame was drawn")
        return self.on_screen(lambda: take_picture(path))


def take_picture(path: Path) -> Answer:
    """Kivy adds a number to the name; the file is moved to the name that was asked."""
    written = Window.screenshot(name=str(path))
    if not written:
        raise Mistake("the picture was not written")
    Path(written).replace(path)
    return {"path": str(path)}


COMMANDS: dict[str, Callable[[Demonstration, Command], Answer]] = {
    "screen": Demonstration.facts,
    "layout": Demonstration.layout,
    "touch": Demonstration.touch,
    "type": Demonstration.type,
    "wait": Demonstration.wait,
    "picture": Demonstration.picture,
}
