"""One kiosk as a process of its own: gives tickets, and tells what it got.

``python -m tests.issuing <address> <device>:<key> <count> <seed>`` prints JSON.
"""

import json
import sys

from tests.crowd import Kiosk
from tests.processes import Client


def main() -> None:
    url, key, count, seed = sys.argv[1:]
    kiosk = Kiosk(Client(url, {"Authorization": f"Bearer {key}"}), int(seed))
    sys.stdin.readline()
    kiosk.work(lambda: len(kiosk.asked) == int(count))
    json.dump(kiosk.papers, sys.stdout)


if __name__ == "__main__":
    main()
