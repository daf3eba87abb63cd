"""What the center said last, kept for a kiosk that is started while the server is away.

Names, hours and the catalogue: nothing of any visit.  Written when it has changed and
six times an hour, so that a disk that is on for years is spared.

How long ago that was only this machine's own clock can say.  One with an empty battery
begins at the same date with each start: where it stands before what it said then, or
far behind it, the time is not known, and numbers of a wrong day would be given.
"""

import logging
import time
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kiosk.answers import Catalogue, Center
from kiosk.spool.disk import UNREADABLE, write

log = logging.getLogger(__name__)

CENTER, CATALOGUE = "center.json", "catalogue.json"
DRIFT_MS = 2000
EVERY_MS = 10 * 60_000
BACK_MS = 60_000
"""A clock that is set right may go back by so much."""
LONGEST_MS = 14 * 86_400_000
"""No center is away for longer with its kiosks switched off."""
RELEASED_MS = 1_767_225_600_000
"""2026-01-01: a clock that stands before it was never set."""


class Heard(Struct, frozen=True):
    """An answer of the center, and when it came by this machine's own clock."""

    center: Center
    wall: int
    """UTC milliseconds; right or wrong, only differences count."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a kiosk knows when it starts."""

    center: Center
    catalogue: Catalogue
    passed: int
    """Milliseconds since the center was heard."""


def wall_clock() -> int:
    return time.time_ns() // 1_000_000


class Memory:
    """The center's last answers in the kiosk's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept: Heard | None = None
        self.catalogue: Catalogue | None = None

    def keep(self, center: Center, catalogue: Catalogue | None, wall: int) -> None:
        """Keep what is new in them, and now and then when it was heard."""
        heard = Heard(center, wall)
        if self.kept is None or differs(heard, self.kept):
            write(self.folder / CENTER, msgspec.json.encode(heard))
            self.kept = heard
        if catalogue is not None and catalogue is not self.catalogue:
            write(self.folder / CATALOGUE, msgspec.json.encode(catalogue))
            self.catalogue = catalogue

    def recall(self) -> Remembered | None:
        """What was kept; None where it cannot be read, or how long ago is unknown."""
        try:
            told = (self.folder / CENTER).read_bytes()
            listed = (self.folder / CATALOGUE).read_bytes()
            heard = msgspec.json.decode(told, type=Heard)
            catalogue = msgspec.json.decode(listed, type=Catalogue)
        except UNREADABLE:
            return None
        wall = wall_clock()
        if not is_later(heard.wall, wall):
            log.error(
                "this machine's clock is wrong: nothing is given before the center"
            )
            return None
        return Remembered(heard.center, catalogue, max(0, wall - heard.wall))


def is_later(heard: int, now: int) -> bool:
    """Whether the clock can be believed that said one time, and now another."""
    return now >= RELEASED_MS and -BACK_MS <= now - heard <= LONGEST_MS


def differs(one: Heard, other: Heard) -> bool:
    """Whether more has changed than that a little time went by."""
    if one.wall - other.wall >= EVERY_MS:
        return True
    drift = (one.center.now - one.wall) - (other.center.now - other.wall)
    same = replace(one.center, now=0) == replace(other.center, now=0)
    return not same or abs(drift) > DRIFT_MS
