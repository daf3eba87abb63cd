"""The one writer: a thread that commits what has gathered while the disk was busy.

Jobs are functions of a ``Transaction``.  Those that wait together are one SQLite
transaction, each in its own savepoint, so that a refused one takes nothing with it.  An
answer leaves after the commit; a failed commit fails every job of its batch and changes
nothing (design D5).
"""

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from center.clock import Clock
from center.domain.errors import Refusal
from center.domain.events import Line
from center.keys import Secrets
from center.store.database import open_database
from center.store.hall import StoredHall
from center.store.journal import Journal
from center.store.transaction import Transaction

MOST_IN_BATCH = 64
T = TypeVar("T")
Job = Callable[[Transaction], Any]
Outcome = tuple["Future[Any]", Any, BaseException | None]
log = logging.getLogger(__name__)


class Writer:
    """Owner of the writing connection; ``run`` may be called from any thread."""

    def __init__(self, database: Path, secrets: Secrets, clock: Clock) -> None:
        self.secrets = secrets
        self.clock = clock
        self.jobs: queue.SimpleQueue[tuple[Job, Future[Any]] | None]
        self.jobs = queue.SimpleQueue()
        self.db = open_database(database)
        self.connection = self.db.conn
        self.hall = StoredHall(self.connection)
        self.journal = Journal(self.connection)
        self.journal.open(secrets.log_key.vkey)
        self.transaction = Transaction(self.connection, self.hall, self.journal)
        self.on_commit: Callable[[list[Line]], None] = lambda lines: None
        self.deliver: Callable[[list[Outcome]], None] = resolve
        self.failed = False
        self.thread = threading.Thread(target=self.work, name="writer", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        """Finish what was asked for, and close."""
        self.jobs.put(None)
        self.thread.join()

    def submit(self, job: Callable[[Transaction], T]) -> "Future[T]":
        """Ask for a job; the future holds its answer after the commit."""
        future: Future[T] = Future()
        self.jobs.put((job, future))
        return future

    def run(self, job: Callable[[Transaction], T]) -> T:
        """Do a job and wait for its commit."""
        return self.submit(job).result()

    def work(self) -> None:
        while (first := self.jobs.get()) is not None:
            batch, more = [first], True
            while len(batch) < MOST_IN_BATCH and more:
                try:
                    following = self.jobs.get_nowait()
                except queue.Empty:
                    break
                if following is None:
                    self.jobs.put(None)
                    more = False
                else:
                    batch.append(following)
            self.commit(batch)
        self.db.close()

    def commit(self, batch: list[tuple[Job, "Future[Any]"]]) -> None:
        """Do what has gathered in one transaction; the writer outlives its failure."""
        lines: list[Line] = []
        try:
            self.recover()
            self.connection.execute("BEGIN IMMEDIATE")
            outcomes = [self.attempt(job, done, lines) for job, done in batch]
            self.journal.seal(self.secrets.log_key.sign_head)
            self.connection.execute("COMMIT")
        except Exception as error:
            log.exception("commit failed: nothing of %d jobs was kept", len(batch))
            self.failed = True
            self.deliver([(done, None, error) for _, done in batch])
            return
        self.deliver(outcomes)
        if lines:
            self.on_commit(lines)

    def recover(self) -> None:
        """After a failed commit, stand again where the disk does."""
        if not self.failed:
            return
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        self.hall.forget()
        self.journal.reload()
        self.failed = False

    def attempt(self, job: Job, done: "Future[Any]", lines: list[Line]) -> Outcome:
        """One job in its savepoint; what it raises is its answer."""
        mark = self.journal.mark()
        self.connection.execute("SAVEPOINT job")
        self.transaction.begin(self.clock())
        try:
            result = job(self.transaction)
        except Exception as error:  # a defect of one job must not end the others
            if not self.connection.in_transaction:
                raise  # SQLite undid the whole batch, as when the disk is full
            self.connection.execute("ROLLBACK TO job")
            self.connection.execute("RELEASE job")
            self.hall.forget()
            self.journal.back_to(mark)
            if not isinstance(error, Refusal):
                log.exception("a job failed")
            return done, None, error
        self.connection.execute("RELEASE job")
        lines += self.transaction.lines
        return done, result, None


def resolve(outcomes: list[Outcome]) -> None:
    """Hand out the answers of a batch; who has gone away is not waited for."""
    for done, result, error in outcomes:
        if done.done():
            continue
        if error is None:
            done.set_result(result)
        else:
            done.set_exception(error)
