"""How often the audit finds an edited record, as rows beside what the report finds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from simulation.edits import DAY, EDITS, HEAD, PAPER, Edit, try_edits, writes_all_anew
from simulation.found import Row, of
from simulation.trials import Outcome

EDITED = "edits the database"
EDIT_SEEDS = (7, 8, 9)
EDIT_STRENGTHS = (
    "rows or lines",
    "and signs anew, after a head has left",
    "and signs anew, before a head has left",
)


def edit_rows(quiet: Sequence[Outcome]) -> list[Row]:
    """A manager with the database: alone, with the center's key, and in time."""
    found = [
        t for seed in EDIT_SEEDS for t in try_edits(EDITS, replace(DAY, seed=seed))
    ]
    plain = [codes for edit, codes in found if not edit.is_signed]
    later = [codes for edit, codes in found if is_late(edit)]
    unseen = [
        c for e, c in found if e.is_signed and not is_late(e) and e.keeps != PAPER
    ]
    shown = [codes for edit, codes in found if edit.keeps == PAPER]
    honest = of(sum(o.unlawful > 0 for o in quiet), len(quiet))
    early = f"{caught(unseen)}; {caught(shown)} once a ticket is shown"
    told = ((caught(plain), plain), (caught(later), later), (early, shown))
    return [
        Row(EDITED, strength, times, "at once", honest, first_of(codes), "–", "–")
        for strength, (times, codes) in zip(EDIT_STRENGTHS, told, strict=True)
    ]


def is_late(edit: Edit) -> bool:
    """All signed anew, but what it breaks or a head outside gives it away."""
    return edit.keeps == HEAD or edit.do is writes_all_anew


def caught(tries: Sequence[Sequence[str]]) -> str:
    return of(sum(bool(codes) for codes in tries), len(tries))


def first_of(tries: Sequence[Sequence[str]]) -> str:
    """The commonest things that the audit says."""
    codes = Counter(code for found in tries for code in found)
    return ", ".join(f"`{code}`" for code, _ in codes.most_common(2)) or "–"
