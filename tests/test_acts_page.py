"""The documents say of the acts what the code does."""

import pytest

from center.acts_page import DOCS, acts_tables, states_page, with_tables
from center.domain.acts import ACTS


def test_the_page_of_acts_holds_the_tables_of_the_code() -> None:
    page = (DOCS / "acts.md").read_text("utf-8")

    assert with_tables(page) == page
    assert all(text in page for text in acts_tables().values())


@pytest.mark.parametrize("kind", ACTS)
def test_every_act_is_on_the_page_once(kind: str) -> None:
    page = (DOCS / "acts.md").read_text("utf-8")

    assert page.count(f"\n| {kind} |") == 1


def test_the_page_of_states_follows_from_the_table() -> None:
    assert (DOCS / "states.md").read_text("utf-8") == states_page()
