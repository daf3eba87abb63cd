"""Opens the kiosk's own folder, again and again where its disk takes nothing.

A kiosk whose disk is full when it is first started has no key of its own: it works with
its center and gives nothing by itself, until there is room.
"""

import logging
import threading
from collections.abc import Callable

from kiosk.spool.alone import Alone
from kiosk.worker import Deliver

log = logging.getLogger(__name__)

RETRY_SECONDS = 5.0


class Founding:
    """What a kiosk does without its center, as soon as its folder can be opened."""

    def __init__(
        self,
        open_folder: Callable[[], Alone],
        found: Callable[[Alone | None], None],
        deliver: Deliver,
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        """``found`` is told on the screen's thread; None while the disk is full."""
        self.open_folder = open_folder
        self.found = found
        self.deliver = deliver
        self.retry_seconds = retry_seconds
        self.ending = threading.Event()
        self.thread = threading.Thread(target=self.run, name="founding", daemon=True)
        self.alone = self.opened()
        found(self.alone)

    def start(self) -> None:
        if self.alone:
            self.alone.start()
        else:
            self.thread.start()

    def stop(self) -> None:
        self.ending.set()
        if self.thread.ident:
            self.thread.join(3)
        if self.alone:
            self.alone.stop()

    def opened(self) -> Alone | None:
        try:
            return self.open_folder()
        except OSError as error:
            if not self.thread.is_alive():  # said once, not every time
                why = error.strerror
                log.error("the kiosk's folder cannot be written: %s", why)
            return None

    def run(self) -> None:
        while not self.ending.wait(self.retry_seconds):
            if alone := self.opened():
                log.info("the kiosk's folder can be written")
                self.alone = alone
                alone.start()
                self.deliver(lambda: self.found(alone))
                return
