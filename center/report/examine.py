"""The report of irregularities, from the lines of a journal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from center.domain.events import Line, decode
from center.report import center_wide, clerks, outcomes, pauses
from center.report.chances import adjusted
from center.report.documents import Names, published, shipped
from center.report.facts import Facts
from center.report.figures import Figures, figures
from center.report.finding import LEVEL, Finding
from center.report.reading import read
from center.report.sentences import told
from center.store.database import open_reader
from center.store.journal import read_lines
from center.store.queries import snapshot

Ask = Callable[[Facts], Iterable[Finding]]
FAMILIES: tuple[tuple[Ask, ...], ...] = (
    (clerks.shares, clerks.enter_after_delay),
    (clerks.seldom,),
    (clerks.missed,),
    (outcomes.outcomes,),
    (outcomes.missing_documents,),
    (
        *(pauses.many_pauses, pauses.until_gone),
        *(pauses.before_a_line, pauses.for_another),
    ),
    (center_wide.bursts,),
    (center_wide.exceptional_calls,),
    (center_wide.without_card,),
    (center_wide.wrong_pins,),
    (center_wide.priority_hours, center_wide.priority_desks),
    (pauses.long_pauses,),
    (center_wide.given_back,),
    (center_wide.called_in_vain,),
)
"""All that is asked by a test; each family is corrected for its own number."""


@dataclass(frozen=True, slots=True)
class Irregularities:
    """The whole report."""

    days: tuple[str, ...]
    counts: dict[str, int]
    """Tickets issued, calls, served, missed, and so on, by kind of line."""
    asked: int
    """How many questions were put to the lines by a test."""
    findings: tuple[Finding, ...]
    clerks: tuple[Figures, ...]
    """What everybody did, asked about or not; the center first."""


def report(lines: Iterable[Line]) -> list[Finding]:
    """The findings of a journal, the plainest first."""
    return list(examine(lines).findings)


def examine(
    lines: Iterable[Line], first_day: str = "", names: Names = shipped
) -> Irregularities:
    """Read a journal from its first line, and ask about it from a day on.

    ``names`` are those of documents, where its center had a catalogue of its own.
    """
    return weigh(read(lines, first_day), names)


def examine_database(database: Path, first_day: str = "") -> Irregularities:
    """The report of a center's record; it may be read beside the running server."""
    connection = open_reader(database)
    try:
        with snapshot(connection):
            lines = (decode(data) for _, data in read_lines(connection))
            return examine(lines, first_day, published(connection))
    finally:
        connection.close()


def everything_seen(facts: Facts) -> list[Finding]:
    """What was seen at least once, also where it is as usual."""
    seen = [finding for finding in every_question(facts) if finding.count]
    return [*center_wide.listed(facts), *seen]


def every_question(facts: Facts) -> list[Finding]:
    """All that is asked by a test, also of those who never did it."""
    return list(chain.from_iterable(corrected(facts, asks) for asks in FAMILIES))


def weigh(facts: Facts, names: Names = shipped) -> Irregularities:
    """Ask all questions of facts that were read; what is as usual is not told."""
    asked = every_question(facts)
    found = [finding for finding in asked if (finding.adjusted or 0.0) <= LEVEL]
    found.sort(key=lambda finding: (finding.adjusted or 0.0, finding.code))
    every = [*center_wide.listed(facts), *found]
    return Irregularities(
        tuple(facts.days),
        {kind: facts.kinds[kind] for kind in sorted(facts.kinds)},
        len(asked),
        tuple(told(finding, names) for finding in every),
        figures(facts),
    )


def corrected(facts: Facts, asks: Iterable[Ask]) -> list[Finding]:
    """The findings of one family, each allowing for the number of all."""
    found = list(chain.from_iterable(ask(facts) for ask in asks))
    values = adjusted([finding.p or 0.0 for finding in found])
    return [replace(f, adjusted=value) for f, value in zip(found, values, strict=True)]
