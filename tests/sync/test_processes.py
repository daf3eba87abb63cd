"""A real hub process, killed in the middle, and a real center with its agent."""

import json
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
import yaml

from center.config import SyncConfig
from center.notes import open_cosigned
from sync.agent.courier import Condition, Status
from sync.agent.enrolment import enrol
from sync.agent.running import Agent
from sync.hub.setup import create_hub, new_enrolment_code
from tests.launch import Process, launch
from tests.processes import Center, make_center, wait_for
from tests.sync.builder import Journal, free_port
from tests.sync.promises import code_of


@dataclass
class HubProcess:
    """``shubbak hub`` as it runs in a governorate."""

    folder: Path
    port: int
    process: Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        return self.folder / "hub"

    @property
    def log(self) -> Path:
        return self.folder / "hub.log"

    def make(self) -> "HubProcess":
        create_hub(
            self.data,
            name="sharqia",
            name_ar="الشرقية",
            name_en="Sharqia",
            public_url=self.url,
        )
        settings = {
            "hub": {
                "data": str(self.data),
                "listen": f"127.0.0.1:{self.port}",
                "public_url": self.url,
            }
        }
        (self.folder / "hub.yaml").write_text(yaml.safe_dump(settings), "utf-8")
        return self

    def start(self) -> "HubProcess":
        config = str(self.folder / "hub.yaml")
        self.process = launch(["--config", config, "--log", "json", "hub"], self.log)
        wait_for(f"{self.url}/healthz", self.process, self.log)
        return self

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(15)
            self.process = None

    def invite(self, center: str = "SHR01") -> str:
        return new_enrolment_code(self.data, center, "الزقازيق", "Zagazig")

    def size(self) -> int:
        db = sqlite3.connect(f"file:{self.data / 'hub.db'}?mode=ro", uri=True)
        (size,) = db.execute("SELECT max(size) FROM log_head").fetchone()
        return int(size or 0)

    def lines(self) -> list[bytes]:
        db = sqlite3.connect(f"file:{self.data / 'hub.db'}?mode=ro", uri=True)
        return [row[0] for row in db.execute("SELECT line FROM entry ORDER BY seq")]


@dataclass
class RunningAgent:
    """An agent's loop in a thread, and everything that it said."""

    agent: Agent
    said: list[Status]
    stop: threading.Event
    thread: threading.Thread

    def end(self) -> None:
        self.stop.set()
        self.thread.join()


def start_agent(config: SyncConfig) -> RunningAgent:
    agent, stop = Agent(config), threading.Event()
    said: list[Status] = []
    agent.on_status = said.append
    agent.interval = 0.1
    thread = threading.Thread(target=agent.run, args=(stop,), daemon=True)
    thread.start()
    return RunningAgent(agent, said, stop, thread)


def eventually(claim: Callable[[], bool], what: str) -> None:
    """Wait until something holds, at most half a minute."""
    for _ in range(600):
        if claim():
            return
        time.sleep(0.05)
    raise AssertionError(f"never: {what}")


def wait_for_lines(hub: HubProcess, size: int) -> None:
    eventually(lambda: hub.size() >= size, f"{size} lines at the hub")


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    running = HubProcess(tmp_path, free_port()).make().start()
    yield running
    running.stop()


def sync_config(data: Path, hub: HubProcess, center_url: str) -> SyncConfig:
    return SyncConfig(center=center_url, data=data, hub=hub.url)


def root_at(hub: HubProcess, log: str, log_vkey: str, hub_vkey: str) -> tuple[int, str]:
    """Size and root that the hub has countersigned."""
    answer = requests.get(f"{hub.url}/v1/logs/{log}/checkpoint", timeout=30)
    if not answer.ok:
        return 0, ""
    head, _ = open_cosigned(answer.text, log_vkey, hub_vkey)
    return head.size, head.root.hex()


