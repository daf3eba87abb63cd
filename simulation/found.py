"""The rows of the table that says what is found, written to a page and read from it."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from simulation.pages import part_of, replace_part, table

PART = "detection"
HEADS = (
    *("behaviour", "strength", "found", "median days"),
    *("honest centers that raise the same", "asked first"),
    *("minutes a friend waits / others", "served by the clerk / anyway"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One dishonest behaviour at one strength, in the words of the table."""

    behaviour: str
    strength: str
    found: str
    """``7 of 12``."""
    days: str
    same: str
    asked: str
    waits: str
    served: str

    @property
    def cells(self) -> tuple[str, ...]:
        return astuple(self)

    @property
    def share(self) -> float:
        """Of the centers, those in which it was found."""
        count, of = self.counts
        return count / of

    @property
    def counts(self) -> tuple[int, int]:
        first, second = self.found.partition(";")[0].split(" of ")
        return int(first), int(second)

    @property
    def name(self) -> str:
        return f"{self.behaviour} ({self.strength})"


def of(count: int, every: int) -> str:
    return f"{count} of {every}"


def kept_rows(page: Path) -> list[Row]:
    """The rows that a page tells; none from before a column was added."""
    lines = part_of(page, PART).split("\n")[2:]
    told = [line.removeprefix("| ").removesuffix(" |").split(" | ") for line in lines]
    return [Row(*cells) for cells in told if len(cells) == len(HEADS)]


def keep_rows(page: Path, rows: Iterable[Row]) -> None:
    replace_part(page, PART, table(HEADS, [row.cells for row in rows]))
