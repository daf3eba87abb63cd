"""A small open center with a few people in it, to try things at."""

from dataclasses import replace
from typing import Any

from center.actions import call_for, match
from center.actions_manager import told, told_hours
from center.domain.calling import ready_at
from center.domain.day import cairo
from center.domain.events import id_of
from center.domain.hall import line_of
from center.domain.ticket import State, Ticket, ticket_id
from simulation.day import MINUTE, SECOND, Day, working_days
from simulation.founding import BY_MANAGER, BY_RECEPTION, clerk_of, found, offered
from simulation.record import Record

DAY = Day(windows=3)
CLERK, OTHER = f"clerk:{clerk_of(1)}", f"clerk:{clerk_of(2)}"
SERVER = "server"
QUICK, NEVER_HERE = "pay_fees", "building_permit"


class Stage:
    """Windows 1 and 2 are open, the day is open, nobody is here yet."""

    def __init__(self) -> None:
        self.record = Record(1)
        self.hall = self.record.hall
        found(self.record, DAY, offered())
        self.record.now = DAY.moment(working_days(1)[0], DAY.opens)
        self.act("day.opened", SERVER, day="2026-11-22")
        for number in (1, 2):
            self.open(number)
        self.later(60)

    def act(self, kind: str, by: str, **fields: Any) -> None:
        self.record.act(kind, by, **fields)

    def later(self, seconds: float) -> None:
        """Let time pass; nothing happens by itself."""
        self.record.now += round(seconds * SECOND)

    def open(self, number: int, staff: str = "") -> None:
        staff = staff or clerk_of(number)
        self.act("window.opened", f"clerk:{staff}", window=number, staff=staff)

    def issue(
        self,
        service: str = QUICK,
        side: str = "ordinary",
        by: str = "kiosk:K1",
        **other: Any,
    ) -> str:
        """Take a ticket at a kiosk or at reception.

        ``other`` says what is told differently.
        """
        order, plan = self.hall.order, self.hall.order.plan(self.record.now)
        line = line_of(plan, service, side)
        letter = plan.letters[line]
        number = self.hall.next_number(order.day, letter)
        ticket = ticket_id(order.day, letter, number)
        told = {
            "ticket": ticket,
            "line": line,
            "number": number,
            "side": side,
            "service": service,
            "request": "",
            "device": "R1" if by == BY_RECEPTION else id_of(by),
            "device_seq": 0,
            "place_at": self.record.now,
        }
        self.act("ticket.issued", by, **(told | other))
        return ticket

    def match(self) -> None:
        match(self.record)

    def call(self, number: int = 1) -> Ticket:
        """The rule's call for a window, as by Enter."""
        window, now = self.hall.window(number), self.record.now
        early = now < ready_at(self.hall, window, now)
        call_for(self.record, window, early=early)
        return self.hall.ticket(self.hall.window(number).ticket)

    def show(self, ticket: Ticket) -> None:
        now = self.record.now
        told = {"ticket": ticket.id, "call": ticket.call_seq, "device_at": now}
        self.act("ticket.shown", "display:D1", **told)

    def called(
        self, side: str = "ordinary", service: str = QUICK, by: str = "kiosk:K1"
    ) -> Ticket:
        """Someone who was issued a ticket and is called to window 1."""
        self.issue(service, side, by)
        self.later(30)
        ticket = self.call()
        self.show(ticket)
        return self.hall.ticket(ticket.id)

    def serving(self, service: str = QUICK) -> Ticket:
        ticket = self.called(service=service)
        self.later(20)
        self.at("ticket.started", ticket, presence="qr", card=0)
        return self.hall.ticket(ticket.id)

    def at(self, kind: str, ticket: Ticket, by: str = CLERK, **given: Any) -> None:
        """An act on a ticket at window 1."""
        self.act(kind, by, ticket=ticket.id, window=1, **given)

    def recall(self, ticket: Ticket, count: int) -> None:
        self.at("ticket.recalled", ticket, count=count)

    def miss(self, ticket: Ticket) -> None:
        """Two more calls, each as early as allowed, and missed."""
        for count in (2, 3):
            self.later(20)
            self.recall(ticket, count)
        self.later(20)
        self.at("ticket.missed", ticket)

    def close_day(self, by: str = SERVER) -> None:
        """Tell those who wait, and close."""
        for ticket in list(self.hall.tickets.values()):
            if ticket.state in (State.WAITING, State.PARKED):
                told = {"ticket": ticket.id, "reason": "day_closed"}
                self.act("ticket.cancelled", SERVER, **told)
        self.act("day.closed", by, day=self.hall.order.day, counts={})

    def publish_rule(self, starts_in: int, version: int = 2) -> None:
        """Another rule, in force in so many minutes."""
        rule, now = replace(DAY.rule, version=version, ratio=9), self.record.now
        self.act(
            "rule.published",
            BY_MANAGER,
            version=version,
            hash=rule.hash,
            effective_at=now + starts_in * MINUTE,
            replaces=self.hall.order.rules.awaited(now),
            rule=rule.as_dict(),
        )

    def replace_rule(self) -> None:
        """Announce one in time, and another when it is seen whom that brings."""
        self.publish_rule(starts_in=15)
        self.later(14 * 60)
        self.publish_rule(starts_in=30, version=3)

    def publish_minutes(self) -> None:
        """A catalogue by which full files come first, in force now."""
        lines = offered().lines
        quicker = replace(lines["full"], minutes=1)
        catalogue = replace(offered(), lines=lines | {"full": quicker}, hash="1" * 64)
        self.act(
            "catalogue.published",
            BY_MANAGER,
            version=2,
            hash=catalogue.hash,
            effective_at=self.record.now,
            replaces=0,
            **told(catalogue),
        )

    def publish_hours(self, closes_in: int) -> None:
        """Other hours, in force now, that end in so many minutes."""
        now = self.record.now
        local = cairo(now)
        closes = local.hour * 60 + local.minute + closes_in
        hours = replace(self.hall.order.hours(now), closes=closes)
        told = {"version": 2, "effective_at": now, **told_hours(hours)}
        self.act("hours.published", BY_MANAGER, **told)

    def assign(self, effective_in: int, reason: str) -> None:
        """Give window 1 other lines, in so many minutes."""
        self.act(
            "window.assigned",
            BY_MANAGER,
            window=1,
            lines=["long"],
            effective_at=self.record.now + effective_in * MINUTE,
            reason=reason,
        )

    def hand_made_call(self, ticket: str, by: str = SERVER, **other: Any) -> None:
        """A line that calls a given ticket to window 1."""
        now = self.record.now
        early = now < ready_at(self.hall, self.hall.window(1), now)
        told = {
            "ticket": ticket,
            "window": 1,
            "rule": 1,
            "reason": "only_side",
            "heads": [["quick", ticket, self.hall.ticket(ticket).place_at]],
            "history": self.hall.order.history,
            "early": int(early),
            "why": "",
        }
        self.act("ticket.called", by, **(told | other))
