"""Lines that a center lost or that were changed there are taken back from the hub."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
import yaml

from center.audit.verify import verify
from center.config import SyncConfig
from center.domain.errors import DamagedRecord, InUse, NotFound
from center.domain.events import decode, encode
from center.keys import FOLDER, read_secret
from center.notes import SigningKey
from sync.agent.correspondents import HubLine
from sync.agent.courier import Condition, Courier, Status
from sync.agent.enrolment import AGENT_KEY, HUB_VKEY, enrol
from sync.agent.record import Record as AgentsRecord
from sync.agent.recovery import Recovered, recover
from tests.audit.attacks import Database
from tests.launch import ROOT, Process, launch
from tests.processes import Center, make_center
from tests.store.records import Record
from tests.sync.builder import RunningHub, free_port
from tests.sync.test_processes import HubProcess, eventually


@dataclass
class Office:
    """A center's record, its hub, and an agent that visits when it is told."""

    record: Record
    hub: RunningHub

    @property
    def path(self) -> Path:
        return self.record.database

    @property
    def database(self) -> Database:
        return Database(self.path)

    def issue(self, count: int) -> list[str]:
        return [self.record.issue() for _ in range(count)]

    def visit(self) -> Status:
        folder = self.record.data / FOLDER
        known = AgentsRecord.open(self.record.data)
        key = SigningKey.load(folder / AGENT_KEY)
        line = HubLine(self.hub.url, known.log, key)
        vkey = read_secret(folder / HUB_VKEY)
        try:
            return Courier(known, line, vkey, lambda note: None).visit(thorough=True)
        finally:
            known.close()

    def recover(self) -> Recovered:
        return recover(
            SyncConfig(data=self.record.data, hub=self.hub.url), self.record.clock
        )

    def go_on(self) -> None:
        """Start the center again; its record is right and the hub agrees."""
        self.record.writer = self.record.open()
        self.issue(1)
        assert self.visit() == Status(Condition.CONNECTED)
        self.record.writer.stop()
        assert verify(self.path).violations == []
        assert self.hub.lines() == [encode(line) for line in self.database.lines()]


@pytest.fixture
def office(tmp_path: Path, hub: RunningHub) -> Iterator[Office]:
    record = Record.make(tmp_path)
    enrol(record.data, hub.url, hub.code())
    made = Office(record, hub)
    made.issue(6)
    assert made.visit() == Status(Condition.CONNECTED)
    yield made
    record.writer.stop()


def drop_the_end(database: Database) -> None:
    database.write_all(database.lines()[:-4])
    database.sql("DELETE FROM head")
    database.rebuild_tree()
    database.rebuild_rows()


def drop_one_line(database: Database) -> None:
    database.sql("DELETE FROM journal WHERE seq = 20")


def alter_one_line(database: Database) -> None:
    database.change(database.first("ticket.issued"), side="priority")


def lose_tree_and_rows(database: Database) -> None:
    database.sql("DELETE FROM tile")
    database.sql("DELETE FROM ticket")


def sign_another_history(database: Database) -> None:
    """Whoever has the key, too, is brought back to what was countersigned."""
    alter_one_line(database)
    database.rebuild_tree()
    key = SigningKey.load(database.path.parent / FOLDER / "log.key")
    database.sign_anew(key)


HARMS: dict[Callable[[Database], None], int] = {
    drop_the_end: 0,
    drop_one_line: 0,
    alter_one_line: 1,
    lose_tree_and_rows: 0,
    sign_another_history: 1,
}
"""What was done → how many own lines are not in the record any more."""


@pytest.mark.parametrize("harm", HARMS)
def test_what_was_countersigned_is_the_record_again(
    office: Office, harm: Callable[[Database], None]
) -> None:
    office.record.writer.stop()
    whole = office.database.lines()
    harm(office.database)
    harmed = office.database.lines()

    done = office.recover()

    *lines, last = office.database.lines()
    assert lines == whole
    assert (last["kind"], last["aside"]) == ("record.repaired", HARMS[harm])
    assert Database(done.copy).lines() == harmed
    office.go_on()


@pytest.mark.parametrize("harm", [alter_one_line, drop_one_line])
def test_own_lines_above_the_countersigned_head_stay(
    office: Office, harm: Callable[[Database], None]
) -> None:
    tickets = office.issue(3)
    office.record.writer.stop()
    whole = office.database.lines()
    harm(office.database)

    office.recover()

    assert office.database.lines()[:-1] == whole
    assert whole[-1]["ticket"] == tickets[-1]
    office.go_on()


def test_a_line_put_in_by_hand_is_left_in_the_copy(office: Office) -> None:
    office.record.writer.stop()
    *_, last = whole = office.database.lines()
    added = encode(last | {"seq": last["seq"] + 1})
    office.database.sql("INSERT INTO journal VALUES (?, ?)", last["seq"] + 1, added)
    assert office.visit().condition is Condition.DAMAGED

    done = office.recover()

    assert office.database.lines()[:-1] == whole
    assert done.aside == 1
    office.go_on()


