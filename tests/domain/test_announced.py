"""What is published for later: in force at its time, for all who wait by then."""

import pytest

from center.actions_manager import told_hours
from center.audit.replay import Replay
from center.audit.report import Report
from center.domain.day import Hours
from center.domain.due import TOLD_MS, Due
from center.domain.errors import BadInput, NotInThisState, TooEarly, UnknownReason
from center.domain.events import Line
from center.domain.rule import Rule
from center.domain.ticket import State
from tests.domain.days import (
    LINES,
    MANAGER,
    NO_WINDOW,
    ORDINARY,
    SERVICES,
    Day,
    catalogue,
    open_hall,
    publish,
)
from tests.domain.scenes import TWO, assert_refused

QUARTER = 15 * 60_000


def announce(day: Day, rule: Rule, effective_at: int) -> Line:
    said = {"version": rule.version, "hash": rule.hash, "rule": rule.as_dict()}
    replaced = day.hall.order.rules.awaited(day.now)
    told = {**said, "effective_at": effective_at, "replaces": replaced}
    return day.line("rule.published", MANAGER, **told)


def assert_replays(day: Day) -> None:
    """The audit performs every line again and finds nothing."""
    report = Report()
    replay = Replay(report)
    for seq, line in enumerate(day.lines):
        replay.take(seq, line)
    assert report.violations == []
    assert replay.hall.order == day.hall.order
    assert replay.hall.tickets == day.hall.tickets


def calls(day: Day) -> list[Line]:
    return [line for line in day.lines if line["kind"] == "ticket.called"]


def test_a_value_that_is_announced_is_in_force_from_its_time() -> None:
    due = Due("old").announce("new", 100, 50)

    assert [due.at(at) for at in (50, 99, 100, 500)] == ["old", "old", "new", "new"]
    assert Due("old").announce("new", 50, 50) == Due("new")


def test_of_two_announced_values_the_later_word_holds() -> None:
    due = Due("old").announce("new", 100, 50)

    assert due.announce("newer", 200, 60) == Due("old", "newer", 200, (100,))
    assert due.announce("newer", 200, 150) == Due("new", "newer", 200)


def test_what_was_replaced_before_its_time_is_told_for_a_week() -> None:
    due = Due("old").announce("new", 100, 50).announce("newer", 200, 60)

    assert due.announce("newest", 300, 70).replaced == (100, 200)
    assert due.announce("newest", 900 + TOLD_MS, 150 + TOLD_MS).replaced == ()


def test_a_rule_takes_effect_at_its_time_and_the_record_replays_across_it() -> None:
    day = open_hall({1: ORDINARY}, rule=Rule(wrap_up_seconds=10))
    for service in ("permit", "stamp", "permit", "stamp"):
        day.issue(service)
        day.now += 60_000
    begins = day.now + QUARTER
    slower = Rule(version=2, exponent_halves=0, wrap_up_seconds=200, ratio=5)
    day.do(announce(day, slower, begins))
    day.now += QUARTER - 300_000

    while day.hall.anyone_waits():
        if day.hall.window(1).ticket:
            day.start(1)
            day.finish(1)
        day.wait(200)

    versions = [(line["rule"], line["at"] >= begins) for line in calls(day)]
    assert set(versions) == {(1, False), (2, True)}
    assert_replays(day)


def test_the_wrap_up_of_the_new_rule_counts_from_its_time() -> None:
    day = open_hall({1: ORDINARY}, rule=Rule(wrap_up_seconds=0))
    day.do(announce(day, Rule(version=2, wrap_up_seconds=1200), day.now + QUARTER))
    day.now += QUARTER

    day.issue("stamp")

    assert calls(day) == []
    day.wait(300)
    assert len(calls(day)) == 1


