"""A clerk who answers no call of a long file, so that it is called elsewhere.

Two minutes after a call without any act the window counts as lost and the ticket goes
back to its place.  Whoever is back only when another window has called it has done no
wrong act at all.
"""

from functools import partial
from typing import ClassVar

from center.domain.ticket import State, Ticket
from center.domain.window import WindowState
from simulation.clerk import Clerk
from simulation.day import MINUTE
from simulation.dishonest.pausing import AVOIDED
from simulation.scheme import DishonestClerks, Sorts

MOST_AWAY = 8 * MINUTE
POLL_SECONDS = 4


class LapsingClerk(Clerk):
    """Sits out calls of the longest files."""

    sits_out = ""
    """The ticket whose call is left to lapse."""

    def called(self, ticket: Ticket) -> None:
        unwanted = ticket.service_line == AVOIDED
        if unwanted and self.chance.random() * 100 < self.strength:
            self.sits_out = ticket.id
        else:
            self.sits_out = ""
            super().called(ticket)

    def lost(self) -> None:
        if self.sits_out:
            self.stay_away(self.sits_out, self.floor.now + MOST_AWAY)
        else:
            super().lost()

    def stay_away(self, ticket: str, until: int) -> None:
        """Back once another window has called it."""
        waits = self.floor.hall.ticket(ticket).state is State.WAITING
        if waits and self.floor.now < until:
            self.floor.after(POLL_SECONDS, partial(self.stay_away, ticket, until))
        elif self.window.state is WindowState.LOST:
            self.find()


class SitsOutCalls(DishonestClerks):
    """One clerk lets some calls of the longest files lapse."""

    name = "sits out calls"
    unit = "% of full files"
    codes = ("sat_out",)
    sorts: ClassVar[Sorts] = {5: LapsingClerk}
