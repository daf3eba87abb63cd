"""How a rule, a catalogue or hours are announced (acts, section 2).

How the hall is ordered in the next quarter of an hour is settled: what orders it takes
effect a quarter of an hour after its line at the earliest, and what takes effect sooner
than that is no longer replaced.  So nobody who looks at the heads can choose between
two orders.  Before the first day nobody waits, and all may be in force at once.
"""

from typing import TypeVar

from center.domain.due import Due
from center.domain.errors import BadInput, NotInThisState, TooEarly
from center.domain.events import Line
from center.domain.hall import Hall, Plan

T = TypeVar("T")
ANNOUNCE_MS = 15 * 60_000
"""How long what orders the hall is known before it takes effect, at least."""
FURTHEST_MS = 366 * 24 * 3_600_000
"""How far ahead something is announced at most."""


def ahead_of(hall: Hall, *, orders: bool) -> int:
    """How many ms before it takes effect a publication has to be announced."""
    return ANNOUNCE_MS if orders and hall.order.day else 0


def announce(hall: Hall, due: Due[T], value: T, line: Line, *, orders: bool) -> Due[T]:
    """What a publication leaves of what is in force and announced.

    ``orders`` says whether it changes whom the hall calls.  Raises ``NotInThisState``
    where another one takes effect within the quarter, ``TooEarly`` with ``allowed_at``.
    """
    at, awaited = line["at"], due.awaited(line["at"])
    if line["replaces"] != awaited:
        raise BadInput(f"replaces {line['replaces']}: {awaited} is announced")
    effective_at = effective(line, ahead_of(hall, orders=orders))
    if awaited and awaited < at + ahead_of(hall, orders=True):
        raise NotInThisState(f"{line['kind']}: another takes effect at {awaited}")
    return due.announce(value, effective_at, at)


def effective(line: Line, ahead: int = 0) -> int:
    """When a publication takes effect: so many ms after its line, within a year."""
    earliest = line["at"] + ahead
    if line["effective_at"] < earliest:
        raise TooEarly(line["kind"], allowed_at=earliest)
    if line["effective_at"] > line["at"] + FURTHEST_MS:
        raise BadInput(f"effective_at {line['effective_at']}: within a year")
    return int(line["effective_at"])


def orders_alike(before: Plan, after: Plan) -> bool:
    """Whether two catalogues bring people to the windows in the same order.

    Minutes and letters of the lines, in which of them a service stands, and the reasons
    for a call out of turn.  A service may go at once: who waits for it keeps the place.
    It does not come at once, or it could go and come back in another line.
    """
    return (
        before.minutes == after.minutes
        and before.letters == after.letters
        and set(before.call_reasons) == set(after.call_reasons)
        and after.services.items() <= before.services.items()
    )
