"""Runs simulated days, one after the other, on one journal."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from center.audit.replay import Replay
from center.audit.report import Report
from center.domain.catalogue import Catalogue
from center.domain.events import Line
from simulation.caller import BY_RULE, Caller
from simulation.clerk import Clerk, Traits, traits
from simulation.day import Day, working_days
from simulation.floor import Floor
from simulation.founding import clerk_of, found, offered
from simulation.people import people, with_help
from simulation.record import Record
from simulation.scheme import Scheme
from simulation.server import Manager, Server
from simulation.visitors import Visitors


@dataclass(slots=True)
class Center:
    """A simulated center: its record, its staff, and what is dishonest there."""

    day: Day
    record: Record
    catalogue: Catalogue
    scheme: Scheme
    staff: dict[int, Traits]
    caller: Caller
    watch: Callable[[Floor], None] = lambda floor: None
    """Who else looks on."""

    def live(self, on: date) -> Floor:
        """Let one day pass."""
        chance = Random(f"{self.day.seed}/{on}")
        coming = people(self.day, self.catalogue, Random(f"{self.day.seed}/{on}/crowd"))
        coming = with_help(coming, self.day, Random(f"{self.day.seed}/{on}/helped"))
        coming = self.scheme.crowd(coming, chance)
        self.record.now = max(self.record.now, self.day.moment(on, self.day.opens - 30))
        floor = Floor(self.day, on, self.record, self.catalogue, self.caller, chance)
        visitors = Visitors(floor, coming)
        Server(floor, visitors)
        Manager(floor, self.day.exceptional)
        floor.clerks = clerks = {n: self.seat(floor, n) for n in self.staff}
        for clerk in clerks.values():
            clerk.begin()
        self.scheme.begin(floor, visitors)
        self.watch(floor)
        floor.run()
        return floor

    def seat(self, floor: Floor, number: int) -> Clerk:
        chance = Random(f"{self.day.seed}/{floor.on}/{number}")
        nature, staff = self.staff[number], clerk_of(number)
        return self.scheme.clerk(floor, number, staff, nature, chance)


def open_center(
    day: Day, scheme: Scheme | None = None, caller: Caller = BY_RULE
) -> Center:
    """A new center with its first lines written."""
    record, catalogue = Record(day.seed), offered()
    found(record, day, catalogue)
    return Center(day, record, catalogue, scheme or Scheme(), staff_of(day), caller)


def staff_of(day: Day) -> dict[int, Traits]:
    """Who sits at each window; papers have chances of their own."""
    chance, papers = Random(f"{day.seed}/staff"), Random(f"{day.seed}/staff/papers")
    return {number: traits(chance, papers) for number in range(1, day.windows + 1)}


def days_of(center: Center, count: int) -> Iterator[Floor]:
    """Let working days pass; each is handed over at its end."""
    for on in working_days(count):
        yield center.live(on)


def simulate(day: Day, count: int = 1, scheme: Scheme | None = None) -> list[Line]:
    """The journal of so many working days."""
    center = open_center(day, scheme)
    for _ in days_of(center, count):
        pass
    return center.record.lines


def replay(lines: list[Line]) -> Report:
    """The audit's own replay of a journal."""
    report = Report()
    follower = Replay(report)
    for seq, line in enumerate(lines):
        follower.take(seq, line)
    return report
