"""Tickets that nobody holds: taken in a burst, and served in seconds to look busy.

The rule calls them to any window; only at the clerk's own is the slip in a hand.
"""

from dataclasses import replace
from functools import partial
from typing import ClassVar

from center.domain.ticket import Side, Ticket
from simulation.clerk import Clerk
from simulation.floor import Floor
from simulation.people import Person
from simulation.scheme import DishonestClerks, Sorts
from simulation.visitors import Visitors

BURST = 5


class BusyClerk(Clerk):
    """Has the slips of ghosts under the desk."""

    def called(self, ticket: Ticket) -> None:
        person = self.floor.people[ticket.id]
        if person.ghost:
            self.floor.people[ticket.id] = replace(person, leaves=False)
        super().called(ticket)

    def seconds_of(self, ticket: str) -> float:
        if self.floor.people[ticket].ghost:
            return self.chance.uniform(4, 15)
        return super().seconds_of(ticket)


class GhostTickets(DishonestClerks):
    """Tickets that nobody holds."""

    name = "ghost tickets"
    unit = "tickets a day"
    codes = ("bursts", "seconds_services")
    sorts: ClassVar[Sorts] = {1: BusyClerk}

    @property
    def culprits(self) -> tuple[str, ...]:
        return (*super().culprits, "kiosk:K1")

    def begin(self, floor: Floor, visitors: Visitors) -> None:
        """Bursts at the first kiosk, at times of the day when it is quiet there."""
        day, chance = floor.day, floor.chance
        ghost = replace(a_person(), ghost=True)
        for first in range(0, self.strength, BURST):
            when = floor.moment(chance.uniform(day.opens + 20, day.doors - 10))
            for _ in range(min(BURST, self.strength - first)):
                when += round(chance.uniform(3, 9) * 1000)
                floor.at(when, partial(visitors.take, ghost, "K1"))


def a_person() -> Person:
    """Nobody in particular, on a quick errand; not in the hall."""
    return Person(
        index=-1,
        minute=0,
        service="pay_fees",
        then="pay_fees",
        side=Side.ORDINARY,
        card=False,
        length=1,
        kiosk_seconds=5,
        walk_seconds=1,
        leaves=True,
        away_minutes=0,
        course="done",
        fetch_minutes=0,
        rates=False,
    )
