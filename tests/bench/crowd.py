"""So many people at one kiosk, one after another, none of whom hesitates.

``python -m tests.bench.crowd <folder> <center> <first> <all>``: the whole kiosk with
its screens, threads and paper, on a smaller window.  It prints its resident bytes after
the first visits and after all of them.
"""

import sys
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

from center.config import KioskConfig, PrinterConfig
from kiosk.app import run_kiosk
from kiosk.visit import Act, Screen
from tests.bench.machine import resident
from tests.catalogue import SERVICES

STEPS: dict[str, tuple[Act, str | None]] = {
    Screen.DOCUMENTS: (Act.HAVE_DOCUMENTS, None),
    Screen.CONFIRM: (Act.CONFIRM, None),
    Screen.TAKE_TICKET: (Act.DONE, None),
}


class Crowd:
    """Does the next thing at every frame; ends the kiosk after the last visit."""

    def __init__(self, first: int, last: int, screen: Any) -> None:
        self.screen, self.director = screen, screen.director
        self.first, self.last = first, last
        self.visits = 0
        self.services = cycle(SERVICES.values())
        self.sides = cycle(("ordinary", "ordinary", "priority"))

    def start(self) -> None:
        from kivy.clock import Clock

        from kiosk import touchscreen

        touchscreen.FRAMES = touchscreen.FRAMES_AT_REST = 1000
        Clock.schedule_interval(lambda _: self.step(), 0)

    def stop(self) -> None: ...

    def step(self) -> None:
        visit, touch = self.director.visit, self.director.touch
        if visit.screen is Screen.WELCOME:
            self.come()
        elif visit.screen is Screen.CATEGORY:
            self.service = next(self.services)
            known = self.director.known.catalogue.service(self.service)
            touch(Act.CHOOSE, known.category)
        elif visit.screen is Screen.SERVICE:
            touch(Act.CHOOSE, self.service)
        elif visit.screen is Screen.PRIORITY:
            touch(Act.ANSWER, next(self.sides))
        elif visit.screen is Screen.CONFIRM and visit.expected is None:
            return
        elif visit.screen in STEPS:
            touch(*STEPS[visit.screen])

    def come(self) -> None:
        if self.visits in (self.first, self.last):
            sys.stdout.write(f"{resident()}\n")
        if self.visits == self.last:
            self.screen.stop()
            return
        self.visits += 1
        if self.visits % 2:
            self.director.touch(Act.LANGUAGE)
        self.director.touch(Act.START)


def main() -> None:
    folder, center, first, last = sys.argv[1:]
    config = KioskConfig(
        center=center,
        key_file=Path(folder) / "center" / "secrets" / "kiosk-K1.key",
        data=Path(folder) / "kiosk",
        width=540,
        height=960,
        printer=PrinterConfig(folder=Path(folder) / "crowd"),
    )
    run_kiosk(config, partial(Crowd, int(first), int(last)))


if __name__ == "__main__":
    main()
