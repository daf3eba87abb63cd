"""A figure, what it has to reach, and what stands beside it in the same run."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    name: str
    value: float
    unit: str
    limit: str = ""
    reached: bool | None = None
    """``None`` where it is only a peer or a part of a limit."""

    def row(self) -> tuple[str, str, str, str]:
        verdict = {True: "reached", False: "NOT REACHED", None: ""}[self.reached]
        return self.name, f"{self.value:,.4g} {self.unit}", self.limit, verdict


def table(figures: Iterable[Figure]) -> str:
    """The figures for reading, in Markdown."""
    rows = [("figure", "measured", "to reach", ""), *(f.row() for f in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [cells(row, widths) for row in rows]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def cells(row: tuple[str, ...], widths: list[int]) -> str:
    padded = (f" {text:<{width}} " for text, width in zip(row, widths, strict=True))
    return "|" + "|".join(padded) + "|"


def as_json(machine: dict[str, str], figures: Iterable[Figure]) -> dict[str, Any]:
    return {"machine": machine, "figures": [asdict(figure) for figure in figures]}