def test_a_hub_that_is_killed_again_and_again_loses_and_doubles_nothing(
    hub: HubProcess, tmp_path: Path
) -> None:
    journal = Journal(tmp_path / "center")
    enrolled = enrol(journal.data, hub.url, hub.invite())
    journal.grow(40_000)
    config = sync_config(journal.data, hub, "http://127.0.0.1:9")
    running = start_agent(config)
    try:
        for part in (1, 2, 3):
            wait_for_lines(hub, part * 5000)
            hub.stop(signal.SIGKILL)
            running.end()
            hub.start()
            running = start_agent(config)
        eventually(
            lambda: running.said[-1:] == [Status(Condition.CONNECTED)], "caught up"
        )
    finally:
        running.end()

    size, root = root_at(hub, journal.key.name, journal.key.vkey, enrolled.hub_vkey)
    assert (size, root) == (40_000, journal.root().hex())
    assert hub.lines() == journal.lines()


def test_the_agent_says_once_that_the_hub_is_away_and_that_it_is_back(
    hub: HubProcess, tmp_path: Path
) -> None:
    journal = Journal(tmp_path / "center")
    enrol(journal.data, hub.url, hub.invite())
    journal.grow(3)
    running = start_agent(sync_config(journal.data, hub, "http://127.0.0.1:9"))
    try:
        eventually(lambda: Status(Condition.CONNECTED) in running.said, "connected")
        hub.stop()
        journal.grow(4)
        offline = Condition.OFFLINE
        eventually(lambda: running.said[-1].condition is offline, "offline")
        journal.grow(1)
        hub.start()
        eventually(lambda: running.said[-1] == Status(Condition.CONNECTED), "back")
    finally:
        running.end()

    assert hub.lines() == journal.lines()
    changes = [status.condition for status in running.said]
    assert changes.count(offline) <= 2


def test_the_secret_of_a_ticket_is_in_no_log_of_the_hub(
    hub: HubProcess, tmp_path: Path
) -> None:
    journal = Journal(tmp_path / "center")
    enrol(journal.data, hub.url, hub.invite())
    code = code_of(journal, "D", 147, 0, journal.at)

    for address in (f"/V/{code}", f"/v/{code.lower()}", f"/V/{code}x", f"/x/{code}"):
        requests.get(hub.url + address, timeout=30)
    hub.stop()

    assert code[30:60] not in hub.log.read_text("utf-8").upper()


@pytest.fixture
def real_center(tmp_path: Path, hub: HubProcess) -> Iterator[Center]:
    center = make_center(tmp_path, hub_url=hub.url)
    enrol(center.data, hub.url, hub.invite())
    center.start()
    yield center
    center.stop()


def test_a_real_center_and_its_hub_come_to_the_same_root(
    real_center: Center, hub: HubProcess
) -> None:
    agent = start_agent(sync_config(real_center.data, hub, real_center.url))
    vkey = agent.agent.record.vkey
    try:
        kiosk, clerk = real_center.kiosk(), real_center.clerk(4)
        ticket = kiosk.issue("shop_licence")
        code = ticket["url"].rpartition("/")[2]

        def page() -> str:
            return requests.get(f"{hub.url}/V/{code}?lang=en", timeout=30).text

        eventually(lambda: "your ticket is in the" in page().lower(), "recorded")
        clerk.do("/v1/windows/4/call")
        eventually(lambda: "go to window\u00a04" in page(), "called")
        hub_vkey = agent.agent.courier.hub_vkey
        known = agent.agent.record

        def settled() -> bool:
            head = known.newest_head()
            assert head is not None
            size, root = root_at(hub, known.log, vkey, hub_vkey)
            same = size == head.size and root == known.root(size).hex()
            return same and known.countersigned() == size

        eventually(settled, "the same root, and its receipt at the center")
    finally:
        agent.end()
    kinds = [json.loads(line)["kind"] for line in hub.lines()]
    assert "ticket.issued" in kinds
    assert "ticket.called" in kinds
    assert "head.cosigned" in kinds
