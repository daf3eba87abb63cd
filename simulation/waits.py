"""The waits under our rule and under others, on the same seeded days, as a page.

    python -m simulation.waits

writes the tables of ``docs/rule.md`` and its picture; some minutes on one core.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from statistics import fmean

import click

from center.domain.rule import Rule
from center.domain.ticket import Side
from simulation.caller import (
    BY_RULE,
    ByChoice,
    Caller,
    first_come,
    longest_first,
    strict_priority,
)
from simulation.chart import draw
from simulation.day import MIX, Day
from simulation.founding import offered
from simulation.measure import Ranges, Wait, of_line, of_side, quantile, waits
from simulation.pages import DOCS, replace_part, table
from simulation.run import days_of, open_center

PAGE = DOCS / "rule.md"
LATE = 23 * 60
"""Nobody is sent home: every wait is measured to its end."""
LOADS = {220: "average", 260: "busy", 340: "overload"}


@dataclass(frozen=True, slots=True)
class Compared:
    """A rule in the comparison; a plain value, so that it can be sent to a process."""

    name: str
    halves: int = 1
    choice: str = ""

    @property
    def rule(self) -> Rule:
        return Rule(exponent_halves=self.halves)

    @property
    def caller(self) -> Caller:
        return ByChoice(CHOICES[self.choice]) if self.choice else BY_RULE


OURS = "1 of 3, exponent ½"
CHOICES = {
    "first_come": first_come,
    "strict": strict_priority,
    "longest": longest_first,
}
COMPARED = (
    Compared("first come, first served", 0, "first_come"),
    Compared("strict priority", 0, "strict"),
    Compared("1 of 3, but over 45 min first", 0, "longest"),
    Compared("1 of 3, plain (exponent 0)", 0),
    Compared(f"**{OURS}**"),
    Compared("1 of 3, exponent 1", 2),
)
HEADS = (
    *("rule", "p50", "mean", "p90", "longest", "priority p50 / p90"),
    *("4 min p50 / p90", "8 min", "15 min"),
)


def measure(compared: Compared, tickets: int, seed: int) -> list[Wait]:
    """The waits of one seeded day."""
    day = Day(seed, tickets, closes=LATE, rule=compared.rule, exceptional=0)
    center = open_center(day, caller=compared.caller)
    for _ in days_of(center, 1):
        pass
    return waits(center.record.lines)


def ranges(tickets: int, windows: int, seed: int) -> tuple[list[bool], list[int]]:
    """Whether each printed range of a day held, and how wide it was; minutes."""
    center, found = open_center(Day(seed, tickets, windows, closes=LATE)), Ranges()
    center.watch = found.watch
    for _ in days_of(center, 1):
        pass
    return found.held, found.widths


def row(name: str, found: list[Wait]) -> list[str]:
    """Minutes of a rule, as they stand in the table."""
    every = [wait.minutes for wait in found]
    lines = [of_line(found, line) for line in ("quick", "medium", "full")]
    return [
        name,
        *(f"{quantile(every, 0.5):.1f}", f"{fmean(every):.1f}"),
        *(f"{quantile(every, 0.9):.1f}", f"{max(every):.0f}"),
        *(pair(of) for of in (of_side(found, Side.PRIORITY), *lines)),
    ]


def pair(values: list[float]) -> str:
    return f"{quantile(values, 0.5):.1f} / {quantile(values, 0.9):.1f}"


def groups(found: list[Wait]) -> dict[str, list[float]]:
    """The waits as the picture shows them."""
    lines = {
        f"ordinary, {offered().lines[line].minutes} minutes": of_line(found, line)
        for line in MIX
    }
    return {"priority, any length": of_side(found, Side.PRIORITY), **lines}


Each = Callable[[Callable[[int], list[Wait]], range], list[list[Wait]]]


@click.command()
@click.option("--days", default=60, show_default=True, help="Seeded days a row.")
@click.option("--jobs", default=2, show_default=True, help="Processes.")
def main(days: int, jobs: int) -> None:
    """Measure and write the page."""
    seeds = range(1, days + 1)
    with ProcessPoolExecutor(jobs) as pool:
        parts, shown = [], {}
        for tickets, load in LOADS.items():
            rows = []
            for compared in COMPARED:
                of_days = pool.map(partial(measure, compared, tickets), seeds)
                found = [wait for of_day in of_days for wait in of_day]
                rows.append(row(compared.name, found))
                if tickets == 260:
                    shown[compared.name.strip("*")] = groups(found)
                click.echo(" | ".join(rows[-1]))
            parts.append(f"**{tickets} tickets a day, 6 windows: {load}**\n")
            parts.append(table(HEADS, rows) + "\n")
        replace_part(PAGE, "waits", "\n".join(parts).rstrip())
        held = [range_row(pool, load, seeds) for load in RANGE_LOADS]
    replace_part(PAGE, "ranges", table(RANGE_HEADS, held))
    draw(shown, OURS, DOCS / "pictures" / "waits.svg")


RANGE_LOADS = ((220, 6), (260, 6), (340, 6), (950, 24))
RANGE_HEADS = ("tickets and windows", "called within the range", "mean width, minutes")


def range_row(
    pool: ProcessPoolExecutor, load: tuple[int, int], seeds: range
) -> list[str]:
    tickets, windows = load
    held: list[bool] = []
    widths: list[int] = []
    for of_day, width in pool.map(partial(ranges, tickets, windows), seeds):
        held += of_day
        widths += width
    return [
        f"{tickets} and {windows}",
        f"{100 * sum(held) / len(held):.1f} %",
        f"{fmean(widths):.0f}",
    ]


if __name__ == "__main__":
    main()
