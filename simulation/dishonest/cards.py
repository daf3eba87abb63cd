"""Friends with priority tickets but no card, and a clerk who says the card was seen.

Whoever is called by an honest clerk loses nothing: he is sent to the ordinary line at
his old place.  So it can be tried often, and shows mostly in those demotions.
"""

from random import Random
from typing import ClassVar

from center.domain.ticket import Side
from simulation.clerk import Clerk
from simulation.founding import clerk_of
from simulation.people import Person, friend
from simulation.scheme import DishonestClerks, Sorts


class KindClerk(Clerk):
    """Sees a card in every friend's hand."""

    def demands_card(self, ticket: str) -> bool:
        if self.floor.people[ticket].friend_of == self.staff:
            return False
        return super().demands_card(ticket)


class ForgedPriority(DishonestClerks):
    """Friends take priority tickets; one clerk confirms them."""

    name = "forged priority"
    unit = "friends a day"
    codes = ("without_card", "few_demotions", "priority_served", "priority_hour")
    sorts: ClassVar[Sorts] = {6: KindClerk}

    @property
    def culprits(self) -> tuple[str, ...]:
        return (*super().culprits, "center")

    def crowd(self, found: list[Person], chance: Random) -> list[Person]:
        clerk = clerk_of(6)
        ordinary = [p.index for p in found if p.side is Side.ORDINARY]
        chosen = set(chance.sample(ordinary, min(self.strength, len(ordinary))))
        return [
            friend(p, clerk, side=Side.PRIORITY, card=False) if p.index in chosen else p
            for p in found
        ]
