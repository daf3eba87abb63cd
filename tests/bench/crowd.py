"""So many people at one kiosk, one after another, none of whom hesitates.

Every other one gives a whole request with a photograph of each paper.

``python -m tests.bench.crowd <folder> <center> <visits>...``: the whole kiosk with its
screens, threads and paper, on a smaller window.  It prints what it holds after each of
these numbers of visits: its own bytes, and all that are resident.
"""

import sys
from collections.abc import Sequence
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

from PIL import Image

from center.config import CameraConfig, KioskConfig, PrinterConfig
from kiosk.app import run_kiosk
from kiosk.form import open_form
from kiosk.question import NO
from kiosk.words import Act, Screen
from tests.bench.machine import memory
from tests.catalogue import SERVICES

PHOTOGRAPHED = "dangerous_building"
"""A service without a window, with three papers."""
PHOTOGRAPH_SIZE = (1920, 1080)
TYPED = {Screen.ASK_TEXT: "شارع النيل", Screen.ASK_NUMBER: "12"}

SAMPLES = 11
"""Visits whose median counts: one alone may be in the middle of something."""
REST_SECONDS = 1.0
"""How long nobody is there before what is held counts: threads come to an end."""

STEPS: dict[str, tuple[Act, str | None]] = {
    Screen.CONFIRM: (Act.CONFIRM, None),
    Screen.TAKE_TICKET: (Act.DONE, None),
    Screen.TAKE_RECEIPT: (Act.DONE, None),
    Screen.PHOTOGRAPH: (Act.TAKE, None),
    Screen.PHOTO_CHECK: (Act.KEEP, None),
    Screen.REVIEW: (Act.SEND, None),
}


class Crowd:
    """Does the next thing at every frame; ends the kiosk after the last visit."""

    def __init__(self, marks: Sequence[int], screen: Any) -> None:
        self.screen, self.director = screen, screen.director
        self.marks = marks
        """After how many visits what the kiosk holds is told, ascending."""
        self.held: list[tuple[int, int]] = []
        self.visits = 0
        self.left_at: float | None = None
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
            self.service = PHOTOGRAPHED if self.visits % 2 else next(self.services)
            touch(Act.CHOOSE, self.known().category)
        elif visit.screen is Screen.SERVICE:
            touch(Act.CHOOSE, self.service)
        elif visit.screen is Screen.PRIORITY:
            touch(Act.ANSWER, next(self.sides))
        elif visit.screen is Screen.CONFIRM and visit.expected is None:
            return
        elif visit.screen in STEPS:
            touch(*STEPS[visit.screen])
        else:
            self.give(visit, touch)

    def give(self, visit: Any, touch: Any) -> None:
        """The questions of a request, each with the least that can be answered."""
        if visit.screen is Screen.DOCUMENTS:
            self.read_list(touch)
        elif visit.screen is Screen.ASK_DOCUMENTS:
            papers = [each.id for each in visit.form.now.options]
            missing = [each for each in papers if not visit.pages.of(each)]
            touch(*((Act.PHOTOGRAPH, missing[0]) if missing else (Act.NEXT, None)))
        elif visit.screen is Screen.ASK_CHOICE:
            options = visit.form.now.options
            touch(Act.PICK, options[0].id if options else NO)
        elif visit.screen in TYPED:
            if visit.form.now.required:
                touch(Act.KEY, TYPED[visit.screen])
            touch(Act.NEXT if visit.form.now.required else Act.SKIP)

    def read_list(self, touch: Any) -> None:
        if self.service != PHOTOGRAPHED:
            touch(Act.HAVE_DOCUMENTS)
            return
        questions = self.director.known.catalogue.questions(self.service)
        papers = self.known().documents
        touch(Act.FILL, open_form(questions, papers, pictures_only=True))

    def known(self) -> Any:
        return self.director.known.catalogue.service(self.service)

    def come(self) -> None:
        if any(0 <= mark - self.visits < SAMPLES for mark in self.marks):
            self.left_at = self.left_at or monotonic()
            if monotonic() < self.left_at + REST_SECONDS:
                return
            self.left_at = None
            self.held.append(memory())
        if self.visits in self.marks:
            own, resident = (median(each) for each in zip(*self.held, strict=True))
            sys.stdout.write(f"{own} {resident}\n")
            sys.stdout.flush()
            self.held = []
        if self.visits == self.marks[-1]:
            self.screen.stop()
            return
        self.visits += 1
        if self.visits % 2:
            self.director.touch(Act.LANGUAGE)
        self.director.touch(Act.START)


def lay_papers(folder: Path) -> Path:
    """What lies before the camera: grey from dark to light, as a page in a shadow."""
    pictures = folder / "crowd_camera"
    pictures.mkdir()
    grey = Image.linear_gradient("L").resize(PHOTOGRAPH_SIZE)
    grey.convert("RGB").save(pictures / "paper.jpg")
    return pictures


def main() -> None:
    folder, center, *marks = sys.argv[1:]
    config = KioskConfig(
        center=center,
        key_file=Path(folder) / "center" / "secrets" / "kiosk-K1.key",
        data=Path(folder) / "kiosk",
        width=540,
        height=960,
        printer=PrinterConfig(folder=Path(folder) / "crowd"),
        camera=CameraConfig(driver="folder", folder=lay_papers(Path(folder))),
    )
    run_kiosk(config, partial(Crowd, [int(mark) for mark in marks]))


if __name__ == "__main__":
    main()
