"""Questions about kiosks, hours and the manager, and what is listed as it is."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from center.domain.day import cairo
from center.domain.events import role_of
from center.report.chances import Here, Usual, excess_rate
from center.report.clerks import is_called, is_card_asked, is_demoted, is_missed
from center.report.earlier_places import earlier_places
from center.report.facts import Facts, Given, Noted
from center.report.finding import Finding, more_than_usual
from center.report.notices import device

BURST_MS = 12_000
"""Two tickets of one machine so close are hardly two people."""
BURSTS = Usual(0.004, 0.5, 2000)
WRONG_PINS = Usual(0.08, 0.6)
"""Of tries to sign in."""
PRIORITY_HOUR = Usual(0.18, 0.25)
PRIORITY_AT = {"kiosk": Usual(0.18, 0.3), "reception": Usual(0.35, 0.4)}
"""Of the tickets that a kiosk gives, or a person at reception."""
GIVEN_BACK = Usual(0.02, 0.6)
"""Of the tickets that a person at reception gives; most who leave just leave."""
IN_VAIN = Usual(0.05, 0.4)
"""Of the tickets that were called, wherever they were given; who comes back came."""
FEW = 3
"""One call on a first morning says nothing about how usual it is."""
EXCEPTIONAL = Usual(0.002, 0.5)
"""Of calls: a medical emergency once in two days of an average center."""

NO_CARD = Usual(0.05, 0.3, 2000)
"""Of priority tickets at a window, in any center; shared with no other here, since one
who has no card tries everywhere."""


def bursts(facts: Facts) -> Iterator[Finding]:
    """Tickets of a kiosk or at reception within seconds of the one before."""
    close, of = close_together(facts.given), defaultdict[str, int](int)
    for given in facts.given:
        of[given.device] += 1
    for machine in sorted(of):
        found = close.get(machine, [])
        rest = len(facts.given) - of[machine]
        others = sum(len(seqs) for seqs in close.values()) - len(found)
        here = Here.among(BURSTS, others, rest)
        yield more_than_usual("bursts", device(machine), found, of[machine], here)


def close_together(every: list[Given]) -> dict[str, list[int]]:
    """Machine → places of tickets that came too soon after the one before."""
    last: dict[str, int] = {}
    close = defaultdict[str, list[int]](list)
    for given in every:
        if given.at - last.get(given.device, -BURST_MS) < BURST_MS:
            close[given.device].append(given.seq)
        last[given.device] = given.at
    return close


def priority_hours(facts: Facts) -> Iterator[Finding]:
    """The share of priority tickets of each hour, against all other hours."""
    hours = defaultdict[str, list[Given]](list)
    for given in facts.given:
        hours[f"{cairo(given.at):%Y-%m-%d %H}"].append(given)
    every = sum(given.priority for given in facts.given)
    for hour, found in sorted(hours.items()):
        own = [given.seq for given in found if given.priority]
        rest = len(facts.given) - len(found)
        here = Here.among(PRIORITY_HOUR, every - len(own), rest)
        yield more_than_usual("priority_hour", f"hour:{hour}", own, len(found), here)


def priority_desks(facts: Facts) -> Iterator[Finding]:
    """The share of priority tickets of each kiosk and of each person at reception.

    Kiosks are compared with kiosks.  Reception helps those who cannot use one, and is
    compared with reception.
    """
    for role, usual in PRIORITY_AT.items():
        given = [one for one in facts.given if role_of(one.by) == role]
        every = sum(one.priority for one in given)
        for desk in sorted({one.by for one in given}):
            of = sum(one.by == desk for one in given)
            own = [one.seq for one in given if one.by == desk and one.priority]
            here = Here.among(usual, every - len(own), len(given) - of)
            yield more_than_usual("priority_desk", desk, own, of, here)


def given_back(facts: Facts) -> Iterator[Finding]:
    """Tickets given at reception and cancelled as by the citizen, wherever it was done.

    Whoever printed a ticket has read its characters, and needs no paper to cancel it.
    """
    given = [one for one in facts.given if role_of(one.by) == "reception"]
    back = [one for one in given if one.ticket in facts.given_back]
    for desk in sorted({one.by for one in given}):
        of = sum(one.by == desk for one in given)
        own = [facts.given_back[one.ticket] for one in back if one.by == desk]
        here = Here.among(GIVEN_BACK, len(back) - len(own), len(given) - of)
        yield more_than_usual("given_back", desk, own, of, here)


def called_in_vain(facts: Facts) -> Iterator[Finding]:
    """Tickets that reception gave and that were called, and nobody ever came.

    Places that are taken for nobody and not handed back end so.  Each person there is
    held against the kiosks and the others: a call that is not heard troubles all.
    """
    giver = {one.ticket: one.by for one in facts.given}
    last = {visit.ticket: visit for visit in facts.visits if visit.ticket in giver}
    called = [visit for visit in last.values() if is_called(visit)]
    vain = [v for v in called if is_missed(v) and not v.returned_ms]
    desks = {giver[visit.ticket] for visit in called}
    for desk in sorted(desk for desk in desks if role_of(desk) == "reception"):
        of = sum(giver[visit.ticket] == desk for visit in called)
        own = [v.ended_seq for v in vain if giver[v.ticket] == desk]
        here = Here.among(IN_VAIN, len(vain) - len(own), len(called) - of)
        yield more_than_usual("called_in_vain", desk, own, of, here)


def without_card(facts: Facts) -> Iterator[Finding]:
    """Priority tickets whose card was not seen, at all windows together.

    Each clerk is compared with the others elsewhere; a rise at every window at once
    shows only here.
    """
    asked = [visit for visit in facts.visits if is_card_asked(visit)]
    own = [visit.ended_seq for visit in asked if is_demoted(visit)]
    if len(own) >= FEW:
        here = Here.among(NO_CARD, 0, 0)
        yield more_than_usual("without_card", "center", own, len(asked), here)


def wrong_pins(facts: Facts) -> Iterator[Finding]:
    """Wrong PINs under the name of each, who may well be somebody else."""
    of = Counter(one.staff for one in facts.sign_ins)
    wrong = [one for one in facts.sign_ins if one.wrong]
    for staff in sorted(of):
        own = tuple(one.seq for one in wrong if one.staff == staff)
        rest = len(facts.sign_ins) - of[staff]
        here = Here.among(WRONG_PINS, len(wrong) - len(own), rest)
        yield more_than_usual("wrong_pins", staff, own, of[staff], here)


def exceptional_calls(facts: Facts) -> Iterator[Finding]:
    """How many calls each manager took out of turn, against what is usual anywhere."""
    calls = len(facts.visits)
    by_manager = defaultdict[str, list[int]](list)
    for noted in facts.noted:
        if noted.code == "exceptional_call":
            by_manager[noted.about] += noted.seqs
    for manager, seqs in sorted(by_manager.items()):
        if len(seqs) < FEW:
            continue
        mean = EXCEPTIONAL.share * calls
        yield Finding(
            "many_exceptional_calls",
            manager,
            count=len(seqs),
            of=calls,
            expected=mean,
            p=excess_rate(len(seqs), mean, EXCEPTIONAL.differ, calls),
            adjusted=None,
            seqs=tuple(seqs),
        )


def listed(facts: Facts) -> Iterator[Finding]:
    """What stands in the report without any test, by code and whom it is about."""
    groups: dict[tuple[str, ...], Noted] = {}
    for seq, kind in facts.unlawful:
        wrong = "overtaking" if kind == "ticket.called" else "unlawful_line"
        gather(groups, Noted(wrong, "center", [seq]))
    for noted in (*facts.noted, *earlier_places(facts)):
        gather(groups, noted)
    for _, one in sorted(groups.items()):
        yield plain(one)


def gather(groups: dict[tuple[str, ...], Noted], noted: Noted) -> None:
    """One that stands alone has its first place as part of its name."""
    apart = f"{noted.seqs[0]:012}" if noted.alone else ""
    key = (noted.code, noted.about, apart)
    if key in groups:
        before = groups[key]
        seqs, count = before.seqs + noted.seqs, before.count + noted.count
        groups[key] = replace(before, seqs=seqs, count=count)
    else:
        groups[key] = noted


def plain(noted: Noted) -> Finding:
    seqs = tuple(noted.seqs)
    return Finding(noted.code, noted.about, noted.count, 0, 0.0, None, None, seqs)
