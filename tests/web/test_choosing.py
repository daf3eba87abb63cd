"""Nobody can choose: each attempt is refused, or stands in the journal."""

from collections.abc import Iterator

import pytest

from center.audit.verify import verify
from center.texts import Texts
from simulation.pages import part_of
from simulation.transparency import PAGE
from tests.web.attempt import NOTHING, Attempt
from tests.web.choosing import ATTEMPTS, BY_WAITING, as_table, become
from tests.web.choosing_by_waiting import IMPATIENT
from tests.web.stage import Stage, staged

TEXTS = Texts.load()
EVERY = (*ATTEMPTS, *BY_WAITING)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with staged(tmp_path_factory.mktemp("choosing")) as made:
        yield made
        assert verify(made.center.database).violations == []


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A center whose rule has all but no times."""
    with staged(tmp_path_factory.mktemp("waiting"), IMPATIENT) as made:
        yield made
        assert verify(made.center.database).violations == []


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda a: f"{a.who}: {a.what}")
def test_an_attempt_to_choose_is_refused_or_stands_in_the_journal(
    stage: Stage, attempt: Attempt
) -> None:
    assert become(stage, attempt) == attempt


@pytest.mark.parametrize("attempt", BY_WAITING, ids=lambda a: f"{a.who}: {a.what}")
def test_an_attempt_to_choose_by_waiting_stands_in_the_journal(
    impatient: Stage, attempt: Attempt
) -> None:
    assert become(impatient, attempt) == attempt


def test_whatever_stands_in_the_journal_is_in_the_report_too() -> None:
    stands = [a for a in EVERY if a.stands not in ("", NOTHING)]

    assert [a.what for a in stands if not a.reported] == []


@pytest.mark.parametrize("code", sorted({a.code for a in ATTEMPTS if a.code}))
def test_each_refusal_has_its_sentence_in_both_languages(code: str) -> None:
    for language in ("ar", "en"):
        assert TEXTS.get(f"error.{code}", language)


def test_the_documents_have_every_attempt_over_the_network() -> None:
    rows = [[a.who, a.what, a.result] for a in EVERY]

    assert part_of(PAGE, "network") == as_table(rows)