@pytest.mark.parametrize("earlier", [1, 60_000, 10**12])
def test_nothing_takes_effect_before_it_is_published(earlier: int) -> None:
    day = open_hall({1: ORDINARY})
    then = day.now - earlier
    told = catalogue(day, version=2, effective_at=then)
    hours = {"version": 2, **told_hours(Hours(days=(6,)))}

    assert_refused(day, TooEarly, announce(day, Rule(version=2), then))
    line = day.line("catalogue.published", MANAGER, **told)
    assert_refused(day, TooEarly, line)
    line = day.line("hours.published", MANAGER, **hours, effective_at=then)
    assert_refused(day, TooEarly, line)


def at_line(day: Day, change: dict[str, object], then: int) -> Line:
    """A catalogue with something changed, in force at a time."""
    told = catalogue(day, version=2, hash="1" * 64, effective_at=then)
    return day.line("catalogue.published", MANAGER, **told | change)


def other_lines(**changed: tuple[str, int]) -> dict[str, object]:
    return {"lines": {k: list(v) for k, v in (LINES | changed).items()}}


ORDERING: list[dict[str, object]] = [
    other_lines(long=("D", 2)),
    other_lines(new=("N", 9)),
    {"services": SERVICES | {"stamp": "long", NO_WINDOW: "quick"}},
    {
        "services": SERVICES | {"new": "quick", NO_WINDOW: "quick"},
        "documents": {key: {} for key in (*SERVICES, "new", NO_WINDOW)},
        "procedures": {key: ["org", 3, 1] for key in (*SERVICES, "new", NO_WINDOW)},
    },
    {"call_reasons": ["cousin", "illness", "child_alone"]},
]


@pytest.mark.parametrize("change", ORDERING)
def test_what_orders_the_hall_is_announced_15_minutes_before(
    change: dict[str, object],
) -> None:
    day = open_hall({1: ORDINARY})
    then = day.now + QUARTER
    by_rule = announce(day, Rule(version=2), then - 1)

    for line in (by_rule, at_line(day, change, then - 1)):
        refused = assert_refused(day, TooEarly, line)
        assert refused.facts == {"allowed_at": then}
    day.do(announce(day, Rule(version=2), then))
    day.do(at_line(day, change, then))


@pytest.mark.parametrize(
    "change",
    [{"pause_reasons": ["break"]}, {"outcomes": ["done", "returned", "referred"]}],
)
def test_a_catalogue_that_orders_nothing_is_in_force_at_once(
    change: dict[str, object],
) -> None:
    day = open_hall({1: ORDINARY})

    day.do(at_line(day, change, day.now))

    assert day.hall.order.plan(day.now).hash == "1" * 64


def test_what_is_near_is_not_replaced_and_what_is_replaced_is_named() -> None:
    day = open_hall({1: ORDINARY})
    first, second = day.now + 2 * QUARTER, day.now + 3 * QUARTER
    day.do(announce(day, Rule(version=2), first))
    later = announce(day, Rule(version=3), second)
    assert_refused(day, BadInput, later | {"replaces": 0})

    day.do(later)
    day.now = second - QUARTER + 1
    late = announce(day, Rule(version=4), day.now + QUARTER)
    assert_refused(day, NotInThisState, late)

    assert later["replaces"] == first
    assert day.hall.order.rules.replaced == (first,)
    assert [day.hall.order.rule(at).version for at in (first, second)] == [1, 3]
    assert_replays(day)


def test_a_catalogue_that_orders_nothing_replaces_nothing_near_either() -> None:
    day = open_hall({1: ORDINARY})
    day.do(at_line(day, ORDERING[0], day.now + QUARTER))
    day.now += 1

    back = at_line(day, {}, day.now)

    assert_refused(day, NotInThisState, back)


def test_before_the_first_day_a_rule_is_in_force_at_once() -> None:
    day = Day()
    publish(day, Rule(), LINES)

    day.do(announce(day, Rule(version=2), day.now))

    assert day.hall.order.rule(day.now).version == 2


