"""The acts by which a kiosk's numbers come in: in order, once, at their own place."""

from dataclasses import replace
from typing import Any

import pytest

from center.domain.day import day_of
from center.domain.errors import (
    BadInput,
    Fork,
    Gap,
    NotFound,
    NotInThisState,
    NotYours,
    Refusal,
)
from center.domain.spool_acts import free_letters
from center.domain.ticket import State
from tests.domain import records
from tests.domain.days import MANAGER, ORDINARY, Day, catalogue, open_center
from tests.domain.scenes import assert_refused

MINUTE = 60_000
SECOND_KEY = "B" * 43 + "="


@pytest.fixture
def day() -> Day:
    """An open center whose kiosk K1 has the letter K; no window is open."""
    made = open_center({1: ORDINARY, 2: ORDINARY})
    records.certify(made)
    return made


def test_a_ticket_waits_from_its_own_time_before_those_that_came_later(
    day: Day,
) -> None:
    given_at = day.now
    day.now += 5 * MINUTE
    later = day.issue("stamp")
    day.now += 5 * MINUTE

    ticket = day.hall.ticket(records.arrive(day, given_at))
    day.open_window(1)
    day.wait(60)

    assert (ticket.state, ticket.place_at, ticket.marked) == ("waiting", given_at, True)
    assert (ticket.line, ticket.letter, ticket.number) == ("quick", "K", 101)
    assert day.hall.ticket(ticket.id).state is State.CALLED
    assert day.hall.ticket(later.id).state is State.WAITING


def test_numbers_of_a_kiosk_go_on_from_record_to_record(day: Day) -> None:
    first, second = records.arrive(day), records.arrive(day)

    assert (first, second) == ("20261122-K101", "20261122-K102")


def test_a_record_too_far_is_a_gap_and_another_chain_a_fork(day: Day) -> None:
    records.arrive(day)
    far = records.record(day, n=3)
    other = records.record(day, before="0a" * 32)

    assert_refused(day, Gap, records.take_line(day, far))
    assert_refused(day, Fork, records.take_line(day, other))
    assert_refused(day, Gap, records.take_line(day, records.record(day, n=1)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"ticket": "20261122-K103"},
        {"ticket": "20261122-S101"},
        {"ticket": "20261121-K101"},
        {"ticket": ""},
        {"series": 2},
        {"side": "first"},
        {"pages": [["nid", "x"]]},
        {"reference": "K-7KQM-2X9F"},
        {"sealed": "0a" * 32},
        {"v": 2},
        {"name": "Mona"},
    ],
)
def test_a_record_that_is_not_the_next_of_its_kiosk_is_refused(
    day: Day, wrong: dict[str, Any]
) -> None:
    line = records.take_line(day, records.record(day, **wrong))

    assert_refused(day, BadInput, line)


def test_a_record_may_not_be_older_than_the_one_before_it(day: Day) -> None:
    records.arrive(day)

    older = records.record(day, day.now - 1)

    assert_refused(day, BadInput, records.take_line(day, older))


def test_the_ticket_says_what_its_record_says_and_comes_before_the_next(
    day: Day,
) -> None:
    taken = records.record(day)
    day.do(records.take_line(day, taken))

    for wrong in ({"side": "priority"}, {"place_at": day.now - 1}, {"device_seq": 2}):
        fields = records.ticket_fields(day, taken, **wrong)
        line = day.line("ticket.issued", "kiosk:K1", **fields)
        assert_refused(day, BadInput, line)
    following = records.take_line(day, records.record(day, ticket="20261122-K102"))
    assert_refused(day, NotInThisState, following)
    day.act("ticket.issued", "kiosk:K1", **records.ticket_fields(day, taken))
    again = day.line("ticket.issued", "kiosk:K1", **records.ticket_fields(day, taken))
    assert_refused(day, BadInput, again)


def test_no_other_device_hands_in_a_spool(day: Day) -> None:
    line = records.take_line(day, records.record(day))

    assert_refused(day, NotYours, {**line, "by": "kiosk:K2"})
    day.act("device.enrolled", MANAGER, device="K2")
    assert_refused(day, NotFound, {**line, "by": "kiosk:K2", "device": "K2"})


