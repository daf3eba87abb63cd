"""What people do: take a ticket, come back late, fetch a paper, rate."""

from collections.abc import Callable
from functools import partial

from center.domain.errors import Refusal
from center.domain.events import Line
from center.domain.hall import line_of
from center.domain.ticket import State, ticket_id
from simulation.day import MINUTE, SECOND
from simulation.floor import Floor
from simulation.founding import BY_RECEPTION
from simulation.people import Person

DESK = "R1"
"""The device at reception."""


class Visitors:
    """The people of a day and the kiosks they use."""

    def __init__(self, floor: Floor, people: list[Person]) -> None:
        self.floor = floor
        self.free_at = {f"K{n + 1}": 0 for n in range(floor.day.kiosks)}
        self.people = people
        self.desk_free_at = 0
        self.broken: set[str] = set()
        self.received: dict[str, Callable[[Person], None]] = {}
        """Whose friends somebody receives at the door, in a dishonest day → who."""
        for person in people:
            floor.at(floor.moment(person.minute), partial(self.arrive, person))
        floor.listen("ticket.missed", self.missed)
        floor.listen("ticket.parked", self.parked)
        floor.listen("ticket.finished", self.served)

    def arrive(self, person: Person) -> None:
        """Wait for the kiosk that is free first, or for reception's help."""
        if person.friend_of in self.received:
            self.received[person.friend_of](person)
            return
        working = {k: t for k, t in self.free_at.items() if k not in self.broken}
        if person.helped or not working:
            self.ask_for_help(person)
            return
        kiosk = min(working, key=lambda name: (working[name], name))
        begins = max(working[kiosk], self.floor.now)
        self.free_at[kiosk] = begins + round(person.kiosk_seconds * SECOND)
        self.floor.at(self.free_at[kiosk], partial(self.take, person, kiosk))

    def ask_for_help(self, person: Person) -> None:
        """Reception takes the ticket: of those whom it helps, one after the other."""
        begins = max(self.desk_free_at, self.floor.now)
        self.desk_free_at = begins + round(person.kiosk_seconds * 2 * SECOND)
        self.floor.at(self.desk_free_at, partial(self.take, person, DESK))

    def take(self, person: Person, device: str) -> str:
        """Take a ticket; its id, or nothing when the center is closed."""
        floor, plan = self.floor, self.floor.plan
        line = line_of(plan, person.service, person.side)
        day, letter = floor.hall.order.day, plan.letters[line]
        number = floor.hall.next_number(day, letter)
        ticket = ticket_id(day, letter, number)
        floor.people[ticket] = person
        by = BY_RECEPTION if device == DESK else f"kiosk:{device}"
        issued = floor.record.attempt(
            "ticket.issued",
            by,
            ticket=ticket,
            line=line,
            number=number,
            side=person.side.value,
            service=person.service,
            request="",
            device=device,
            device_seq=0,
            place_at=floor.now,
        )
        if not issued:
            return ""
        for step, seconds in (("queued", 0.0), ("sent", 0.2), ("printed", 1.8)):
            floor.after(seconds, partial(self.print, by, ticket, step))
        if device == DESK and person.handed_back_minutes:
            seconds = person.handed_back_minutes * 60
            floor.after(seconds, partial(self.hand_back, ticket))
        return ticket

    def hand_back(self, ticket: str) -> None:
        """At reception, while it still waits."""
        if self.floor.hall.ticket(ticket).state is State.WAITING:
            told = {"ticket": ticket, "reason": "citizen"}
            self.floor.record.attempt("ticket.cancelled", BY_RECEPTION, **told)

    def print(self, by: str, ticket: str, step: str) -> None:
        told = {"print": step, "detail": "ok" if step == "printed" else "", "copy": 0}
        self.floor.record.attempt("ticket.printing", by, ticket=ticket, **told)

    def missed(self, line: Line) -> None:
        """Who was away comes back some time later; who was slow, or there, at once."""
        floor, ticket = self.floor, line["ticket"]
        person = floor.people[ticket]
        if person.ghost:
            return
        if not person.leaves:
            minutes = floor.chance.uniform(1, 4)
        elif person.away_minutes:
            minutes = person.away_minutes
        else:
            return
        floor.at(floor.now + round(minutes * MINUTE), partial(self.come_back, ticket))

    def come_back(self, ticket: str) -> None:
        """At the kiosk with the missed ticket; too late, or twice, needs a new one."""
        floor = self.floor
        if not floor.hall.order.open or floor.hall.order.day not in dashed(ticket):
            return
        floor.people[ticket] = person = floor.people[ticket].watchful()
        try:
            floor.record.act("ticket.returned", "kiosk:K1", ticket=ticket)
        except Refusal as refusal:
            floor.record.refused["ticket.returned", refusal.code] += 1
            self.arrive(person)

    def parked(self, line: Line) -> None:
        """Fetch what is missing; some give up."""
        minutes = self.floor.people[line["ticket"]].fetch_minutes
        if minutes:
            when = self.floor.now + round(minutes * MINUTE)
            self.floor.at(when, partial(self.come_with_paper, line["ticket"]))

    def come_with_paper(self, ticket: str) -> None:
        state = self.floor.hall.ticket(ticket).state
        if self.floor.hall.order.open and state is State.PARKED:
            self.floor.record.attempt("ticket.resumed", "kiosk:K1", ticket=ticket)

    def served(self, line: Line) -> None:
        floor, ticket = self.floor, line["ticket"]
        if not floor.people[ticket].rates:
            return
        rating = floor.chance.choices(("good", "fair", "poor"), (70, 20, 10))[0]
        told = {"ticket": ticket, "rating": rating}
        record = floor.record
        floor.after(60, lambda: record.attempt("rating.given", "kiosk:K1", **told))


def dashed(ticket: str) -> str:
    """``20261122-D147`` → ``2026-11-22``."""
    day = ticket.partition("-")[0]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}"
