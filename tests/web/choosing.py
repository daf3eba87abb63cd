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
from simulation.pages import replace_part, words
from simulation.transparency import PAGE
from tests.web import choosing_at_desks, choosing_at_windows, choosing_elsewhere
from tests.web.attempt import EXCEPTIONAL, NOTHING, Attempt
from tests.web.stage import Stage, staged

ATTEMPTS = (
    *choosing_at_windows.ATTEMPTS,
    *choosing_at_desks.ATTEMPTS,
    *choosing_elsewhere.ATTEMPTS,
)


TRIES = {"journal", "presence_try", "pin", "command"}
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
    kinds = {kind_of(line) for line in lines[before if code else begun :]}
    if not code and len(lines) == before:
        stands = NOTHING
    else:
        stands = attempt.stands if attempt.stands in kinds else ", ".join(kinds)
    return replace(attempt, code=code, stands=stands)


def kind_of(line: Line) -> str:
    """What a line is; a call out of turn says so itself."""
    is_exceptional = line.get("reason") == "exceptional"
    return EXCEPTIONAL if is_exceptional else str(line["kind"])


def rows() -> list[list[str]]:
    """Try everything on a center of its own: who, what, result."""
    with TemporaryDirectory() as folder, staged(Path(folder)) as stage:
        found = [become(stage, attempt) for attempt in ATTEMPTS]
    return [[a.who, a.what, a.result] for a in found]


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
