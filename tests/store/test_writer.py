"""The one writer: whole jobs or nothing of them, answers after the commit."""

import sqlite3
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from center import actions
from center.audit.verify import verify
from center.domain.errors import BadInput, CommandReused, Refusal, UnknownService
from center.store import queries
from center.store.database import open_reader
from center.store.transaction import Transaction
from tests.catalogue import QUICK
from tests.processes import command
from tests.store.records import Record


def issue_job(tx: Transaction) -> object:
    return actions.issue(tx, command(), "K1", QUICK, "ordinary")


def refused_job(tx: Transaction) -> None:
    """Acts twice, and is refused after that."""
    actions.give(tx, "kiosk:K1", "K1", QUICK, "ordinary")
    actions.give(tx, "kiosk:K1", "K1", QUICK, "priority")
    tx.accounts.set_pin("201", "hash", one_time=False)
    raise BadInput("after all")


def broken_job(tx: Transaction) -> None:
    actions.give(tx, "kiosk:K1", "K1", QUICK, "ordinary")
    raise ZeroDivisionError


def numbers_of(record: Record) -> list[int]:
    reader = open_reader(record.database)
    found = queries.tickets(reader, "letter = 'S' ORDER BY seq", ())
    reader.close()
    return [ticket.number for ticket in found]


def test_a_refused_job_among_others_takes_nothing_with_it(record: Record) -> None:
    jobs = [issue_job, refused_job, issue_job, broken_job, issue_job]
    before = record.size()

    with record.hold():
        futures: list[Future[Any]] = [record.writer.submit(job) for job in jobs]

    errors = [type(future.exception(10)) for future in futures]
    nothing = type(None)
    assert errors == [nothing, BadInput, nothing, ZeroDivisionError, nothing]
    assert numbers_of(record) == [101, 102, 103]
    assert record.size() == before + 3
    record.writer.stop()
    assert verify(record.database).ok
    record.writer = record.open()


def test_jobs_that_gathered_are_one_commit(record: Record) -> None:
    committed: list[int] = []
    record.writer.on_commit = lambda lines: committed.append(len(lines))

    with record.hold():
        futures = [record.writer.submit(issue_job) for _ in range(10)]
    for future in futures:
        future.result(10)

    record.run(lambda tx: None)
    assert committed == [10]


def test_lines_of_refused_jobs_are_told_to_nobody(record: Record) -> None:
    told: list[str] = []
    record.writer.on_commit = lambda lines: told.extend(x["kind"] for x in lines)

    with pytest.raises(BadInput):
        record.run(refused_job)
    record.issue()

    record.run(lambda tx: None)
    assert told == ["ticket.issued"]


def fill_the_disk(tx: Transaction) -> None:
    pages = tx.connection.execute("PRAGMA page_count").fetchone()[0]
    tx.connection.execute(f"PRAGMA max_page_count = {pages}")


def empty_the_disk(tx: Transaction) -> None:
    tx.connection.execute("PRAGMA max_page_count = 1073741823")


def test_a_failed_commit_fails_every_job_and_keeps_nothing(record: Record) -> None:
    kept = numbers_of(record), record.size()
    record.run(fill_the_disk)

    with record.hold():
        futures = [record.writer.submit(issue_job) for _ in range(60)]
    errors = {type(future.exception(10)) for future in futures}

    assert errors == {sqlite3.OperationalError}
    record.run(empty_the_disk)
    assert (numbers_of(record), record.size()) == kept


def test_after_a_failed_commit_the_next_one_works(record: Record) -> None:
    record.run(fill_the_disk)
    with record.hold():
        futures = [record.writer.submit(issue_job) for _ in range(60)]
    assert all(future.exception(10) for future in futures)
    record.run(empty_the_disk)

    tickets = [record.issue() for _ in range(5)]

    assert [ticket[-4:] for ticket in tickets] == [f"S10{n}" for n in range(1, 6)]
    record.writer.stop()
    assert verify(record.database).violations == []
    record.writer = record.open()


