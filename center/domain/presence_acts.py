"""Who guesses check characters has to wait: how many wrong ones, and how long.

Two characters are one of 576.  Wrong ones are counted for each device, over all tickets
and for each ticket, and are remembered for half a day whatever is typed right between
them.  Each further one locks what is typed at that device for longer.
"""

from center.domain.act import Act, fields, roles
from center.domain.errors import BadInput
from center.domain.events import Line
from center.domain.hall import Hall, Value

REMEMBERED_MS = 12 * 3_600_000
"""Longer than any day that a center is open; the next morning begins anew."""
TRIES_OF_TICKET, TRIES_OF_DEVICE = 5, 10
"""The wrong try that locks first: for one ticket, and over all at one device.  People
mistype some of a day's; who guesses one ticket has no other ticket to spoil."""
LOCK_MINUTES = (1, 5, 15, 60)
"""For the first that locks, the next, and so on; then the last again and again."""


def lock_ms(tries: int, locking: int) -> int:
    """How long so many wrong tries lock; 0 before the one that locks first."""
    if tries < locking:
        return 0
    return LOCK_MINUTES[min(tries - locking, len(LOCK_MINUTES) - 1)] * 60_000


def locking_try(ticket: str) -> int:
    """Which wrong try locks first: for a ticket, or for none over all of a device."""
    return TRIES_OF_TICKET if ticket else TRIES_OF_DEVICE


def lock(hall: Hall, line: Line) -> tuple[Value, ...]:
    """What is typed at a device is not looked at for a while; scans always are."""
    hall.device(line["device"])
    if line["ticket"]:
        hall.ticket(line["ticket"])
    lasts = lock_ms(line["tries"], locking_try(line["ticket"]))
    if not lasts or line["until"] != line["at"] + lasts:
        raise BadInput(f"{line['tries']} tries until {line['until']}")
    return ()


ACTS: tuple[Act, ...] = (
    Act(
        "presence.locked",
        roles("server"),
        (),
        "",
        fields("device ticket tries until"),
        "the 5th wrong check characters typed at a device for one ticket within 12 "
        "hours, or the 10th over all, and each one after it: for 1, 5, 15, then 60 "
        "minutes; scans are always taken",
        lock,
    ),
)
