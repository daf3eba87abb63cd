"""The center's server on a machine whose clock can be set: for tests of clocks.

``python -m tests.web.settable_clock CONFIG START FILE``: the machine's clock began at
START; FILE says by how many milliseconds it has been set ahead (or back) since.
"""

import subprocess
import sys
from dataclasses import dataclass, fields
from pathlib import Path

from center.clock import clock_from
from center.config import load_config
from center.even_clock import EvenClock
from center.web.app import create_app
from center.web.server import serve
from tests.launch import ROOT, Launch, Process
from tests.processes import Center


def program(arguments: list[str], log: Path) -> Process:
    """Start a program of its own; what it says is added to the log."""
    with log.open("a") as said:
        return subprocess.Popen(arguments, cwd=ROOT, stdout=said, stderr=said)


@dataclass
class SettableCenter(Center):
    """A center on a machine whose clock can be set."""

    @property
    def set_ahead(self) -> Path:
        """The file that says by how many milliseconds."""
        return self.folder / "set-ahead"

    def arguments(self) -> list[str]:
        program = [sys.executable, "-m", "tests.web.settable_clock"]
        return [*program, str(self.config), self.time, str(self.set_ahead)]

    def start(self, how: Launch = program) -> Center:
        return super().start(how)


def settable(made: Center) -> SettableCenter:
    """The same center, started on such a machine."""
    center = SettableCenter(**{f.name: getattr(made, f.name) for f in fields(made)})
    center.set_ahead.write_text("0")
    center.start()
    return center


def main(config: Path, start: str, file: Path) -> None:
    right = clock_from(start)
    settings = load_config(config).center
    clock = EvenClock(lambda: right() + int(file.read_text()))
    serve(create_app(settings, clock=clock), settings.listen)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
