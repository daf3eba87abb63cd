"""What people waited, read from the lines of simulated days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from center.domain.events import Line
from center.domain.forecast import (
    Expected,
    all_desks,
    as_range,
    forecast,
    reachable,
)
from center.domain.ticket import Side, State
from simulation.day import MINUTE
from simulation.floor import Floor


@dataclass(frozen=True, slots=True)
class Wait:
    """From a ticket to its first call."""

    side: str
    line: str
    """The line of the service, also for a priority ticket."""
    minutes: float


def waits(lines: Iterable[Line]) -> list[Wait]:
    """The wait of every ticket that was called."""
    services: dict[str, str] = {}
    issued: dict[str, Line] = {}
    found = []
    for line in lines:
        match line["kind"]:
            case "catalogue.published":
                services = line["services"]
            case "ticket.issued":
                issued[line["ticket"]] = line
            case "ticket.called" if line["ticket"] in issued:
                begun = issued.pop(line["ticket"])
                minutes = (line["at"] - begun["at"]) / MINUTE
                found.append(Wait(begun["side"], services[begun["service"]], minutes))
    return found


def quantile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def of_side(found: Iterable[Wait], side: Side) -> list[float]:
    return [wait.minutes for wait in found if wait.side == side]


def of_line(found: Iterable[Wait], line: str) -> list[float]:
    """Waits of the ordinary tickets of a line."""
    ordinary = (wait for wait in found if wait.side == Side.ORDINARY)
    return [wait.minutes for wait in ordinary if wait.line == line]


class Ranges:
    """The range that each ticket was told at its issue, and whether it held."""

    def __init__(self) -> None:
        self.told: dict[str, tuple[int, Expected]] = {}
        self.held: list[bool] = []
        self.widths: list[int] = []

    def watch(self, floor: Floor) -> None:
        """Ask as the kiosk does, just after each ticket; compare at its first call."""

        def issued(line: Line) -> None:
            ticket, at = line["ticket"], line["at"]
            floor.after(0, lambda: self.ask(floor, ticket, at))

        def called(line: Line) -> None:
            floor.after(0, lambda: self.compare(line["ticket"], line["at"]))

        floor.listen("ticket.issued", issued)
        floor.listen("ticket.called", called)

    def ask(self, floor: Floor, ticket: str, at: int) -> None:
        expected = expect(floor, ticket)
        if expected is not None:
            self.told[ticket] = at, expected

    def compare(self, ticket: str, called_at: int) -> None:
        if ticket in self.told:
            issued_at, expected = self.told.pop(ticket)
            minutes = (called_at - issued_at) / MINUTE
            self.held.append(expected.wait_from <= minutes <= expected.wait_to)
            self.widths.append(expected.wait_to - expected.wait_from)


def expect(floor: Floor, ticket: str) -> Expected | None:
    """What the center answers a kiosk that asks for a ticket's wait."""
    hall, now, asked = floor.hall, floor.now, floor.hall.ticket(ticket)
    if asked.state is not State.WAITING:
        return as_range(0, 0)
    lines = reachable(hall, asked.service_line, now)
    waiting = [t for t in floor.waiting() if t.service_line in lines]
    return forecast(ticket, waiting, all_desks(hall, now), hall.order, now)
