"""The center's server on a machine whose clock can be set: for tests of clocks.

``python -m tests.web.settable_clock CONFIG START FILE``: the machine's clock began at
START; FILE says by how many milliseconds it has been set ahead (or back) since.
"""

import sys
from pathlib import Path

from center.clock import clock_from
from center.config import load_config
from center.even_clock import EvenClock
from center.web.app import create_app
from center.web.server import serve


def main(config: Path, start: str, file: Path) -> None:
    right = clock_from(start)
    settings = load_config(config).center
    clock = EvenClock(lambda: right() + int(file.read_text()))
    serve(create_app(settings, clock=clock), settings.listen)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
