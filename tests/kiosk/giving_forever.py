"""Gives numbers until it is killed: ``python -m tests.kiosk.giving_forever FOLDER``.

Each number is written to the output when the kiosk would print it.
"""

import sys
from pathlib import Path

from kiosk.client import new_command
from tests.kiosk.alone import CERTIFICATE, MORNING, Alone


def give(folder: Path) -> None:
    kiosk = Alone.begin(folder, CERTIFICATE)
    while True:
        issued = kiosk.giving.give_ticket(new_command(), "copy", "ordinary", MORNING)
        sys.stdout.write(f"{issued.number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    give(Path(sys.argv[1]))
