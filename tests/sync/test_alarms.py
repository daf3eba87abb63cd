"""A record that is not as it has to be: the agent tells the hub, and it shows it."""

import sqlite3

import pytest
import requests

from center.domain.merkle import extend_tiles, leaf_hash
from sync import signing
from sync.agent.courier import Condition
from sync.hub.setup import settle_alarms
from tests.sync.builder import problem
from tests.sync.conftest import Enrolled
from tests.sync.test_hub_pages import cells, read, sign_in
from tests.sync.test_line import LOG, change

RECORD = 6
"""Column of the list that says how the record is."""


def put_in(center: Enrolled, seconds: int, *, hashed: bool) -> None:
    """Somebody writes a line above the signed head, and perhaps into the tree."""
    journal = center.journal
    journal.at += (seconds - 1) * 1000
    line = journal.next_line("ticket.called", {"ticket": "20261122-D147"})
    size = journal.size - 1
    with sqlite3.connect(journal.data / "center.db") as db:
        db.execute("INSERT INTO journal VALUES (?, ?)", (size, line))
        if hashed:
            tiles = extend_tiles(journal.tile, size, [leaf_hash(line)])
            rows = [(*place, data) for place, data in tiles.items()]
            db.executemany("INSERT OR REPLACE INTO tile VALUES (?, ?, ?)", rows)


def shown(center: Enrolled, column: int = RECORD) -> str:
    """What the list of centers says in English."""
    (row,) = cells(read(sign_in(center.hub), center.hub, "/?lang=en"))
    return row[column]


@pytest.mark.parametrize(("seconds", "hashed"), [(0, True), (60, False)])
def test_a_line_put_in_above_the_signed_head_is_an_alarm(
    center: Enrolled, seconds: int, hashed: bool
) -> None:
    center.journal.grow(4)
    center.visit()
    put_in(center, seconds, hashed=hashed)

    for _ in range(2):
        assert center.visit().condition is Condition.DAMAGED

    assert center.hub.evidence() == [("unsigned", 4, 2)]
    assert shown(center) == "Damaged or changed"
    page = read(sign_in(center.hub), center.hub, f"/centers/{LOG}?lang=en")
    assert "A line put in by hand at position 4" in page
    assert "20261122-D147" in page


def test_what_was_signed_before_is_sent_all_the_same(center: Enrolled) -> None:
    center.journal.grow(4)
    put_in(center, 1, hashed=False)

    center.visit()

    assert center.hub.lines() == center.journal.lines()[:4]
    assert len(center.receipts) == 1


def test_a_record_brought_back_from_an_old_copy_is_an_alarm(center: Enrolled) -> None:
    center.journal.grow(4)
    center.visit()
    old = center.receipts[-1]
    center.journal.grow(3)
    center.visit()
    change(center, "DELETE FROM journal WHERE seq >= 4")
    change(center, "DELETE FROM head WHERE size > 4")
    with sqlite3.connect(center.journal.data / "center.db") as db:
        db.execute("INSERT OR REPLACE INTO head VALUES (4, ?, 1)", (old,))

    assert center.visit().condition is Condition.HUB_AHEAD

    assert center.hub.evidence() == [("behind", 4, 1)]
    assert shown(center) == "End is missing"
    assert center.receipts[-1].split("\n")[1] == "7", "the center has to know"


def test_an_end_that_is_gone_below_its_head_is_an_alarm(center: Enrolled) -> None:
    center.journal.grow(4)
    center.visit()
    change(center, "DELETE FROM journal WHERE seq = 3")

    status = center.visit()

    assert (status.condition, status.detail) == (
        Condition.DAMAGED,
        "line 3 is not in the journal",
    )
    assert center.hub.evidence() == [("damaged", 4, 1)]
    assert shown(center) == "Damaged or changed"


def test_an_alarm_ends_when_it_was_looked_into_and_begins_anew(
    center: Enrolled,
) -> None:
    center.journal.grow(4)
    put_in(center, 1, hashed=False)
    center.visit()

    assert settle_alarms(center.hub.data, "SHR02") == 0
    assert settle_alarms(center.hub.data, "SHR01") == 1

    assert shown(center) == "In order 4 lines"
    page = read(sign_in(center.hub), center.hub, f"/centers/{LOG}?lang=en")
    assert "Looked into" in page
    assert "20261122-D147" in page
    center.visit()
    assert shown(center) == "Damaged or changed"


@pytest.mark.parametrize("body", [b"", b"{}", b'{"kind":"fine","seq":1}'])
def test_an_alarm_of_another_form_is_refused(center: Enrolled, body: bytes) -> None:
    target = f"/v1/logs/{LOG}/alarms"
    headers = signing.sign("POST", target, body, center.line.key, LOG)

    answer = requests.post(center.hub.url + target, body, headers=headers, timeout=30)

    assert problem(answer) == "bad_input"
    assert center.hub.evidence() == []


def test_nobody_else_raises_an_alarm_or_reads_the_lines(center: Enrolled) -> None:
    center.journal.grow(1)
    center.visit()
    logs = f"{center.hub.url}/v1/logs/{LOG}"

    told = requests.post(f"{logs}/alarms", b'{"kind":"behind","seq":0}', timeout=30)
    taken = requests.get(f"{logs}/entries?from=0", timeout=30)

    assert (problem(told), problem(taken)) == ("unknown_device", "unknown_device")
    assert center.hub.evidence() == []
