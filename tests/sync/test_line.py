"""From the center's journal to the hub's ledger, over HTTP."""

import gzip
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
import requests

from center.domain.errors import Fork, Gap, Refusal
from center.domain.merkle import Frontier, leaf_hash
from center.notes import SigningKey, open_cosigned
from sync import signing, wire
from sync.agent.correspondents import HubLine, Refused
from sync.agent.courier import Condition
from sync.wire import Batch
from tests.sync.builder import RunningHub, problem
from tests.sync.conftest import Enrolled

LOG = "sharqia/SHR01/1"


def post(center: Enrolled, start: int | str, body: bytes) -> requests.Response:
    """What the agent of a center sends, as it is."""
    target = f"/v1/logs/{LOG}/entries?from={start}"
    headers = signing.sign("POST", target, body, center.line.key, LOG)
    return requests.post(center.hub.url + target, body, headers=headers, timeout=30)


def root_of(lines: list[bytes]) -> bytes:
    return Frontier().extend(map(leaf_hash, lines)).root()


def signed(center: Enrolled, lines: list[bytes], size: int | None = None) -> bytes:
    """A batch with a head that the center's key signs, whatever it says."""
    note = center.journal.key.sign_head(size or len(lines), center.journal.root())
    return wire.pack(Batch(tuple(lines), note))


def test_the_hub_has_the_lines_and_the_root_and_countersigns(center: Enrolled) -> None:
    center.journal.grow(7)

    status = center.visit()

    assert status.condition is Condition.CONNECTED
    assert center.hub.lines() == center.journal.lines()
    head, _ = open_cosigned(
        center.receipts[-1], center.journal.key.vkey, center.hub_vkey
    )
    assert (head.size, head.root) == (7, center.journal.root())


def test_a_long_absence_is_caught_up_in_several_batches(center: Enrolled) -> None:
    center.journal.grow(2 * wire.MOST_LINES + 123)

    center.visit()

    assert center.hub.lines() == center.journal.lines()
    assert len(center.receipts) == 1


def test_lines_that_come_again_change_nothing(center: Enrolled) -> None:
    center.journal.grow(5)
    center.visit()
    body = signed(center, center.journal.lines())

    first, second = post(center, 0, body), post(center, 0, body)

    assert first.status_code == second.status_code == 200
    assert first.text == second.text == center.receipts[-1]
    assert center.hub.lines() == center.journal.lines()


def test_a_batch_that_overlaps_adds_only_what_is_new(center: Enrolled) -> None:
    center.journal.grow(5)
    center.visit()
    center.journal.grow(4)
    body = wire.pack(
        Batch(
            tuple(center.journal.lines()[3:]),
            center.journal.key.sign_head(9, center.journal.root()),
        )
    )

    assert post(center, 3, body).status_code == 200
    assert center.hub.lines() == center.journal.lines()


def test_a_gap_is_refused_and_says_where_to_go_on(center: Enrolled) -> None:
    center.journal.grow(5)
    center.visit()
    center.journal.grow(5)
    note = center.journal.key.sign_head(10, center.journal.root())
    lines = tuple(center.journal.lines()[7:])

    with pytest.raises(Gap) as gap:
        center.line.send(7, Batch(lines, note))

    assert gap.value.facts["size"] == 5
    assert center.hub.lines() == center.journal.lines()[:5]


def test_a_hub_that_stopped_on_the_way_gets_the_rest(center: Enrolled) -> None:
    center.journal.grow(700)
    batch = wire.unpack(wire.pack(center.first_batch()))
    assert center.line.send(0, batch).note == ""
    center.hub.stop()
    center.hub.start()
    center.journal.grow(100)

    center.visit()

    assert center.hub.lines() == center.journal.lines()
    assert center.hub.evidence() == []


def change(center: Enrolled, statement: str) -> None:
    """Somebody changes the center's database by hand."""
    with sqlite3.connect(center.journal.data / "center.db") as db:
        db.execute(statement)


ALTERED = (
    "UPDATE journal SET line = "
    "cast(replace(cast(line AS text), 'test', 'tset') AS blob) WHERE seq = 3"
)
DROPPED = "DELETE FROM journal WHERE seq = 3"


