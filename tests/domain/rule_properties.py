"""What the rule promises, read off a finished day's lines alone.

Nothing here uses ``next_ticket``: each promise is checked on what the journal says of
the calls and of who waited, so that a wrong rule cannot agree with itself.
"""

from collections import defaultdict
from fractions import Fraction

from center.domain.catalogue import PRIORITY
from center.domain.events import Line
from center.domain.rule import Rule
from tests.domain.days import LINES, Day


class BrokenPromise(AssertionError):
    """A day on which the rule did not keep what it says."""


def keep(promise: bool, line: Line) -> None:
    if not promise:
        raise BrokenPromise(f"line {line['seq']}: {line['ticket']}")


def check_day(day: Day) -> None:
    """Every promise of acts, section 2."""
    ascending_within_a_letter(day)
    sides_share_the_calls(day)
    an_empty_side_saves_nothing_up(day)
    longest_for_its_length_first(day)


def calls_of(day: Day) -> list[Line]:
    return [line for line in day.lines if line["kind"] == "ticket.called"]


def ascending_within_a_letter(day: Day) -> None:
    """Numbers of a letter ascend, but for tickets that the display marks; in the
    priority line among tickets of one line of services, as windows differ in those.
    """
    marked = {line["ticket"] for line in day.lines if line["kind"] == "ticket.demoted"}
    last: dict[tuple[str, str], int] = {}
    called: set[str] = set()
    for line in calls_of(day):
        ticket = day.hall.ticket(line["ticket"])
        if ticket.id in marked and ticket.id in called:
            continue
        called.add(ticket.id)
        key = (ticket.letter, ticket.service_line)
        keep(ticket.number > last.get(key, 0), line)
        last[key] = ticket.number


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


def waiting_heads(day: Day) -> dict[tuple[str, str], str]:
    """First ticket of each line and, of priority tickets, of each line of services."""
    groups: defaultdict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for ticket in day.hall.tickets.values():
        if ticket.state == "waiting":
            place = (ticket.place_at, ticket.seq, ticket.id)
            groups[ticket.line, ticket.service_line].append(place)
    return {key: min(places)[2] for key, places in groups.items()}
