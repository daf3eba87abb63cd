"""One seeded day through the real server, and all that is said of it afterwards."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from center.audit.report import Report
from center.audit.verify import verify
from center.domain.events import Line
from center.report.examine import Irregularities, examine_database
from simulation.day import FIRST_DAY, SECOND, Day
from simulation.floor import Floor
from simulation.founding import offered
from simulation.run import Center, staff_of
from simulation.scheme import Scheme
from simulation.served.process import CenterProcess
from simulation.served.record import ByServer, ServedRecord
from simulation.served.seen import HallDisplay

SIGN_OF_LIFE_SECONDS = 90
EARLY_MINUTES = 40
"""The server starts so long before the day opens."""


@dataclass(frozen=True, slots=True)
class ServedDay:
    """What became of the day."""

    seen: dict[str, int]
    """What the people saw, by kind of line."""
    report: Irregularities
    audit: Report
    calls_displayed: int
    states: dict[str, str]
    """Ticket → its state at the end."""
    lines: list[Line]
    """The record."""
    refused: dict[str, int]
    """How often the people were refused something, by act and code."""
    seconds: float
    """That it took."""

    @property
    def told(self) -> dict[str, int]:
        """The report's counts of the same kinds of line."""
        return {kind: self.report.counts.get(kind, 0) for kind in self.seen}


def live(folder: Path, day: Day, scheme: Scheme | None = None) -> ServedDay:
    """Let the first working day pass through a new center's server in a folder."""
    begun = monotonic()
    with served(folder, day) as (record, display):
        floor = open_floor(record, day, scheme or Scheme())
        seen = record.seen.counts(display.wait_for_line(last_heard(record)))
        refused = {f"{kind} {code}": n for (kind, code), n in record.refused.items()}
        calls = len(display.calls)
    database = record.center.database
    return ServedDay(
        seen,
        examine_database(database),
        verify(database),
        calls,
        {ticket.id: ticket.state.value for ticket in floor.hall.tickets.values()},
        record.lines,
        refused,
        monotonic() - begun,
    )


@contextmanager
def served(folder: Path, day: Day) -> Iterator[tuple[ServedRecord, HallDisplay]]:
    """A new center that runs, its record, and the screen in its hall."""
    now = day.moment(FIRST_DAY, day.opens - EARLY_MINUTES)
    with ExitStack() as at_last, ExitStack() as ends:
        center = CenterProcess(folder, day, now)
        ends.callback(center.stop)
        record = ServedRecord(center, day.kiosks)
        ends.callback(record.close)
        display = HallDisplay(record.office.devices["D1"].twin())
        at_last.callback(display.close)  # its stream ends with the server
        yield record, display


def open_floor(record: ServedRecord, day: Day, scheme: Scheme) -> Floor:
    """The day itself, as in memory."""
    center = Center(day, record, offered(), scheme, staff_of(day), ByServer())

    def watch(floor: Floor) -> None:
        floor.at(floor.moment(day.opens), record.office.begin)
        keep_alive(floor, record)

    center.watch = watch
    return center.live(FIRST_DAY)


def keep_alive(floor: Floor, record: ServedRecord) -> None:
    """The terminals' signs of life, until the last has closed after the day."""
    last = floor.moment(floor.day.closes)

    def again() -> None:
        if record.give_signs_of_life() or floor.now < last:
            floor.at(floor.now + SIGN_OF_LIFE_SECONDS * SECOND, again)

    floor.at(floor.moment(floor.day.opens), again)


def last_heard(record: ServedRecord) -> int:
    """The last line that a hall's display hears of."""
    shown = ("ticket.called", "ticket.started", "ticket.cancelled", "ticket.missed")
    return max(int(line["seq"]) for line in record.lines if line["kind"] in shown)
