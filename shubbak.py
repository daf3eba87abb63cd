"""The command line of Shubbak.

Every process of a center and of its hub is one command.  A command imports only the
parts that it joins, so that a machine needs no more than its own.  A refusal ends with
a sentence in English and Arabic, a hint where one helps, and exit code 2.
"""

import sys

from center.domain.errors import Refusal
from commands import aside, center, first, guest, kiosk, sync, trials
from commands.root import cli, tell

__all__ = ["cli", "main"]

COMMANDS = (first, center, kiosk, aside, guest, sync, trials)
"""Each puts its commands under ``cli`` when it is imported."""

REFUSED = 2


def main() -> None:
    """Run one command; a refusal is told, never a traceback."""
    try:
        cli(prog_name="shubbak")
    except Refusal as refusal:
        tell(refusal)
        sys.exit(REFUSED)


if __name__ == "__main__":
    main()
