"""The hub's one writer: a thread that commits what has gathered, then answers.

Jobs are functions of the writing connection.  Those that wait together are one SQLite
transaction, each in a savepoint of its own, so that a refused one takes nothing with
it.  An answer leaves after the commit, which is on the disk by then (design D5).
"""

import logging
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from center.domain.errors import Refusal
from sync.hub.database import open_database

MOST_IN_BATCH = 64
T = TypeVar("T")
Job = Callable[[sqlite3.Connection], Any]
Waiting = tuple[Job, "Future[Any]"]
Outcome = tuple["Future[Any]", Any, BaseException | None]
log = logging.getLogger(__name__)


class Writer:
    """Owner of the writing connection; ``submit`` may be called from any thread."""

    def __init__(self, database: Path) -> None:
        self.db = open_database(database)
        self.connection: sqlite3.Connection = self.db.conn
        self.jobs: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self.thread = threading.Thread(target=self.work, name="writer", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        """Finish what was asked for, and close."""
        self.jobs.put(None)
        self.thread.join()

    def submit(self, job: Callable[[sqlite3.Connection], T]) -> "Future[T]":
        """Ask for a job; the future holds its answer after the commit."""
        future: Future[T] = Future()
        self.jobs.put((job, future))
        return future

    def run(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """Do a job and wait for its commit."""
        return self.submit(job).result()

    def work(self) -> None:
        while (first := self.jobs.get()) is not None:
            self.commit([first, *self.gathered()])
        self.db.close()

    def gathered(self) -> list[Waiting]:
        """What came while the last commit was under way."""
        batch: list[Waiting] = []
        while len(batch) < MOST_IN_BATCH:
            try:
                following = self.jobs.get_nowait()
            except queue.Empty:
                break
            if following is None:
                self.jobs.put(None)  # stop after this batch
                break
            batch.append(following)
        return batch

    def commit(self, batch: list[Waiting]) -> None:
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            outcomes = [self.attempt(job, done) for job, done in batch]
            self.connection.execute("COMMIT")
        except Exception as error:  # every job of the batch gets the error
            log.exception("commit failed: nothing of %d jobs was kept", len(batch))
            self.connection.rollback()
            outcomes = [(done, None, error) for _, done in batch]
        for done, result, problem in outcomes:
            if problem is None:
                done.set_result(result)
            else:
                done.set_exception(problem)

    def attempt(self, job: Job, done: "Future[Any]") -> Outcome:
        """One job in its savepoint; what it raises is its answer."""
        self.connection.execute("SAVEPOINT job")
        try:
            result = job(self.connection)
        except Exception as error:  # a defect of one job must not end the others
            self.connection.execute("ROLLBACK TO job")
            self.connection.execute("RELEASE job")
            if not isinstance(error, Refusal):
                log.exception("a job failed")
            return done, None, error
        self.connection.execute("RELEASE job")
        return done, result, None
