"""What the rule promises, read off a finished day's lines alone.

Nothing here uses ``next_ticket``: each promise is checked on what the journal says of
the calls and of who waited, so that a wrong rule cannot agree with itself.
"""

from dataclasses import dataclass, field
from fractions import Fraction

from center.domain.catalogue import PRIORITY
from center.domain.events import Line
from center.domain.rule import Rule
from center.domain.serving import serving_of
from tests.domain.days import LINES, SERVICES, Day


class BrokenPromise(AssertionError):
    """A day on which the rule did not keep what it says."""


def keep(promise: bool, line: Line) -> None:
    if not promise:
        raise BrokenPromise(f"line {line['seq']}: {line['ticket']}")


def check_day(day: Day) -> None:
    """Every promise of acts, section 2."""
    ascending_within_a_letter(day)
    nobody_is_called_where_a_ticket_may_not_be(day)
    sides_share_the_calls(day)
    an_empty_side_saves_nothing_up(day)
    longest_for_its_length_first(day)


def calls_of(day: Day) -> list[Line]:
    return [line for line in day.lines if is_call(line)]


MARKING = {
    *("ticket.demoted", "ticket.resumed", "ticket.transferred", "ticket.returned"),
    "window.lost",
}
"""Acts after which the display marks a ticket: its number comes out of order."""


def ascending_within_a_letter(day: Day) -> None:
    """Numbers of a letter ascend, but for tickets that the display marks; in the
    priority line among tickets of one line of services, as windows differ in those.
    """
    marked: set[str] = set()
    last: dict[tuple[str, str], int] = {}
    lines_of = {}
    for line in day.lines:
        if line["kind"] == "ticket.issued":
            ticket = day.hall.ticket(line["ticket"])
            lines_of[ticket.id] = (ticket.letter, SERVICES[line["service"]])
        elif line["kind"] in MARKING:
            marked.add(line["ticket"])
        elif is_call(line) and line["ticket"] not in marked:
            ticket, key = day.hall.ticket(line["ticket"]), lines_of[line["ticket"]]
            keep(ticket.number > last.get(key, 0), line)
            last[key] = ticket.number


def is_call(line: Line) -> bool:
    """Whether a line is a call of the rule; a manager's stands beside them."""
    return bool(line["kind"] == "ticket.called" and line["reason"] != "exceptional")


OPENS = ("window.opened", "window.resumed", "window.back")
SHUTS = ("window.paused", "window.closed", "window.lost")


def nobody_is_called_where_a_ticket_may_not_be(day: Day) -> None:
    """Not where or by whom it was sent on, while another window has the line; after
    parking where it was, if that can call it.
    """
    seen = Seen()
    for line in day.lines:
        seen.take(day, line)
        if is_call(line):
            keep(not seen.is_barred(line, line["window"]), line)
            before = seen.parked.get(line["ticket"], 0) or line["window"]
            has_line = seen.asked[line["ticket"]] in seen.lines(before, line["at"])
            could = before in seen.free and has_line
            barred = seen.is_barred(line, before)
            keep(before == line["window"] or barred or not could, line)


