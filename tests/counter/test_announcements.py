"""The order of the hall: what stands in the box and in the list, and what is said next.

The modules of the pages alone, in a browser without a center behind.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.counter.voice_stage import Stage, staged

HALL = """
  const { Announcements } = await load("announcements.js");
  const { VoiceQueue } = await load("voice_queue.js");
  const hall = new Announcements(6000), voice = new VoiceQueue();
  const call = (seq, ticket, at = 0, more = {}) =>
    ({seq, ticket, at, window: seq, count: 1, current: true, ...more});
  const names = (calls) => calls.map((one) => one.ticket);
  const hears = (now, ...calls) => calls.forEach((one) => hall.take(one, now));
"""
BURST = """
  const boxed = {}, listed = {};
  let seq = 0;
  for (let now = 0; now <= 120000; now += 200) {
    for (const [at, count] of [[0, 1], [20000, 2], [40000, 3]]) if (now === at) {
      for (let n = 1; n <= given; n += 1) {
        hall.take(call(seq += 1, `D${n}`, at, {count, window: n}), now);
      }
    }
    const ticket = hall.next(now)?.ticket;
    if (ticket) boxed[ticket] ??= now / 1000;
    for (const one of names([hall.box(), ...hall.list()])) listed[one] ??= now / 1000;
  }
  const last = (found) => Math.max(...Object.values(found));
  const all = [boxed, listed].map((found) => Object.keys(found).length);
  return [all, last(listed), last(boxed)];
