"""Dishonest behaviours stay within the acts; the strong ones are asked about."""

import pytest

from center.domain.errors import Refusal
from center.domain.ticket import State
from center.report.reading import Reader, read
from simulation.attempts import ATTEMPTS, Attempt
from simulation.day import Day
from simulation.edits import EDITS, HEAD, PAPER, try_edits
from simulation.run import replay, simulate
from simulation.scheme import Scheme
from simulation.stage import Stage
from simulation.transparency import REFUSED, STANDS, become
from simulation.trials import SCHEMES, Trial, attempt

ALL = [(scheme, strengths[-1]) for scheme, strengths in SCHEMES]
SOON = [
    (scheme, strength)
    for scheme, strength in ALL
    if scheme.name in ("quick no-shows", "ghost tickets", "pauses to dodge")
]


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


@pytest.mark.parametrize(
    ("scheme", "strength"), SOON, ids=lambda x: getattr(x, "name", x)
)
def test_a_strong_one_is_asked_about_within_three_days(
    scheme: type[Scheme], strength: int
) -> None:
    outcomes = [attempt(Trial(scheme, strength, seed, 3)) for seed in (1, 2)]

    assert all(outcome.found_after for outcome in outcomes)


def test_whoever_waits_for_friends_meets_more_of_them_than_chance() -> None:
    waits = next(scheme for scheme, _ in SCHEMES if scheme.name == "waits for a friend")
    outcome = attempt(Trial(waits, 15, 1, 2))

    assert outcome.met > 0.35 * outcome.friends > 5


@pytest.mark.parametrize("tried", ATTEMPTS, ids=lambda a: f"{a.who} {a.what}")
def test_an_attempt_to_choose_is_refused_or_stands_in_the_report(
    tried: Attempt,
) -> None:
    result, code = become(tried)

    assert result == (STANDS if tried.stands else REFUSED)
    assert code


@pytest.mark.parametrize(
    "tried", [a for a in ATTEMPTS if not a.stands], ids=lambda a: f"{a.who} {a.what}"
)
def test_a_refused_attempt_leaves_a_sound_record(tried: Attempt) -> None:
    stage = Stage()
    with pytest.raises(Refusal):
        tried.do(stage)

    assert replay(stage.record.lines).violations == []
    assert {code for code, *_ in read(stage.record.lines).noted} <= {"pin_locked"}


def test_an_edited_database_is_found_by_what_is_outside_at_the_latest() -> None:
    found = dict(try_edits(EDITS))

    anew = [edit for edit in EDITS if "removes" in edit.what]
    assert {e.keeps: bool(found[e]) for e in anew} == {
        "nothing": False,
        HEAD: True,
        PAPER: True,
    }
    assert all(codes for edit, codes in found.items() if edit not in anew)