def test_nothing_is_taken_while_the_center_has_its_record_open(office: Office) -> None:
    before = office.database.lines()

    with pytest.raises(InUse):
        office.recover()

    assert office.database.lines() == before
    office.record.writer.stop()
    assert office.recover().taken == 0


def test_a_hub_that_has_nothing_yet_gives_nothing(
    tmp_path: Path, hub: RunningHub
) -> None:
    record = Record.make(tmp_path)
    enrol(record.data, hub.url, hub.code())
    record.writer.stop()

    with pytest.raises(NotFound):
        recover(SyncConfig(data=record.data, hub=hub.url), record.clock)


def shubbak(config: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "shubbak.py", "--config", str(config), *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


@dataclass
class Village:
    """A center, its agent and its hub, each a process of its own."""

    center: Center
    hub: HubProcess
    agent: Process | None = None

    @property
    def config(self) -> Path:
        return self.hub.folder / "agent.yaml"

    def start(self) -> None:
        self.center.start()
        self.start_agent()

    def start_agent(self) -> None:
        sync = {"center": self.center.url, "hub": self.hub.url, "interval_seconds": 1}
        known = {"data": str(self.center.data)}
        center = {"data": str(self.center.data), "listen": "127.0.0.1:9"}
        text = yaml.safe_dump({"sync": sync | known, "center": center})
        self.config.write_text(text, "utf-8")
        command = ["--config", str(self.config), "agent"]
        self.agent = launch(command, self.hub.folder / "agent.log")

    def stop_agent(self) -> None:
        if self.agent is not None:
            self.agent.send_signal(signal.SIGTERM)
            self.agent.wait(15)
            self.agent = None

    def stop(self) -> None:
        self.stop_agent()
        self.center.stop()

    def has_all(self) -> bool:
        return self.hub.lines() == self.center.column("journal", "line")

    def evidence(self) -> list[str]:
        path = self.hub.data / "hub.db"
        with closing(sqlite3.connect(path)) as database:
            return [kind for (kind,) in database.execute("SELECT kind FROM evidence")]


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    hub = HubProcess(tmp_path, free_port()).make().start()
    center = make_center(tmp_path, hub_url=hub.url)
    enrol(center.data, hub.url, hub.invite())
    running = Village(center, hub)
    running.start()
    yield running
    running.stop()
    hub.stop()


def issue(center: Center, count: int) -> list[int]:
    kiosk = center.kiosk()
    return [kiosk.issue("shop_licence")["number"] for _ in range(count)]


def copy_of(center: Center, path: Path) -> Path:
    """What an operator's backup makes."""
    with closing(sqlite3.connect(center.database)) as database:
        database.execute("VACUUM INTO ?", (str(path),))
    return path


def set_back(center: Center, copy: Path) -> None:
    for end in ("", "-wal", "-shm"):
        center.database.with_name(f"center.db{end}").unlink(missing_ok=True)
    shutil.copy(copy, center.database)


def lose_the_last(village: Village, copy: Path) -> list[int]:
    """Five numbers are given; the record is set back to before the last three."""
    center = village.center
    numbers = issue(center, 2)
    copy_of(center, copy)
    numbers += issue(center, 3)
    eventually(village.has_all, "all lines at the hub")
    village.stop()
    set_back(center, copy)
    return numbers


def test_a_center_that_was_set_back_to_an_old_copy_goes_on_where_it_was(
    village: Village, tmp_path: Path
) -> None:
    center, hub = village.center, village.hub
    numbers, whole = lose_the_last(village, tmp_path / "old.db"), hub.lines()

    village.start()
    eventually(lambda: village.evidence() == ["behind"], "the alarm")
    eventually(lambda: "ahead" in center.column("meta", "key"), "the center knows")
    kiosk = center.kiosk()
    code = kiosk.refused("/v1/tickets", service="shop_licence", side="ordinary")
    in_use = shubbak(village.config, "agent", "fetch")
    village.stop()
    refused = shubbak(village.config, "center")
    fetched = shubbak(village.config, "agent", "fetch")
    village.start()
    numbers += issue(center, 1)
    eventually(village.has_all, "all lines at the hub")
    village.stop()

    assert code == DamagedRecord.code
    assert "stop `shubbak center`" in in_use.stderr
    assert "shubbak agent fetch" in refused.stderr
    assert [done.returncode for done in (in_use, refused, fetched)] == [2, 2, 0]
    assert numbers == list(range(101, 107))
    assert hub.lines()[: len(whole)] == whole
    assert decode(hub.lines()[len(whole)])["kind"] == "record.repaired"
    address = f"{hub.url}/v1/logs/sharqia/SHR01/1/checkpoint"
    note = requests.get(address, timeout=30).text
    assert verify(center.database, checkpoint=note).violations == []
