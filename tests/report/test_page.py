"""The documents have a line for every question, with what is usual."""

import re
from pathlib import Path

from center.report import center_wide, outcomes, pauses
from center.report.chances import Usual
from center.report.clerks import MISSED, SELDOM, SHARES
from center.report.sentences import texts
from simulation.pages import DOCS, part_of

PAGE: Path = DOCS / "transparency.md"
ASKED = (*SHARES, *SELDOM, *MISSED, *outcomes.OUTCOMES)
USUAL: dict[str, Usual] = {asked.code: asked.usual for asked in ASKED} | {
    "bursts": center_wide.BURSTS,
    "called_in_vain": center_wide.IN_VAIN,
    "given_back": center_wide.GIVEN_BACK,
    "missing_document": outcomes.MISSING_DOCUMENT,
    "many_exceptional_calls": center_wide.EXCEPTIONAL,
    "pauses_until_gone": pauses.UNTIL_GONE,
    "priority_desk": center_wide.PRIORITY_AT["kiosk"],
    "priority_hour": center_wide.PRIORITY_HOUR,
    "without_card": center_wide.NO_CARD,
    "wrong_pins": center_wide.WRONG_PINS,
}
AGAINST_ITSELF = {
    *("enter_after_delay", "pauses", "pause_minutes"),
    *("pauses_before_line", "pauses_for_another"),
}
"""Questions whose usual is no share of any center's."""
HAPPENS = "counted above"


def told(part: str) -> dict[str, list[str]]:
    """Code → the other cells of its line."""
    rows = part_of(PAGE, part).split("\n")[2:]
    cells = [row.removeprefix("| ").removesuffix(" |").split(" | ") for row in rows]
    return {row[0].strip("`"): row[1:] for row in cells}


def questions() -> set[str]:
    """The codes of all sentences that the report can say."""
    return {
        key.removeprefix("report.")
        for key, entry in texts().entries.items()
        if key.startswith("report.") and entry["en"].endswith("?")
    }


def test_every_question_has_a_line_in_the_documents_and_every_line_a_question() -> None:
    tested, listed = told("tested"), told("listed")

    assert tested.keys() | listed.keys() == questions()
    assert not tested.keys() & listed.keys()
    assert all(len(cells) == 3 and all(cells) for cells in tested.values())
    assert all(len(cells) == 3 and all(cells) for cells in listed.values())


def test_what_is_usual_is_told_as_the_report_begins_with_it() -> None:
    tested = told("tested")

    assert tested.keys() == USUAL.keys() | AGAINST_ITSELF
    for code, usual in USUAL.items():
        assert tested[code][1].startswith(f"{100 * usual.share:g} % "), code
    assert tested["pauses"][1] == f"{pauses.PAUSES.share:g} an hour"
    assert tested["pause_minutes"][1] == f"{pauses.MINUTES.share:g} minutes an hour"
    assert (
        f"{100 * center_wide.PRIORITY_AT['reception'].share:g} % at reception"
        in (tested["priority_desk"][1])
    )


def test_what_honest_days_list_is_told_beside_its_code() -> None:
    happened = set(re.findall(r"`([a-z_]+)` \d+ times", part_of(PAGE, "honest")))

    assert happened == {c for c, cells in told("listed").items() if cells[1] == HAPPENS}