@pytest.mark.parametrize("statement", [ALTERED, DROPPED], ids=["altered", "dropped"])
def test_a_line_changed_before_it_was_sent_is_refused(
    center: Enrolled, statement: str
) -> None:
    center.journal.grow(8)
    change(center, statement)

    status = center.visit()

    assert status.condition is Condition.FORKED
    assert center.hub.lines() == []
    assert [kind for kind, _, _ in center.hub.evidence()] == ["root"]
    assert center.receipts == []


@pytest.mark.parametrize("statement", [ALTERED, DROPPED], ids=["altered", "dropped"])
def test_a_line_changed_after_it_was_sent_is_found_and_the_hub_told(
    center: Enrolled, statement: str
) -> None:
    center.journal.grow(8)
    center.visit()
    before = center.hub.lines()
    change(center, statement)

    status = center.visit(thorough=True)

    assert status.condition is Condition.FORKED
    assert center.hub.lines() == before
    assert center.hub.evidence() == [("line", 3, 1)]


def test_a_line_put_in_by_hand_is_refused(center: Enrolled) -> None:
    center.journal.grow(4)
    center.visit()
    center.journal.grow(4)
    change(center, "UPDATE journal SET seq = -seq - 1 WHERE seq >= 6")
    change(center, "UPDATE journal SET seq = -seq WHERE seq < 0")
    change(center, "INSERT INTO journal VALUES (6, cast('{}' as blob))")

    status = center.visit()

    assert status.condition is Condition.FORKED
    assert len(center.hub.lines()) == 4


def test_a_center_that_writes_its_history_anew_is_found_out(center: Enrolled) -> None:
    center.journal.grow(6)
    center.visit()
    other = [line.replace(b"test", b"tset") for line in center.journal.lines()]
    note = center.journal.key.sign_head(6, root_of(other))

    with pytest.raises(Fork) as fork:
        center.line.send(0, Batch(tuple(other), note))

    assert fork.value.facts["size"] == 6
    assert center.hub.evidence() == [("line", 0, 1)]


def test_the_same_fork_again_is_counted_and_not_kept_twice(center: Enrolled) -> None:
    center.journal.grow(8)
    change(center, "UPDATE journal SET line = cast('{}' as blob) WHERE seq = 7")

    for _ in range(3):
        center.visit()

    assert [times for _, _, times in center.hub.evidence()] == [3]


def test_a_head_once_seen_binds(center: Enrolled) -> None:
    center.journal.grow(600)
    center.line.send(0, center.first_batch())
    change(center, "UPDATE journal SET line = cast('{}' as blob) WHERE seq = 599")
    rewritten = center.journal.lines()
    note = center.journal.key.sign_head(600, root_of(rewritten))

    with pytest.raises(Fork):
        center.line.send(500, Batch(tuple(rewritten[500:]), note))

    assert len(center.hub.lines()) == 500


def test_a_line_that_nobody_understands_is_kept(center: Enrolled) -> None:
    center.journal.append("ticket.called", ticket=7, window="x")
    center.journal.append("ticket.issued", ticket="nonsense")
    center.journal.append("ticket.finished", ticket="20261122-D999", window=1)
    center.journal.append("something.new", of=["a", {"later": 1}])
    center.journal.grow(0)

    assert center.visit().condition is Condition.CONNECTED
    assert center.hub.lines() == center.journal.lines()


@pytest.mark.parametrize("days", [-3, 3000])
def test_a_center_whose_clock_is_wrong_is_heard_all_the_same(
    center: Enrolled, days: int
) -> None:
    center.journal.grow(3)
    center.line.clock = lambda: datetime.now(UTC) + timedelta(days=days)

    assert center.visit().condition is Condition.CONNECTED
    assert center.hub.lines() == center.journal.lines()


def test_another_agents_key_is_refused(center: Enrolled) -> None:
    center.journal.grow(1)
    stranger = HubLine(center.hub.url, LOG, SigningKey.generate("SHR01-agent"))

    for ask in (stranger.checkpoint, lambda: stranger.send(0, center.first_batch())):
        with pytest.raises(Refused, match="unknown_device"):
            ask()

    assert center.hub.lines() == []


