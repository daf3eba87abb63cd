"""Simulated days are lawful days, the same for the same seed."""

from collections import Counter

import pytest

from center.domain.events import Line, decode, encode
from center.domain.rule import Rule
from center.domain.ticket import State
from center.domain.window import WindowState
from simulation.day import Day, Outage
from simulation.run import days_of, open_center, replay, simulate

EVERYTHING_FAILS = (
    Outage("server", 11 * 60, 12),
    Outage("printer", 10 * 60, 60),
    Outage("display", 9 * 60 + 30, 45),
)


@pytest.mark.parametrize(
    "day",
    [
        Day(seed=1, tickets=220),
        Day(seed=2, tickets=340),
        Day(seed=3, tickets=950, windows=24),
        Day(seed=4, rule=Rule(ratio=2, exponent_halves=2)),
        Day(seed=5, outages=EVERYTHING_FAILS),
    ],
    ids=["calm", "overload", "largest", "another rule", "outages"],
)
def test_every_line_of_a_simulated_day_stands_before_the_audit(day: Day) -> None:
    lines = simulate(day)

    report = replay(lines)

    assert report.violations == []
    assert report.tickets == kinds(lines)["ticket.issued"] > 0.7 * day.tickets
    assert report.calls == kinds(lines)["ticket.called"]
    assert [decode(encode(line)) for line in lines] == lines


def test_at_the_end_of_a_day_nobody_was_forgotten() -> None:
    center = open_center(Day(seed=6, tickets=340))

    floors = list(days_of(center, 2))

    ended = {State.SERVED, State.NO_SHOW, State.CANCELLED}
    tickets = center.record.hall.tickets.values()
    assert {ticket.state for ticket in tickets} <= ended
    assert {w.state for w in floors[-1].hall.windows()} == {WindowState.CLOSED}
    assert not center.record.hall.order.open


@pytest.mark.parametrize("seed", [3, 1013])
def test_who_has_missed_a_call_stands_near_enough_for_the_next(seed: int) -> None:
    center = open_center(Day(seed))

    for floor in days_of(center, 1):
        tickets = Counter(person.index for person in floor.people.values())
        assert max(tickets.values()) == 2


def test_the_same_seed_gives_the_same_lines() -> None:
    day = Day(seed=7)

    assert simulate(day) == simulate(day)
    assert simulate(day) != simulate(Day(seed=8))


def test_the_same_people_come_under_every_rule() -> None:
    first, second = (
        {
            (line["at"], line["service"])
            for line in simulate(Day(seed=9, rule=Rule(exponent_halves=halves)))
            if line["kind"] == "ticket.issued"
        }
        for halves in (0, 2)
    )

    again = 20  # some come back too late and take a second ticket, at other times
    assert len(first & second) > max(len(first), len(second)) - again


def test_an_honest_clerk_is_hardly_ever_refused() -> None:
    center = open_center(Day(seed=10))

    list(days_of(center, 3))

    by_clerks = {
        kind: count
        for (kind, _), count in center.record.refused.items()
        if kind not in ("call", "ticket.returned", "ticket.transferred")
    }
    assert sum(by_clerks.values()) <= 3, by_clerks


def test_while_the_server_is_away_nothing_is_written() -> None:
    day = Day(seed=11, outages=(Outage("server", 11 * 60, 20),))

    lines = simulate(day)

    outage = next(line for line in lines if line["kind"] == "outage.declared")
    begun, until = outage["from"], outage["until"]
    assert [line for line in lines if begun <= line["at"] < until] == []
    assert until - begun == 20 * 60_000


def test_where_no_display_shows_a_call_nobody_is_missed_before_two_minutes() -> None:
    dark = Outage("display", 9 * 60, 8 * 60)

    lines = simulate(Day(seed=12, outages=(dark,)))

    called: dict[str, int] = {}
    for line in lines:
        if line["kind"] == "ticket.called":
            called[line["ticket"]] = line["at"]
        if line["kind"] == "ticket.missed":
            assert line["at"] >= called[line["ticket"]] + 120_000
    assert kinds(lines)["ticket.shown"] == 0


def kinds(lines: list[Line]) -> Counter[str]:
    return Counter(line["kind"] for line in lines)
