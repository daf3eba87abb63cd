"""A kiosk that goes on alone: its key, its spool, what it knows, and the way back."""

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from center.domain.errors import Refusal
from center.domain.machine_acts import DISK_FULL, DISK_OK
from center.domain.spool import AHEAD_MS
from kiosk.answers import Catalogue, Center, Filed, Issued
from kiosk.camera.photographs import Photograph
from kiosk.client import Client, Given, Unanswered, new_command
from kiosk.spool.file import SpoolFile
from kiosk.spool.giving import Giving
from kiosk.spool.handover import Handover
from kiosk.spool.hours import gives_numbers
from kiosk.spool.identity import Identity
from kiosk.spool.pages import Pages
from kiosk.spool.remembered import Memory, Remembered, wall_clock

log = logging.getLogger(__name__)

AWAY_SECONDS, AT_REST_SECONDS = 3.0, 30.0
"""Between two looks whether there is anything to hand in."""
LOOKS_A_QUESTION = 10
"""So often the center is asked whether the key is still good: a kiosk that was taken
out of service gives nothing more by itself."""


class Alone:
    """What one kiosk does without its center; it may be asked from any thread."""

    def __init__(self, folder: Path, client: Client) -> None:
        self.identity = Identity(folder)
        self.spool = SpoolFile(folder, self.identity)
        pages = Pages(folder)
        self.giving = Giving(self.identity, self.spool, pages)
        self.handover = Handover(client, self.identity, self.spool, pages)
        self.memory = Memory(folder)
        self.heard: tuple[Center, Catalogue | None, int] | None = None
        """And when, by this machine's own clock."""
        self.disk = self.told_disk = ""
        """How the disk is, and what the center was told of it."""
        self.waking = threading.Event()
        self.ending = False
        self.thread = threading.Thread(target=self.run, name="spool", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.ending = True
        self.waking.set()
        self.thread.join(3)

    def recall(self) -> Remembered | None:
        """What the center said before the kiosk was started."""
        return self.memory.recall()

    def hear(self, center: Center, catalogue: Catalogue | None) -> None:
        """The center is there: remember what it says, and hand in what there is."""
        first, self.heard = self.heard is None, (center, catalogue, wall_clock())
        if first or self.spool.unsent():
            self.waking.set()

    def may_give(self, center: Center | None, now: int) -> bool:
        """Whether the kiosk may give numbers by itself at a time (UTC ms)."""
        return (
            center is not None
            and self.giving.is_possible
            and self.spool.last.at <= now + AHEAD_MS
            and gives_numbers(center, now)
        )

    def has_given(self, command: str) -> bool:
        """Whether a confirmation has got its number here already."""
        return self.giving.has_given(command)

    def ticket(self, command: str, service: str, side: str, now: int) -> Issued:
        return self.giving.give_ticket(command, service, side, now)

    def request(
        self,
        command: str,
        given: Given,
        now: int,
        *,
        at_window: bool,
        pages: Sequence[Photograph] = (),
    ) -> Filed:
        return self.giving.take_request(
            command, given, now, at_window=at_window, pages=pages
        )

    def address_of(self, paper: str) -> str:
        """Where the center hears of a paper that was given alone; empty of others."""
        return self.handover.address_of(paper)

    def run(self) -> None:
        for look in count(1):
            if self.ending:
                return
            self.waking.clear()
            rest = AT_REST_SECONDS if self.work() else AWAY_SECONDS
            if not self.ending:
                self.waking.wait(rest)
            if look % LOOKS_A_QUESTION == 0:
                self.handover.is_fresh = False

    def work(self) -> bool:
        """Remember, hand in, tell of the disk; whether the center was there."""
        self.disk = DISK_OK
        steps = (self.remember, self.handover.hand_in, self.tell_disk)
        return all(self.kept(step) for step in steps)

    def remember(self) -> None:
        if self.heard is not None:
            self.memory.keep(*self.heard)

    def tell_disk(self) -> None:
        """What could not be written is tried each time, so a full disk stays told."""
        if self.disk != self.told_disk:
            with suppress(Refusal):
                self.handover.client.tell_disk(new_command(), self.disk)
            self.told_disk = self.disk

    def kept(self, do: Callable[[], None]) -> bool:
        """Do something; a disk that takes nothing is told, and tried again."""
        try:
            do()
        except Unanswered:
            return False
        except OSError:
            self.disk = DISK_FULL
            log.exception("the kiosk's folder takes nothing")
        return True
