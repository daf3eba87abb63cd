"""The day's close and lost windows, on a record on disk: nobody is left waiting."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from center import (
    actions,
    actions_manager,
    actions_reception,
    actions_time,
    actions_windows,
    routing,
)
from center.audit.verify import verify
from center.domain.day import Hours
from center.domain.errors import Closed
from center.domain.events import Line, decode
from center.domain.ticket import State
from center.domain.window import WindowState
from center.store.journal import read_lines
from center.store.transaction import Transaction
from tests.catalogue import CATALOGUE, QUICK
from tests.processes import command
from tests.store.records import Record, opened

HOUR = 3600
SILENT = frozenset({5})


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record with window 5 open; its audit has to be clean at the end."""
    with opened(tmp_path, windows=6) as made:
        made.open_window(5)
        yield made
    assert verify(made.database).violations == []


def state_of(record: Record, ticket: str) -> State:
    return State(record.run(lambda tx: tx.hall.ticket(ticket)).state)


def window(record: Record, number: int = 5) -> WindowState:
    return WindowState(record.run(lambda tx: tx.hall.window(number)).state)


def enter(record: Record) -> None:
    record.run(lambda tx: actions.call_now(tx, command(), "205", 5))


def clerk(record: Record, kind: str, **given: object) -> None:
    record.run(lambda tx: actions.at_ticket(tx, command(), kind, "205", 5, **given))


def serving(record: Record) -> str:
    ticket = record.issue()
    enter(record)
    clerk(record, "ticket.started", presence="qr", card=0)
    return ticket


def check_all(record: Record) -> None:
    documents = {d.id: "present" for d in CATALOGUE.services[QUICK].documents}
    clerk(record, "documents.checked", documents=documents)


def set_day(record: Record, act: str) -> None:
    record.run(lambda tx: actions_manager.set_day(tx, command(), "100", act))


def tick(
    record: Record,
    seconds: float,
    silent: frozenset[int] = frozenset(),
    back_since: int = 0,
) -> None:
    record.clock.wait(seconds)
    record.run(lambda tx: actions_time.tick(tx, silent, back_since=back_since))


def kinds(record: Record, since: int) -> list[str]:
    lines: list[Line] = record.run(lines_of)[since:]
    return [line["kind"] for line in lines]


def lines_of(tx: Transaction) -> list[Line]:
    return [decode(data) for _, data in read_lines(tx.connection)]


def test_whoever_was_parked_is_told_at_the_close(record: Record) -> None:
    ticket = serving(record)
    clerk(record, "ticket.parked", reason="copy")

    set_day(record, "close")

    assert state_of(record, ticket) is State.CANCELLED


def test_whoever_is_accepted_after_the_close_is_the_last(record: Record) -> None:
    ticket = serving(record)
    check_all(record)
    set_day(record, "close")

    record.run(lambda tx: routing.accept(tx, command(), "205", 5))

    assert state_of(record, ticket) is State.SERVED
    assert window(record) is WindowState.CLOSED


@pytest.mark.parametrize("started", [False, True])
def test_a_window_lost_after_the_close_leaves_nobody_waiting(
    record: Record, started: bool
) -> None:
    ticket = record.issue()
    enter(record)
    if started:
        clerk(record, "ticket.started", presence="qr", card=0)
    set_day(record, "close")

    tick(record, 121, SILENT)

    assert state_of(record, ticket) is State.CANCELLED
    assert window(record) is WindowState.CLOSED


def test_nobody_comes_back_after_the_close(record: Record) -> None:
    ticket = record.issue()
    enter(record)
    for _ in (2, 3):
        record.clock.wait(20)
        record.run(lambda tx: actions.recall(tx, command(), "205", 5))
    record.clock.wait(120)
    clerk(record, "ticket.missed")
    set_day(record, "close")

    with pytest.raises(Closed):
        record.run(
            lambda tx: actions_reception.wait_again(
                tx, command(), "reception:301", ticket
            )
        )

    assert state_of(record, ticket) is State.NO_SHOW


def test_a_window_without_an_act_is_lost_by_itself_and_its_ticket_called_elsewhere(
    record: Record,
) -> None:
    ticket = record.issue()
    enter(record)
    record.open_window(1)
    tick(record, 119)
    assert window(record) is WindowState.FREE

    tick(record, 1)

    assert window(record) is WindowState.LOST
    found = record.run(lambda tx: tx.hall.ticket(ticket))
    assert (found.state, found.window, found.marked) == (State.CALLED, 1, True)


