"""A manager who calls friends out of turn, with a reason of the list."""

from functools import partial
from random import Random

from center.domain.events import Line
from simulation.dishonest.friends import befriend
from simulation.floor import Floor
from simulation.founding import BY_MANAGER
from simulation.people import Person
from simulation.scheme import Scheme
from simulation.server import Manager
from simulation.visitors import Visitors

FRIEND_OF_MANAGER = "100"


class Favours(Scheme):
    """So many friends a day are called exceptionally, minutes after they came."""

    name = "exceptional calls as favours"
    unit = "calls a day"
    codes = ("many_exceptional_calls",)

    @property
    def culprits(self) -> tuple[str, ...]:
        return (BY_MANAGER,)

    def crowd(self, found: list[Person], chance: Random) -> list[Person]:
        lines = ("quick", "short", "medium", "long", "full")
        return befriend(found, FRIEND_OF_MANAGER, self.strength, lines, chance)

    def begin(self, floor: Floor, visitors: Visitors) -> None:
        manager = Manager(floor, 0)

        def favour(line: Line) -> None:
            ticket = line["ticket"]
            if floor.people[ticket].friend_of == FRIEND_OF_MANAGER:
                until = floor.now + 600_000
                call = partial(manager.call, ticket, "court_time", until)
                floor.after(floor.chance.uniform(60, 300), call)

        floor.listen("ticket.issued", favour)
