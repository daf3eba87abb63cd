"""Each clerk's days in figures, beside the center's own; no test, no question.

Whoever reads a question wants to see what is usual, and whoever is asked about wants to
show the rest of the work.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from center.domain.ticket_acts import RETURNED
from center.report.clerks import is_sat_out, is_walked_out
from center.report.facts import Facts, Visit
from center.report.outcomes import REFERRED

CENTER = ""
"""Stands for all clerks together."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one clerk did, or all of them."""

    clerk: str
    calls: int
    seconds_to_call: int
    """Median from a window's becoming free to its next call, where someone waited."""
    early: int
    """Calls by Enter, before the wrap-up was over."""
    served: int
    returned: int
    """Of those served: sent back for documents."""
    referred: int
    """To another office."""
    unchecked: int
    """Done without the list of documents, or without a receipt."""
    no_shows: int
    lapsed: int
    """Calls that nothing followed, and services cut off, until the window was lost."""
    parked: int
    transferred: int
    demoted: int
    reveals: int
    """Looks at the person or at a scan."""
    pauses: int
    pause_minutes: int


def figures(facts: Facts) -> tuple[Figures, ...]:
    """The center first, then each clerk."""
    return tuple(of(facts, clerk) for clerk in (CENTER, *facts.clerks))


def of(facts: Facts, clerk: str) -> Figures:
    visits = [v for v in facts.visits if clerk in (CENTER, v.clerk)]
    pauses = [p for p in facts.taken_pauses if clerk in (CENTER, p.clerk)]
    return Figures(
        clerk,
        calls=len(visits),
        seconds_to_call=seconds_to_call(visits),
        early=sum(visit.early for visit in visits),
        served=ended(visits, "ticket.finished"),
        returned=sum(visit.outcome == RETURNED for visit in visits),
        referred=sum(visit.outcome == REFERRED for visit in visits),
        unchecked=sum(visit.unchecked is True for visit in visits),
        no_shows=ended(visits, "ticket.missed"),
        lapsed=sum(is_sat_out(v) or is_walked_out(v) for v in visits),
        parked=ended(visits, "ticket.parked"),
        transferred=ended(visits, "ticket.transferred"),
        demoted=ended(visits, "ticket.demoted"),
        reveals=sum(len(visit.revealed) for visit in visits),
        pauses=len(pauses),
        pause_minutes=round(sum(pause.minutes for pause in pauses)),
    )


def seconds_to_call(visits: Sequence[Visit]) -> int:
    waited = [(v.at - v.freed_at) / 1000 for v in visits if v.was_awaited]
    return round(median(waited)) if waited else 0


def ended(visits: Sequence[Visit], kind: str) -> int:
    return sum(visit.ending == kind for visit in visits)
