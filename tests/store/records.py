"""A center's record on disk for tests, with its one writer and no server."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from center import actions, actions_time
from center.clock import clock_from
from center.domain.events import Line, decode
from center.keys import FOLDER, load_secrets
from center.setup import create_center
from center.store.database import FILE
from center.store.journal import read_lines
from center.store.transaction import Result, Transaction
from center.store.writer import Writer
from tests.catalogue import QUICK
from tests.processes import MORNING, command


class SetClock:
    """A clock that stands until it is put forward."""

    def __init__(self, start: str = MORNING) -> None:
        self.now = clock_from(start)()

    def __call__(self) -> int:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += int(seconds * 1000)


class Record:
    """A center that ``create_center`` made, its writer running, its day open."""

    def __init__(self, folder: Path, clock: SetClock) -> None:
        self.data = folder / "center"
        self.clock = clock
        self.writer = self.open()

    @classmethod
    def make(cls, folder: Path, *, windows: int = 3, **options: Any) -> "Record":
        clock = SetClock()
        create_center(
            folder / "center",
            code="SHR01",
            windows=windows,
            hub_name="sharqia",
            hub_url="http://127.0.0.1:9",
            demonstration=True,
            clock=clock,
            **options,
        )
        return cls(folder, clock)

    @property
    def database(self) -> Path:
        return self.data / FILE

    def open(self) -> Writer:
        """A writer of this record, as at the server's start."""
        secrets = load_secrets(self.data / FOLDER)
        writer = Writer(self.database, secrets, self.clock)
        writer.start()
        writer.run(actions_time.tick)
        return writer

    def reopen(self) -> None:
        self.writer.stop()
        self.writer = self.open()

    def run(self, job: Callable[[Transaction], Any]) -> Any:
        return self.writer.run(job)

    def issue(self, service: str = QUICK, side: str = "ordinary") -> str:
        made: Result = self.run(
            lambda tx: actions.issue(tx, command(), "K1", service, side)
        )
        return str(made["ticket"])

    def open_window(self, number: int) -> None:
        staff = str(200 + number)

        def do(tx: Transaction) -> None:
            device = f"W{number}"
            tx.act("staff.signed_in", "server", staff=staff, device=device)
            by = f"clerk:{staff}"
            tx.act("window.opened", by, window=number, staff=staff)

        self.run(do)

    def lines(self) -> list[Line]:
        """The journal as it is on disk."""
        found = self.run(lambda tx: [decode(d) for _, d in read_lines(tx.connection)])
        return list(found)

    def size(self) -> int:
        """How many lines the journal has on disk."""
        found = self.run(lambda tx: tx.connection.execute(COUNT).fetchone()[0])
        return int(found)

    def hold(self) -> "Held":
        """Keep the writer busy, so that the jobs after it gather into one batch."""
        return Held(self.writer)


COUNT = "SELECT count(*) FROM journal"


class Held:
    """While it is entered, the writer waits inside a job."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.may_go_on = threading.Event()

    def __enter__(self) -> None:
        began = threading.Event()

        def wait(tx: Transaction) -> None:
            began.set()
            self.may_go_on.wait(10)

        self.writer.submit(wait)
        assert began.wait(10)

    def __exit__(self, *_: object) -> None:
        self.may_go_on.set()


@contextmanager
def opened(folder: Path, **options: Any) -> Iterator[Record]:
    made = Record.make(folder, **options)
    try:
        yield made
    finally:
        made.writer.stop()
