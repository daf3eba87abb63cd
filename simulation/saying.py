"""What a table of findings says, in sentences that are made from its own rows.

Whoever changes a test or a behaviour runs the command again, and no number of the prose
is left behind.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from scipy import stats  # type: ignore[import-untyped]

from simulation.edited import EDITED
from simulation.found import Row
from simulation.trials import Outcome

SURE, SELDOM = 0.9, 0.5
"""Shares of centers from and below which a behaviour is told as found, or as not."""


def table_words(rows: Sequence[Row]) -> str:
    """One paragraph each for what is found, what is not, and what it brings."""
    asked = [row for row in rows if row.behaviour != EDITED]
    every = max((row.counts[1] for row in asked), default=0)
    sure = [row for row in asked if row.share >= SURE]
    unseen = [row for row in asked if row.share < SELDOM]
    between = [row for row in asked if SELDOM <= row.share < SURE]
    told = (
        "- **Found in nine centers of ten or more:**",
        *with_days(sure),
        "- **In half of them or more:**",
        *with_days(between),
        "- **Not found in most centers:**",
        *with_days(unseen),
        *met_words(asked),
        f"- {every} centers a row tell shares roughly: {certainty(every)}.",
    )
    return "\n".join(told)


def with_days(rows: Iterable[Row]) -> list[str]:
    """Behaviours, each with its strengths: in how many centers, by which day."""
    by_name: dict[str, list[str]] = {}
    for row in rows:
        count, _ = row.counts
        times = f"{row.found}, median day {row.days}" if count else "never"
        by_name.setdefault(row.behaviour, []).append(f"{row.strength}, {times}")
    told = [f"  - {name}: {'; '.join(every)}" for name, every in by_name.items()]
    return told or ["  - none"]


def met_words(rows: Iterable[Row]) -> Iterator[str]:
    """What waiting for friends brings, at the greatest strength of each."""
    last = {row.behaviour: row for row in rows if row.served != "–"}
    for name, row in last.items():
        got, anyway = row.served.split(" / ")
        own, others = row.waits.split(" / ")
        yield (
            f"- **{name.capitalize()}**, {row.strength}: {got} of them are served "
            f"where they want to be, and {anyway} would be anyway. "
            f"They wait {own} minutes, others with the like errands {others}."
        )


def certainty(every: int) -> str:
    """What so many centers leave open (Clopper and Pearson, 95 %)."""
    low = stats.binomtest(every, every).proportion_ci(method="exact").low
    high = stats.binomtest(0, every).proportion_ci(method="exact").high
    return (
        f"where {every} of {every} were found it may be {percent(low)} of all centers "
        f"or more, and where none was, up to {percent(high)}"
    )


def honest_words(quiet: Sequence[Outcome], days: int) -> str:
    """How often honest centers are asked, and what they list."""
    alarmed = [outcome for outcome in quiet if outcome.alarms]
    codes = Counter(c for o in quiet for c in {code for code, _ in o.alarms})
    listed = Counter[str]()
    for outcome in quiet:
        listed.update(dict(outcome.listed))
    high = stats.binomtest(len(alarmed), len(quiet)).proportion_ci(method="exact").high
    return (
        f"Of {len(quiet)} honest centers, read after each of {days} working days, "
        f"{len(alarmed)} raised any question by a test on any day{named(codes)}; "
        f"by chance it could be up to {percent(high)} of all such centers.\n"
        "What stood there without a test in those "
        f"{len(quiet) * days} honest days: {counted(listed)}."
    )


def named(codes: Counter[str]) -> str:
    if not codes:
        return ""
    return f" ({', '.join(f'`{code}` in {n}' for code, n in codes.most_common())})"


def counted(listed: Counter[str]) -> str:
    told = [f"`{code}` {n} times" for code, n in listed.most_common()]
    return ", ".join(told) or "nothing"


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"
