"""The guards of the acts on the center itself: day, publications, devices, record."""

from typing import Any

import pytest

from center import actions_manager
from center.domain.errors import BadInput, NotFound, NotInThisState, Refusal
from center.domain.events import Line
from center.domain.rule import Rule
from tests.domain.days import (
    MANAGER,
    MORNING,
    NO_WINDOW,
    ORDINARY,
    RECEPTION,
    Day,
    catalogue,
    open_center,
    open_hall,
)
from tests.domain.scenes import assert_refused

HOURS = {
    "version": 1,
    "effective_at": MORNING,
    "days": [6, 0],
    "opens": 540,
    "closes": 840,
    "holidays": [],
    "quotas": {},
}


def rule_line(day: Day, rule: Rule, **other: Any) -> Line:
    said = {"version": rule.version, "hash": rule.hash, "rule": rule.as_dict()}
    fields = {**said, "effective_at": day.now, "replaces": 0, **other}
    return day.line("rule.published", MANAGER, **fields)


@pytest.mark.parametrize(
    "rule",
    [
        Rule(ratio=1),
        Rule(ratio=0),
        Rule(exponent_halves=3),
        Rule(exponent_halves=-1),
        Rule(wrap_up_seconds=-1),
        Rule(miss_seconds=-60),
        Rule(most_calls=0),
    ],
)
def test_a_rule_that_serves_one_side_alone_or_counts_backwards_is_refused(
    rule: Rule,
) -> None:
    day = open_center({1: ORDINARY})

    assert_refused(day, BadInput, rule_line(day, rule))


@pytest.mark.parametrize("quotas", [{NO_WINDOW: 3}, {"passport": 3}, {"stamp": -1}])
def test_a_quota_is_of_a_service_that_windows_give(quotas: dict[str, int]) -> None:
    day = open_hall({1: ORDINARY})

    hours = HOURS | {"effective_at": day.now, "quotas": quotas}
    assert_refused(day, BadInput, day.line("hours.published", MANAGER, **hours))


@pytest.mark.parametrize("outcomes", [["done"], ["returned", "seen"]])
def test_a_list_of_outcomes_ends_what_is_accepted_and_what_lacks_papers(
    outcomes: list[str],
) -> None:
    day = open_center({1: ORDINARY})
    told = catalogue(day, version=2, hash="1" * 64, outcomes=outcomes)

    assert_refused(day, BadInput, day.line("catalogue.published", MANAGER, **told))


def test_a_rule_without_a_time_is_in_force_as_soon_as_it_may_be() -> None:
    day = open_center({1: ORDINARY})
    rule = Rule(version=2, ratio=7)

    actions_manager.publish_rule(day.transaction, "a" * 32, "100", rule, 0)

    rules = day.hall.order.rules
    assert [rules.at(day.now + ms) == rule for ms in (0, 899_999, 900_000)] == [
        *(False, False, True),
    ]


def test_a_rule_that_is_not_the_one_its_line_names_is_refused() -> None:
    day = open_center({1: ORDINARY})

    assert_refused(day, BadInput, rule_line(day, Rule(), version=2))
    assert_refused(day, BadInput, rule_line(day, Rule(ratio=4), hash=Rule().hash))


def test_a_catalogue_without_priority_or_with_an_unknown_line_is_refused() -> None:
    day = open_center({1: ORDINARY})
    quick, priority = {"quick": ["S", 3]}, {"priority": ["A", 0]}
    stamp = {"services": {"stamp": "quick"}, "procedures": {"stamp": ["org", 3, 1]}}

    for lines in (quick, priority):
        told = catalogue(day, version=2) | {"lines": lines, **stamp}
        assert_refused(day, BadInput, day.line("catalogue.published", MANAGER, **told))


@pytest.mark.parametrize(
    "hours", [{"opens": 840}, {"opens": -1}, {"closes": 1441}, {"closes": 540}]
)
def test_hours_that_never_begin_or_end_are_refused(hours: dict[str, int]) -> None:
    day = open_center({1: ORDINARY})

    assert_refused(day, BadInput, day.line("hours.published", MANAGER, **HOURS | hours))


def test_a_day_is_opened_on_its_own_date_only() -> None:
    day = open_center({1: ORDINARY})
    day.act("day.closed", "server", day="2026-11-22", counts={})

    line = day.line("day.opened", "server", day="2026-11-23")

    assert_refused(day, NotInThisState, line)


