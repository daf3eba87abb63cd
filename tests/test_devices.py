"""Machines that have gone are told, and told again when they are back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from center import actions, actions_time
from center.audit.verify import verify
from center.domain.events import decode
from center.store.transaction import Transaction
from tests.processes import Center, make_center
from tests.store.records import Record, opened

LINES = "SELECT line FROM journal ORDER BY seq"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with opened(tmp_path) as made:
        yield made


def look(record: Record, **heard_ago: int) -> None:
    """A look of the server, with the seconds since each machine was heard."""
    heard = {name: record.clock() - 1000 * ago for name, ago in heard_ago.items()}
    record.run(lambda tx: actions_time.tick(tx, heard=heard))


def told(record: Record) -> list[tuple[str, str]]:
    """What the journal says of machines that went and came."""

    def read(tx: Transaction) -> list[dict[str, Any]]:
        return [decode(row[0]) for row in tx.connection.execute(LINES)]

    kinds = ("device.silent", "device.back")
    found = [line for line in record.run(read) if line["kind"] in kinds]
    return [(line["kind"], line["device"]) for line in found]


def test_a_machine_that_has_gone_is_told_once_and_told_when_it_is_back(
    record: Record,
) -> None:
    for ago in (60, 119, 121, 500, 900, 3, 1):
        look(record, K1=ago)

    assert told(record) == [("device.silent", "K1"), ("device.back", "K1")]
    record.writer.stop()
    assert verify(record.database).violations == []


def test_the_agent_is_told_too_but_no_window_and_no_machine_never_heard(
    record: Record,
) -> None:
    look(record, agent=121, W1=121, M1=121)
    look(record)

    assert told(record) == [("device.silent", "agent")]


def test_a_machine_that_is_switched_off_after_the_close_is_not_told(
    record: Record,
) -> None:
    record.run(lambda tx: actions.close_day(tx, actions.SERVER))

    look(record, K1=121)

    assert told(record) == []


def test_a_silent_machine_stays_so_over_a_start_until_it_is_heard(
    record: Record,
) -> None:
    look(record, K1=121)
    record.reopen()

    look(record)
    assert told(record) == [("device.silent", "K1")]
    look(record, K1=1)
    assert told(record)[1:] == [("device.back", "K1")]


@pytest.fixture
def center(tmp_path: Path) -> Iterator[Center]:
    running = make_center(tmp_path).start()
    yield running
    running.stop()


def test_a_kiosk_that_only_looks_whether_the_center_is_there_is_heard(
    center: Center,
) -> None:
    manager = center.manager()

    def state() -> str:
        devices = manager.get("/v1/manager").json()["devices"]
        return str(next(d["state"] for d in devices if d["device"] == "K1"))

    assert state() == "silent"
    stranger = requests.get(
        f"{center.url}/v1/center", headers={"Authorization": "Bearer K1:x"}, timeout=30
    )
    assert (stranger.status_code, state()) == (200, "silent")
    center.kiosk().get("/v1/center")
    assert state() == "here"
