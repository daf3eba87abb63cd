"""A hub that runs, and a center's journal that is enrolled at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from center.config import SyncConfig
from center.keys import FOLDER, read_secret
from center.notes import SigningKey
from sync.agent.correspondents import HubLine
from sync.agent.courier import Courier, Status
from sync.agent.enrolment import AGENT_KEY, HUB_VKEY, enrol
from sync.agent.record import Record
from sync.wire import Batch
from tests.sync.builder import CONTRACT, Journal, RunningHub


@dataclass
class Enrolled:
    """A center and its agent's side of the line."""

    journal: Journal
    hub: RunningHub
    line: HubLine
    receipts: list[str]

    @property
    def hub_vkey(self) -> str:
        return read_secret(self.journal.data / FOLDER / HUB_VKEY)

    @property
    def config(self) -> SyncConfig:
        return SyncConfig(
            center="http://127.0.0.1:9",
            data=self.journal.data,
            hub=self.hub.url,
            interval_seconds=1,
        )

    def visit(self, thorough: bool = False) -> Status:
        """One visit to the hub by an agent that remembers nothing."""
        record = Record.open(self.journal.data)
        courier = Courier(record, self.line, self.hub_vkey, self.receipts.append)
        try:
            return courier.visit(thorough)
        finally:
            record.close()

    def first_batch(self) -> Batch:
        """The first batch under the newest head."""
        record = Record.open(self.journal.data)
        head = record.newest_head()
        assert head is not None
        try:
            return record.batch(0, head)
        finally:
            record.close()


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    running = RunningHub(tmp_path / "hub").make().start()
    yield running
    running.stop()


@pytest.fixture
def center(tmp_path: Path, hub: RunningHub) -> Enrolled:
    return enrolled(tmp_path / "center", hub)


def enrolled(
    folder: Path,
    hub: RunningHub,
    code: str = "SHR01",
    names: tuple[str, str] = ("الزقازيق", "Zagazig"),
) -> Enrolled:
    """A new center that has enrolled at a hub."""
    journal = Journal(folder, code)
    enrol(folder, hub.url, hub.code(code, names))
    key = SigningKey.load(folder / FOLDER / AGENT_KEY)
    line = HubLine(hub.url, journal.key.name, key)
    line.web.hooks["response"].append(CONTRACT.hold)
    return Enrolled(journal, hub, line, [])