def test_a_number_on_paper_stands_before_a_quota(day: Day) -> None:
    order = day.hall.order
    hours = replace(order.hours(day.now), quotas={"stamp": 0})
    full = replace(order, timetable=order.timetable.announce(hours, 0, day.now))
    day.hall.put(full)

    assert day.hall.ticket(records.arrive(day)).state is State.WAITING


def test_a_ticket_of_another_day_has_lapsed_and_is_never_called(day: Day) -> None:
    yesterday = records.record(day)
    day.act("day.closed", "server", day=day.hall.order.day, counts={})
    day.now += 24 * 60 * MINUTE
    day.act("day.opened", "server", day=day_of(day.now))
    assert_refused(day, BadInput, records.take_line(day, yesterday, "taken"))
    day.do(records.take_line(day, yesterday, "lapsed"))
    fields = records.ticket_fields(day, yesterday)
    assert_refused(day, NotInThisState, day.line("ticket.issued", "kiosk:K1", **fields))

    day.act("ticket.lapsed", "kiosk:K1", **fields)

    lapsed = day.hall.ticket("20261122-K101")
    assert (lapsed.state, lapsed.reason) == (State.CANCELLED, "day_closed")
    assert not day.hall.anyone_waits()
    assert records.arrive(day) == "20261123-K101"


def test_no_place_is_older_than_the_kiosks_key(day: Day) -> None:
    early = records.record(day, records.key(day).certified_at - 1)

    assert_refused(day, BadInput, records.take_line(day, early))


def test_a_ticket_that_arrives_after_the_close_has_lapsed(day: Day) -> None:
    taken = records.record(day)
    day.act("day.closed", "server", day=day.hall.order.day, counts={})

    assert_refused(day, BadInput, records.take_line(day, taken))
    day.do(records.take_line(day, taken, "lapsed"))


def test_a_clock_that_is_ahead_gives_no_place_before_its_arrival(day: Day) -> None:
    taken = records.record(day, day.now + 7 * MINUTE)
    day.do(records.take_line(day, taken))

    early = records.ticket_fields(day, taken)
    assert_refused(day, BadInput, day.line("ticket.issued", "kiosk:K1", **early))
    fields = records.ticket_fields(day, taken, place_at=day.now)
    day.act("ticket.issued", "kiosk:K1", **fields)


def test_a_letter_is_no_line_s_and_no_other_kiosk_s_of_today(day: Day) -> None:
    day.act("device.enrolled", MANAGER, device="K2")

    def certified(letter: str, key: str = SECOND_KEY) -> Refusal:
        told = {"device": "K2", "series": 1, "letter": letter, "key": key}
        line = day.line("kiosk.certified", "server", **told, certificate="")
        return assert_refused(day, BadInput, line)

    certified("S")
    certified("K")
    certified("I")
    certified("N", records.KEY)
    assert free_letters(day.hall, day.now)[0] == "N"
    records.certify(day, "K1", "N", SECOND_KEY)
    certified("K")
    tomorrow = day.now + 24 * 60 * MINUTE
    assert free_letters(day.hall, tomorrow)[0] == "K"


def test_a_catalogue_may_not_take_the_letter_of_a_kiosk(day: Day) -> None:
    taken = catalogue(day, version=2, hash="1" * 64)
    taken["lines"] = {**taken["lines"], "new": ["K", 5]}

    assert_refused(day, BadInput, day.line("catalogue.published", MANAGER, **taken))


def test_an_altered_spool_ends_its_key(day: Day) -> None:
    records.arrive(day)
    told = {"device": "K1", "series": 1, "lines": 3}
    assert_refused(day, BadInput, day.line("spool.altered", "kiosk:K1", **told, n=1))

    day.act("spool.altered", "kiosk:K1", **told, n=2)

    assert day.hall.keys["K1.1"].altered == 3
    told = {"device": "K1", "series": 2, "letter": "N", "key": SECOND_KEY}
    day.act("kiosk.certified", "server", **told, certificate="")
    assert records.arrive(day) == "20261122-N101"
