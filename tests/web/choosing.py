"""Attempts to choose, over HTTP: what each clerk, desk and machine might send.

Each prepares a moment and returns what is then sent.  It is refused with its code, or
it is lawful and stands in the journal as what it is, or nothing happens; there is no
fourth.  ``python -m tests.web.choosing`` tries all, and those in the browser too, and
prints the tables; with ``--write`` they go into the documents.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from center.domain.events import Line
from center.domain.rule import Rule
from center.report.examine import everything_seen
from center.report.reading import read
from simulation.pages import replace_part, words
from simulation.transparency import PAGE
from tests.web import (
    choosing_at_reception,
    choosing_at_windows,
    choosing_by_guessing,
    choosing_by_manager,
    choosing_by_spool,
    choosing_by_waiting,
    choosing_elsewhere,
    choosing_with_papers,
)
from tests.web.attempt import EXCEPTIONAL, NOTHING, Attempt, counted, listed
from tests.web.choosing_by_waiting import IMPATIENT
from tests.web.stage import BY_ENTER, Stage, staged

ATTEMPTS = (
    *choosing_at_windows.ATTEMPTS,
    *choosing_with_papers.ATTEMPTS,
    *choosing_at_reception.ATTEMPTS,
    *choosing_by_guessing.ATTEMPTS,
    *choosing_by_manager.ATTEMPTS,
    *choosing_by_spool.ATTEMPTS,
    *choosing_elsewhere.ATTEMPTS,
)
BY_WAITING = choosing_by_waiting.ATTEMPTS
"""Tried in a center whose times are short."""

TRIES = {"journal", "presence_try", "presence_lock", "pin", "command"}
"""Where a refused try may be kept: wrong PINs and characters are counted."""


def become(stage: Stage, attempt: Attempt) -> Attempt:
    """Try it; the same attempt with what truly became of it."""
    stage.clear()
    begun = len(stage.center.lines())
    sent = attempt.prepare(stage)
    tables = stage.center.tables()
    before = len(tables["journal"])
    answer = sent()
    after = stage.center.tables()
    lines = stage.center.lines()
    code = "" if answer.ok else str(answer.json()["code"])
    if code:
        assert {t for t in after if after[t] != tables[t]} <= TRIES
    if not code and len(lines) == before:
        return replace(attempt, code=code, stands=NOTHING, reported="")
    left = range(before if code else begun, len(lines))
    return replace(
        attempt,
        code=code,
        stands=one_of(attempt.stands, {kind_of(lines[seq]) for seq in left}),
        reported=one_of(attempt.reported, reports(lines, left) if left else set()),
    )


def one_of(expected: str, found: set[str]) -> str:
    """What was expected, if it is there; else all that is."""
    return expected if expected in found else ", ".join(sorted(found))


def reports(lines: list[Line], left: range) -> set[str]:
    """What the report makes of some of the lines."""
    touching = [f for f in everything_seen(read(lines)) if set(f.seqs) & set(left)]
    return {listed(f.code) if f.is_listed else counted(f.code) for f in touching}


def kind_of(line: Line) -> str:
    """What a line is; a call out of turn says so itself."""
    is_exceptional = line.get("reason") == "exceptional"
    return EXCEPTIONAL if is_exceptional else str(line["kind"])


def rows() -> list[list[str]]:
    """Try everything: who, what, result."""
    found = [*tried(ATTEMPTS, BY_ENTER), *tried(BY_WAITING, IMPATIENT)]
    return [[a.who, a.what, a.result] for a in found]


def tried(attempts: tuple[Attempt, ...], rule: Rule) -> list[Attempt]:
    """What becomes of each, in a center with this rule."""
    with TemporaryDirectory() as folder, staged(Path(folder), rule) as stage:
        return [become(stage, attempt) for attempt in attempts]


def rows_in_browser() -> list[list[str]]:
    """The same in a real browser."""
    from demonstration.browsers import chromium
    from tests.counter.choosing import ATTEMPTS, seated

    with (
        TemporaryDirectory() as folder,
        chromium() as browser,
        seated(browser, Path(folder)) as desk,
    ):
        return [[a.who, a.what, a.do(desk)] for a in ATTEMPTS]


def as_table(found: list[list[str]]) -> str:
    return words(("who", "tries to", "result"), found)


@click.command()
@click.option("--write", is_flag=True, help="Into docs/transparency.md.")
def main(write: bool) -> None:
    """Print what became of each attempt as a table."""
    for part, found in (("network", rows()), ("browser", rows_in_browser())):
        click.echo(f"{as_table(found)}\n")
        if write:
            replace_part(PAGE, part, as_table(found))


if __name__ == "__main__":
    main()
