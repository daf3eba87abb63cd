"""Numbers of a letter: from 101, without a gap, anew each day of Africa/Cairo."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from center.domain.day import Hours, cairo, day_of
from center.domain.ticket import ticket_id
from center.promise import Promise
from tests.domain.days import MORNING, ORDINARY, SERVICES, Day, open_center

HOUR = 3600 * 1000
SUMMER_BEGINS = date(2026, 4, 24)
"""The last Friday of April: midnight does not exist, 00:00 is 01:00."""
SUMMER_ENDS = date(2026, 10, 29)
"""The last Thursday of October: midnight is 23:00 again, an hour comes twice."""


def utc(
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0
) -> int:
    at = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    return int(at.timestamp() * 1000)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (utc(2026, 4, 23, 21, 59, 59), "2026-04-23"),
        (utc(2026, 4, 23, 22), "2026-04-24"),
        (utc(2026, 4, 24, 20, 59, 59), "2026-04-24"),
        (utc(2026, 4, 24, 21), "2026-04-25"),
        (utc(2026, 10, 28, 21), "2026-10-29"),
        (utc(2026, 10, 29, 20, 59, 59), "2026-10-29"),
        (utc(2026, 10, 29, 21), "2026-10-29"),
        (utc(2026, 10, 29, 21, 59, 59), "2026-10-29"),
        (utc(2026, 10, 29, 22), "2026-10-30"),
        (utc(2026, 11, 21, 22), "2026-11-22"),
    ],
)
def test_a_day_begins_at_midnight_in_cairo_summer_and_winter(at: int, day: str) -> None:
    assert day_of(at) == day


@pytest.mark.parametrize(("day", "hours"), [(SUMMER_BEGINS, 23), (SUMMER_ENDS, 25)])
def test_the_days_of_the_change_have_23_and_25_hours_in_one_piece(
    day: date, hours: int
) -> None:
    before = utc(day.year, day.month, day.day) - 12 * HOUR
    times = range(before, before + 48 * HOUR, HOUR // 4)

    inside = [at for at in times if day_of(at) == day.isoformat()]

    assert inside[-1] - inside[0] + HOUR // 4 == hours * HOUR
    assert inside == list(range(inside[0], inside[-1] + 1, HOUR // 4))


@given(st.integers(utc(2024, 1, 1), utc(2036, 1, 1)), st.integers(0, 40 * 24 * HOUR))
def test_a_later_time_is_never_of_an_earlier_day(at: int, more: int) -> None:
    assert day_of(at) <= day_of(at + more)


def test_the_hours_are_those_of_the_wall_clock_all_year() -> None:
    opens, closes = timedelta(hours=9), timedelta(hours=14)
    for month, day in ((4, 23), (4, 26), (10, 29), (11, 1)):
        midnight = datetime(2026, month, day, tzinfo=cairo(0).tzinfo)

        at = int((midnight + opens).timestamp() * 1000)
        ends = int((midnight + closes).timestamp() * 1000)

        assert Hours().includes(at)
        assert not Hours().includes(at - 1)
        assert Hours().includes(ends - 1)
        assert not Hours().includes(ends)


def test_no_tickets_are_given_on_friday_and_saturday() -> None:
    days = [MORNING + n * 24 * HOUR for n in range(7)]

    assert [Hours().includes(at) for at in days] == [True] * 5 + [False] * 2


TICKETS = st.tuples(
    st.sampled_from(sorted(SERVICES)), st.sampled_from(("ordinary", "priority"))
)


@settings(max_examples=50)
@given(st.lists(TICKETS | st.none(), max_size=60))
def test_numbers_of_a_letter_and_day_begin_at_101_and_have_no_gap(
    wishes: list[tuple[str, str] | None],
) -> None:
    day = open_center({1: ORDINARY})
    given_numbers: dict[tuple[str, str], list[int]] = {}

    for wish in wishes:
        if wish is None:
            next_day(day)
        else:
            ticket = day.issue(*wish)
            given_numbers.setdefault((ticket.day, ticket.letter), []).append(
                ticket.number
            )

    for numbers in given_numbers.values():
        assert numbers == list(range(101, 101 + len(numbers)))


def next_day(day: Day) -> None:
    for ticket in list(day.hall.tickets.values()):
        if ticket.state == "waiting":
            fields = {"ticket": ticket.id, "reason": "day_closed"}
            day.act("ticket.cancelled", "server", **fields)
    day.act("day.closed", "server", day=day.hall.order.day, counts={})
    day.now += 24 * HOUR
    day.act("day.opened", "server", day=day_of(day.now))


@pytest.mark.parametrize("day", [SUMMER_BEGINS, SUMMER_ENDS])
def test_numbers_begin_anew_once_on_the_days_of_the_change(day: date) -> None:
    midnight = datetime(day.year, day.month, day.day, tzinfo=cairo(0).tzinfo)
    center = open_center({1: ORDINARY}, at=int(midnight.timestamp() * 1000) - 2 * HOUR)
    numbers: dict[str, list[int]] = {}

    for _ in range(120):
        if day_of(center.now) != center.hall.order.day:
            close_and_open(center)
        ticket = center.issue("stamp")
        numbers.setdefault(ticket.day, []).append(ticket.number)
        center.now += HOUR // 4

    assert numbers[day.isoformat()][0] == 101
    assert all(of == list(range(101, 101 + len(of))) for of in numbers.values())
    assert len(numbers[day.isoformat()]) == (92 if day == SUMMER_BEGINS else 100)


def close_and_open(center: Day) -> None:
    center.now -= 24 * HOUR
    next_day(center)


def test_after_999_numbers_go_on_with_four_digits() -> None:
    day = open_center({1: ORDINARY})
    tickets = [day.issue("stamp") for _ in range(901)]

    assert (tickets[898].number, tickets[898].id) == (999, "20261122-S999")
    assert (tickets[899].number, tickets[899].id) == (1000, "20261122-S1000")
    assert [t.number for t in tickets] == list(range(101, 1002))


def test_a_number_of_four_digits_fits_on_the_paper_and_into_the_promise() -> None:
    promise = Promise(13, 1, 5_000_000, 1_795_334_400, "S", 1000, b"ab", bytes(10))

    assert Promise.unpack(promise.pack()).number == 1000
    assert ticket_id("2026-11-22", "S", 1000) == "20261122-S1000"
