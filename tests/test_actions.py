"""What people do at a center, on a record on disk: one transaction each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from center import actions, actions_manager, actions_time
from center.actions_manager import told_hours
from center.audit.verify import verify
from center.domain.day import Hours
from center.domain.errors import NotInThisState, Refusal
from center.domain.rule import Rule
from center.domain.ticket import State, Ticket
from center.domain.window import Window, WindowState
from center.store.transaction import Transaction
from tests.processes import command
from tests.store.records import Record, opened

HOURS = 3600


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record whose audit has to be clean at the end of each test."""
    with opened(tmp_path, windows=6) as made:
        yield made
    assert verify(made.database).violations == []


def ticket_at(record: Record, number: int) -> Ticket:
    window = window_of(record, number)
    found = record.run(lambda tx: tx.hall.ticket(window.ticket))
    assert isinstance(found, Ticket)
    return found


def window_of(record: Record, number: int) -> Window:
    found = record.run(lambda tx: tx.hall.window(number))
    assert isinstance(found, Window)
    return found


def state_of(record: Record, ticket: str) -> State:
    return State(record.run(lambda tx: tx.hall.ticket(ticket)).state)


def enter(record: Record, number: int, command_id: str = "") -> None:
    mine, staff = command_id or command(), str(200 + number)
    record.run(lambda tx: actions.call_now(tx, mine, staff, number))


def clerk(
    record: Record, number: int, kind: str, command_id: str = "", **given: object
) -> None:
    mine, staff = command_id or command(), str(200 + number)
    record.run(lambda tx: actions.at_ticket(tx, mine, kind, staff, number, **given))


def tick(record: Record, seconds: float) -> None:
    record.clock.wait(seconds)
    record.run(actions_time.tick)


def test_a_window_is_called_for_when_its_wrap_up_ends(record: Record) -> None:
    record.open_window(5)
    ticket = record.issue()

    tick(record, 14.9)
    assert not window_of(record, 5).ticket
    tick(record, 0.2)

    assert ticket_at(record, 5).id == ticket


def test_of_free_windows_the_one_free_longest_is_matched(record: Record) -> None:
    record.open_window(2)
    record.clock.wait(1)
    record.open_window(1)
    record.clock.wait(1)
    record.open_window(5)
    tick(record, 60)

    first, second = record.issue(), record.issue()

    # Window 2 does not serve quick errands; 1 was free before 5.
    assert (ticket_at(record, 1).id, ticket_at(record, 5).id) == (first, second)


def test_enter_calls_for_windows_that_are_due_before_its_own(record: Record) -> None:
    record.open_window(1)
    record.clock.wait(10)
    record.open_window(5)
    first, second = record.issue(), record.issue()
    record.clock.wait(6)

    enter(record, 5)

    assert (ticket_at(record, 1).id, ticket_at(record, 5).id) == (first, second)


def test_enter_with_nobody_waiting_is_refused_and_changes_nothing(
    record: Record,
) -> None:
    record.open_window(5)
    before = record.size()

    with pytest.raises(NotInThisState):
        enter(record, 5)

    assert record.size() == before


def test_enter_pressed_twice_calls_one(record: Record) -> None:
    record.open_window(5)
    record.issue()
    record.issue()
    mine = command()

    enter(record, 5, mine)
    before = record.size()
    enter(record, 5, mine)

    assert record.size() == before


@pytest.mark.parametrize("presence", ["qr", "check"])
def test_a_repeated_start_is_no_other_command(record: Record, presence: str) -> None:
    record.open_window(5)
    record.issue()
    enter(record, 5)
    mine = command()
    clerk(record, 5, "ticket.started", mine, presence=presence, card=0)
    before = record.size()

    clerk(record, 5, "ticket.started", mine, presence="check", card=0)

    assert record.size() == before


def test_a_repeated_demotion_is_no_other_command(record: Record) -> None:
    record.open_window(5)
    record.issue(side="priority")
    enter(record, 5)
    mine = command()
    record.run(lambda tx: actions.demote(tx, mine, "205", 5))
    before = record.size()

    record.run(lambda tx: actions.demote(tx, mine, "205", 5))

    assert record.size() == before