def test_a_record_that_someone_else_holds_is_a_failure_that_passes(
    record: Record,
) -> None:
    record.run(lambda tx: tx.connection.execute("PRAGMA busy_timeout = 20"))
    other = sqlite3.connect(record.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(sqlite3.OperationalError, match="locked"):
        record.run(issue_job)

    other.execute("ROLLBACK")
    other.close()
    assert record.issue().endswith("S101")


def test_a_reader_sees_what_is_committed_and_nothing_else(record: Record) -> None:
    reader = open_reader(record.database)
    seen: list[int] = []

    def look(tx: Transaction) -> None:
        actions.give(tx, "kiosk:K1", "K1", QUICK, "ordinary")
        seen.append(queries.waiting_count(reader))

    record.run(look)
    seen.append(queries.waiting_count(reader))
    reader.close()

    assert seen == [0, 1]


def test_a_reader_cannot_write(record: Record) -> None:
    reader = open_reader(record.database)

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.execute("DELETE FROM journal")
    reader.close()


def test_a_command_is_done_once_and_gets_its_first_answer_again(
    record: Record,
) -> None:
    mine, issue = command(), actions.issue
    first = record.run(lambda tx: issue(tx, mine, "K1", QUICK, "ordinary"))
    before = record.size()

    record.issue()
    again = record.run(lambda tx: issue(tx, mine, "K1", QUICK, "ordinary"))

    assert again == first
    assert record.size() == before + 1


def test_a_command_is_known_after_a_restart(record: Record) -> None:
    mine, issue = command(), actions.issue
    first = record.run(lambda tx: issue(tx, mine, "K1", QUICK, "ordinary"))

    record.reopen()
    before = record.size()

    assert record.run(lambda tx: issue(tx, mine, "K1", QUICK, "ordinary")) == first
    assert record.size() == before


@pytest.mark.parametrize(
    ("device", "service", "side"),
    [("K2", QUICK, "ordinary"), ("K1", QUICK, "priority")],
)
def test_a_command_id_used_for_something_else_is_refused(
    record: Record, device: str, service: str, side: str
) -> None:
    mine, issue = command(), actions.issue
    record.run(lambda tx: issue(tx, mine, "K1", QUICK, "ordinary"))
    before = record.size()

    with pytest.raises(CommandReused):
        record.run(lambda tx: issue(tx, mine, device, service, side))

    assert record.size() == before


def test_a_refused_command_may_be_tried_again(record: Record) -> None:
    mine, issue = command(), actions.issue
    with pytest.raises(UnknownService):
        record.run(lambda tx: issue(tx, mine, "K1", "passport", "ordinary"))

    made = record.run(lambda tx: issue(tx, mine, "K1", QUICK, "ordinary"))

    assert str(made["ticket"]).endswith("S101")


@pytest.mark.parametrize("bad", ["", "1", "g" * 31, "0" * 33, "0" * 31 + "-"])
def test_a_command_id_that_is_none_is_refused(record: Record, bad: str) -> None:
    with pytest.raises(BadInput):
        record.run(lambda tx: actions.issue(tx, bad, "K1", QUICK, "ordinary"))


def test_time_never_goes_back_in_the_record(record: Record) -> None:
    record.issue()
    then = record.clock.now
    record.clock.wait(-3600)

    record.issue()

    def last(tx: Transaction) -> int:
        return tx.journal.last_at

    assert record.run(last) == then


def test_stopping_finishes_what_was_asked_for(tmp_path: Path) -> None:
    made = Record.make(tmp_path)
    with made.hold():
        futures = [made.writer.submit(issue_job) for _ in range(100)]

    made.writer.stop()

    assert all(future.exception(0) is None for future in futures)
    assert numbers_of(made) == list(range(101, 201))


def test_an_answer_that_nobody_waits_for_is_no_matter(record: Record) -> None:
    with record.hold():
        gone = record.writer.submit(issue_job)
        assert gone.cancel()
        kept = record.writer.submit(issue_job)

    assert kept.exception(10) is None
    assert isinstance(BadInput(), Refusal)
    assert numbers_of(record) == [101, 102]