def test_a_head_that_another_key_signed_is_refused(center: Enrolled) -> None:
    center.journal.grow(1)
    note = SigningKey.generate(LOG).sign_head(1, center.journal.root())

    answer = post(center, 0, wire.pack(Batch(tuple(center.journal.lines()), note)))

    assert (answer.status_code, problem(answer)) == (401, "bad_signature")
    assert center.hub.lines() == []


def test_an_unknown_log_is_not_found(hub: RunningHub) -> None:
    stranger = HubLine(hub.url, "sharqia/SHR09/1", SigningKey.generate("x"))

    assert stranger.checkpoint() == ""
    answer = requests.post(
        f"{hub.url}/v1/logs/sharqia/SHR09/1/entries?from=0", b"", timeout=9
    )
    assert (answer.status_code, problem(answer)) == (404, "not_found")


def test_bad_batches_are_refused_and_nothing_is_stored(center: Enrolled) -> None:
    center.journal.grow(2)
    lines = center.journal.lines()
    head = center.journal.key.sign_head(501, center.journal.root())
    bodies = {
        "not gzip": b"lines",
        "not canonical": signed(center, [b'{"a": 1}', b"{}"]),
        "a float": signed(center, [b'{"a":1.5}', b"{}"]),
        "not json": signed(center, [b"line", b"{}"]),
        "too many": wire.pack(Batch((b"{}",) * 501, head)),
        "too big": gzip.compress(b"x" * (wire.MOST_BYTES + 1)),
        "too long": signed(center, [b'{"a":"%b"}' % (b"x" * 65_530), b"{}"]),
        "head too small": signed(center, lines, 1),
        "no head": gzip.compress(b"\n".join(lines)),
    }

    for name, body in bodies.items():
        answer = post(center, 0, body)
        told = answer.status_code, problem(answer)
        assert told in ((400, "bad_input"), (401, "bad_signature")), name
    for start in ("", "-1", "x", "1" * 20):
        assert problem(post(center, start, signed(center, lines))) == "bad_input"

    assert center.hub.lines() == []
    assert center.hub.evidence() == []


def test_a_body_without_end_is_cut_off(center: Enrolled) -> None:
    answer = post(center, 0, b"x" * (wire.MOST_BYTES + 100_000))

    assert problem(answer) == "bad_input"


def test_anyone_may_read_a_countersigned_head(center: Enrolled) -> None:
    address = f"{center.hub.url}/v1/logs/{LOG}/checkpoint"
    assert requests.get(address, timeout=9).status_code == 404
    center.journal.grow(3)
    center.visit()

    answer = requests.get(address, timeout=9)

    assert answer.text == center.receipts[-1]


def test_a_center_restored_from_an_old_copy_is_told(center: Enrolled) -> None:
    center.journal.grow(4)
    center.visit()
    center.journal.grow(1)
    center.visit()
    change(center, "DELETE FROM head WHERE size > 4")
    change(center, "INSERT INTO head VALUES (4, 'older', 1)")

    assert center.visit().condition is Condition.HUB_AHEAD


def test_a_missing_end_of_the_journal_is_said(center: Enrolled) -> None:
    center.journal.grow(4)
    change(center, "DELETE FROM journal WHERE seq = 3")

    status = center.visit()

    assert status.condition is Condition.DAMAGED
    assert "line 3" in status.detail


def test_a_receipt_that_was_lost_is_handed_over_next_time(center: Enrolled) -> None:
    center.journal.grow(3)
    center.visit()
    lost = center.receipts.pop()

    center.visit()

    assert center.receipts == [lost]


def test_a_false_receipt_is_not_handed_over(center: Enrolled) -> None:
    center.journal.grow(3)
    center.visit()
    key_file = center.journal.data / "secrets" / "hub.vkey"
    key_file.write_text(SigningKey.generate("sharqia").cosigner_vkey)
    center.receipts.clear()

    with pytest.raises(Refusal):
        center.visit()

    assert center.receipts == []
