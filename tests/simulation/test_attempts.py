"""Attempts at the acts, habits and edits: what becomes of each, and what is told."""

import pytest

from center.domain.errors import Refusal
from center.report.reading import read
from simulation.attempts import ATTEMPTS
from simulation.attempts.attempt import Attempt
from simulation.edits import EDITS, HEAD, PAPER, Edit, try_edits
from simulation.pages import part_of, words
from simulation.run import replay
from simulation.stage import Stage
from simulation.transparency import (
    COUNTED,
    EDIT_HEADS,
    PAGE,
    REFUSED,
    STANDS,
    become,
    edit_rows,
    patient_row,
    rows,
)
from simulation.trials import SCHEMES

REFUSALS = [a for a in ATTEMPTS if not a.stands and not a.counts]
SOON = ("after 1 day:", "after 2 days:")
"""Habits that are found so soon cost little to be tried again."""


@pytest.mark.parametrize("tried", ATTEMPTS, ids=lambda a: f"{a.who} {a.what}")
def test_an_attempt_to_choose_is_refused_or_is_in_the_report(tried: Attempt) -> None:
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
    assert told <= {"pin_locked", "closed_early", "rule_changed"}


def told_rows() -> list[list[str]]:
    """The attempts as the documents tell them."""
    lines = part_of(PAGE, "attempts").split("\n")[2:]
    return [line.removeprefix("| ").removesuffix(" |").split(" | ") for line in lines]


def test_the_documents_tell_what_becomes_of_each_attempt_today() -> None:
    assert told_rows()[: len(ATTEMPTS)] == rows()


def test_the_documents_tell_what_becomes_of_each_habit() -> None:
    told = told_rows()[len(ATTEMPTS) :]

    assert [habit for _, habit, _ in told] == [
        f"{scheme.name}, {scheme.amount(strengths[-1])}"
        for scheme, strengths in SCHEMES
    ]
    soon = [
        (row, patient_row(scheme, strengths[-1]))
        for row, (scheme, strengths) in zip(told, SCHEMES, strict=True)
        if any(days in row[2] for days in SOON)
    ]
    assert len(soon) >= 4
    assert all(row == today for row, today in soon)


@pytest.fixture(scope="module")
def edited() -> list[tuple[Edit, tuple[str, ...]]]:
    """Each edit of a database, and what the audit says."""
    return list(try_edits(EDITS))


def test_an_edited_database_is_found_by_what_is_outside_at_the_latest(
    edited: list[tuple[Edit, tuple[str, ...]]],
) -> None:
    found = dict(edited)

    anew = [edit for edit in EDITS if "removes" in edit.what]
    assert {e.keeps: bool(found[e]) for e in anew} == {
        "nothing": False,
        HEAD: True,
        PAPER: True,
    }
    assert all(codes for edit, codes in found.items() if edit not in anew)


def test_the_documents_tell_what_the_audit_says_of_each_edit_today(
    edited: list[tuple[Edit, tuple[str, ...]]],
) -> None:
    assert part_of(PAGE, "edits") == words(EDIT_HEADS, edit_rows(edited))
