"""An honest clerk: serves whom the server calls, and takes breaks.

Dishonest ones (``simulation/dishonest``) are this clerk with one thing changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from center.domain.calling import ready_at
from center.domain.catalogue import PRIORITY
from center.domain.errors import Refusal
from center.domain.request_number import next_request
from center.domain.ticket import State, Ticket
from center.domain.ticket_acts import RETURNED, miss_allowed_at
from center.domain.window import Window, WindowState
from simulation.day import MINUTE, SECOND
from simulation.floor import Floor
from simulation.people import COURSES

BREAKS = (("break", 0.10, 3, 8), ("technical", 0.03, 2, 10), ("meeting", 0.03, 5, 20))
"""Pauses that are not planned: reason, times an hour, from and to how many minutes."""

SENT_BACK = COURSES[RETURNED] / COURSES["done"]
"""People whose papers are wanting, for each whose papers are in order."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What honest clerks differ by."""

    pace: float
    """Length of a service, as a multiple of the usual."""
    early: float
    """How often Enter is pressed before the wrap-up is over."""
    strict: float
    """How often a priority ticket without a card is demoted."""
    patience: float
    """Mean seconds beyond the earliest moment, before a recall or a missed call."""
    restless: float
    """Unplanned pauses, as a multiple of the usual."""
    exacting: float
    """How often papers are found wanting, as a multiple of the usual."""


def traits(chance: Random, papers: Random) -> Traits:
    return Traits(
        pace=chance.lognormvariate(0, 0.12),
        early=chance.betavariate(2, 4),
        strict=chance.betavariate(18, 1),
        patience=chance.uniform(5, 20),
        restless=chance.uniform(0.6, 1.4),
        exacting=papers.lognormvariate(0, 0.15),
    )


