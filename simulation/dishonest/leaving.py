"""Clerks who end the shift and sign in again, where others would pause.

The end of a shift needs no reason, and whoever comes again an hour later needs none
either.  So it hides more than a pause, unless it is read as one.
"""

from typing import ClassVar

from center.domain.window import WindowState
from simulation.clerk import Clerk
from simulation.dishonest.friends import WaitingClerk, WaitsForFriends
from simulation.dishonest.pausing import DodgingClerk, PausesToDodge
from simulation.scheme import Sorts


class LeavingClerk(Clerk):
    """Takes honest pauses, and ends the shift instead of any other."""

    resting = False

    def rest(self) -> None:
        self.resting = True
        super().rest()
        self.resting = False

    def act(self, kind: str, **given: object) -> bool:
        if kind != "window.paused" or self.resting:
            return super().act(kind, **given)
        self.leave()
        return self.window.state is WindowState.CLOSED

    def resume(self) -> None:
        if self.window.state is WindowState.CLOSED and self.floor.hall.order.open:
            self.open()
        super().resume()


class LeavingDodger(LeavingClerk, DodgingClerk):
    """Is gone while someone with a long file would be next."""


class LeavingFriend(LeavingClerk, WaitingClerk):
    """Is gone until a friend is next."""


class EndsShiftsToDodge(PausesToDodge):
    """One clerk dodges some of the longest files by ending the shift."""

    name = "ends shifts to dodge"
    sorts: ClassVar[Sorts] = {5: LeavingDodger}


class EndsShiftsForFriends(WaitsForFriends):
    """One clerk waits for friends, half of the times by ending the shift."""

    name = "ends shifts to wait for a friend"
    sorts: ClassVar[Sorts] = {3: LeavingFriend}