def test_a_terminal_that_speaks_again_has_its_window_back(record: Record) -> None:
    ticket = serving(record)
    tick(record, 1, SILENT)
    assert (window(record), state_of(record, ticket)) == (
        *(WindowState.LOST, State.PARKED),
    )

    tick(record, 1)

    assert window(record) is WindowState.FREE


def test_a_window_lost_without_an_act_waits_for_its_clerk(record: Record) -> None:
    record.issue()
    enter(record)
    tick(record, 120)
    tick(record, 600)
    assert window(record) is WindowState.LOST

    record.run(lambda tx: actions_windows.come_back(tx, command(), "205", 5))

    assert window(record) is WindowState.FREE


def test_a_call_before_an_outage_has_its_two_minutes_after_it(record: Record) -> None:
    ticket = record.issue()
    enter(record)
    record.clock.wait(300)
    back = record.clock()
    tick(record, 0, back_since=back)
    tick(record, 119, back_since=back)
    assert state_of(record, ticket) is State.CALLED

    tick(record, 1, back_since=back)

    assert (window(record), state_of(record, ticket)) == (
        *(WindowState.LOST, State.WAITING),
    )


def test_a_server_that_was_away_tells_an_outage_once(record: Record) -> None:
    tick(record, 31)
    before = record.size()
    record.writer.stop()
    record.clock.wait(HOUR)
    record.writer = record.open()

    for _ in range(3):
        tick(record, 1)

    told = [kind for kind in kinds(record, before) if kind == "outage.declared"]
    assert len(told) == 1


def test_a_clock_that_jumps_back_loses_nothing_and_keeps_the_order(
    record: Record,
) -> None:
    first = record.issue()
    record.clock.wait(-3 * HOUR)
    second = record.issue()

    enter(record)
    clerk(record, "ticket.started", presence="qr", card=0)
    clerk(record, "ticket.finished", outcome="done")
    enter(record)

    assert state_of(record, first) is State.SERVED
    assert state_of(record, second) is State.CALLED
    times = [line["at"] for line in record.run(lines_of)]
    assert times == sorted(times)


def test_a_clock_that_jumps_ahead_puts_the_called_back_and_loses_nobody(
    record: Record,
) -> None:
    called = record.issue()
    enter(record)
    waits = record.issue()

    tick(record, 3 * HOUR)

    assert {state_of(record, t) for t in (called, waits)} <= {
        *(State.WAITING, State.CALLED),
    }
    assert window(record) is WindowState.LOST


def test_a_clock_that_jumps_to_another_day_closes_the_day_and_opens_the_next(
    record: Record,
) -> None:
    ticket = record.issue()

    tick(record, 3 * 24 * HOUR)

    assert state_of(record, ticket) is State.CANCELLED
    assert record.run(lambda tx: tx.hall.order.day) == "2026-11-25"
    assert record.issue().endswith("S101")


@pytest.mark.parametrize("kind", ["called", "parked", "transferred"])
def test_whoever_was_at_a_window_over_the_night_waits_in_no_line_of_another_day(
    record: Record, kind: str
) -> None:
    """Today somebody else has that number."""
    if kind == "called":
        ticket = record.issue()
        enter(record)
    else:
        ticket = serving(record)
    tick(record, 24 * HOUR)
    if kind == "parked":
        clerk(record, "ticket.parked", reason="copy")
    elif kind == "transferred":
        told = {"service": "shop_renewal", "reason": "wrong_service"}
        record.run(lambda tx: actions.transfer(tx, command(), "205", 5, **told))
    tick(record, HOUR)

    assert state_of(record, ticket) is State.CANCELLED
    assert record.issue().endswith("S101")


def change_hours(record: Record, hours: Hours) -> None:
    record.run(lambda tx: actions_manager.change_hours(tx, command(), "100", hours, 0))


def is_open(record: Record) -> bool:
    return bool(record.run(lambda tx: tx.hall.order.open))


def test_a_day_that_was_opened_before_its_hours_closes_with_them(
    record: Record,
) -> None:
    """As when the manager opens early, or the hours are moved while it is open."""
    change_hours(record, Hours(opens=11 * 60, closes=14 * 60))

    tick(record, 4 * HOUR - 60)
    assert is_open(record)
    tick(record, 60)
    assert not is_open(record)
    set_day(record, "open")
    tick(record, 2 * HOUR)
    assert is_open(record)


def test_a_holiday_for_today_closes_the_day(record: Record) -> None:
    waits = record.issue()
    change_hours(record, Hours(holidays=("2026-11-22",)))

    assert not is_open(record)
    assert state_of(record, waits) is State.CANCELLED
    assert kinds(record, record.size() - 1) == ["day.closed"]
