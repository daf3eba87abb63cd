"""A full day of the largest center through its real server, on a clock that is moved.

What the people saw over HTTP is counted by themselves, and held against the report.
"""

from collections import Counter, defaultdict
from typing import Any

import pytest

from center.domain.events import Line
from simulation.day import Day
from simulation.run import simulate
from simulation.served.live import ServedDay, live

LAST = {
    "served": "ticket.finished",
    "no_show": "ticket.missed",
    "cancelled": "ticket.cancelled",
}
"""State → the line that ends a ticket so."""
LARGEST = Day(seed=7, tickets=950, windows=24, helped_percent=6, exceptional=3)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> ServedDay:
    return live(tmp_path_factory.mktemp("largest"), LARGEST)


def stories(lines: list[Line]) -> dict[str, list[tuple[Any, ...]]]:
    """Ticket → all that became of it: what, where, why, and when."""
    found = defaultdict[str, list[tuple[Any, ...]]](list)
    for line in lines:
        if line["kind"].startswith(("ticket.", "window.lost")):
            told = (line.get(key) for key in ("kind", "window", "reason", "at"))
            found[line["ticket"]].append(tuple(told))
    return dict(found)


def test_every_ticket_goes_to_the_millisecond_as_on_the_same_day_in_memory(
    day: ServedDay,
) -> None:
    assert stories(day.lines) == stories(simulate(LARGEST))


def test_everyone_is_served_or_properly_let_go(day: ServedDay) -> None:
    states = Counter(day.states.values())

    assert set(states) == {"served", "no_show", "cancelled"}
    assert states.total() == day.seen["ticket.issued"] > 950
    assert states["served"] == day.seen["ticket.finished"] > 0.96 * states.total()
    assert states["cancelled"] == day.seen["ticket.cancelled"]
    missed = day.seen["ticket.missed"] - day.seen["ticket.returned"]
    assert states["no_show"] == missed
    told = {ticket: story[-1][0] for ticket, story in stories(day.lines).items()}
    assert {t: LAST[state] for t, state in day.states.items()} == told


def test_nobody_who_stayed_is_sent_home_at_the_close(day: ServedDay) -> None:
    ends = {
        (story[-2][0], story[-1][2])
        for ticket, story in stories(day.lines).items()
        if day.states[ticket] == "cancelled"
    }

    assert ends == {
        ("ticket.parked", "day_closed"),  # went for a paper, and did not come
        ("ticket.printing", "citizen"),  # handed it back at reception
    }


def test_whatever_people_do_in_a_day_was_done_in_this_one(day: ServedDay) -> None:
    assert [kind for kind, count in day.seen.items() if not count] == []


def test_the_report_counts_what_the_people_counted(day: ServedDay) -> None:
    assert day.told == day.seen
    assert day.calls_displayed == (
        day.seen["ticket.called"] + day.seen["ticket.recalled"]
    )


def test_the_audit_of_the_day_is_clean(day: ServedDay) -> None:
    assert day.audit.ok
    assert day.audit.violations == []
    assert day.audit.calls == day.seen["ticket.called"]
    assert day.audit.tickets == day.seen["ticket.issued"]


def test_an_honest_day_raises_no_question_but_the_exceptional_calls(
    day: ServedDay,
) -> None:
    assert {finding.code for finding in day.report.findings} <= {"exceptional_call"}


def test_honest_people_are_refused_only_what_they_cannot_know(day: ServedDay) -> None:
    expected = {
        "call not_in_this_state",  # Enter, and nobody waits
        "ticket.returned too_late",
        "ticket.returned too_often",
        "ticket.transferred same_service",  # the visit is for it already
        "ticket.transferred unknown_service",  # not offered in this center
        "window.closed not_signed_in",  # the day's close had closed it
    }

    assert set(day.refused) <= expected
