"""Lines, tiles and heads: always one with each other on disk."""

import pytest

from center import actions, actions_time
from center.domain.events import decode
from center.domain.merkle import Frontier, extend_tiles, leaf_hash
from center.notes import Head, open_head
from center.store.database import open_reader
from center.store.journal import read_lines, tree_of
from center.store.transaction import Transaction
from tests.catalogue import QUICK
from tests.store.records import Record


def lines_of(record: Record) -> list[bytes]:
    reader = open_reader(record.database)
    lines = [data for _, data in read_lines(reader)]
    reader.close()
    return lines


def tiles_of(record: Record) -> dict[tuple[int, int], bytes]:
    reader = open_reader(record.database)
    found = reader.execute("SELECT level, n, data FROM tile").fetchall()
    reader.close()
    return {(level, n): bytes(data) for level, n, data in found}


def heads_of(record: Record) -> list[Head]:
    reader = open_reader(record.database)
    notes = reader.execute("SELECT note FROM head ORDER BY size").fetchall()
    reader.close()
    vkey = record.writer.secrets.log_key.vkey
    return [open_head(note, vkey) for (note,) in notes]


def fresh_root(lines: list[bytes]) -> bytes:
    return Frontier().extend(map(leaf_hash, lines)).root()


def many(record: Record, count: int, at_once: int) -> None:
    """Issue tickets, so many of them in each commit."""
    for start in range(0, count, at_once):
        with record.hold():
            futures = [
                record.writer.submit(
                    lambda tx: actions.give(tx, "kiosk:K1", "K1", QUICK, "ordinary")
                )
                for _ in range(min(at_once, count - start))
            ]
        for future in futures:
            future.result(10)


@pytest.mark.parametrize("at_once", [1, 7, 64])
def test_the_tiles_are_those_of_a_tree_built_anew(record: Record, at_once: int) -> None:
    many(record, 260, at_once)
    record.reopen()
    many(record, 300, at_once)

    lines = lines_of(record)
    fresh = extend_tiles(lambda level, n: b"", 0, [leaf_hash(line) for line in lines])

    assert len(lines) > 512
    assert tiles_of(record) == fresh


def test_every_older_tree_is_in_the_tiles(record: Record) -> None:
    many(record, 300, 64)
    lines, reader = lines_of(record), open_reader(record.database)

    for size in (0, 1, 2, 255, 256, 257, len(lines)):
        assert tree_of(reader, size).root() == fresh_root(lines[:size])
    reader.close()


def test_the_lines_are_numbered_without_a_gap_and_in_time(record: Record) -> None:
    many(record, 20, 3)

    lines = [decode(line) for line in lines_of(record)]

    assert [line["seq"] for line in lines] == list(range(len(lines)))
    assert [line["at"] for line in lines] == sorted(line["at"] for line in lines)
    assert len({line["nonce"] for line in lines}) == len(lines)


def test_every_commit_signs_a_head_over_its_lines(record: Record) -> None:
    for _ in range(3):
        record.issue()
        lines = lines_of(record)
        (head,) = heads_of(record)
        assert (head.size, head.root) == (len(lines), fresh_root(lines))


def test_of_the_heads_only_the_newest_is_kept(record: Record) -> None:
    for _ in range(5):
        record.clock.wait(2)
        record.issue()

    assert len(heads_of(record)) == 1


def test_nothing_is_signed_where_nothing_is_new(record: Record) -> None:
    record.clock.wait(5)
    record.run(actions_time.tick)
    before = heads_of(record)
    for _ in range(4):
        record.clock.wait(2)
        record.run(actions_time.tick)

    assert heads_of(record) == before


def test_a_line_that_is_not_the_next_is_a_defect_and_not_written(
    record: Record,
) -> None:
    before = lines_of(record)

    def skip(tx: Transaction) -> None:
        tx.journal.append({"seq": tx.journal.size + 1, "at": tx.now})

    with pytest.raises(RuntimeError):
        record.run(skip)

    assert lines_of(record) == before
