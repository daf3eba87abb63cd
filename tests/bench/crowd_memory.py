"""The kiosk: what it holds after so many people, one after the other.

A real center and a whole kiosk off screen, which a crowd (``tests/bench/crowd.py``)
uses as fast as it answers.  How long that takes says nothing about the kiosk: other
work may go on beside it.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.kiosk import OFF_SCREEN
from tests.launch import ROOT, launch_afresh
from tests.processes import Center, make_center

VISITS = (100, 500, 1000, 1500, 2000)
MOST_GROWTH = 5


def figures(folder: Path) -> Iterator[Figure]:
    """The rows of the kiosk's memory."""
    with make_center(folder / "crowd").start(launch_afresh) as center:
        center.clerk(4)
        (first, before), *between, (last, after) = held(center)
    yield Figure(f"memory after {VISITS[0]} visits, resident", before, "MB")
    for visits, (own, _) in zip(VISITS[1:-1], between, strict=True):
        yield Figure(f"its own memory grown by after {visits:,}", own - first, "MB")
    more = last - first
    name = f"its own memory grown by after {VISITS[-1]:,} visits"
    yield Figure(name, more, "MB", f"< {MOST_GROWTH} MB", more < MOST_GROWTH)
    name = "resident memory grown by, with pages of libraries and fonts"
    yield Figure(name, after - before, "MB")


def held(center: Center) -> list[tuple[float, float]]:
    """MB of a kiosk, its own and resident, after each number of visits."""
    arguments = [sys.executable, "-m", "tests.bench.crowd", str(center.folder)]
    arguments += [center.url, *map(str, VISITS)]
    told = subprocess.run(
        arguments, cwd=ROOT, env=OFF_SCREEN, capture_output=True, text=True, check=True
    )
    each = (line.split() for line in told.stdout.splitlines())
    return [(float(own) / 1e6, float(resident) / 1e6) for own, resident in each]
