"""How often, and how soon, the report asks about what was planted, as a page.

    python -m simulation.detection

writes the table of ``docs/transparency.md`` and what it says: every dishonest behaviour
at three strengths, and honest centers beside them.  Twenty minutes on one free core;
``--only`` does a part of it again.
"""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import replace
from functools import reduce
from operator import add
from statistics import median

import click

from simulation.command import NAMED
from simulation.edited import edit_rows
from simulation.found import Row, keep_rows, kept_rows, of
from simulation.gains import Gain
from simulation.pages import DOCS, replace_part
from simulation.saying import honest_words, table_words
from simulation.scheme import DishonestClerks, Scheme
from simulation.trials import SCHEMES, Outcome, Trial, attempt

PAGE = DOCS / "transparency.md"
NAMES = [scheme.name for scheme, _ in SCHEMES]
Strengths = tuple[int, int, int]


@click.command()
@click.option("--centers", default=12, show_default=True, help="Seeds a row.")
@click.option("--days", default=10, show_default=True, help="Working days of each.")
@click.option("--honest", default=40, show_default=True, help="Honest centers.")
@click.option("--jobs", default=1, show_default=True, help="Processes.")
@click.option(
    "--only", multiple=True, type=click.Choice(list(NAMED)), help="These behaviours."
)
def main(
    centers: int, days: int, honest: int, jobs: int, only: tuple[str, ...]
) -> None:
    """Run the trials and write the page; what is not run again stays there."""
    chosen = [NAMED[name] for name in only] or list(SCHEMES)
    with ProcessPoolExecutor(jobs) as pool:
        fair = [Trial(Scheme, 0, 1000 + seed, days) for seed in range(honest)]
        quiet = list(pool.map(attempt, fair))
        replace_part(PAGE, "honest", honest_words(quiet, days))
        for scheme, strengths in chosen:
            tell(rows_of(pool, scheme, strengths, centers, days), quiet)
    tell(edit_rows(quiet), quiet)


def tell(rows: Sequence[Row], quiet: Sequence[Outcome]) -> None:
    """Put rows in their places, and say again what the table says."""
    for row in rows:
        click.echo(" | ".join(row.cells))
    kept = {(row.behaviour, row.strength): row for row in (*kept_rows(PAGE), *rows)}
    tried = [row for row in kept.values() if row.behaviour not in NAMES]
    for scheme, strengths in SCHEMES:
        for strength in strengths:
            at = (scheme.name, scheme.amount(strength))
            if at in kept:
                tried.append(replace(kept[at], same=same_alarms(scheme, quiet)))
    in_order = sorted(tried, key=lambda row: place_of(row.behaviour))
    keep_rows(PAGE, in_order)
    replace_part(PAGE, "told", table_words(in_order))


def place_of(behaviour: str) -> int:
    """Behaviours as they are listed, and those of the database at the end."""
    return NAMES.index(behaviour) if behaviour in NAMES else len(NAMES)


def rows_of(
    pool: Executor, scheme: type[Scheme], strengths: Strengths, centers: int, days: int
) -> list[Row]:
    seeds = range(1, centers + 1)
    anyway = met_anyway(pool, scheme, strengths[-1], seeds)
    rows = []
    for strength in strengths:
        trials = [Trial(scheme, strength, seed, days) for seed in seeds]
        outcomes = list(pool.map(attempt, trials))
        rows.append(row_of(scheme, strength, outcomes, anyway))
    return rows


MEETING_DAYS = 4
"""Enough to tell how many friends their clerk gets by chance."""


def met_anyway(
    pool: Executor, scheme: type[Scheme], strength: int, seeds: range
) -> str:
    """How many friends the clerk would get without doing anything for them."""
    if not issubclass(scheme, DishonestClerks) or not scheme.meets:
        return ""
    trials = [Trial(scheme, strength, s, MEETING_DAYS, yields=False) for s in seeds]
    return met_percent(gain_in(list(pool.map(attempt, trials))))


def row_of(
    scheme: type[Scheme], strength: int, outcomes: Sequence[Outcome], anyway: str = ""
) -> Row:
    """One behaviour at one strength; whether honest centers raise it is told later."""
    unlawful = sum(outcome.unlawful for outcome in outcomes)
    if unlawful:
        raise ValueError(f"{scheme.name} broke the acts {unlawful} times")
    found = [o.found_after for o in outcomes if o.found_after]
    codes = Counter(code for outcome in outcomes for code in outcome.codes)
    gain = gain_in(outcomes)
    return Row(
        scheme.name,
        scheme.amount(strength),
        of(len(found), len(outcomes)),
        f"{median(found):.0f}" if found else "–",
        "–",
        ", ".join(f"`{code}`" for code, _ in codes.most_common(2)) or "–",
        waits_words(gain),
        f"{met_percent(gain)} / {anyway}" if anyway else "–",
    )


def gain_in(outcomes: Sequence[Outcome]) -> Gain:
    return reduce(add, (outcome.gain for outcome in outcomes), Gain())


def waits_words(gain: Gain) -> str:
    """Mean minutes of friends, and of others with the like errands."""
    if not gain.friends:
        return "–"
    minutes = (gain.minutes, gain.others_minutes)
    return " / ".join(f"{total / gain.friends:.0f}" for total in minutes)


def met_percent(gain: Gain) -> str:
    return f"{100 * gain.met / gain.friends:.0f} %"


def same_alarms(scheme: type[Scheme], quiet: Sequence[Outcome]) -> str:
    """How many honest centers were ever asked what this behaviour leads to."""
    same = sum(any(code in scheme.codes for code, _ in o.alarms) for o in quiet)
    return of(same, len(quiet))


if __name__ == "__main__":
    main()
