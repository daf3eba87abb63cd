"""What the center said last, kept for a kiosk that is started while the server is away.

Names, hours and the catalogue: nothing of any visit.  Written when it has changed, so
that a disk that is on for years is spared.
"""

import time
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kiosk.answers import Catalogue, Center
from kiosk.spool.identity import write

CENTER, CATALOGUE = "center.json", "catalogue.json"
DRIFT_MS = 2000


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

    def keep(self, center: Center, catalogue: Catalogue | None) -> None:
        """Keep what is new in them."""
        heard = Heard(center, wall_clock())
        if self.kept is None or differs(heard, self.kept):
            write(self.folder / CENTER, msgspec.json.encode(heard))
            self.kept = heard
        if catalogue is not None and catalogue is not self.catalogue:
            write(self.folder / CATALOGUE, msgspec.json.encode(catalogue))
            self.catalogue = catalogue

    def recall(self) -> Remembered | None:
        """What was kept; None where that is nothing that can be read."""
        try:
            told = (self.folder / CENTER).read_bytes()
            listed = (self.folder / CATALOGUE).read_bytes()
            heard = msgspec.json.decode(told, type=Heard)
            catalogue = msgspec.json.decode(listed, type=Catalogue)
        except (OSError, msgspec.DecodeError):
            return None
        passed = max(0, wall_clock() - heard.wall)
        return Remembered(heard.center, catalogue, passed)


def differs(one: Heard, other: Heard) -> bool:
    """Whether more has changed than that time went by."""
    drift = (one.center.now - one.wall) - (other.center.now - other.wall)
    same = replace(one.center, now=0) == replace(other.center, now=0)
    return not same or abs(drift) > DRIFT_MS
