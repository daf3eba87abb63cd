"""What the parts of a running hub share: key, writer, readers, clock."""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from center.clock import Clock, system_clock
from center.notes import SigningKey
from center.store.database import require
from sync.hub import rebuilding
from sync.hub.database import FILE, INIT, Readers
from sync.hub.intake import Intake
from sync.hub.setup import KEY_FILE, hub_identity
from sync.hub.writer import Writer

T = TypeVar("T")


class Hub:
    """One hub, opened; ``start`` before the first question, ``stop`` at the end."""

    def __init__(
        self, data: Path, clock: Clock = system_clock, public_url: str = ""
    ) -> None:
        require(data / FILE, INIT)
        self.key = SigningKey.load(data / KEY_FILE)
        self.clock = clock
        self.public_url = public_url
        self.writer = Writer(data / FILE)
        self.readers = Readers(data / FILE)
        self.identity = hub_identity(self.readers.connection)
        self.intake = Intake(self.key, clock)
        self.contacts: dict[str, int] = {}
        """Log → when its agent last asked something, UTC milliseconds."""

    @property
    def is_public_over_tls(self) -> bool:
        """Whether cookies may ask for TLS."""
        return self.public_url.startswith("https:")

    def start(self) -> None:
        self.writer.start()
        self.writer.run(rebuilding.rebuild_outdated)

    def stop(self) -> None:
        self.writer.stop()

    async def write(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """Do a job of the writer; returns once it is on the disk."""
        return await asyncio.wrap_future(self.writer.submit(job))
