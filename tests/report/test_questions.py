"""What a question counts, seen on a small stage; whether it is told is a test's."""

import pytest

from center.report.examine import every_question, examine
from center.report.finding import Finding
from center.report.reading import read
from simulation.founding import clerk_of
from simulation.stage import SERVER, Stage


def counted(stage: Stage, code: str) -> list[Finding]:
    found = every_question(read(stage.record.lines))
    return [finding for finding in found if finding.code == code]


def lose(stage: Stage, why: str) -> int:
    """The window is lost with whoever is there; the place of the line."""
    stage.later(stage.hall.order.rule(stage.record.now).lost_seconds)
    told = {"window": 1, "ticket": stage.hall.window(1).ticket, "why": why}
    stage.act("window.lost", SERVER, **told)
    return len(stage.record.lines) - 1


@pytest.mark.parametrize("why", ["no_act", "terminal_silent"])
def test_a_call_that_nothing_followed_counts_as_sat_out(why: str) -> None:
    stage = Stage()
    stage.called()
    seq = lose(stage, why)

    (found,) = counted(stage, "sat_out")

    assert (found.about, found.count, found.of) == (f"clerk:{clerk_of(1)}", 1, 1)
    assert found.seqs == (seq,)
    assert [clerk.lapsed for clerk in examine(stage.record.lines).clerks] == [1, 1]


def test_a_service_that_was_begun_or_a_clerk_who_was_removed_sat_out_nothing() -> None:
    serving, removed = Stage(), Stage()
    serving.serving()
    lose(serving, "terminal_silent")
    removed.called()
    lose(removed, "staff_removed")

    assert not counted(serving, "sat_out")
    assert not counted(removed, "sat_out")
