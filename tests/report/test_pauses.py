"""What counts as a pause: also a shift that is ended and begun again on one day."""

import pytest

from center.report.examine import everything_seen, examine, report
from center.report.facts import PAUSED, Facts
from center.report.reading import read
from simulation.day import MINUTE, Day
from simulation.dishonest.leaving import EndsShiftsToDodge
from simulation.founding import BY_MANAGER, clerk_of
from simulation.run import simulate
from simulation.stage import CLERK, OTHER, QUICK, SERVER, Stage

SHORT, MEDIUM = "licence_copy", "property_statement"
"""Windows 1 and 2 serve the first, windows 2 and 3 the second."""


def facts(stage: Stage) -> Facts:
    return read(stage.record.lines)


def questions(stage: Stage) -> set[str]:
    return {finding.code for finding in everything_seen(facts(stage))}


def end_shift(stage: Stage, by: str = CLERK) -> int:
    """The clerk of window 1 leaves; the place of the line."""
    stage.act("window.closed", by, window=1)
    return len(stage.record.lines) - 1


def call_elsewhere(stage: Stage) -> None:
    """Window 2 gets whoever is next, and keeps the ticket."""
    stage.later(60)
    stage.call(2)
    stage.later(20)


@pytest.mark.parametrize(("window", "service"), [(1, QUICK), (3, MEDIUM)])
def test_whoever_ends_the_shift_and_signs_in_again_has_paused(
    window: int, service: str
) -> None:
    stage = Stage()
    rival = stage.issue(SHORT)
    seq = end_shift(stage)
    call_elsewhere(stage)
    stage.open(window, clerk_of(1))
    stage.issue(service)
    stage.call(window)

    (pause,) = facts(stage).pauses

    assert (pause.clerk, pause.seq, pause.demanded) == (clerk_of(1), seq, rival)
    assert (pause.taken_by, pause.minutes) == (clerk_of(2), 80_000 / MINUTE)
    assert {"pauses", "pauses_until_gone", "pauses_before_line"} <= questions(stage)
    assert facts(stage).visits[-1].delay == PAUSED
    assert examine(stage.record.lines).clerks[0].pauses == 1


def test_who_pauses_ends_the_shift_and_comes_again_has_paused_once() -> None:
    stage = Stage()
    rival = stage.issue(SHORT)
    stage.act("window.paused", CLERK, window=1, reason="break")
    seq = len(stage.record.lines) - 1
    stage.later(30)
    end_shift(stage)
    call_elsewhere(stage)
    stage.open(1)

    (pause,) = facts(stage).pauses

    assert (pause.seq, pause.demanded, pause.taken_by) == (seq, rival, clerk_of(2))
    assert pause.minutes == 110_000 / MINUTE


def test_one_pause_of_three_hours_is_asked_about_and_ten_minutes_are_not() -> None:
    long, short = Stage(), Stage()
    for stage, minutes in ((long, 180), (short, 10)):
        stage.act("window.paused", CLERK, window=1, reason="break")
        stage.later(minutes * 60)
        stage.act("window.resumed", CLERK, window=1)

    (found,) = (f for f in report(long.record.lines) if f.code == "pause_minutes")

    assert (found.about, found.count) == (f"clerk:{clerk_of(1)}", 180)
    assert found.en.startswith("Clerk 201: 180 minutes of pause")
    assert "pause_minutes" not in {f.code for f in report(short.record.lines)}


def pause_before(stage: Stage, by: str) -> int:
    """Window 1 pauses while somebody is next there; the place of the line."""
    stage.issue(SHORT)
    stage.act("window.paused", by, window=1, reason="break")
    seq = len(stage.record.lines) - 1
    call_elsewhere(stage)
    stage.act("window.resumed", by, window=1)
    ticket = stage.hall.ticket(stage.hall.window(2).ticket)
    stage.show(ticket)
    told = {"ticket": ticket.id, "window": 2}
    stage.act("ticket.started", OTHER, **told, presence="qr", card=0)
    stage.act("ticket.finished", OTHER, **told, outcome="referred")
    return seq


