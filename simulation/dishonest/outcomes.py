"""Clerks who end visits without doing what people came for, or without its papers."""

from typing import ClassVar

from simulation.clerk import Clerk
from simulation.scheme import DishonestClerks, Sorts


class ReferringClerk(Clerk):
    """Sends some to another office for what is done here."""

    def outcome_of(self, ticket: str, course: str) -> str:
        outcome = super().outcome_of(ticket, course)
        refers = self.chance.random() * 100 < self.strength
        return "referred" if outcome == "done" and refers else outcome


class UncheckingClerk(Clerk):
    """Answers no list and gives no receipt to some, so that no request is there."""

    def check(self, ticket: str, outcome: str) -> None:
        silent = outcome == "done" and self.chance.random() * 100 < self.strength
        if not silent:
            super().check(ticket, outcome)


class RefersElsewhere(DishonestClerks):
    """One clerk refers people who could have been served."""

    name = "refers elsewhere"
    unit = "% of services"
    codes = ("referred",)
    sorts: ClassVar[Sorts] = {5: ReferringClerk}


class KeepsNoList(DishonestClerks):
    """One clerk ends services as done without list and receipt."""

    name = "keeps no list and no receipt"
    unit = "% of services"
    codes = ("done_unchecked",)
    sorts: ClassVar[Sorts] = {5: UncheckingClerk}
