"""What the documents say of waits under the rule, on fewer days."""

from pathlib import Path
from statistics import fmean

import pytest

from center.domain.ticket import Side
from simulation.measure import Wait, of_line, of_side, quantile
from simulation.pages import replace_part, table
from simulation.waits import COMPARED, OURS, measure, ranges

RULES = {compared.name.strip("*"): compared for compared in COMPARED}
FIRST_COME = "first come, first served"


def of(rule: str, tickets: int = 260) -> list[Wait]:
    return [w for seed in range(1, 5) for w in measure(RULES[rule], tickets, seed)]


@pytest.mark.parametrize("tickets", [220, 340])
def test_at_least_four_of_five_are_called_within_the_printed_range(
    tickets: int,
) -> None:
    held = [h for seed in range(20, 28) for h in ranges(tickets, 6, seed)[0]]

    assert len(held) > 6 * tickets
    assert sum(held) >= 0.8 * len(held)


def test_the_rule_shortens_what_most_people_wait() -> None:
    before, after = of(FIRST_COME), of(OURS)

    def all_minutes(found: list[Wait]) -> list[float]:
        return [wait.minutes for wait in found]

    assert quantile(all_minutes(after), 0.5) < quantile(all_minutes(before), 0.5)
    assert fmean(all_minutes(after)) < fmean(all_minutes(before))
    assert quantile(of_line(after, "quick"), 0.9) < quantile(
        of_line(before, "quick"), 0.9
    )


def test_a_limit_on_waiting_would_undo_priority() -> None:
    ours = of_side(of(OURS, 340), Side.PRIORITY)
    limited = of_side(of("1 of 3, but over 45 min first", 340), Side.PRIORITY)

    assert quantile(ours, 0.9) * 2 < quantile(limited, 0.9)


def test_a_page_gets_its_table_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- t -->\nold\n<!-- /t -->\nb\n", "utf-8")

    replace_part(page, "t", table(["x", "y"], [["1", "2"]]))

    assert page.read_text("utf-8") == (
        "a\n<!-- t -->\n| x | y |\n| -- | --: |\n| 1 | 2 |\n<!-- /t -->\nb\n"
    )
    with pytest.raises(ValueError, match="no part u"):
        replace_part(page, "u", "")