def test_a_repeated_recall_or_finish_is_done_once(record: Record) -> None:
    record.open_window(5)
    record.issue()
    enter(record, 5)
    record.clock.wait(20)
    recall, finish = command(), command()
    for _ in range(2):
        record.run(lambda tx: actions.recall(tx, recall, "205", 5))
    assert ticket_at(record, 5).calls == 2
    clerk(record, 5, "ticket.started", presence="qr", card=0)

    for _ in range(2):
        clerk(record, 5, "ticket.finished", finish, outcome="done")

    assert not window_of(record, 5).ticket


def test_the_close_tells_those_who_wait_and_closes_idle_windows(
    record: Record,
) -> None:
    record.open_window(1)
    record.open_window(5)
    record.issue()
    enter(record, 5)
    waits = [record.issue(), record.issue(side="priority")]

    record.run(lambda tx: actions_manager.set_day(tx, command(), "100", "close"))

    assert {state_of(record, ticket) for ticket in waits} == {State.CANCELLED}
    assert window_of(record, 1).state is WindowState.CLOSED
    assert ticket_at(record, 5).state is State.CALLED


@pytest.mark.parametrize("side", ["ordinary", "priority"])
def test_whoever_is_at_a_window_at_the_close_is_served_and_then_it_closes(
    record: Record, side: str
) -> None:
    record.open_window(5)
    ticket = record.issue(side=side)
    enter(record, 5)
    record.run(lambda tx: actions_manager.set_day(tx, command(), "100", "close"))

    clerk(record, 5, "ticket.started", presence="qr", card=1)
    clerk(record, 5, "ticket.finished", outcome="done")

    assert state_of(record, ticket) is State.SERVED
    assert window_of(record, 5).state is WindowState.CLOSED
    assert record.run(lambda tx: tx.hall.staff("205").device) == ""


def test_nobody_is_left_waiting_overnight(record: Record) -> None:
    record.open_window(5)
    ticket = record.issue(side="priority")
    enter(record, 5)
    record.run(lambda tx: actions_manager.set_day(tx, command(), "100", "close"))

    record.run(lambda tx: actions.demote(tx, command(), "205", 5))

    assert state_of(record, ticket) is State.CANCELLED
    assert window_of(record, 5).state is WindowState.CLOSED


def test_the_day_turns_at_midnight_in_cairo_and_numbers_begin_anew(
    record: Record,
) -> None:
    old = record.issue()
    tick(record, 14 * HOURS - 1)
    assert state_of(record, old) is State.WAITING

    tick(record, 1)
    new = record.issue()

    assert state_of(record, old) is State.CANCELLED
    assert (old, new) == ("20261122-S101", "20261123-S101")


def test_the_schedule_opens_at_nine_and_closes_at_fourteen(record: Record) -> None:
    def publish_hours(tx: Transaction) -> None:
        hours = told_hours(Hours())
        common = {"version": 2, "effective_at": tx.now}
        tx.act("hours.published", "manager:100", **common, **hours)

    def is_open() -> bool:
        return bool(record.run(lambda tx: tx.hall.order.open))

    record.run(publish_hours)
    tick(record, 4 * HOURS - 1)
    states = [is_open()]
    for seconds in (1, 19 * HOURS - 1, 1):
        tick(record, seconds)
        states.append(is_open())

    assert states == [True, False, False, True]


def test_a_day_closed_by_hand_is_not_opened_again_by_the_schedule(
    record: Record,
) -> None:
    record.run(lambda tx: actions_manager.set_day(tx, command(), "100", "close"))

    tick(record, HOURS)

    assert not record.run(lambda tx: tx.hall.order.open)


@pytest.mark.parametrize("act", ["open", "close"])
def test_the_day_is_opened_or_closed_once(record: Record, act: str) -> None:
    if act == "close":
        record.run(lambda tx: actions_manager.set_day(tx, command(), "100", "close"))
    before = record.size()

    with pytest.raises(Refusal):
        record.run(lambda tx: actions_manager.set_day(tx, command(), "100", act))

    assert record.size() == before


def test_a_rule_of_ones_own_is_published_at_the_start(tmp_path: Path) -> None:
    with opened(tmp_path / "quick", windows=6, rule=Rule(wrap_up_seconds=0)) as made:
        made.open_window(5)

        ticket = made.issue()

        assert ticket_at(made, 5).id == ticket
    assert verify(made.database).ok