"""


@pytest.fixture(scope="module")
def stage(browser: Browser) -> Iterator[Stage]:
    with staged(browser) as shown:
        yield shown


def hall(stage: Stage, body: str, given: Any = None) -> Any:
    return stage.run(HALL + body, given)


def test_a_call_stands_six_seconds_before_the_next(stage: Stage) -> None:
    told = hall(
        stage,
        """
        hears(0, call(1, "D101"), call(2, "D102"));
        return [0, 5999, 6000, 12000].map((now) => hall.next(now)?.ticket ?? "");
        """,
    )

    assert told == ["D101", "", "D102", ""]


def test_a_call_that_waits_for_the_box_stands_in_the_list_and_is_new_there(
    stage: Stage,
) -> None:
    told = hall(
        stage,
        """
        hears(0, call(1, "D101"), call(2, "D102"));
        const one = hall.next(0), [other] = hall.list();
        return [one.ticket, other.ticket, hall.newFor(other, 700),
                hall.newFor(one, 700) === Infinity];
        """,
    )

    assert told == ["D101", "D102", 700, True]


def test_a_repeat_lets_new_calls_go_before_it(stage: Stage) -> None:
    told = hall(
        stage,
        """
        hears(0, call(1, "D90"), call(2, "D101"));
        hall.next(0); hall.next(6000);
        hears(6000, call(3, "D90", 6000, {count: 2}), call(4, "D102", 6000));
        return hall.waiting;
        """,
    )

    assert told == ["D102", "D90"]


def test_who_has_not_been_in_the_box_goes_before_a_repeat_however_often_called(
    stage: Stage,
) -> None:
    told = hall(
        stage,
        """
        hears(0, call(1, "D101"), call(2, "D102"), call(3, "D103"));
        hall.next(0);
        const again = [[4, "D101"], [5, "D103"], [6, "D102"]];
        hears(4000, ...again.map(([seq, one]) => call(seq, one, 4000, {count: 2})));
        return [hall.waiting, hall.next(6000).count];
        """,
    )

    assert told == [["D102", "D103", "D101"], 2]


def test_a_repeat_that_stands_gives_way_to_a_new_call(stage: Stage) -> None:
    told = hall(
        stage,
        """
        hears(0, call(1, "D90"));
        hall.next(0);
        hears(20000, call(2, "D90", 20000, {count: 2}));
        hall.next(20000);
        hears(20000, call(3, "D102", 20000));
        return [22999, 23000].map((now) => hall.next(now)?.ticket ?? "");
        """,
    )

    assert told == ["", "D102"]


def test_the_box_is_free_at_once_when_its_number_is_called_no_more(
    stage: Stage,
) -> None:
    told = hall(
        stage,
        """
        hears(0, call(1, "D101"), call(2, "D102"));
        hall.next(0);
        hall.leave("D101", 3);
        return hall.next(400).ticket;
        """,
    )

    assert told == "D102"


@pytest.mark.parametrize(
    ("windows", "boxed_within"), [(5, 24), (6, 30), (12, 40), (24, 46)]
)
def test_all_windows_call_at_once_and_again(
    stage: Stage, windows: int, boxed_within: int
) -> None:
    """Each is seen at once, and has the box to itself before it may be missed."""
    counted, listed, boxed = hall(stage, BURST, windows)

    assert counted == [windows, windows]
    assert listed == 0
    assert boxed <= boxed_within


def test_a_crowded_hall_lists_all_who_are_called_by_their_windows(stage: Stage) -> None:
    told = hall(
        stage,
        """
        for (let n = 1; n <= 9; n += 1) hears(0, call(n, `D${n}`, 0, {window: 10 - n}));
        hall.next(0);
        const all = names(hall.list());
        for (const [n, seq] of [[7, 10], [8, 11], [9, 12]]) hall.leave(`D${n}`, seq);
        return [all, hall.box().ticket, names(hall.list())];
        """,
    )

    crowd = [f"D{n}" for n in range(9, 0, -1)]
    assert told == [crowd, "D1", ["D6", "D5", "D4", "D3", "D2"]]


def test_who_is_still_called_stands_in_the_list_before_who_was(stage: Stage) -> None:
    told = hall(
        stage,
        """
        hears(0, call(1, "S101"), call(2, "D100"));
        hall.next(0); hall.next(6000);
        for (let seq = 3; seq < 11; seq += 1) {
          hears(0, call(seq, `D10${seq}`, 0, {current: false}));
        }
        return [hall.box().ticket, names(hall.list())];
        """,
    )

    assert told == ["D100", ["S101", "D1010", "D109", "D108", "D107"]]


def test_an_old_call_is_listed_and_not_announced(stage: Stage) -> None:
    told = hall(
        stage,
        """
        hears(20001, call(1, "D101", 0), call(2, "D102", 1));
        return [hall.next(20001).ticket, hall.next(60000), hall.box().ticket,
                names(hall.list())];
        """,
    )

    assert told == ["D102", None, "D102", ["D101"]]


def test_a_call_that_came_late_does_not_push_out_the_one_announced(
    stage: Stage,
) -> None:
    told = hall(
        stage,
        """
        hears(30000, call(5, "D105", 30000));
        hall.next(30000);
        hears(30000, call(6, "D103", 0));
        return [hall.box().ticket, names(hall.list())];
        """,
    )

    assert told == ["D105", ["D103"]]


def test_a_ticket_that_left_is_announced_no_more(stage: Stage) -> None:
    told = hall(
        stage,
        """
        hears(0, call(1, "D101"), call(2, "D102"));
        hall.leave("D102", 3);
        return [hall.next(0).ticket, hall.next(9000), names(hall.list())];
        """,
    )

    assert told == ["D101", None, ["D102"]]


def test_a_ticket_that_is_called_anew_after_it_went_back_is_new(stage: Stage) -> None:
    told = hall(
        stage,
        """
        hears(0, call(1, "A101"), call(2, "D101"));
        hall.next(0); hall.next(6000);
        hall.leave("A101", 3);
        hears(9000, call(4, "D101", 9000, {count: 2}), call(5, "A101", 9000));
        return hall.waiting;
        """,
    )

    assert told == ["A101", "D101"]


def test_the_box_returns_to_who_is_still_called(stage: Stage) -> None:
    told = hall(
        stage,
        """
        hears(0, call(1, "D101"));
        hall.next(0);
        hears(0, call(2, "D102"));
        hall.next(6000);
        hall.leave("D102", 3);
        const still = hall.box().ticket;
        hall.leave("D101", 4);
        return [still, hall.box().ticket, hall.box().current];
        """,
    )

    assert told == ["D101", "D102", False]


def test_a_ticket_stands_once_in_the_list_of_five(stage: Stage) -> None:
    told = hall(
        stage,
        """
        for (let seq = 1; seq < 9; seq += 1) {
          hears(50000, call(seq, `D10${seq}`, 0, {current: false}));
        }
        hears(50000, call(9, "D103", 0, {current: false, count: 2}));
        return [hall.box().ticket, names(hall.list())];
        """,
    )

    assert told == ["D103", ["D108", "D107", "D106", "D105", "D104"]]


def test_what_is_known_changes_nothing_when_it_is_told_again(stage: Stage) -> None:
    told = hall(
        stage,
        """
        hears(0, call(1, "D101"));
        hall.next(0);
        const { came, gone } = hall.agree([call(1, "D101")], 2, 9000);
        return [came, gone, hall.next(9000), hall.box().current];
        """,
    )

    assert told == [[], [], None, True]


def test_who_is_not_called_in_the_hall_leaves_the_screen(stage: Stage) -> None:
    told = hall(
        stage,
        """
        hears(0, call(1, "A101"), call(2, "D101"), call(3, "D102"));
        hall.next(0);
        const { gone } = hall.agree([call(2, "D101", 0, {current: false})], 9, 100);
        return [gone, hall.box().current, hall.next(100), hall.waiting];
        """,
    )

    assert told == [["D102", "D101", "A101"], False, None, []]


def test_a_call_that_was_missed_is_found_though_a_later_one_overtook_the_view(
    stage: Stage,
) -> None:
    told = hall(
        stage,
        """
        hears(0, call(12, "D102"));
        hall.agree([call(7, "D101")], 10, 0);
        return [hall.next(0).ticket, hall.next(6000).ticket];
        """,
    )

    assert told == ["D102", "D101"]


def test_an_older_view_undoes_nothing_that_an_event_has_told(stage: Stage) -> None:
    told = hall(
        stage,
        """
        hears(0, call(12, "D102"));
        hall.leave("D101", 13);
        const { gone } = hall.agree([call(7, "D101")], 10, 0);
        return [gone, hall.next(0).ticket, hall.next(6000), names(hall.list())];
        """,
    )

    assert told == [[], "D102", None, []]


def test_an_event_that_the_view_knew_already_is_passed_over(stage: Stage) -> None:
    told = hall(
        stage,
        """
        hall.agree([call(7, "D101")], 10, 0);
        hears(0, call(5, "D100"));
        return [hall.leave("D101", 6), names([hall.box(), ...hall.list()])];
        """,
    )

    assert told == [False, ["D101"]]


def test_another_day_forgets_who_was_called_and_keeps_who_is(stage: Stage) -> None:
    told = hall(
        stage,
        """
        hears(0, call(1, "D101"), call(2, "D102"));
        hall.leave("D102", 3);
        hall.clearPast();
        return [hall.box().ticket, hall.list()];
        """,
    )

    assert told == ["D101", []]


def test_who_has_not_been_said_goes_before_a_repeat_however_often_called(
    stage: Stage,
) -> None:
    told = hall(
        stage,
        """
        ["D101", "D102", "D103"].forEach((one, n) => voice.take(call(n, one)));
        voice.next();
        voice.take(call(4, "D101", 4000, {count: 2}));
        voice.take(call(5, "D103", 4000, {count: 2}));
        voice.take(call(6, "D104", 4000));
        voice.take(call(7, "D102", 4000, {count: 2}));
        return voice.waiting.map((one) => [one.ticket, one.count]);
        """,
    )

    assert told == [["D102", 2], ["D103", 2], ["D104", 1], ["D101", 2]]


def test_who_was_said_and_went_back_is_new_to_the_voice(stage: Stage) -> None:
    told = hall(
        stage,
        """
        voice.take(call(1, "A101")); voice.next();
        voice.take(call(2, "D101")); voice.next();
        voice.leave("A101");
        voice.take(call(3, "D101", 0, {count: 2}));
        voice.take(call(4, "A101", 0, {count: 2}));
        return names(voice.waiting);
        """,
    )

    assert told == ["A101", "D101"]
