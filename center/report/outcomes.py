"""Questions about what visits came to: a clerk beside colleagues of the same services.

What people bring differs from service to service, so each visit is held against the
others of its own service.  Only where hardly anybody else gave that service, the share
among all the others stands in for it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from center.domain.request_acts import MISSING
from center.domain.ticket_acts import RETURNED
from center.report.chances import Here, Usual
from center.report.clerks import Claim, is_finished
from center.report.facts import Facts
from center.report.finding import Finding, more_than_usual

REFERRED = "referred"
MISSING_DOCUMENT = Usual(0.04, 0.6)
"""Of the visits whose service lists it; what one clerk accepts another does not."""
SERVICES_DIFFER, PAPERS_DIFFER = 10, 40
"""What is usual of all services counts as so many visits of one; more for documents,
of which one seldom sees many that are missing."""


class Case(NamedTuple):
    """One visit that could have come to something, and whether it did."""

    clerk: str
    service: str
    counts: bool
    seq: int


@dataclass(frozen=True, slots=True)
class Question:
    """What a clerk's visits can come to too often."""

    code: str
    usual: Usual
    about: str = ""
    """What it is about beside the clerk: ``+document:own``."""
    weight: int = SERVICES_DIFFER


@dataclass(frozen=True, slots=True)
class Outcome(Question):
    """How a visit can end too often."""

    among: Claim = is_finished
    counts: Claim = is_finished


OUTCOMES = (
    Outcome(
        "returns", Usual(0.13, 0.3), counts=lambda visit: visit.outcome == RETURNED
    ),
    Outcome(
        "referred", Usual(0.02, 0.5), counts=lambda visit: visit.outcome == REFERRED
    ),
    Outcome(
        "done_unchecked",
        Usual(0.05, 0.5),
        among=lambda visit: visit.unchecked is not None,
        counts=lambda visit: visit.unchecked is True,
    ),
)


def outcomes(facts: Facts) -> Iterator[Finding]:
    """How often each clerk sends back, refers, or keeps no list and no receipt."""
    for asked in OUTCOMES:
        cases = [
            Case(visit.clerk, visit.service, asked.counts(visit), visit.ended_seq)
            for visit in facts.visits
            if asked.among(visit)
        ]
        yield from of_clerks(asked, cases)


def missing_documents(facts: Facts) -> Iterator[Finding]:
    """How often each clerk finds each document missing that a service's list has."""
    listed: dict[str, list[Case]] = defaultdict(list)
    for visit in facts.visits:
        for document, answer in visit.answers.items():
            case = (visit.clerk, visit.service, answer == MISSING, visit.checked_seq)
            listed[document].append(Case(*case))
    for document, cases in sorted(listed.items()):
        about = f"+document:{document}"
        asked = Question("missing_document", MISSING_DOCUMENT, about, PAPERS_DIFFER)
        yield from of_clerks(asked, cases)


def of_clerks(asked: Question, cases: list[Case]) -> Iterator[Finding]:
    """Each clerk's share against the others'; who did it never was asked as well."""
    for clerk in sorted({case.clerk for case in cases}):
        own = [case for case in cases if case.clerk == clerk]
        others = [case for case in cases if case.clerk != clerk]
        here = of_the_same_services(asked, own, others)
        seqs = [case.seq for case in own if case.counts]
        about = f"clerk:{clerk}{asked.about}"
        yield more_than_usual(asked.code, about, seqs, len(own), here)


def of_the_same_services(asked: Question, own: list[Case], others: list[Case]) -> Here:
    """What would be usual among the own visits: the others' share at each service."""
    counted = tally(case for case in others if case.counts)
    elsewhere = Here.among(asked.usual, counted.total(), len(others))
    of, few = tally(others), asked.weight
    expected = sum(
        number * (counted[service] + few * elsewhere.share) / (of[service] + few)
        for service, number in tally(own).items()
    )
    known = sum(of[service] for service in tally(own)) + few
    return Here(expected / len(own), asked.usual.differ, known)


def tally(cases: Iterable[Case]) -> Counter[str]:
    return Counter(case.service for case in cases)
