"""A clerk whose pauses are no more than anyone's, and longer."""

from typing import ClassVar

from simulation.clerk import Clerk
from simulation.scheme import DishonestClerks, Sorts


class RestingClerk(Clerk):
    """Stays away longer in every pause."""

    def pause(self, reason: str, seconds: float) -> bool:
        return super().pause(reason, seconds * (1 + self.strength / 100))


class StretchesPauses(DishonestClerks):
    """One clerk stretches every pause."""

    name = "stretches pauses"
    unit = "% longer"
    codes = ("pause_minutes",)
    sorts: ClassVar[Sorts] = {5: RestingClerk}
