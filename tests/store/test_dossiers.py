"""Dossiers on disk: what nobody confirmed is wiped, what is erased cannot be opened."""

from pathlib import Path

import pytest

from center import actions_time
from center.domain.errors import DraftGone, NotFound, TooManyPages
from center.dossier.keys import DossierKeys, load_dossier_keys
from center.dossier.opening import PAGES_OF_DOCUMENT, Cabinet
from center.keys import FOLDER
from center.store.dossiers import DRAFT_MS, Dossiers
from center.store.transaction import Transaction
from tests.store.records import Record

DRAFT, OTHER = "ab" * 16, "cd" * 16
REQUEST = "13-SHR01-2026-0000001-A"
TABLES = ("dossier", "dossier_wrap", "dossier_part")


def keys_of(record: Record) -> DossierKeys:
    return load_dossier_keys(record.data / FOLDER, "sharqia/SHR01/1")


def add(record: Record, draft: str = DRAFT, device: str = "K1", page: str = "a") -> str:
    """A page of a draft; its hash."""
    keys = keys_of(record)

    def do(tx: Transaction) -> str:
        cabinet = Cabinet(tx.connection, keys)
        return cabinet.add_page(draft, device, "nid", page.encode(), page, tx.now)

    return str(record.run(do))


def rows(record: Record) -> list[int]:
    """How many rows there are of dossiers, wraps and parts."""

    def count(tx: Transaction) -> list[int]:
        return [
            tx.connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0]  # noqa: S608
            for t in TABLES
        ]

    return list(record.run(count))


def read(record: Record, digest: str) -> bytes:
    keys = keys_of(record)
    return bytes(record.run(lambda tx: Cabinet(tx.connection, keys).read(digest)))


def test_a_page_opens_again_and_a_repeat_of_it_is_the_same(record: Record) -> None:
    digest = add(record)

    assert read(record, digest) == b"a"
    assert add(record) == digest
    assert rows(record) == [1, 2, 1]


def test_a_document_has_no_more_pages_than_a_file_of_paper(record: Record) -> None:
    for n in range(PAGES_OF_DOCUMENT):
        add(record, page=str(n))

    with pytest.raises(TooManyPages):
        add(record, page="one more")


def test_a_draft_is_wiped_a_quarter_of_an_hour_after_the_last_touch(
    record: Record,
) -> None:
    add(record)
    record.clock.wait(DRAFT_MS / 1000 - 1)
    add(record, page="b")
    record.clock.wait(DRAFT_MS / 1000 - 1)
    record.run(actions_time.tick)
    assert rows(record) == [1, 2, 2]
    record.clock.wait(2)

    record.run(actions_time.tick)

    assert rows(record) == [0, 0, 0]


def test_a_draft_is_of_one_device_and_ends_when_it_is_confirmed(
    record: Record,
) -> None:
    add(record)
    with pytest.raises(DraftGone):
        add(record, device="K2")
    record.run(lambda tx: Dossiers(tx.connection).claim(DRAFT, REQUEST))

    with pytest.raises(DraftGone):
        add(record, page="b")
    record.clock.wait(DRAFT_MS)
    record.run(actions_time.tick)
    assert rows(record) == [1, 2, 1]


def wraps(record: Record) -> list[bytes]:
    return [
        bytes(row[0])
        for row in record.run(
            lambda tx: tx.connection.execute(
                "SELECT wrapped FROM dossier_wrap"
            ).fetchall()
        )
    ]


def on_disk(path: Path) -> bytes:
    """The whole database, with what is not yet moved into its first file."""
    return b"".join(found.read_bytes() for found in path.parent.glob(f"{path.name}*"))


def test_what_is_erased_nobody_opens_and_its_keys_are_not_left_on_the_disk(
    record: Record,
) -> None:
    first, later = add(record), add(record, OTHER)
    record.run(lambda tx: Dossiers(tx.connection).claim(DRAFT, REQUEST))
    record.run(lambda tx: Dossiers(tx.connection).merge(OTHER, REQUEST))
    record.run(lambda tx: Dossiers(tx.connection).remember("mark", REQUEST))
    record.reopen()
    keys = wraps(record)
    assert all(key in on_disk(record.database) for key in keys)

    record.run(lambda tx: Dossiers(tx.connection).erase(REQUEST))

    for digest in (first, later):
        with pytest.raises(NotFound):
            read(record, digest)
    record.reopen()
    assert not any(key in on_disk(record.database) for key in keys)
