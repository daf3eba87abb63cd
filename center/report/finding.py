"""A finding: a question, what was seen, what is usual, and the lines behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from center.report.chances import Here

LEVEL = 0.005
"""Findings by chance alone stay below this share of all (Benjamini and Hochberg)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One question.  It accuses nobody: it says where to look."""

    code: str
    about: str
    """``clerk:203``, ``kiosk:K1``, ``manager:100``, ``center``, two joined by ``+``."""
    count: int
    """How often it was seen."""
    of: int
    """Out of how many chances; 0 where none can be counted."""
    expected: float
    """How often it would be seen if it were as usual as elsewhere in the center."""
    p: float | None
    """Chance of so much or more if all were usual; none for what is listed as it is."""
    adjusted: float | None
    """``p`` after allowing for all the questions asked at once."""
    seqs: tuple[int, ...]
    """Places of the lines in the journal."""
    ar: str = ""
    en: str = ""

    @property
    def is_listed(self) -> bool:
        """A plain fact, which stands in the report without any test."""
        return self.p is None


def more_than_usual(
    code: str, about: str, seqs: Sequence[int], of: int, here: Here
) -> Finding:
    """What was seen in so many of the chances, held against what is usual here."""
    return Finding(
        code,
        about,
        count=len(seqs),
        of=of,
        expected=here.share * of,
        p=here.excess(len(seqs), of),
        adjusted=None,
        seqs=tuple(seqs),
    )