@dataclass
class Seen:
    """What the lines so far say of windows, and of tickets that are bound."""

    sent: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Ticket → the window and the clerk that sent it on."""
    parked: dict[str, int] = field(default_factory=dict)
    """Ticket → the window that parked it."""
    asked: dict[str, str] = field(default_factory=dict)
    """Ticket → the line of its service."""
    free: set[int] = field(default_factory=set)
    sits: dict[int, str] = field(default_factory=dict)
    assigned: dict[int, list[tuple[int, list[str]]]] = field(default_factory=dict)

    def take(self, day: Day, line: Line) -> None:
        kind, window = line["kind"], line.get("window", 0)
        if kind in OPENS:
            self.free.add(window)
            if kind == "window.back" and day_paused_before(day, line):
                self.free.discard(window)
        elif kind in SHUTS:
            self.free.discard(window)
        if kind == "window.opened":
            self.sits[window] = line["staff"]
        self.bind(line)
        if kind in ("ticket.issued", "ticket.transferred"):
            self.asked[line["ticket"]] = SERVICES[line["service"]]
        elif kind == "window.assigned":
            known = self.assigned.get(window, [])
            begun = [each for each in known if each[0] <= line["at"]]
            self.assigned[window] = [*begun, (line["effective_at"], line["lines"])]

    def bind(self, line: Line) -> None:
        """Keep which window sent a ticket on, and which one parked it."""
        if line["kind"] == "ticket.parked":
            self.parked[line["ticket"]] = line["window"]
        elif line["kind"] == "ticket.transferred":
            self.sent[line["ticket"]] = line["window"], self.sits[line["window"]]
            self.parked.pop(line["ticket"], None)

    def is_barred(self, call: Line, window: int) -> bool:
        """Whether it was sent on from there, or by who sits there, and another window
        than the one that sent it on has its line.
        """
        sender, clerk = self.sent.get(call["ticket"], (0, ""))
        if window != sender and (not sender or clerk != self.sits.get(window)):
            return False
        asked = self.asked[call["ticket"]]
        others = (number for number in self.assigned if number != sender)
        return any(asked in self.lines(other, call["at"]) for other in others)

    def lines(self, window: int, at: int) -> list[str]:
        return lines_at(self.assigned.get(window, []), at)


def lines_at(assigned: list[tuple[int, list[str]]], at: int) -> list[str]:
    """What a window serves at a time; the last that has begun."""
    return next((lines for begins, lines in reversed(assigned) if begins <= at), [])


def day_paused_before(day: Day, back: Line) -> bool:
    """Whether a window that is back was paused when it was lost."""
    told = [
        line["kind"]
        for line in day.lines[: back["seq"]]
        if line.get("window") == back["window"] and line["kind"].startswith("window.")
    ]
    moves = [kind for kind in told if kind in (*OPENS, *SHUTS)]
    while moves and moves[-1] in ("window.lost", "window.back"):
        moves.pop()
    return bool(moves and moves[-1] == "window.paused")


def sides_share_the_calls(day: Day) -> None:
    """While both sides wait, one call of each ``ratio`` in a row is for priority."""
    ratio = day.hall.order.rule(day.now).ratio
    run: list[bool] = []
    for line in calls_of(day):
        sides = {head[0] == PRIORITY for head in line["heads"]}
        if len(sides) < 2:
            run = []
            continue
        run.append(is_priority(line))
        if len(run) >= ratio:
            keep(sum(run[-ratio:]) == 1, line)


def an_empty_side_saves_nothing_up(day: Day) -> None:
    """``history`` counts the ordinary calls since the last one for priority."""
    most, since = day.hall.order.rule(day.now).ratio - 1, 0
    for line in calls_of(day):
        keep(line["history"] == min(since, most), line)
        since = 0 if is_priority(line) else since + 1


def is_priority(line: Line) -> bool:
    """Whether the call was for the priority line."""
    name, ticket, _ = line["heads"][-1]
    return bool(name == PRIORITY and ticket == line["ticket"])


def longest_for_its_length_first(day: Day) -> None:
    """Among ordinary heads the greatest waited ÷ minutes^exponent, then the first."""
    for line in calls_of(day):
        heads = [head for head in line["heads"] if head[0] != PRIORITY]
        if line["ticket"] not in [ticket for _, ticket, _ in heads]:
            continue
        rule = day.hall.order.rule(line["at"])
        best = max(heads, key=lambda head: order_of(day, head, line["at"], rule))
        keep(line["ticket"] == best[1], line)


def order_of(
    day: Day, head: tuple[str, str, int], at: int, rule: Rule
) -> tuple[Fraction, int]:
    name, ticket, place_at = head
    minutes = (1, LINES[name][1], LINES[name][1] ** 2)[rule.exponent_halves]
    waited = (at - place_at) // 1000
    return Fraction(waited * waited, minutes), -day.hall.ticket(ticket).seq


def waiting_heads(day: Day) -> set[tuple[str, str]]:
    """Lines, and of priority tickets lines of services, in which one waits for any."""
    waiting = [t for t in day.hall.tickets.values() if t.state == "waiting"]
    there = serving_of(day.hall.windows(), day.now)
    free = [
        ticket
        for ticket in waiting
        if not ticket.avoid_window
        and (
            ticket.prefer_window not in there.free
            or ticket.service_line not in there.lines[ticket.prefer_window]
        )
    ]
    return {(ticket.line, ticket.service_line) for ticket in free}
