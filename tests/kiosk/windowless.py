"""A whole kiosk but its window: the director, its threads, and a center over HTTP.

What would be on the screen is read as the director's visit; what other threads deliver
to the screen is done here, on the thread of the test.
"""

import queue
import time
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import Any, Self

from kiosk.client import Client
from kiosk.director import Director
from kiosk.errands import Errands
from kiosk.paper_errands import add_paper_errands
from kiosk.printing.printer import Printer
from kiosk.visit import Visit
from kiosk.words import Screen
from tests.kiosk.papers import TEXTS
from tests.processes import Center

SECONDS = 60
WATCH_SECONDS = 0.1


class Windowless:
    """Kiosk K1 of a center; ``with`` starts and ends it."""

    def __init__(self, center: Center, printer: Printer, url: str = "") -> None:
        """``url`` is that of a line to the center; its own, if there is none."""
        self.jobs: queue.Queue[Callable[[], None]] = queue.Queue()
        key = (center.data / "secrets" / "kiosk-K1.key").read_text().strip()
        self.make_client = partial(Client, url or center.url, "K1", key)
        self.director = Director("ar", 30, 10, lambda: None)
        self.errands = Errands(
            self.director, self.make_client, printer, 576, TEXTS, self.jobs.put
        )
        self.errands.printing.watch_seconds = WATCH_SECONDS
        add_paper_errands(self.errands)
        self.director.run_errand = self.errands.run

    def __enter__(self) -> Self:
        # Each on a connection of its own: a cable hangs up after one answer.
        self.director.hear_of_catalogue(self.make_client().catalogue())
        self.director.hear_of_center(self.make_client().center())
        self.errands.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.errands.stop()

    def until(self, seen: Callable[[Visit], Any]) -> Visit:
        """Let the kiosk go on until something is seen on its screen."""
        deadline = time.monotonic() + SECONDS
        while not seen(self.director.visit):
            self.jobs.get(timeout=max(0.01, deadline - time.monotonic()))()
        return self.director.visit

    def until_one_of(self, *screens: Screen) -> Visit:
        return self.until(lambda visit: visit.screen in screens)