class Clerk:
    """One clerk at one window for a day."""

    def __init__(
        self, floor: Floor, number: int, staff: str, nature: Traits, chance: Random
    ) -> None:
        self.floor = floor
        self.number = number
        self.staff = staff
        self.by = f"clerk:{staff}"
        self.nature = nature
        self.chance = chance
        self.strength = 0
        """Of what is dishonest, in those who are."""
        self.due: tuple[str, float] | None = None
        """The pause that comes before the next call: reason, minutes."""

    @property
    def window(self) -> Window:
        return self.floor.hall.window(self.number)

    def act(self, kind: str, **given: object) -> bool:
        """Try an act at the own window."""
        return self.floor.record.attempt(kind, self.by, window=self.number, **given)

    def begin(self) -> None:
        """Open the window, more or less on time, and plan the pauses of the day."""
        floor, day, chance = self.floor, self.floor.day, self.chance
        opens = floor.moment(day.opens)
        floor.at(opens + round(chance.uniform(0.1, 6) * MINUTE), self.open)
        self.plan(chance.uniform(11.5, 13.5) * 60, "break", chance.uniform(12, 22))
        if chance.random() < 0.6:
            noon = chance.uniform(11.75, 12.25) * 60
            self.plan(noon, "prayer", chance.uniform(8, 14))
        for reason, an_hour, least, most in BREAKS:
            minute = float(day.opens)
            rate = an_hour * self.nature.restless / 60
            while (minute := minute + chance.expovariate(rate)) < day.doors:
                self.plan(minute, reason, chance.uniform(least, most))

    def plan(self, minute: float, reason: str, minutes: float) -> None:
        def fall_due() -> None:
            self.due = (reason, minutes)
            if self.window.is_free:
                self.rest()

        self.floor.at(self.floor.moment(minute), fall_due)

    def open(self) -> None:
        record = self.floor.record
        told = {"staff": self.staff, "device": f"W{self.number}"}
        record.attempt("staff.signed_in", "server", **told)
        self.act("window.opened", staff=self.staff)

    def freed(self) -> None:
        """The window has just become free."""
        if not self.floor.hall.order.open:
            self.leave()
        elif self.due is not None:
            self.rest()
        elif self.chance.random() < self.nature.early:
            self.floor.after(self.chance.uniform(1, 12), self.enter)

    def leave(self) -> None:
        """The day is closed and the last one served."""
        if self.act("window.closed"):
            told = {"staff": self.staff, "device": f"W{self.number}"}
            self.floor.record.attempt("staff.signed_out", "server", **told)

    def rest(self) -> None:
        """Take the pause that is due."""
        assert self.due is not None
        (reason, minutes), self.due = self.due, None
        self.pause(reason, minutes * 60)

    def pause(self, reason: str, seconds: float) -> bool:
        if not self.act("window.paused", reason=reason):
            return False
        self.floor.after(seconds, self.resume)
        return True

    def resume(self) -> None:
        if self.window.state is WindowState.PAUSED:
            self.act("window.resumed")

    def enter(self) -> None:
        """Ask for the next one without waiting; the server says who it is."""
        record, window = self.floor.record, self.window
        if not window.is_free or not self.floor.hall.order.open:
            return
        early = record.now < ready_at(record.hall, window, record.now)
        try:
            self.floor.caller.call(record, window, early=early)
        except Refusal as refusal:
            record.refused["call", refusal.code] += 1

    def called(self, ticket: Ticket) -> None:
        """The server has called someone here."""
        floor, called_at = self.floor, ticket.called_at
        if self.chance.random() < 0.001:  # gone without a word: the window is lost
            return
        if floor.is_here(ticket.id):
            scan = self.chance.uniform(2, 6)
            seconds = floor.people[ticket.id].walk_seconds + scan
            floor.after(seconds, lambda: self.meet(ticket.id, called_at))
        self.await_person(ticket.id, called_at)

    def await_person(self, ticket: str, called_at: int) -> None:
        """Call again, at last give up, if nobody comes."""
        now = self.at_window(ticket, called_at)
        if now is None:
            return
        rule = self.floor.rule
        if now.calls < rule.most_calls:
            when = now.last_call_at + rule.recall_seconds * SECOND
            do = self.recall
        else:
            when, do = miss_allowed_at(rule, now), self.miss
        lag = round(self.lag(ticket, called_at) * SECOND)
        self.floor.at(when + lag, lambda: do(ticket, called_at))

    def lag(self, ticket: str, called_at: int) -> float:
        """Seconds beyond the first moment allowed."""
        return self.chance.expovariate(1 / self.nature.patience)

    def recall(self, ticket: str, called_at: int) -> None:
        now = self.at_window(ticket, called_at)
        if now is not None:
            self.act("ticket.recalled", ticket=ticket, count=now.calls + 1)
            self.await_person(ticket, called_at)

    def miss(self, ticket: str, called_at: int) -> None:
        if self.at_window(ticket, called_at) is not None:
            self.act("ticket.missed", ticket=ticket)

    def at_window(self, ticket: str, called_at: int) -> Ticket | None:
        """The ticket, if it is still called here by that call."""
        hall = self.floor.hall
        now = hall.ticket(ticket)
        same = now.state is State.CALLED and now.called_at == called_at
        return now if same and now.window == self.number else None

    def meet(self, ticket: str, called_at: int) -> None:
        """The person stands at the window with the ticket."""
        now = self.at_window(ticket, called_at)
        if now is None:
            return
        person = self.floor.people[ticket]
        priority = now.line == PRIORITY
        if priority and not person.card and self.demands_card(ticket):
            self.act("ticket.demoted", ticket=ticket, line=now.service_line)
            return
        presence = "qr" if self.chance.random() < 0.92 else "check"
        card = int(priority)
        if self.act("ticket.started", ticket=ticket, presence=presence, card=card):
            self.serve(ticket)

    def demands_card(self, ticket: str) -> bool:
        return self.chance.random() < self.nature.strict

    def serve(self, ticket: str) -> None:
        """What the visit comes to, after its time."""
        floor, person = self.floor, self.floor.people[ticket]
        floor.visits[ticket] = visit = floor.visits.get(ticket, 0) + 1
        seconds = self.seconds_of(ticket)
        course = person.course
        if visit > 1:
            again = course == "transferred" and self.chance.random() < 0.05
            course = course if again else "done"
        if course == "transferred":
            floor.after(min(seconds, 90), lambda: self.send_on(ticket))
        elif course == "parked":
            floor.after(seconds * 0.4, lambda: self.park(ticket))
        else:
            outcome = self.outcome_of(ticket, course)
            floor.after(seconds * 0.5, lambda: self.check(ticket, outcome))
            floor.after(seconds, lambda: self.finish(ticket, outcome))

    def outcome_of(self, ticket: str, course: str) -> str:
        """Nobody is sent back for documents where the service needs none."""
        plan = self.floor.plan
        listed = plan.documents[self.floor.hall.ticket(ticket).service]
        course = self.judged(ticket, course)
        possible = course in plan.outcomes and (course != RETURNED or listed)
        return course if possible else "done"

    def judged(self, ticket: str, course: str) -> str:
        """What one clerk lets pass another sends back for."""
        luck, exacting = self.papers(ticket).random(), self.nature.exacting
        if course == RETURNED and luck > exacting:
            return "done"
        if course == "done" and luck < (exacting - 1) * SENT_BACK:
            return RETURNED
        return course

    def papers(self, ticket: str) -> Random:
        """Chances of what somebody brought, so that nothing else hangs on them."""
        return Random(f"{self.floor.day.seed}/{ticket}/papers")

    def seconds_of(self, ticket: str) -> float:
        """How long the errand takes here."""
        line = self.floor.hall.ticket(ticket).service_line
        length = self.floor.people[ticket].length * self.nature.pace
        return max(10.0, self.floor.plan.minutes[line] * 60 * length)

    def check(self, ticket: str, outcome: str) -> None:
        """Answer for each document of the list; one is missing for a return."""
        listed = self.floor.plan.documents[self.floor.hall.ticket(ticket).service]
        if not listed:
            return
        answers = dict.fromkeys(listed, "present")
        if outcome == RETURNED:
            answers[self.lacking(ticket, listed)] = "missing"
        self.act("documents.checked", ticket=ticket, documents=answers)

    def lacking(self, ticket: str, listed: Iterable[str]) -> str:
        """The document for which somebody is sent back."""
        return self.papers(ticket).choice(list(listed))

    def finish(self, ticket: str, outcome: str) -> None:
        now = self.floor.hall.ticket(ticket)
        if outcome == "done" and now.papers == "complete" and not now.request:
            order = self.floor.hall.order
            number = next_request(order.requests, self.floor.now, order.code)
            self.act("request.accepted", ticket=ticket, request=number)
        self.act("ticket.finished", ticket=ticket, outcome=outcome)

    def park(self, ticket: str) -> None:
        reason = self.chance.choice(self.floor.plan.park_reasons)
        self.act("ticket.parked", ticket=ticket, reason=reason)

    def send_on(self, ticket: str) -> None:
        """Another service was meant; if it is not offered, the visit ends."""
        now, service = self.floor.hall.ticket(ticket), self.floor.people[ticket].then
        line = self.floor.plan.services[service]
        stands_in = PRIORITY if now.line == PRIORITY else line
        told = {"service": service, "line": stands_in, "reason": "wrong_service"}
        if not self.act("ticket.transferred", ticket=ticket, **told):
            self.finish(ticket, "referred")

    def lost(self) -> None:
        """Back after some minutes."""
        self.floor.after(self.chance.uniform(120, 420), self.find)

    def find(self) -> None:
        if self.window.state is WindowState.LOST:
            self.act("window.back")
