"""A clerk who marks people as missing although they stand there, as fast as allowed."""

from random import Random
from typing import ClassVar

from center.domain.ticket import Ticket
from simulation.clerk import Clerk, Traits
from simulation.floor import Floor
from simulation.scheme import DishonestClerks, Sorts


class BlindClerk(Clerk):
    """Does not see some of those who come to the window."""

    def __init__(
        self, floor: Floor, number: int, staff: str, nature: Traits, chance: Random
    ) -> None:
        super().__init__(floor, number, staff, nature, chance)
        self.unseen: set[tuple[str, int]] = set()

    def called(self, ticket: Ticket) -> None:
        if self.chance.random() * 100 < self.strength:
            self.unseen.add((ticket.id, ticket.called_at))
        super().called(ticket)

    def meet(self, ticket: str, called_at: int) -> None:
        if (ticket, called_at) not in self.unseen:
            super().meet(ticket, called_at)

    def lag(self, ticket: str, called_at: int) -> float:
        if (ticket, called_at) in self.unseen:
            return self.chance.uniform(0.1, 1.0)
        return super().lag(ticket, called_at)


class QuickNoShows(DishonestClerks):
    """One clerk does not see some of those who are called."""

    name = "quick no-shows"
    unit = "% of calls"
    codes = ("quick_no_shows", "missed_but_there", "no_shows", "served_by_another")
    sorts: ClassVar[Sorts] = {2: BlindClerk}
