"""Friends in the crowd, and clerks who wait for them.

The rule cannot be told to call a friend.  What a clerk can do is not be free until the
friend is the one whom the rule would call there: hold the ticket before it, or pause.
"""

from collections.abc import Callable
from functools import partial
from random import Random
from typing import ClassVar

from center.domain.calling import choose
from center.domain.events import Line
from center.domain.ticket import Side, State
from simulation.clerk import Clerk, Traits
from simulation.day import MINUTE
from simulation.floor import Floor
from simulation.founding import clerk_of, offered
from simulation.measure import expect
from simulation.people import Person, friend
from simulation.scheme import DishonestClerks, Sorts

NEAR = 5
"""People ahead of a friend when a clerk begins to wait."""
MOST_WAIT = 10 * MINUTE
POLL_SECONDS = 3


def befriend(
    found: list[Person], clerk: str, count: int, lines: tuple[str, ...], chance: Random
) -> list[Person]:
    """Some of the crowd, coming for services of those lines, are friends of somebody.

    They have no priority, so that their waits can be held against those of others.
    """
    services = offered().services
    fit = [
        p.index
        for p in found
        if p.side is Side.ORDINARY and services[p.service].line in lines
    ]
    chosen = set(chance.sample(fit, min(count, len(fit))))
    return [friend(p, clerk) if p.index in chosen else p for p in found]


class WaitingClerk(Clerk):
    """Is not free until a friend who is near is the next one here."""

    def __init__(
        self, floor: Floor, number: int, staff: str, nature: Traits, chance: Random
    ) -> None:
        super().__init__(floor, number, staff, nature, chance)
        self.friends: list[str] = []
        floor.listen("ticket.issued", self.notice)

    def notice(self, line: Line) -> None:
        if self.floor.people[line["ticket"]].friend_of == self.staff:
            self.friends.append(line["ticket"])

    def near_friend(self) -> str | None:
        """A friend who waits and is soon called, here or elsewhere."""
        for ticket in self.friends:
            if self.floor.hall.ticket(ticket).state is State.WAITING:
                expected = expect(self.floor, ticket)
                if expected is not None and expected.people_ahead <= NEAR:
                    return ticket
        return None

    def is_next(self, ticket: str) -> bool:
        """Whether the rule would call that ticket, were the window free now."""
        floor = self.floor
        choice = choose(floor.hall, self.window, floor.now)[1]
        return choice is not None and choice.ticket == ticket

    def finish(self, ticket: str, outcome: str) -> None:
        awaited = self.near_friend()
        if awaited is None or self.is_next(awaited):
            self.finish_for(awaited, ticket, outcome)
        elif self.chance.random() < 0.5:
            finish = partial(self.finish_for, awaited, ticket, outcome)
            self.wait(awaited, finish, self.floor.now + MOST_WAIT)
        else:
            super().finish(ticket, outcome)
            if self.act("window.paused", reason="technical"):
                resume = partial(self.resume_for, awaited)
                self.wait(awaited, resume, self.floor.now + MOST_WAIT)

    def wait(self, awaited: str, then: Callable[[], None], until: int) -> None:
        """Look again and again whether the friend is next, gone, or too far."""
        floor = self.floor
        waits = floor.hall.ticket(awaited).state is State.WAITING
        if not waits or floor.now >= until or self.is_next(awaited):
            then()
        else:
            again = partial(self.wait, awaited, then, until)
            floor.after(POLL_SECONDS, again)

    def finish_for(self, awaited: str | None, ticket: str, outcome: str) -> None:
        super().finish(ticket, outcome)
        if awaited is not None and self.is_next(awaited):
            self.floor.after(self.chance.uniform(0.8, 2.0), self.enter)

    def resume_for(self, awaited: str) -> None:
        self.resume()
        if self.is_next(awaited):
            self.floor.after(self.chance.uniform(0.8, 2.0), self.enter)

    def freed(self) -> None:
        """No break and no Enter by habit while a friend is about to be called."""
        if self.near_friend() is None or not self.floor.hall.order.open:
            super().freed()


class WaitsForFriends(DishonestClerks):
    """One clerk waits for friends."""

    name = "waits for a friend"
    unit = "friends a day"
    meets = True
    codes: tuple[str, ...] = (
        *("enter_after_delay", "long_services"),
        *("pauses", "pauses_until_gone"),
    )
    sorts: ClassVar[Sorts] = {3: WaitingClerk}
    lines: tuple[str, ...] = ("medium", "long")

    def crowd(self, found: list[Person], chance: Random) -> list[Person]:
        clerk = clerk_of(next(iter(self.sorts)))
        return befriend(found, clerk, self.strength, self.lines, chance)


class HelpingClerk(Clerk):
    """Pauses when a friend of the other clerk would be called here."""

    other = clerk_of(5)

    def freed(self) -> None:
        choice = choose(self.floor.hall, self.window, self.floor.now)[1]
        ticket = choice.ticket if choice else ""
        if ticket and self.floor.people[ticket].friend_of == self.other:
            if self.act("window.paused", reason="technical"):
                self.step_back(ticket, self.floor.now + MOST_WAIT)
            return
        super().freed()

    def step_back(self, ticket: str, until: int) -> None:
        """Until the other clerk has called the friend."""
        waits = self.floor.hall.ticket(ticket).state is State.WAITING
        if waits and self.floor.now < until:
            again = partial(self.step_back, ticket, until)
            self.floor.after(POLL_SECONDS, again)
        else:
            self.floor.after(self.chance.uniform(5, 30), self.resume)


class TwoAccomplices(WaitsForFriends):
    """One waits for friends, another, of the same lines, leaves them to him."""

    name = "two accomplices at two windows"
    codes = (*WaitsForFriends.codes, "pauses_for_another")
    sorts: ClassVar[Sorts] = {5: WaitingClerk, 6: HelpingClerk}
    lines = ("quick", "short", "medium", "long", "full")

    @property
    def culprits(self) -> tuple[str, ...]:
        one, two = super().culprits
        return (one, two, f"{two}+{one}")
