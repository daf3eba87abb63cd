"""Clerks who send a friend from window to window, so that one ticket does many errands.

The ticket keeps its place, so whoever is sent on stands first in the next line too.
"""

from random import Random
from typing import ClassVar

from center.domain.catalogue import PRIORITY
from simulation.clerk import Clerk
from simulation.dishonest.friends import befriend
from simulation.founding import clerk_of, offered
from simulation.people import Person, by_line
from simulation.scheme import DishonestClerks, Sorts

MOST = 4
"""Errands with one ticket."""


class SendingClerk(Clerk):
    """Does one errand for a friend and sends him on to the next line."""

    def serve(self, ticket: str) -> None:
        friend = self.floor.people[ticket].friend_of
        done = self.floor.visits.get(ticket, 0)
        if not friend or done >= MOST:
            super().serve(ticket)
            return
        self.floor.visits[ticket] = done + 1
        self.floor.after(self.seconds_of(ticket) / 2, lambda: self.pass_on(ticket))

    def pass_on(self, ticket: str) -> None:
        now = self.floor.hall.ticket(ticket)
        other = "quick" if now.service_line == "short" else "short"
        service = self.chance.choice(by_line(offered())[other])
        line = PRIORITY if now.line == PRIORITY else other
        told = {"service": service, "line": line, "reason": "second_service"}
        if not self.act("ticket.transferred", ticket=ticket, **told):
            self.finish(ticket, "done")


class TransfersBackAndForth(DishonestClerks):
    """Two clerks send friends back and forth."""

    name = "transfers back and forth"
    unit = "friends a day"
    codes = ("transfers", "sent_around")
    sorts: ClassVar[Sorts] = {5: SendingClerk, 6: SendingClerk}

    def crowd(self, found: list[Person], chance: Random) -> list[Person]:
        lines = ("quick", "short")
        return befriend(found, clerk_of(5), self.strength, lines, chance)
