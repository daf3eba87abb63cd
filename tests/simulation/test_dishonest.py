"""Dishonest behaviours stay within the acts; the strong ones are asked about."""

from functools import cache

import pytest

from center.domain.events import Line
from center.domain.ticket import State
from center.report.reading import Reader
from simulation.day import Day
from simulation.detection import gain_in
from simulation.dishonest.friends import TwoAccomplices, WaitsForFriends
from simulation.dishonest.reception import (
    HoldsPlaces,
    LetsPlacesPass,
    PriorityAtReception,
)
from simulation.gains import Gain
from simulation.run import replay, simulate
from simulation.scheme import Scheme
from simulation.trials import SCHEMES, Outcome, Trial, attempt

ALL = [(scheme, strengths[-1]) for scheme, strengths in SCHEMES]
SOON = {
    "quick no-shows": (1, 1),
    "transfers back and forth": (4, 1),
    "pauses to dodge": (1, 1),
    "ends shifts to dodge": (1, 1),
    "stretches pauses": (1, 3),
    "sits out calls": (1, 1),
    "drops visits that have begun": (1, 1),
    "sends back for papers": (2, 1),
    "finds one document missing": (3, 2),
    "refers elsewhere": (1, 1),
    "keeps no list and no receipt": (3, 1),
    "forged priority": (1, 1),
    "places held by reception": (1, 1),
    "ghost tickets": (1, 1),
    "exceptional calls as favours": (2, 1),
}
"""A seed with which each is found soon, and in how many days; how often it is found at
all stands in the documents.  Waiting for a friend is found late, alone or by two, and
has a test of its own over many seeds; reception's priority is hardly found at all."""
FOUND_SOON = [(scheme, strength) for scheme, strength in ALL if scheme.name in SOON]


@cache
def an_honest_day() -> list[Line]:
    return simulate(Day(seed=5))


@pytest.mark.parametrize(
    ("scheme", "strength"), ALL, ids=lambda x: getattr(x, "name", x)
)
def test_a_dishonest_day_leaves_only_lawful_lines(
    scheme: type[Scheme], strength: int
) -> None:
    lines = simulate(Day(seed=5), 1, scheme(strength))

    assert replay(lines).violations == []
    assert lines != an_honest_day()
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


def friends_of(
    scheme: type[Scheme], strength: int, seeds: range, *, yields: bool
) -> Gain:
    """What the friends of many centers got in two days."""
    trials = [Trial(scheme, strength, seed, 2, yields=yields) for seed in seeds]
    return gain_in([attempt(trial) for trial in trials])


def test_two_who_wait_for_friends_meet_more_of_them_than_two_who_do_not() -> None:
    waits = friends_of(TwoAccomplices, 15, range(1, 3), yields=True)
    honest = friends_of(TwoAccomplices, 15, range(1, 3), yields=False)

    assert min(waits.friends, honest.friends) > 15 * 2
    assert waits.met / waits.friends > honest.met / honest.friends + 0.1


@pytest.mark.parametrize("scheme", [PriorityAtReception, HoldsPlaces, LetsPlacesPass])
def test_receptions_friends_wait_less_than_others_with_the_like_errands(
    scheme: type[Scheme],
) -> None:
    gain = friends_of(scheme, 8, range(1, 3), yields=True)

    assert gain.friends >= 8 * 2
    assert gain.minutes < 0.7 * gain.others_minutes


@pytest.mark.parametrize("scheme", [WaitsForFriends, TwoAccomplices])
def test_waiting_for_many_friends_is_found_in_some_of_any_centers_in_ten_days(
    scheme: type[Scheme],
) -> None:
    trials = (Trial(scheme, 15, seed, 10) for seed in range(1, 4))
    found = next((o for o in map(attempt, trials) if o.found_after), None)

    assert found is not None
    assert set(found.codes) <= set(scheme.codes)
