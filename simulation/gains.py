"""What friends gain: their waits, beside those of others with the like errands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from center.domain.ticket import Side
from center.report.facts import Visit
from simulation.day import MINUTE
from simulation.floor import Floor
from simulation.founding import offered
from simulation.people import Person


@dataclass(frozen=True, slots=True)
class Gain:
    """How long friends waited, and how long they would have as anybody else."""

    friends: int = 0
    met: int = 0
    """Those who were served by the one whose friends they are."""
    minutes: float = 0
    """Of all of them together, from the door to a clerk."""
    others_minutes: float = 0
    """As many people without priority, come for the same line of services that day."""

    def __add__(self, other: "Gain") -> "Gain":
        return Gain(
            self.friends + other.friends,
            self.met + other.met,
            self.minutes + other.minutes,
            self.others_minutes + other.others_minutes,
        )


@dataclass(frozen=True, slots=True)
class Served:
    """One person, once."""

    person: Person
    clerk: str
    minutes: float
    """From the door to a clerk."""

    @property
    def line(self) -> str:
        return offered().services[self.person.service].line


def gain_of(floor: Floor, visits: Iterable[Visit]) -> Gain:
    """A day's gain, from its floor and the visits that were read of its lines."""
    served = list(served_on(floor, visits))
    usual = usual_minutes(served)
    friends = [one for one in served if one.person.friend_of and one.line in usual]
    return Gain(
        len(friends),
        sum(one.clerk == one.person.friend_of for one in friends),
        sum(one.minutes for one in friends),
        sum(usual[one.line] for one in friends),
    )


def served_on(floor: Floor, visits: Iterable[Visit]) -> Iterable[Served]:
    """Who was served that day; where more than once, the clerk is the last."""
    begun: dict[str, Visit] = {}
    clerks: dict[str, str] = {}
    for visit in visits:
        if visit.started_at and visit.ticket in floor.people:
            begun.setdefault(visit.ticket, visit)
            clerks[visit.ticket] = visit.clerk
    for ticket, visit in begun.items():
        person = floor.people[ticket]
        if not person.ghost:
            waited = visit.started_at - floor.moment(person.minute)
            yield Served(person, clerks[ticket], waited / MINUTE)


def usual_minutes(served: Iterable[Served]) -> Mapping[str, float]:
    """Line of services → the mean wait of its people who are nobody's friends."""
    waits = defaultdict[str, list[float]](list)
    for one in served:
        if not one.person.friend_of and one.person.side is Side.ORDINARY:
            waits[one.line].append(one.minutes)
    return {line: fmean(found) for line, found in waits.items()}
