"""Dishonest behaviours stay within the acts; the strong ones are asked about."""

import re
from functools import cache
from typing import ClassVar

import pytest

from center.domain.ticket import State
from center.report.reading import Reader
from simulation.clerk import Clerk
from simulation.day import Day
from simulation.detection import EDIT_STRENGTHS, EDITED, row
from simulation.dishonest.friends import TwoAccomplices, WaitsForFriends
from simulation.dishonest.missing import QuickNoShows
from simulation.pages import part_of
from simulation.run import replay, simulate
from simulation.scheme import Scheme, Sorts
from simulation.transparency import PAGE
from simulation.trials import SCHEMES, Outcome, Trial, attempt

ALL = [(scheme, strengths[-1]) for scheme, strengths in SCHEMES]
SOON = {
    "quick no-shows": (1, 1),
    "transfers back and forth": (4, 1),
    "pauses to dodge": (1, 1),
    "sits out calls": (2, 1),
    "forged priority": (1, 1),
    "ghost tickets": (1, 1),
    "exceptional calls as favours": (2, 1),
}
"""A seed with which each is found soon, and in how many days; how often it is found at
all stands in the documents.  Waiting for a friend is found late, alone or by two, and
has a test of its own over many seeds."""
FOUND_SOON = [(scheme, strength) for scheme, strength in ALL if scheme.name in SOON]


@pytest.mark.parametrize(
    ("scheme", "strength"), ALL, ids=lambda x: getattr(x, "name", x)
)
def test_a_dishonest_day_leaves_only_lawful_lines(
    scheme: type[Scheme], strength: int
) -> None:
    lines = simulate(Day(seed=5), 1, scheme(strength))

    assert replay(lines).violations == []
    assert lines != simulate(Day(seed=5))
    ended = {State.SERVED, State.NO_SHOW, State.CANCELLED}
    reader = Reader()
    for line in lines:
        reader.take(line)
    assert {t.state for t in reader.replay.hall.tickets.values()} <= ended


@cache
def honest(seed: int, days: int) -> Outcome:
    return attempt(Trial(Scheme, 0, seed, days))


@pytest.mark.parametrize(
    ("scheme", "strength"), FOUND_SOON, ids=lambda x: getattr(x, "name", x)
)
def test_the_strongest_is_asked_about_and_an_honest_center_is_not(
    scheme: type[Scheme], strength: int
) -> None:
    seed, days = SOON[scheme.name]

    planted = attempt(Trial(scheme, strength, seed, days))

    assert planted.found_after == days
    assert set(planted.codes) <= set(scheme.codes)
    assert honest(seed, days).alarms == ()
    assert honest(seed, days).unlawful == planted.unlawful == 0


def test_a_row_of_the_documents_is_what_the_trials_give_today() -> None:
    """One that is found on the first days, and so costs little."""
    strength = dict(SCHEMES)[QuickNoShows][-1]
    trials = [Trial(QuickNoShows, strength, seed, 10) for seed in range(1, 13)]

    today = row(QuickNoShows, strength, [attempt(trial) for trial in trials], quiet=())
    (told,) = (r for r in rows_of("detection") if r[:2] == today[:2])

    assert told[:4] == today[:4]
    assert told[5] == today[5]


def rows_of(part: str) -> list[list[str]]:
    """The rows of a table of the documents, without its head."""
    lines = part_of(PAGE, part).split("\n")[2:]
    return [line.removeprefix("| ").removesuffix(" |").split(" | ") for line in lines]


def test_the_documents_tell_how_often_each_is_found_at_three_strengths() -> None:
    rows = rows_of("detection")
    told = {(row[0].partition(" (")[0], row[1]) for row in rows}

    schemes = {(s.name, f"{n} {s.unit}") for s, strengths in SCHEMES for n in strengths}
    assert told == schemes | {(EDITED, how) for how in EDIT_STRENGTHS}
    assert all(re.match(r"\d+ of \d+", row[2]) for row in rows)
    assert all(re.fullmatch(r"\d+ of \d+", row[4]) for row in rows)
    assert re.search(r"Of \d+ honest centers", part_of(PAGE, "honest"))


class HonestFriends(WaitsForFriends):
    """The same friends come, and the clerk does not wait for them."""

    sorts: ClassVar[Sorts] = {3: Clerk}


def met(scheme: type[Scheme], seeds: range) -> float:
    """Of the friends of many centers, the share that the clerk himself served."""
    outcomes = [attempt(Trial(scheme, 15, seed, 2)) for seed in seeds]
    friends = sum(outcome.friends for outcome in outcomes)
    assert friends > 15 * len(seeds)
    return sum(outcome.met for outcome in outcomes) / friends


def test_whoever_waits_for_friends_meets_more_of_them_than_one_who_does_not() -> None:
    seeds = range(1, 4)

    assert met(WaitsForFriends, seeds) > met(HonestFriends, seeds) + 0.05


@pytest.mark.parametrize("scheme", [WaitsForFriends, TwoAccomplices])
def test_waiting_for_many_friends_is_found_in_some_of_any_centers_in_ten_days(
    scheme: type[Scheme],
) -> None:
    found = [attempt(Trial(scheme, 15, seed, 10)) for seed in range(1, 4)]

    assert any(outcome.found_after for outcome in found)
    assert {code for o in found for code in o.codes} <= set(scheme.codes)
