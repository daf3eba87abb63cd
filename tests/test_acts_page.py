"""The page of acts and the page of states say what the table says, act for act."""

import re
from pathlib import Path

import pytest

from center import states
from center.domain.acts import ACTS
from center.domain.rule import Rule

DOCS = Path(__file__).parent.parent / "docs"
PAGE = (DOCS / "acts.md").read_text("utf-8")
ROWS = {
    cells[0].strip("`"): cells
    for cells in (
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.splitlines()
        if re.match(r"\| `[a-z]+\.[a-z_]+` \|", line)
    )
}


def test_the_page_lists_the_acts_of_the_table_and_no_other() -> None:
    assert list(ROWS) == list(ACTS)


@pytest.mark.parametrize("kind", ACTS)
def test_an_act_on_the_page_is_that_of_the_table(kind: str) -> None:
    act, (_, who, moves, guard, fields) = ACTS[kind], ROWS[kind]
    source, _, target = moves.partition(" → ")

    assert set(who.split(", ")) == act.who
    assert tuple(filter(None, source.strip("–").split(", "))) == act.source
    assert target == act.target
    assert guard
    assert set(re.findall(r"`([a-z_]+)`", fields)) == act.fields


def test_the_numbers_of_the_rule_are_those_that_are_published() -> None:
    told = dict(re.findall(r"^\| `([a-z_]+)` \| (\d+) \|", PAGE, re.M))

    assert {key: int(value) for key, value in told.items()} == Rule().as_dict()


def test_the_page_of_states_is_printed_from_the_table() -> None:
    assert (DOCS / "states.md").read_text("utf-8") == states.document()
