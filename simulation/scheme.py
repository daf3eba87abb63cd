"""What is different from an honest center: who comes, or who sits there.

The honest scheme changes nothing.  Each dishonest one (``simulation/dishonest``)
overrides one or two of its methods, and names the findings that it should lead to.
"""

from random import Random
from typing import ClassVar

from simulation.clerk import Clerk, Traits
from simulation.floor import Floor
from simulation.founding import clerk_of
from simulation.people import Person
from simulation.visitors import Visitors

Sorts = dict[int, type[Clerk]]
"""Window → who sits there instead of an honest clerk."""


class Scheme:
    """An honest center."""

    name = "honest"
    unit = ""
    """What its strength counts."""
    codes: tuple[str, ...] = ()
    """Findings that it leads to."""

    def __init__(self, strength: int = 0, *, yields: bool = True) -> None:
        self.strength = strength
        self.yields = yields
        """To the temptation; otherwise the same friends come, and nobody helps them."""

    @property
    def culprits(self) -> tuple[str, ...]:
        """Whom those findings are about."""
        return ()

    @classmethod
    def amount(cls, strength: int) -> str:
        """How much of it, in words: ``6 friends a day``."""
        unit = cls.unit.replace("s ", " ", 1) if strength == 1 else cls.unit
        return f"{strength} {unit}"

    def crowd(self, found: list[Person], chance: Random) -> list[Person]:
        """Who comes."""
        return found

    def clerk(
        self, floor: Floor, number: int, staff: str, nature: Traits, chance: Random
    ) -> Clerk:
        """Who sits at a window."""
        return Clerk(floor, number, staff, nature, chance)

    def begin(self, floor: Floor, visitors: Visitors) -> None:
        """What else is planned for the day."""


class DishonestClerks(Scheme):
    """A scheme of the clerks at some windows."""

    meets = False
    """Whether the aim is that a clerk serves his own friends."""
    sorts: ClassVar[Sorts] = {}

    @property
    def culprits(self) -> tuple[str, ...]:
        return tuple(f"clerk:{clerk_of(number)}" for number in self.sorts)

    def clerk(
        self, floor: Floor, number: int, staff: str, nature: Traits, chance: Random
    ) -> Clerk:
        sort = self.sorts.get(number, Clerk) if self.yields else Clerk
        clerk = sort(floor, number, staff, nature, chance)
        clerk.strength = self.strength
        return clerk
