"""Questions about clerks: each is compared with all the others of the center."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from center.domain.catalogue import PRIORITY
from center.report.chances import Here, Usual, later
from center.report.facts import DELAY, LONG, Facts, Visit
from center.report.finding import Finding

AT_ONCE_MS = 3000
"""Recalls and the missed call each within this of the first moment allowed."""
STILL_HERE_MS = 5 * 60_000
"""Whoever comes back so soon was hardly away."""
SERVED_MS = 5 * 60_000
"""Whom another clerk serves so soon after a missed call was hardly away."""
FETCHED_MS = 3 * 60_000
"""Whoever waits again so soon after being parked has fetched nothing."""
FEW_SECONDS_MS = 20_000
RARE = 2000
FEW = 5
"""Fewer calls than that are not compared."""

Claim = Callable[[Visit], bool]
Lines = Callable[[Visit], Sequence[int]]


def ending(visit: Visit) -> Sequence[int]:
    return (visit.ended_seq,)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a clerk's visits, which can be too large."""

    code: str
    among: Claim
    counts: Claim
    usual: Usual
    fewer: bool = False
    """Whether it is too small a share that raises the question."""
    behind: Lines = ending
    """The lines behind a visit that counts."""


def is_called(visit: Visit) -> bool:
    return bool(visit.ending) and not visit.exceptional


def is_started(visit: Visit) -> bool:
    return visit.started_at > 0 and bool(visit.ending)


def is_missed(visit: Visit) -> bool:
    return visit.ending == "ticket.missed"


def is_sat_out(visit: Visit) -> bool:
    """Nothing was done, or the terminal fell silent, until the ticket went back.

    While the server is away nobody can do anything.
    """
    excused = visit.started_at > 0 or visit.in_outage
    return visit.lost_why in ("no_act", "terminal_silent") and not excused


def is_walked_out(visit: Visit) -> bool:
    """The terminal fell silent amid a service, until the ticket was parked.

    Whoever takes out its cable is rid of the visit, without the act of parking.
    """
    silent = visit.lost_why == "terminal_silent"
    return silent and is_started(visit) and not visit.in_outage


def is_parked(visit: Visit) -> bool:
    return visit.ending == "ticket.parked"


def is_finished(visit: Visit) -> bool:
    return visit.ending == "ticket.finished"


def is_demoted(visit: Visit) -> bool:
    return visit.ending == "ticket.demoted"


def is_with_dossier(visit: Visit) -> bool:
    return visit.about_request and visit.started_at > 0


def is_card_asked(visit: Visit) -> bool:
    """A priority ticket stood at the window, and the card was seen or not."""
    shown = visit.started_at > 0 or is_demoted(visit)
    return visit.line == PRIORITY and shown and bool(visit.ending)


SHARES = (
    Share("no_shows", is_called, is_missed, Usual(0.06, 0.35)),
    Share(
        "quick_no_shows",
        is_called,
        lambda v: is_missed(v) and v.lag_ms <= AT_ONCE_MS,
        Usual(0.002, 1.0, RARE),
    ),
    Share(
        "missed_but_there",
        is_called,
        lambda v: is_missed(v) and 0 < v.returned_ms <= STILL_HERE_MS,
        Usual(0.008, 0.7, RARE),
    ),
    Share("parks", is_started, is_parked, Usual(0.03, 0.35)),
    Share(
        "transfers",
        is_started,
        lambda v: v.ending == "ticket.transferred",
        Usual(0.03, 0.35),
    ),
    Share("sent_around", is_started, lambda v: v.sent > 1, Usual(0.0005, 1.0, RARE)),
    Share("demotions", is_card_asked, is_demoted, Usual(0.05, 0.4)),
    Share("few_demotions", is_card_asked, is_demoted, Usual(0.05, 0.25), fewer=True),
    Share(
        "priority_served", is_started, lambda v: v.line == PRIORITY, Usual(0.18, 0.25)
    ),
    Share("long_services", is_finished, lambda v: v.length > LONG, Usual(0.02, 0.9)),
    Share(
        "seconds_services",
        is_finished,
        lambda v: v.ended_at - v.started_at < FEW_SECONDS_MS,
        Usual(0.004, 0.6, RARE),
    ),
)


SELDOM = (
    Share("sat_out", is_called, is_sat_out, Usual(0.002, 1.0, RARE)),
    Share("walked_out", is_started, is_walked_out, Usual(0.002, 1.0, RARE)),
    Share(
        "resumed_at_once",
        is_parked,
        lambda v: v.resumed_seq > 0 and v.resumed_ms <= FETCHED_MS,
        Usual(0.05, 0.7),
        behind=lambda v: (v.resumed_seq,),
    ),
    Share(
        "reveals",
        is_with_dossier,
        lambda v: bool(v.revealed),
        Usual(0.3, 0.5),
        behind=lambda v: v.revealed,
    ),
)
"""Shares of what hardly happens, by themselves, so that asking for them makes no other
question harder to raise."""


MISSED = (
    Share(
        "served_by_another",
        is_missed,
        lambda v: 0 < v.served_ms <= SERVED_MS,
        Usual(0.02, 0.8),
    ),
)
"""Of those whom a clerk did not see, beside how many there are."""


def shares(facts: Facts) -> Iterator[Finding]:
    return of_clerks(facts, SHARES)


def seldom(facts: Facts) -> Iterator[Finding]:
    return of_clerks(facts, SELDOM)


def missed(facts: Facts) -> Iterator[Finding]:
    return of_clerks(facts, MISSED)


def of_clerks(facts: Facts, asked: Sequence[Share]) -> Iterator[Finding]:
    """Each share of each clerk, against the same share of all the others.

    Whoever did it never was asked as well: the correction needs the whole number.
    """
    for share in asked:
        among = [visit for visit in facts.visits if share.among(visit)]
        counted = [visit for visit in among if share.counts(visit)]
        for clerk in facts.clerks:
            of = sum(visit.clerk == clerk for visit in among)
            own = [visit for visit in counted if visit.clerk == clerk]
            if not of:
                continue
            here = Here.among(share.usual, len(counted) - len(own), len(among) - of)
            chance = here.shortage if share.fewer else here.excess
            yield Finding(
                share.code,
                f"clerk:{clerk}",
                count=len(own),
                of=of,
                expected=here.share * of,
                p=chance(len(own), of),
                adjusted=None,
                seqs=tuple(chain.from_iterable(share.behind(visit) for visit in own)),
            )


def enter_after_delay(facts: Facts) -> Iterator[Finding]:
    """Longer delays before the calls that were asked for at once: against oneself.

    Who only works fast presses Enter as often after any visit.  Who waits until the
    right one is next delays, and then has to be quick.  Only calls are compared for
    which someone waited already: after a delay that is more often so.
    """
    for clerk in facts.clerks:
        calls = [v for v in facts.visits if v.clerk == clerk and v.was_awaited]
        quick = [visit for visit in calls if visit.quick_enter]
        others = [visit for visit in calls if not visit.quick_enter]
        if len(quick) < FEW or len(others) < FEW:
            continue
        late = [visit for visit in quick if (visit.delay or 0) > DELAY]
        usual = sum((visit.delay or 0) > DELAY for visit in others) / len(others)
        yield Finding(
            "enter_after_delay",
            f"clerk:{clerk}",
            count=len(late),
            of=len(quick),
            expected=usual * len(quick),
            p=later([v.delay or 0 for v in quick], [v.delay or 0 for v in others]),
            adjusted=None,
            seqs=tuple(visit.seq for visit in late),
        )
