"""The table of what is found, and its sentences: as the trials give them today."""

import re
from dataclasses import replace
from pathlib import Path

from simulation.detection import PAGE, place_of, row_of
from simulation.dishonest.missing import QuickNoShows
from simulation.edited import EDIT_STRENGTHS, EDITED
from simulation.found import Row, keep_rows, kept_rows
from simulation.pages import part_of
from simulation.saying import table_words
from simulation.trials import SCHEMES, Trial, attempt


def test_a_row_of_the_documents_is_what_the_trials_give_today() -> None:
    """One that is found on the first days, and so costs little."""
    strength = dict(SCHEMES)[QuickNoShows][-1]
    trials = [Trial(QuickNoShows, strength, seed, 10) for seed in range(1, 13)]

    today = row_of(QuickNoShows, strength, [attempt(trial) for trial in trials])
    (told,) = (r for r in kept_rows(PAGE) if r.name == today.name)

    assert told == replace(today, same=told.same)


def test_the_documents_tell_how_often_each_is_found_at_three_strengths() -> None:
    rows = kept_rows(PAGE)
    told = [(row.behaviour, row.strength) for row in rows]

    schemes = [(s.name, s.amount(n)) for s, strengths in SCHEMES for n in strengths]
    assert told == schemes + [(EDITED, how) for how in EDIT_STRENGTHS]
    assert all(row.counts[1] for row in rows)
    assert all(re.fullmatch(r"\d+ of \d+", row.same) for row in rows)
    assert re.search(r"Of \d+ honest centers", part_of(PAGE, "honest"))


def test_the_sentences_beside_the_table_say_what_stands_in_it() -> None:
    assert part_of(PAGE, "told") == table_words(kept_rows(PAGE))


def a_row(name: str, found: str, served: str = "–") -> Row:
    return Row(name, "6 friends a day", found, "3", "0 of 40", "–", "30 / 40", served)


def test_a_page_keeps_its_rows_but_none_of_fewer_columns(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("<!-- detection -->\n| a |\n| -- |\n| b | c |\n<!-- /detection -->")
    assert kept_rows(page) == []
    rows = [a_row("waits", "1 of 12"), a_row(EDITED, "0 of 3; 3 of 3 in the end")]

    keep_rows(page, rows)

    assert kept_rows(page) == rows
    assert [row.counts for row in rows] == [(1, 12), (0, 3)]
    assert place_of(SCHEMES[0][0].name) == 0 < place_of(EDITED)


def test_its_sentences_sort_what_is_found_from_what_is_not() -> None:
    rows = [
        a_row("hides", "0 of 12"),
        a_row("hopes", "7 of 12"),
        a_row("steals", "11 of 12"),
        a_row("waits", "12 of 12", "51 % / 40 %"),
        a_row(EDITED, "3 of 3"),
    ]

    told = table_words(rows)
    found, between, unseen = told.split("- **")[1:4]

    assert "steals" in found
    assert "waits" in found
    assert EDITED not in told
    assert "hopes: 6 friends a day, 7 of 12, median day 3" in between
    assert "hides: 6 friends a day, never" in unseen
    assert "51 % of them are served where they want to be" in told
    assert "74 % of all centers or more" in told
    assert "up to 26 %" in told
