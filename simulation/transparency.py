"""Attempts to choose, and what became of each, as a page.

    python -m simulation.transparency

runs them and writes two tables of ``docs/transparency.md``; a minute.
"""

from collections.abc import Iterable, Sequence

import click

from center.domain.errors import Refusal
from center.domain.events import role_of
from center.report.examine import everything_seen
from center.report.reading import read
from simulation.attempts import ATTEMPTS
from simulation.attempts.attempt import Attempt
from simulation.edits import EDITS, Edit, try_edits
from simulation.pages import DOCS, replace_part, words
from simulation.scheme import Scheme
from simulation.stage import Stage
from simulation.trials import SCHEMES, Trial
from simulation.trials import attempt as live

PAGE = DOCS / "transparency.md"
HEADS = ("who", "tries to", "result")
EDIT_HEADS = ("the manager, in the database", "someone outside has", "the audit says")
SEED, DAYS = 1, 10
REFUSED, STANDS, UNSEEN = "refused", "stands in the report", "not noticed"
COUNTED = "counted by the report"


def become(attempt: Attempt) -> tuple[str, str]:
    """What becomes of an attempt: refused with a code, or in the report."""
    stage = Stage()
    try:
        attempt.do(stage)
    except Refusal as refusal:
        return REFUSED, refusal.code
    found = everything_seen(read(stage.record.lines))
    told = {finding.code for finding in found if finding.is_listed}
    asked = {finding.code for finding in found} - told
    if attempt.stands in told:
        return STANDS, attempt.stands
    if attempt.counts in asked:
        return COUNTED, attempt.counts
    return UNSEEN, ", ".join(sorted(told | asked))


def rows() -> list[list[str]]:
    found = [(attempt, *become(attempt)) for attempt in ATTEMPTS]
    return [[a.who, a.what, f"{result}: `{code}`"] for a, result, code in found]


def patient_rows() -> list[list[str]]:
    return [patient_row(scheme, strengths[-1]) for scheme, strengths in SCHEMES]


def patient_row(scheme: type[Scheme], strength: int) -> list[str]:
    """What is lawful each time, and is asked about when it is a habit."""
    outcome = live(Trial(scheme, strength, SEED, DAYS))
    codes = ", ".join(f"`{code}`" for code in outcome.codes)
    days = f"{outcome.found_after} day{'s' * (outcome.found_after > 1)}"
    found = f"{STANDS} after {days}: {codes}" if outcome.found_after else UNSEEN
    who = role_of(scheme(0).culprits[0])
    return [who, f"{scheme.name}, {scheme.amount(strength)}", found]


def edit_rows(found: Iterable[tuple[Edit, tuple[str, ...]]]) -> list[list[str]]:
    return [[edit.what, edit.keeps, said(codes)] for edit, codes in found]


@click.command()
def main() -> None:
    """Run all attempts and write the page."""
    replace_part(PAGE, "attempts", words(HEADS, [*rows(), *patient_rows()]))
    replace_part(PAGE, "edits", words(EDIT_HEADS, edit_rows(try_edits(EDITS))))


def said(codes: Sequence[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes) or "nothing"


if __name__ == "__main__":
    main()