def test_tickets_that_wait_keep_their_place_in_a_new_catalogue() -> None:
    day = open_hall(TWO, rule=Rule(wrap_up_seconds=3600))
    first, second = day.issue("copy"), day.issue("permit")
    lines = LINES | {"quick": ("S", 30), "full": ("F", 40)}
    services = {"stamp": "long", "permit": "full", "new": "full"}
    told = catalogue(day, lines, version=2, hash="1" * 64) | {
        "services": services,
        "documents": {key: {} for key in services},
        "procedures": {key: ["org", 3, 1] for key in services},
        "effective_at": day.now + QUARTER,
    }
    day.act("catalogue.published", MANAGER, **told)

    day.now += QUARTER
    found = {day.call_now(1).id, day.call_now(2).id}

    assert found == {first.id, second.id}
    for number in (1, 2):
        day.start(number)
        day.finish(number)
    assert {t.state for t in day.hall.tickets.values()} == {State.SERVED}
    assert_replays(day)


def test_a_line_of_the_catalogue_in_force_stays() -> None:
    day = open_hall(TWO)
    lines = {key: value for key, value in LINES.items() if key != "long"}
    told = catalogue(day, lines, version=2)

    assert_refused(day, BadInput, day.line("catalogue.published", MANAGER, **told))


def assign(day: Day, lines: list[str], effective_at: int, reason: str = "") -> Line:
    told = {"lines": lines, "effective_at": effective_at, "reason": reason}
    return day.line("window.assigned", MANAGER, window=1, **told)


def test_a_window_gets_other_lines_in_15_minutes() -> None:
    day = open_hall({1: ("quick",), 2: ("quick",)})
    now = day.now
    refused = assert_refused(day, TooEarly, assign(day, ["long"], now + QUARTER - 1))
    assert refused.facts == {"allowed_at": now + QUARTER}

    day.do(assign(day, ["long"], now + QUARTER))

    lines = day.hall.window(1).lines
    assert lines.at(now + QUARTER - 1) == ("quick",)
    assert lines.at(now + QUARTER) == ("long",)


def test_announced_lines_of_a_window_are_taken_back_only_with_a_reason() -> None:
    day = open_hall({1: ("quick",)})
    due = day.now + QUARTER
    day.do(assign(day, ["long"], due))

    day.now = due - 1
    assert_refused(day, NotInThisState, assign(day, ["quick"], day.now + QUARTER))
    assert day.hall.window(1).lines.at(due) == ("long",)
    day.do(assign(day, ["quick"], day.now, "illness"))
    day.do(assign(day, ["long"], day.now + QUARTER))

    assert day.hall.window(1).lines.at(due) == ("quick",)
    assert_replays(day)


def test_a_window_gets_other_lines_at_once_only_with_a_reason_of_the_list() -> None:
    day = open_hall({1: ("quick",)})

    for reason in ("x", "friend", "break"):
        line = assign(day, ["long"], day.now, reason)
        assert_refused(day, UnknownReason, line)
    day.do(assign(day, ["long"], day.now, "illness"))

    assert day.hall.window(1).lines.at(day.now) == ("long",)


def test_a_window_is_called_for_by_the_lines_of_the_moment() -> None:
    day = open_hall({1: ("quick",), 2: ORDINARY})
    day.at_window("window.paused", 2, reason="break")
    day.do(assign(day, ["long"], day.now + QUARTER))
    day.issue("permit")
    day.wait(QUARTER // 1000 - 1)
    assert calls(day) == []

    day.wait(1)

    assert [line["window"] for line in calls(day)] == [1]
    assert_replays(day)


def test_a_line_keeps_its_letter_and_no_two_have_the_same() -> None:
    day = open_hall({1: ORDINARY})
    other = {"quick": ("Q", 3), "more": ("S", 5), "timeless": ("T", 0)}

    for key, value in other.items():
        told = catalogue(day, {**LINES, key: value}, version=2)
        assert_refused(day, BadInput, day.line("catalogue.published", MANAGER, **told))
