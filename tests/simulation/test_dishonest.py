"""Dishonest behaviours stay within the acts; the strong ones are asked about."""

import re
from functools import cache

import pytest

from center.domain.errors import Refusal
from center.domain.ticket import State
from center.report.reading import Reader, read
from simulation.attempts import ATTEMPTS, Attempt
from simulation.day import Day
from simulation.detection import EDIT_STRENGTHS, EDITED
from simulation.edits import EDITS, HEAD, PAPER, try_edits
from simulation.pages import part_of
from simulation.run import replay, simulate
from simulation.scheme import Scheme
from simulation.stage import Stage
from simulation.transparency import COUNTED, PAGE, REFUSED, STANDS, become
from simulation.trials import SCHEMES, Outcome, Trial, attempt

REFUSALS = [a for a in ATTEMPTS if not a.stands and not a.counts]
ALL = [(scheme, strengths[-1]) for scheme, strengths in SCHEMES]
SOON = {
    "waits for a friend": (6, 3),
    "quick no-shows": (1, 1),
    "transfers back and forth": (2, 1),
    "pauses to dodge": (2, 1),
    "sits out calls": (2, 1),
    "two accomplices at two windows": (6, 1),
    "forged priority": (1, 1),
    "ghost tickets": (1, 1),
    "exceptional calls as favours": (2, 1),
}
"""A seed with which each is found soon, and in how many days; how often it is found at
all stands in the documents."""


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
    ("scheme", "strength"), ALL, ids=lambda x: getattr(x, "name", x)
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


def test_the_documents_tell_how_often_each_is_found_at_three_strengths() -> None:
    rows = [
        row.strip("| ").split(" | ") for row in part_of(PAGE, "detection").split("\n")
    ]
    told = {(row[0].partition(" (")[0], row[1]) for row in rows[2:]}

    schemes = {(s.name, f"{n} {s.unit}") for s, strengths in SCHEMES for n in strengths}
    assert told == schemes | {(EDITED, how) for how in EDIT_STRENGTHS}
    assert all(re.match(r"\d+ of \d+", row[2]) for row in rows[2:])
    assert all(re.fullmatch(r"\d+ of \d+", row[4]) for row in rows[2:])
    assert re.search(r"Of \d+ honest centers", part_of(PAGE, "honest"))


def test_whoever_waits_for_friends_meets_more_of_them_than_chance() -> None:
    waits = next(scheme for scheme, _ in SCHEMES if scheme.name == "waits for a friend")
    outcome = attempt(Trial(waits, 15, 1, 2))

    assert outcome.met > 0.35 * outcome.friends > 5


@pytest.mark.parametrize("tried", ATTEMPTS, ids=lambda a: f"{a.who} {a.what}")
def test_an_attempt_to_choose_is_refused_or_stands_in_the_report(
    tried: Attempt,
) -> None:
    result, code = become(tried)

    lawful = STANDS if tried.stands else COUNTED
    assert result == (REFUSED if tried in REFUSALS else lawful)
    assert code


@pytest.mark.parametrize("tried", REFUSALS, ids=lambda a: f"{a.who} {a.what}")
def test_a_refused_attempt_leaves_a_sound_record(tried: Attempt) -> None:
    stage = Stage()
    with pytest.raises(Refusal):
        tried.do(stage)

    assert replay(stage.record.lines).violations == []
    told = {noted.code for noted in read(stage.record.lines).noted}
    assert told <= {"pin_locked", "closed_early"}


def test_an_edited_database_is_found_by_what_is_outside_at_the_latest() -> None:
    found = dict(try_edits(EDITS))

    anew = [edit for edit in EDITS if "removes" in edit.what]
    assert {e.keeps: bool(found[e]) for e in anew} == {
        "nothing": False,
        HEAD: True,
        PAPER: True,
    }
    assert all(codes for edit, codes in found.items() if edit not in anew)
