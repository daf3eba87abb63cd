"""The threads that wait so that the screen never does.

``Worker`` asks for a person who stands there: one question after the other, answered
on the screen's thread.  ``CenterWatch`` looks every few seconds whether the center is
there, open or shut, and what it offers.  ``deliver`` runs a function on the screen's
thread.  Neither thread ends by a defect: nobody would see that it has.  Free of Kivy.
"""

import logging
import queue
import threading
from collections.abc import Callable
from functools import partial
from traceback import extract_tb
from typing import TypeVar

from center.domain.errors import Refusal
from kiosk.answers import Catalogue, Center
from kiosk.client import Client, Unanswered

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")
Job = Callable[[], None]
Deliver = Callable[[Job], None]

WATCH_SECONDS = 3.0


class Worker:
    """One thread with a queue of questions."""

    def __init__(self, deliver: Deliver) -> None:
        self.deliver = deliver
        self.jobs: queue.Queue[Job | None] = queue.Queue()
        self.thread = threading.Thread(target=self.run, name="asking", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.jobs.put(None)

    def do(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Work on the thread; its answer, refusal or failure comes back by itself."""
        self.jobs.put(lambda: self.answer(work, then, failed))

    def answer(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            answer = work()
        except Exception as error:  # noqa: BLE001 - the next person is served all the same
            if isinstance(error, Refusal | Unanswered):
                log.info("no answer for the screen: %s", type(error).__name__)
            else:
                log.error("an errand failed: %s", defect(error))
            self.deliver(partial(failed, error))
        else:
            self.deliver(lambda: then(answer))

    def run(self) -> None:
        while self.done_one():
            pass

    def done_one(self) -> bool:
        """Do the next job.

        Nothing of it is held while the thread waits for another: it may have been
        about what a person had typed.
        """
        job = self.jobs.get()
        if job is not None:
            job()
        return job is not None


def defect(error: Exception) -> str:
    """What failed and where; its own words might hold what a person typed."""
    place = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {place.name}, line {place.lineno}"


class CenterWatch:
    """Looks at the center, and at its catalogue whenever that is another."""

    def __init__(
        self,
        client: Client,
        deliver: Deliver,
        on_center: Callable[[Center | None], None],
        on_catalogue: Callable[[Catalogue], None],
    ) -> None:
        self.client = client
        self.deliver = deliver
        self.on_center = on_center
        self.on_catalogue = on_catalogue
        self.offer: str | None = None
        """Mark of the catalogue that is known; None is to be read."""
        self.logged = ""
        """The last defect: it would be the same every three seconds."""
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self.run, name="watch", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.ending.set()

    def run(self) -> None:
        while True:
            self.look()
            if self.ending.wait(WATCH_SECONDS):
                return

    def look(self) -> None:
        """The catalogue is told first: an open center without one offers nothing."""
        try:
            center = self.client.center()
            if center.offer != self.offer:
                catalogue = self.client.catalogue()
                self.deliver(lambda: self.on_catalogue(catalogue))
        except Exception as error:  # noqa: BLE001 - it looks again all the same
            self.away(error)
            return
        self.offer = center.offer
        self.deliver(lambda: self.on_center(center))

    def away(self, error: Exception) -> None:
        """A center that cannot be looked at is away, whosever fault it is."""
        if isinstance(error, Refusal | Unanswered):
            log.debug("the center is away: %s", error)
        elif (what := defect(error)) != self.logged:
            self.logged = what
            log.error("a look at the center failed: %s", what)
        self.offer = None
        self.deliver(lambda: self.on_center(None))
