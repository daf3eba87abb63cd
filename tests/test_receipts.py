"""The hub's receipts: kept when they are of our own history, and only then."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from center import actions_time, receipts
from center.audit.verify import verify
from center.domain.errors import BadSignature, DamagedRecord, Fork, Refusal
from center.notes import SigningKey, cosign
from center.store.database import open_reader
from tests.store.records import Record, opened

HUB = SigningKey.generate("sharqia")
SEEN_AT = 1_795_334_500


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with opened(tmp_path) as made:
        yield made


def head_of(record: Record) -> str:
    """The newest signed head, of every line there is."""
    record.clock.wait(2)
    record.run(actions_time.tick)
    reader = open_reader(record.database)
    note = reader.execute("SELECT note FROM head ORDER BY size DESC").fetchone()[0]
    reader.close()
    return str(note)


def take(record: Record, note: str, hub: SigningKey = HUB) -> int:
    log_vkey = record.writer.secrets.log_key.vkey
    vkey = hub.cosigner_vkey
    return int(record.run(lambda tx: receipts.take(tx, note, log_vkey, vkey)))


def cosigned_lines(record: Record) -> int:
    found = record.run(
        lambda tx: tx.connection.execute(
            "SELECT count(*) FROM journal WHERE instr(line, 'head.cosigned')"
        ).fetchone()[0]
    )
    return int(found)


def audit(record: Record) -> tuple[int, int]:
    """How many countersignatures the audit verified, and up to which size."""
    record.writer.stop()
    report = verify(record.database, hub_vkey=HUB.cosigner_vkey)
    record.writer = record.open()
    assert report.violations == []
    return report.countersigned, report.last_countersigned


def test_a_receipt_is_kept_and_written_down(record: Record) -> None:
    record.issue()
    note = cosign(head_of(record), HUB, SEEN_AT)

    size = take(record, note)

    assert size == record.size() - 1
    assert cosigned_lines(record) == 1
    assert audit(record) == (2, size)


def test_a_receipt_is_written_down_once_a_minute_at_most(record: Record) -> None:
    for _ in range(3):
        record.issue()
        take(record, cosign(head_of(record), HUB, SEEN_AT))
    assert cosigned_lines(record) == 1
    record.clock.wait(60)
    record.issue()

    take(record, cosign(head_of(record), HUB, SEEN_AT))

    assert cosigned_lines(record) == 2


def test_a_receipt_that_covers_no_news_is_not_written_down(record: Record) -> None:
    record.issue()
    take(record, cosign(head_of(record), HUB, SEEN_AT))
    for _ in range(3):
        record.clock.wait(61)
        take(record, cosign(head_of(record), HUB, SEEN_AT))

    assert cosigned_lines(record) == 1


@pytest.mark.parametrize(
    ("change", "error"),
    [("root", Fork), ("log", BadSignature), ("hub", BadSignature)],
)
def test_a_receipt_that_is_not_of_this_record_is_refused_and_not_kept(
    record: Record, change: str, error: type[Refusal]
) -> None:
    record.issue()
    own, size = record.writer.secrets.log_key, record.size()
    heads = {
        "root": own.sign_head(size, bytes(32)),
        "log": SigningKey.generate(own.name).sign_head(size, bytes(32)),
        "hub": head_of(record),
    }
    hub = SigningKey.generate("sharqia") if change == "hub" else HUB
    note = cosign(heads[change], hub, SEEN_AT)
    before = record.size()

    with pytest.raises(error):
        take(record, note)

    assert record.size() == before
    assert audit(record) == (0, 0)


def test_a_receipt_of_more_lines_than_are_here_stops_the_record(
    record: Record,
) -> None:
    record.issue()
    own, size = record.writer.secrets.log_key, record.size()

    take(record, cosign(own.sign_head(size + 1, bytes(32)), HUB, SEEN_AT))

    with pytest.raises(DamagedRecord, match=f"holds {size + 1} lines, here are {size}"):
        record.issue()
    assert record.size() == size
