"""Clerks who find papers missing that lie before them, until somebody pays for it.

Only a document of the list can be missing, and what is missing is printed with its
name; so such a clerk sends back for what others accept.
"""

from collections.abc import Iterable
from typing import ClassVar

from center.domain.ticket_acts import RETURNED
from simulation.clerk import Clerk
from simulation.scheme import DishonestClerks, Sorts

BLAMED = "own"
"""The proof of ownership: the paper about which most can be said."""


class SendingBackClerk(Clerk):
    """Sends some back whose papers are in order."""

    def outcome_of(self, ticket: str, course: str) -> str:
        outcome = super().outcome_of(ticket, course)
        if outcome == "done" and self.blames(ticket):
            return RETURNED
        return outcome

    def blames(self, ticket: str) -> bool:
        return bool(self.listed(ticket)) and self.gives_way()

    def gives_way(self) -> bool:
        return self.chance.random() * 100 < self.strength

    def listed(self, ticket: str) -> Iterable[str]:
        return self.floor.plan.documents[self.floor.hall.ticket(ticket).service]


class BlamingClerk(SendingBackClerk):
    """Finds one document wanting, wherever the list has it."""

    def blames(self, ticket: str) -> bool:
        return BLAMED in self.listed(ticket) and self.gives_way()

    def lacking(self, ticket: str, listed: Iterable[str]) -> str:
        return BLAMED if BLAMED in listed else super().lacking(ticket, listed)


class SendsBack(DishonestClerks):
    """One clerk sends people back with whichever document missing."""

    name = "sends back for papers"
    unit = "% of complete papers"
    codes = ("returns", "missing_document")
    sorts: ClassVar[Sorts] = {5: SendingBackClerk}


class BlamesOneDocument(DishonestClerks):
    """One clerk always finds the same document missing."""

    name = "finds one document missing"
    unit = "% of those complete with it"
    codes = ("missing_document", "returns")
    sorts: ClassVar[Sorts] = {5: BlamingClerk}

    @property
    def culprits(self) -> tuple[str, ...]:
        (clerk,) = super().culprits
        return (clerk, f"{clerk}+document:{BLAMED}")
