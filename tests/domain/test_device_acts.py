"""Machines that are taken out of service: what they may still do, and what not."""

import pytest

from center.domain.errors import (
    BadInput,
    DeviceRevoked,
    NotAllowed,
    NotFound,
    NotInThisState,
)
from center.domain.spool import Record
from center.domain.ticket import State
from tests.domain import records
from tests.domain.days import MANAGER, ORDINARY, Day, open_center

MINUTE = 60_000
OTHER_KEY = "B" * 43 + "="


@pytest.fixture
def day() -> Day:
    """A kiosk with a certified key, a display, two managers' browsers, one window."""
    made = open_center({1: ORDINARY})
    made.act("staff.changed", MANAGER, staff="100", role="manager", code="created")
    for device in ("D1", "M1", "M2", "W1"):
        made.act("device.enrolled", "server", device=device)
    made.act("staff.signed_in", "server", staff="100", device="M1")
    records.certify(made)
    return made


def revoke(day: Day, device: str, key: str = "0123456789abcdef") -> None:
    day.act("device.revoked", MANAGER, device=device, key=key)


def take_in(day: Day, record: Record) -> None:
    day.do(records.take_line(day, record))
    told = records.ticket_fields(day, record)
    day.act("ticket.issued", "kiosk:K1", **told)


def test_a_kiosk_taken_out_hands_in_what_it_gave_before_and_nothing_after(
    day: Day,
) -> None:
    before, given_at = records.record(day), day.now
    day.now += MINUTE
    revoke(day, "K1")
    day.now += MINUTE

    take_in(day, before)

    assert day.hall.ticket(before["ticket"]).state is State.WAITING
    assert day.hall.ticket(before["ticket"]).place_at == given_at
    (key,) = day.hall.kiosk_keys()
    later = before | {"n": 2, "before": key.last, "at": day.now}
    with pytest.raises(DeviceRevoked):
        day.do(records.take_line(day, later))


def test_a_kiosk_taken_out_writes_no_other_line_until_it_is_enrolled_again(
    day: Day,
) -> None:
    revoke(day, "K1")

    with pytest.raises(DeviceRevoked):
        day.issue("stamp")
    with pytest.raises(DeviceRevoked):
        day.act("help.called", "kiosk:K1", device="K1")
    with pytest.raises(DeviceRevoked):
        records.certify(day, letter="N", key=OTHER_KEY)

    day.act("device.enrolled", "server", device="K1")
    records.certify(day, letter="N", key=OTHER_KEY)
    assert day.issue("stamp").state is State.WAITING


def test_a_key_that_ended_otherwise_hands_in_nothing_more(day: Day) -> None:
    before = records.record(day)
    records.certify(day, letter="N", key=OTHER_KEY)

    with pytest.raises(BadInput):
        day.do(records.take_line(day, before))


def test_a_window_is_left_before_its_computer_is_taken_out_and_opened_there_no_more(
    day: Day,
) -> None:
    day.open_window(1)
    with pytest.raises(NotInThisState):
        revoke(day, "W1")
    day.at_window("window.closed", 1)

    revoke(day, "W1")

    with pytest.raises(DeviceRevoked):
        day.act("staff.signed_in", "server", staff="201", device="W1")


def test_neither_the_managers_own_browser_nor_the_agent_is_taken_out(day: Day) -> None:
    day.act("device.enrolled", "server", device="agent")
    for device in ("M1", "agent"):
        with pytest.raises(NotAllowed):
            revoke(day, device)
    with pytest.raises(NotFound):
        revoke(day, "K9")
    with pytest.raises(BadInput):
        revoke(day, "M2", key="the key itself")

    revoke(day, "M2", key="")

    with pytest.raises(NotInThisState):
        revoke(day, "M2")
