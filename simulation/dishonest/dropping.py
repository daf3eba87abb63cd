"""A clerk who takes out the terminal's cable amid a long file, and is rid of it.

Two minutes later the window counts as lost and the ticket is parked; whoever holds it
comes back at the kiosk, and is mostly called to another window.
"""

from functools import partial
from typing import ClassVar

from center.domain.ticket import State
from simulation.clerk import Clerk
from simulation.day import MINUTE
from simulation.dishonest.pausing import AVOIDED
from simulation.scheme import DishonestClerks, Sorts

BACK_AFTER = 3 * MINUTE
"""From the loss until the person stands at the kiosk."""


class DroppingClerk(Clerk):
    """Drops visits of the longest files."""

    dropped = ""
    """The ticket at which the cable came out."""

    def serve(self, ticket: str) -> None:
        long = self.floor.hall.ticket(ticket).service_line == AVOIDED
        if long and self.chance.random() * 100 < self.strength:
            self.floor.after(self.floor.rule.lost_seconds, partial(self.drop, ticket))
        else:
            super().serve(ticket)

    def drop(self, ticket: str) -> None:
        self.dropped = ticket
        told = {"window": self.number, "ticket": ticket, "why": "terminal_silent"}
        self.floor.record.attempt("window.lost", "server", **told)

    def lost(self) -> None:
        if not self.dropped:
            super().lost()
            return
        when = self.floor.now + BACK_AFTER
        self.floor.at(when, partial(self.come_again, self.dropped))
        self.dropped = ""
        self.find()

    def come_again(self, ticket: str) -> None:
        """The person lets the ticket wait again."""
        parked = self.floor.hall.ticket(ticket).state is State.PARKED
        if self.floor.hall.order.open and parked:
            self.floor.record.attempt("ticket.resumed", "kiosk:K1", ticket=ticket)


class DropsVisits(DishonestClerks):
    """One clerk drops some visits of the longest files that have begun."""

    name = "drops visits that have begun"
    unit = "% of full files"
    codes = ("walked_out",)
    sorts: ClassVar[Sorts] = {5: DroppingClerk}
