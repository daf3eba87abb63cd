"""Nobody can choose with the pages either: each attempt in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from simulation.pages import part_of
from simulation.transparency import PAGE
from tests.counter.choosing import ATTEMPTS, Attempt, Desk, seated
from tests.web.choosing import as_table


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with seated(browser, tmp_path_factory.mktemp("choosing")) as made:
        yield made


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda a: a.what)
def test_an_attempt_to_choose_in_the_browser_comes_to_nothing_else(
    desk: Desk, attempt: Attempt
) -> None:
    assert attempt.do(desk) == attempt.result


def test_the_documents_have_every_attempt_in_the_browser() -> None:
    rows = [[a.who, a.what, a.result] for a in ATTEMPTS]

    assert part_of(PAGE, "browser") == as_table(rows)
