"""Reception that helps its friends: with priority, or with places held for them.

It can neither call nor move anyone.  What it has is the choice of the ticket, and its
own printer: it may take tickets for nobody, and cancel whatever it printed.
"""

from dataclasses import replace
from functools import partial
from random import Random

from center.domain.ticket import Side, State
from simulation.dishonest.friends import befriend
from simulation.dishonest.ghosts import a_person
from simulation.floor import Floor
from simulation.founding import BY_RECEPTION, RECEPTION
from simulation.people import Person, friend
from simulation.scheme import Scheme
from simulation.visitors import DESK, Visitors

AHEAD_MINUTES = (60, 40, 20)
"""A friend says about when; so many places are taken so long before."""
LOOK_SECONDS = 20


class Reception(Scheme):
    """What reception does; its tickets stand under its own name."""

    @property
    def culprits(self) -> tuple[str, ...]:
        return (BY_RECEPTION,)


class PriorityAtReception(Reception):
    """Friends get priority tickets, and show a card that somebody lent them."""

    name = "priority from reception"
    unit = "friends a day"
    codes = ("priority_desk",)

    def crowd(self, found: list[Person], chance: Random) -> list[Person]:
        ordinary = [p.index for p in found if p.side is Side.ORDINARY]
        chosen = set(chance.sample(ordinary, min(self.strength, len(ordinary))))
        return [
            friend(p, RECEPTION, side=Side.PRIORITY, card=True, helped=True)
            if p.index in chosen
            else p
            for p in found
        ]


class HoldsPlaces(Reception):
    """The same few people come day after day, and their places wait for them.

    Of three places taken ahead, a friend gets the one that is nearest its call; the
    others are handed back before anybody would be missed.
    """

    name = "places held by reception"
    unit = "friends a day"
    codes = ("given_back",)

    def crowd(self, found: list[Person], chance: Random) -> list[Person]:
        return befriend(found, RECEPTION, self.strength, ("quick", "short"), chance)

    def begin(self, floor: Floor, visitors: Visitors) -> None:
        self.floor, self.visitors = floor, visitors  # of this day
        visitors.received[RECEPTION] = self.arrive
        self.held: dict[int, list[str]] = {}
        """Friend → places taken ahead."""
        for person in visitors.people:
            if person.friend_of == RECEPTION:
                self.expect_friend(person)

    def expect_friend(self, person: Person) -> None:
        self.held[person.index] = []
        opens = float(self.floor.day.opens)
        for minutes in AHEAD_MINUTES:
            when = max(opens + 1, person.minute - minutes)
            when += self.floor.chance.uniform(-8, 8) * (when > opens + 10)
            self.floor.at(self.floor.moment(when), partial(self.hold, person))

    def hold(self, person: Person) -> None:
        """Take a place that nobody stands in yet."""
        nobody = replace(a_person(), service=person.service, ghost=True)
        ticket = self.visitors.take(nobody, DESK)
        if ticket:
            self.held[person.index].append(ticket)
            self.floor.after(LOOK_SECONDS, partial(self.watch, person, ticket))

    def watch(self, person: Person, ticket: str) -> None:
        """Hand it back when it is the first of its line, with nobody there."""
        if ticket not in self.held[person.index]:
            return
        hall = self.floor.hall
        places = hall.ordinary[hall.ticket(ticket).line]
        if not places or places[0][2] == ticket:
            self.held[person.index].remove(ticket)
            self.give_back(ticket)
        else:
            self.floor.after(LOOK_SECONDS, partial(self.watch, person, ticket))

    def arrive(self, person: Person) -> None:
        """The friend takes the oldest place that still waits; the others go back."""
        held = self.held.pop(person.index)
        self.held[person.index] = []
        waiting = [t for t in held if self.state(t) is State.WAITING]
        if waiting:
            self.floor.people[waiting[0]] = person
        else:
            self.visitors.ask_for_help(person)
        for ticket in waiting[1:]:
            self.give_back(ticket)

    def give_back(self, ticket: str) -> None:
        self.visitors.hand_back(ticket)

    def state(self, ticket: str) -> State:
        return self.floor.hall.ticket(ticket).state


class LetsPlacesPass(HoldsPlaces):
    """Holds places as well, but hands none back: nobody comes when they are called."""

    name = "places that reception lets pass"
    codes = ("called_in_vain",)

    def watch(self, person: Person, ticket: str) -> None:
        pass

    def give_back(self, ticket: str) -> None:
        pass