def test_a_day_is_closed_only_once_nobody_waits() -> None:
    day = open_center({1: ORDINARY})
    ticket = day.issue("stamp")
    line = day.line("day.closed", "server", day="2026-11-22", counts={})

    assert_refused(day, NotInThisState, line)
    day.act("ticket.cancelled", "server", ticket=ticket.id, reason="day_closed")
    day.do(day.line("day.closed", "server", day="2026-11-22", counts={}))

    assert not day.hall.order.open


def test_a_day_that_is_opened_again_goes_on_with_its_history() -> None:
    day = open_hall({1: ORDINARY})
    day.issue("stamp")
    day.call_now(1)
    day.act("day.closed", "server", day="2026-11-22", counts={})

    day.act("day.opened", MANAGER, day="2026-11-22")
    assert day.hall.order.history == 1
    day.act("day.closed", "server", day="2026-11-22", counts={})
    day.now += 24 * 3600 * 1000
    day.act("day.opened", MANAGER, day="2026-11-23")

    assert day.hall.order.history == 0


def test_a_printer_is_told_of_by_its_own_kiosk_and_only_when_it_changed() -> None:
    day = open_center({1: ORDINARY})
    told = {"device": "K1", "state": "paper_out"}
    kind = "printer.changed"

    assert_refused(day, BadInput, day.line(kind, "kiosk:K2", **told))
    assert_refused(day, NotFound, day.line(kind, "kiosk:K9", **told | {"device": "K9"}))
    assert_refused(day, BadInput, day.line(kind, "kiosk:K1", **told | {"state": "hot"}))
    day.act(kind, "kiosk:K1", **told)
    assert_refused(day, NotInThisState, day.line(kind, "kiosk:K1", **told))


def test_a_head_is_written_down_once_a_minute_at_most() -> None:
    day = open_center({1: ORDINARY})
    head = {"size": 3, "root": "", "cosignature": ""}
    day.act("head.cosigned", "server", **head)
    day.now += 59_999

    assert_refused(day, NotInThisState, day.line("head.cosigned", "server", **head))
    day.now += 1
    day.act("head.cosigned", "server", **head)


def test_a_center_is_founded_once_by_its_first_line() -> None:
    day = open_center({1: ORDINARY})
    line = day.line(
        "center.founded", MANAGER, code="13-SHR02", log="x", hub_url="https://x"
    )

    assert_refused(day, NotInThisState, line)
    assert day.hall.order.code == "13-SHR01"


def test_help_is_answered_where_it_was_called_and_once() -> None:
    day = open_center({1: ORDINARY})
    answer = day.line("help.answered", RECEPTION, device="K1")
    assert_refused(day, NotInThisState, answer)
    assert_refused(day, NotFound, answer | {"device": "K9"})
    day.act("help.called", "kiosk:K1", device="K1")

    day.do(answer)

    assert day.hall.device("K1").help_at == 0
    assert_refused(day, NotInThisState, answer)


@pytest.mark.parametrize(
    ("begun", "ended"), [(0, 0), (-60_000, 1), (0, -60_000), (-60_000, -60_000)]
)
def test_an_outage_lies_in_the_past_and_has_a_length(begun: int, ended: int) -> None:
    day = open_center({1: ORDINARY})
    told = {"from": day.now + begun, "until": day.now + ended}

    declared = day.line("outage.declared", "server", **told)
    entered = day.line("outage.entered", MANAGER, **told, count=3)

    assert_refused(day, BadInput, declared)
    assert_refused(day, BadInput, entered)


def test_the_paper_list_of_an_outage_counts_no_fewer_than_none() -> None:
    day = open_center({1: ORDINARY})
    told = {"from": day.now - 60_000, "until": day.now}

    for count in (-1, 2001):
        line = day.line("outage.entered", MANAGER, **told, count=count)
        assert_refused(day, BadInput, line)
    day.act("outage.entered", MANAGER, **told, count=0)


@pytest.mark.parametrize(
    ("begun", "minutes", "refusal"),
    [
        (32 * 24 * 60, 60, BadInput),
        (26 * 60, 25 * 60, BadInput),
        (60, 30, NotInThisState),
        (90, 31, NotInThisState),
    ],
)
def test_a_paper_list_is_of_these_weeks_of_one_day_and_of_no_time_twice(
    begun: int, minutes: int, refusal: type[Refusal]
) -> None:
    day = open_center({1: ORDINARY})

    def paper(begun: int, minutes: int) -> Line:
        since = day.now - begun * 60_000
        told = {"from": since, "until": since + minutes * 60_000, "count": 3}
        return day.line("outage.entered", MANAGER, **told)

    day.do(paper(60, 60))

    refused = assert_refused(day, refusal, paper(begun, minutes))
    assert ("nothing more to do" in refused.hint) == (refusal is NotInThisState)
    day.do(paper(90, 30))
