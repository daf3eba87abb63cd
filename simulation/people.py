"""Who comes on a day, and all that is chance about them, drawn beforehand.

Drawn beforehand, so that the same people with the same errands meet every rule that is
compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from center.domain.catalogue import Catalogue
from center.domain.ticket import Side
from simulation.day import MIX, PEAK, Day

SPREAD = 0.5
"""Standard deviation of the logarithm of an errand's length."""
KIOSK_SECONDS = (25.0, 60.0)
NEAR_SECONDS = 15.0
"""The longest walk of one who stands by the windows, having missed a call."""
HELPED_WITH_PRIORITY = 2.7
"""Old people, and those who see badly, are helped so many times as often."""
HANDED_BACK = 0.02
"""Of tickets that reception gave: the errand needs no window today after all."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person and the chances of the visit."""

    index: int
    minute: float
    """Of coming through the door, after midnight."""
    service: str
    then: str
    """The service meant, should this one be the wrong one."""
    side: Side
    card: bool
    """Whether a priority card can be shown."""
    length: float
    """Of the errand, as a multiple of the line's published minutes; 1 in the mean, and
    0 for the few who only want a word."""
    kiosk_seconds: float
    walk_seconds: float
    """From seeing the call to standing at the window."""
    leaves: bool
    """Has left the hall when called."""
    away_minutes: float
    """After which one who left comes back; 0 is never."""
    course: str
    """What the visit comes to: ``done``, ``returned``, ``referred``, ``parked``, or
    ``transferred``."""
    fetch_minutes: float
    """How long what is missing takes to get, while parked."""
    rates: bool
    friend_of: str = ""
    """Whose friend this is, in a dishonest day: a staff number."""
    ghost: bool = False
    """Nobody: a slip of paper in a clerk's hand."""
    helped: bool = False
    """Whether reception takes the ticket for this person."""
    handed_back_minutes: float = 0
    """After which the ticket is handed back at reception; 0 is never."""

    def watchful(self) -> "Person":
        """The same person after a missed call: there, and near the windows."""
        near = min(self.walk_seconds, NEAR_SECONDS)
        return replace(self, leaves=False, walk_seconds=near)


COURSES = {"done": 79, "returned": 13, "referred": 2, "parked": 3, "transferred": 3}


def people(day: Day, catalogue: Catalogue, chance: Random) -> list[Person]:
    """Everyone who comes on a day, in order of coming."""
    services = by_line(catalogue)
    return [
        draw(index, minute, day, services, chance)
        for index, minute in enumerate(arrivals(day, chance))
    ]


def by_line(catalogue: Catalogue) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {line: [] for line in MIX}
    # A service without a window is given at the kiosk: nobody waits for it.
    for service in (s for s in catalogue.services.values() if s.at_window):
        found[service.line].append(service.id)
    return found


def arrivals(day: Day, chance: Random) -> Iterator[float]:
    """Minutes of coming: an inhomogeneous Poisson process, by thinning."""
    length = (day.doors - day.opens) / len(PEAK)
    most = day.tickets * max(PEAK) / 100 / length
    minute = float(day.opens)
    while (minute := minute + chance.expovariate(most)) < day.doors:
        share = PEAK[int((minute - day.opens) / length)]
        if chance.random() * max(PEAK) < share:
            yield minute


def draw(
    index: int,
    minute: float,
    day: Day,
    services: dict[str, list[str]],
    chance: Random,
) -> Person:
    line = chance.choices(list(MIX), list(MIX.values()))[0]
    other = chance.choice([key for key in MIX if key != line])
    priority = chance.random() * 100 < day.priority_percent
    leaves, brief = chance.random() < 0.05, chance.random() < 0.004
    return Person(
        index=index,
        minute=minute,
        service=chance.choice(services[line]),
        then=chance.choice(services[other]),
        side=Side.PRIORITY if priority else Side.ORDINARY,
        card=chance.random() < 0.95,
        length=0 if brief else chance.lognormvariate(-(SPREAD**2) / 2, SPREAD),
        kiosk_seconds=chance.uniform(*KIOSK_SECONDS),
        walk_seconds=8 + chance.lognormvariate(2.4, 0.5) * (1.5 if priority else 1),
        leaves=leaves,
        away_minutes=chance.uniform(2, 40) if chance.random() < 0.5 else 0,
        course=chance.choices(list(COURSES), list(COURSES.values()))[0],
        fetch_minutes=chance.uniform(5, 25) if chance.random() < 0.9 else 0,
        rates=chance.random() < 0.08,
    )


def with_help(found: list[Person], day: Day, chance: Random) -> list[Person]:
    """The same people, some of whom go to reception instead of a kiosk.

    It has chances of its own: nothing else about anyone differs from a day without.
    """
    percent = {
        Side.ORDINARY: float(day.helped_percent),
        Side.PRIORITY: day.helped_percent * HELPED_WITH_PRIORITY,
    }
    return [
        replace(
            person,
            helped=True,
            handed_back_minutes=chance.uniform(3, 20) * (chance.random() < HANDED_BACK),
        )
        if chance.random() * 100 < percent[person.side]
        else person
        for person in found
    ]


def friend(person: Person, clerk: str, **changes: Side | bool) -> Person:
    """The same visit, made by a friend of a clerk, who is there when called."""
    return replace(
        person,
        friend_of=clerk,
        leaves=False,
        course="done",
        walk_seconds=12.0,
        **changes,  # type: ignore[arg-type]
    )
