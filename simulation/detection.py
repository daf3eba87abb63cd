"""How often, and how soon, the report asks about what was planted, as a page.

    python -m simulation.detection

writes the table of ``docs/transparency.md``: every dishonest behaviour at three
strengths, and honest centers beside them.  Some ten minutes on one free core.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from statistics import median

import click

from simulation.edits import DAY, EDITS, HEAD, PAPER, Edit, try_edits, writes_all_anew
from simulation.pages import DOCS, replace_part, table
from simulation.scheme import DishonestClerks, Scheme
from simulation.trials import SCHEMES, Outcome, Trial, attempt

PAGE = DOCS / "transparency.md"
HEADS = (
    *("behaviour", "strength", "found", "median days"),
    *("honest centers that raise the same", "asked first"),
)


@click.command()
@click.option("--centers", default=12, show_default=True, help="Seeds a row.")
@click.option("--days", default=10, show_default=True, help="Working days of each.")
@click.option("--honest", default=40, show_default=True, help="Honest centers.")
@click.option("--jobs", default=1, show_default=True, help="Processes.")
def main(centers: int, days: int, honest: int, jobs: int) -> None:
    """Run the trials and write the page."""
    with ProcessPoolExecutor(jobs) as pool:
        fair = [Trial(Scheme, 0, 1000 + seed, days) for seed in range(honest)]
        quiet = list(pool.map(attempt, fair))
        rows = []
        for scheme, strengths in SCHEMES:
            for strength in strengths:
                trials = [
                    Trial(scheme, strength, seed, days)
                    for seed in range(1, centers + 1)
                ]
                outcomes = list(pool.map(attempt, trials))
                rows.append(row(scheme, strength, outcomes, quiet))
                click.echo(" | ".join(rows[-1]))
    rows += edit_rows(quiet)
    replace_part(PAGE, "detection", table(HEADS, rows))
    replace_part(PAGE, "honest", honest_words(quiet, days))


def row(
    scheme: type[Scheme],
    strength: int,
    outcomes: Sequence[Outcome],
    quiet: Sequence[Outcome],
) -> list[str]:
    found = [o.found_after for o in outcomes if o.found_after]
    codes = Counter(code for outcome in outcomes for code in outcome.codes)
    same = sum(any(code in scheme.codes for code, _ in o.alarms) for o in quiet)
    unlawful = sum(outcome.unlawful for outcome in outcomes)
    if unlawful:
        raise ValueError(f"{scheme.name} broke the acts {unlawful} times")
    return [
        scheme.name + met_words(scheme, outcomes),
        f"{strength} {scheme.unit}",
        f"{len(found)} of {len(outcomes)}",
        f"{median(found):.0f}" if found else "–",
        f"{same} of {len(quiet)}",
        ", ".join(f"`{code}`" for code, _ in codes.most_common(2)) or "–",
    ]


EDITED = "edits the database"
EDIT_SEEDS = (7, 8, 9)
EDIT_STRENGTHS = (
    "rows or lines",
    "and signs anew, after a head has left",
    "and signs anew, before a head has left",
)


def edit_rows(quiet: Sequence[Outcome]) -> list[list[str]]:
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
    honest = f"{sum(o.unlawful > 0 for o in quiet)} of {len(quiet)}"
    early = f"{caught(unseen)}; {caught(shown)} once a ticket is shown"
    told = ((caught(plain), plain), (caught(later), later), (early, shown))
    return [
        [EDITED, strength, times, "at once", honest, first_of(codes)]
        for strength, (times, codes) in zip(EDIT_STRENGTHS, told, strict=True)
    ]


def is_late(edit: Edit) -> bool:
    """All signed anew, but what it breaks or a head outside gives it away."""
    return edit.keeps == HEAD or edit.do is writes_all_anew


def caught(tries: Sequence[Sequence[str]]) -> str:
    return f"{sum(bool(codes) for codes in tries)} of {len(tries)}"


def first_of(tries: Sequence[Sequence[str]]) -> str:
    """The commonest things that the audit says."""
    codes = Counter(code for found in tries for code in found)
    return ", ".join(f"`{code}`" for code, _ in codes.most_common(2)) or "–"


def met_words(scheme: type[Scheme], outcomes: Iterable[Outcome]) -> str:
    """How many friends the clerk got, where that was the aim."""
    friends = sum(outcome.friends for outcome in outcomes)
    met = sum(outcome.met for outcome in outcomes)
    if not friends or not issubclass(scheme, DishonestClerks) or not scheme.meets:
        return ""
    return f" (serves {100 * met // friends} % of them)"


def honest_words(quiet: Sequence[Outcome], days: int) -> str:
    alarmed = [outcome for outcome in quiet if outcome.alarms]
    return (
        f"Of {len(quiet)} honest centers, read after each of {days} working days, "
        f"{len(alarmed)} raised any question by a test on any day."
    )


if __name__ == "__main__":
    main()