def before_lines(stage: Stage) -> dict[str, tuple[int, ...]]:
    found = everything_seen(facts(stage))
    return {f.about: f.seqs for f in found if f.code == "pauses_before_line"}


def test_each_clerk_of_a_window_is_asked_about_the_own_pauses_before_a_line() -> None:
    stage = Stage()
    first = pause_before(stage, CLERK)
    end_shift(stage)
    stage.open(1, clerk_of(3))
    others = [pause_before(stage, f"clerk:{clerk_of(3)}") for _ in range(2)]

    assert before_lines(stage) == {
        f"{CLERK}+line:short": (first,),
        f"clerk:{clerk_of(3)}+line:short": tuple(others),
    }


def test_other_lines_of_a_window_do_not_take_back_what_was_asked_about_before() -> None:
    stage = Stage()
    seqs = tuple(pause_before(stage, CLERK) for _ in range(3))
    end_shift(stage)
    stage.assign(0, "illness")
    stage.open(1)

    assert before_lines(stage) == {f"{CLERK}+line:short": seqs}


def test_the_end_of_a_shift_is_no_pause_nor_is_another_clerk_at_the_window() -> None:
    stage = Stage()
    stage.issue(SHORT)
    end_shift(stage)
    call_elsewhere(stage)
    stage.open(1, clerk_of(3))

    assert facts(stage).pauses == []


def test_coming_on_another_day_or_after_the_day_was_opened_again_is_no_pause() -> None:
    again, tomorrow = Stage(), Stage()
    again.issue(SHORT)
    end_shift(again)
    again.close_day(BY_MANAGER)
    again.act("day.opened", BY_MANAGER, day=again.hall.order.day)
    again.open(1)
    end_shift(tomorrow)
    tomorrow.later(24 * 3600)
    tomorrow.open(1)

    assert facts(again).pauses == facts(tomorrow).pauses == []


def test_a_window_that_the_server_closes_is_no_pause_of_its_clerk() -> None:
    stage = Stage()
    stage.issue(SHORT)
    end_shift(stage, SERVER)
    stage.open(1)

    assert facts(stage).pauses == []


def fall_silent(stage: Stage) -> int:
    """Nothing is heard of window 1 for some minutes; the place of the line."""
    told = {"window": 1, "ticket": "", "why": "terminal_silent"}
    stage.act("window.lost", SERVER, **told)
    return len(stage.record.lines) - 1


def test_a_free_window_that_falls_silent_leaves_people_out_and_is_no_pause() -> None:
    stage = Stage()
    rival = stage.issue(SHORT)
    seq = fall_silent(stage)
    call_elsewhere(stage)
    stage.act("window.back", SERVER, window=1)
    stage.issue()
    stage.call()

    (pause,) = facts(stage).pauses

    assert (pause.seq, pause.demanded, pause.taken_by) == (seq, rival, clerk_of(2))
    assert "pauses_until_gone" in questions(stage)
    assert "pauses" not in questions(stage)
    assert facts(stage).visits[-1].delay == PAUSED
    assert examine(stage.record.lines).clerks[0].pauses == 0


def test_a_terminal_that_falls_silent_in_a_pause_leaves_it_one_pause() -> None:
    stage = Stage()
    stage.act("window.paused", CLERK, window=1, reason="break")
    stage.later(60)
    fall_silent(stage)
    stage.later(60)
    stage.act("window.back", SERVER, window=1)
    stage.later(60)
    stage.act("window.resumed", CLERK, window=1)

    (pause,) = facts(stage).pauses

    assert (pause.silent, pause.minutes) == (False, 3)


def test_who_dodges_by_ending_the_shift_is_asked_about_as_who_dodges_by_pauses() -> (
    None
):
    lines = simulate(Day(seed=46), 3, EndsShiftsToDodge(100))

    found = {f.code for f in report(lines) if clerk_of(5) in f.about}

    assert "pauses_until_gone" in found
