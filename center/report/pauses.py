"""Questions about pauses: how many, how long, before whom, and who was called then."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from center.domain.catalogue import PRIORITY
from center.report.chances import (
    Here,
    Usual,
    excess_amount,
    excess_rate,
    together,
)
from center.report.facts import Facts, Pause, Visit
from center.report.finding import Finding, more_than_usual

PAUSES = Usual(0.5, 0.35)
"""An hour at an open window."""
MINUTES = Usual(6.0, 0.35)
"""An hour at an open window."""
PAUSE_MINUTES = 15.0
"""How long a minute of pause is on average part of: long ones hold most of the minutes,
and bring most of the chance."""
WEIGHT = 20.0
"""Hours that what is usual elsewhere counts for."""
UNTIL_GONE = Usual(0.03, 0.8)
GONE_MS = 60_000
"""Back so soon after the one whom the pause left out was called elsewhere."""
HOUR_MS = 3_600_000
PAIR = 3
"""Two windows are asked about together from so many times on."""


class Taken(NamedTuple):
    """One clerk's pauses beside all the others'."""

    clerk: str
    pauses: list[Pause]
    """The longest first."""
    amount: float
    expected: float
    others: float

    def finding(self, code: str, p: float) -> Finding:
        return Finding(
            code,
            f"clerk:{self.clerk}",
            count=round(self.amount),
            of=0,
            expected=self.expected,
            p=p,
            adjusted=None,
            seqs=tuple(pause.seq for pause in self.pauses),
        )


def many_pauses(facts: Facts) -> Iterator[Finding]:
    """Pauses an hour, against all the others."""
    for one in taken(facts, PAUSES, lambda pause: 1):
        chance = excess_rate(len(one.pauses), one.expected, PAUSES.differ, one.others)
        yield one.finding("pauses", chance)


def long_pauses(facts: Facts) -> Iterator[Finding]:
    """Minutes of pause an hour, against all the others: one pause may be a morning."""
    for one in taken(facts, MINUTES, lambda pause: pause.minutes):
        known = one.others + MINUTES.share * WEIGHT
        size = PAUSE_MINUTES
        chance = excess_amount(one.amount, one.expected, size, MINUTES.differ, known)
        yield one.finding("pause_minutes", chance)


def taken(
    facts: Facts, usual: Usual, amount: Callable[[Pause], float]
) -> Iterator[Taken]:
    """Each clerk's pauses, and what would be usual in as many hours."""
    every, open_ms = facts.taken_pauses, facts.open_ms
    total, hours = sum(map(amount, every)), sum(open_ms.values()) / HOUR_MS
    for clerk in sorted(open_ms):
        own = [pause for pause in every if pause.clerk == clerk]
        own.sort(key=lambda pause: -pause.minutes)
        mine, own_hours = sum(map(amount, own)), open_ms[clerk] / HOUR_MS
        rate = (total - mine + usual.share * WEIGHT) / (hours - own_hours + WEIGHT)
        yield Taken(clerk, own, mine, rate * own_hours, total - mine)


def until_gone(facts: Facts) -> Iterator[Finding]:
    """Pauses that end as soon as the one left out is called elsewhere."""
    left_out = [pause for pause in facts.pauses if pause.demanded and pause.until]
    ended = [pause for pause in left_out if is_until_gone(pause)]
    for clerk in sorted({pause.clerk for pause in left_out}):
        own = [pause.seq for pause in ended if pause.clerk == clerk]
        of = sum(pause.clerk == clerk for pause in left_out)
        here = Here.among(UNTIL_GONE, len(ended) - len(own), len(left_out) - of)
        yield more_than_usual("pauses_until_gone", f"clerk:{clerk}", own, of, here)


def is_until_gone(pause: Pause) -> bool:
    return bool(pause.taken_by) and pause.until - pause.taken_at <= GONE_MS


def before_a_line(facts: Facts) -> Iterator[Finding]:
    """Pauses before tickets of one line, against the same clerk's calls at that window.

    Whoever was next is the same to an honest pause; the rule offered each line as often
    before pauses as before calls.  Each counts while the window had that line and
    another, whatever it was given later.
    """
    demanding = [pause for pause in facts.pauses if pause.demanded]
    wheres = {(p.window, p.clerk, line) for p in demanding for line in p.lines}
    for window, clerk, line in sorted(wheres):
        pauses = [p for p in demanding if is_offered(p, window, clerk, line)]
        calls = [v for v in facts.visits if is_offered(v, window, clerk, line)]
        called = [v.line for v in calls if v.line != PRIORITY]
        if pauses:
            yield before(clerk, line, pauses, called)


def is_offered(seen: Pause | Visit, window: int, clerk: str, line: str) -> bool:
    """Whether the rule had a choice between that line and others there."""
    there = seen.window == window and seen.clerk == clerk
    return there and line in seen.lines and len(seen.lines) > 1


def before(
    clerk: str, line: str, pauses: Sequence[Pause], called: Sequence[str]
) -> Finding:
    """So many of the pauses before one line, which was called so often."""
    own = [pause for pause in pauses if pause.demanded_line == line]
    calls, rest = called.count(line), len(pauses) - len(own)
    share = (len(own) + calls) / (len(pauses) + len(called))
    return Finding(
        "pauses_before_line",
        f"clerk:{clerk}+line:{line}",
        count=len(own),
        of=len(pauses),
        expected=share * len(pauses),
        p=together(len(own), rest, calls, len(called) - calls),
        adjusted=None,
        seqs=tuple(pause.seq for pause in own),
    )


def for_another(facts: Facts) -> Iterator[Finding]:
    """Two windows: one pauses, and the other by Enter calls whom the first left out.

    Compared with how often the other would have called that ticket in any case.
    """
    calls = Counter(visit.clerk for visit in facts.visits)
    early = Counter(visit.clerk for visit in facts.visits if visit.early)
    taken = [pause for pause in facts.pauses if pause.taken_by]
    for pair in sorted({(p.clerk, p.taken_by) for p in taken}):
        clerk, other = pair
        of = [pause for pause in taken if pause.clerk == clerk]
        own = [pause for pause in of if pause.taken_by == other and pause.taken_early]
        reach = sum(calls.values()) - calls[clerk]
        share = min(0.95, early[other] / reach * SERVES_SAME)
        here = Here(share, PAIRS_DIFFER, calls[other])
        yield Finding(
            "pauses_for_another",
            f"clerk:{clerk}+clerk:{other}",
            count=len(own),
            of=len(of),
            expected=share * len(of),
            p=1.0 if len(own) < PAIR else here.excess(len(own), len(of)),
            adjusted=None,
            seqs=tuple(pause.seq for pause in own),
        )


PAIRS_DIFFER = 0.5
SERVES_SAME = 2.0
"""A window of the same lines takes the ticket more often than any window would."""
