"""A clerk who pauses when someone with a long file would be next, until he is gone."""

from typing import ClassVar

from center.domain.calling import choose
from center.domain.ticket import State
from simulation.clerk import Clerk
from simulation.day import MINUTE
from simulation.founding import clerk_of
from simulation.scheme import DishonestClerks, Sorts

MOST_PAUSE = 8 * MINUTE
POLL_SECONDS = 4
AVOIDED = "full"


class DodgingClerk(Clerk):
    """Leaves the longest files to the others."""

    def freed(self) -> None:
        choice = choose(self.floor.hall, self.window, self.floor.now)[1]
        unwanted = (
            choice is not None
            and self.floor.hall.ticket(choice.ticket).service_line == AVOIDED
        )
        if (
            choice is None
            or not unwanted
            or self.chance.random() * 100 >= self.strength
        ):
            super().freed()
        elif self.act("window.paused", reason=self.chance.choice(("break", "meeting"))):
            self.hide(choice.ticket, self.floor.now + MOST_PAUSE)

    def hide(self, ticket: str, until: int) -> None:
        waits = self.floor.hall.ticket(ticket).state is State.WAITING
        if waits and self.floor.now < until:
            self.floor.after(POLL_SECONDS, lambda: self.hide(ticket, until))
        else:
            self.resume()


class PausesToDodge(DishonestClerks):
    """One clerk dodges some of the longest files."""

    name = "pauses to dodge"
    unit = "% of full files"
    codes = ("pauses_until_gone", "pauses_before_line", "pauses")
    sorts: ClassVar[Sorts] = {5: DodgingClerk}

    @property
    def culprits(self) -> tuple[str, ...]:
        clerk = f"clerk:{clerk_of(5)}"
        return (clerk, f"{clerk}+line:{AVOIDED}")
