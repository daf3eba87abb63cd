"""Making and opening a hub, and what its pages' tables are made again from."""

import sqlite3
from pathlib import Path

import pytest

from center.config import SyncConfig
from center.domain.errors import AlreadyMade, ConfigError, MissingDatabase
from center.notes import SigningKey
from sync.agent.running import Agent
from sync.hub.app import create_app
from sync.hub.setup import KEY_FILE, create_hub
from tests.sync.builder import Journal, RunningHub
from tests.sync.conftest import Enrolled

NAMES = {"name_ar": "الشرقية", "name_en": "Sharqia", "public_url": "http://hub"}
TABLES = {
    "ticket": "SELECT * FROM ticket ORDER BY id",
    "tally": "SELECT * FROM tally WHERE value != 0 ORDER BY day, name",
    "projection": "SELECT log, size, day, last_at, unread FROM projection",
}


def test_a_hub_is_made_once(tmp_path: Path) -> None:
    first = create_hub(tmp_path / "hub", name="sharqia", **NAMES)
    before = (tmp_path / "hub" / KEY_FILE).read_text()

    with pytest.raises(AlreadyMade, match="exists already"):
        create_hub(tmp_path / "hub", name="sharqia", **NAMES)

    assert (tmp_path / "hub" / KEY_FILE).read_text() == before
    assert SigningKey.load(tmp_path / "hub" / KEY_FILE).cosigner_vkey == first.vkey
    assert first.password not in repr(first)


def test_a_hub_that_was_not_made_is_refused_and_not_made(tmp_path: Path) -> None:
    running = RunningHub(tmp_path / "hub")

    with pytest.raises(MissingDatabase) as refusal:
        create_app(running.config)

    assert "shubbak init hub" in refusal.value.hint
    assert not (tmp_path / "hub").exists()


def test_a_missing_database_is_not_made_anew(tmp_path: Path) -> None:
    running = RunningHub(tmp_path / "hub").make()
    (tmp_path / "hub" / "hub.db").unlink()

    with pytest.raises(MissingDatabase):
        create_app(running.config)

    assert not (tmp_path / "hub" / "hub.db").exists()


def test_a_key_that_others_can_read_stops_the_hub(tmp_path: Path) -> None:
    running = RunningHub(tmp_path / "hub").make()
    (tmp_path / "hub" / KEY_FILE).chmod(0o644)

    with pytest.raises(ConfigError, match="others can read"):
        create_app(running.config)


def test_an_agent_whose_center_is_not_enrolled_says_what_to_do(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "center")

    with pytest.raises(ConfigError) as refusal:
        Agent(SyncConfig(data=journal.data))

    assert "shubbak agent enrol" in refusal.value.hint


def test_tables_of_another_version_are_made_again_from_the_lines(
    center: Enrolled,
) -> None:
    journal, hub = center.journal, center.hub
    journal.append("day.opened", day="2026-11-22")
    for number in range(101, 140):
        journal.ticket("D", number)
    for number in range(101, 120):
        journal.act("ticket.called", f"D{number}")
        journal.act("ticket.started", f"D{number}")
        journal.act("ticket.finished", f"D{number}")
    journal.act("ticket.finished", "D999")
    journal.sign()
    center.visit()
    before = {name: rows(hub, query) for name, query in TABLES.items()}
    hub.stop()
    spoil(hub)

    hub.start()

    assert {name: rows(hub, query) for name, query in TABLES.items()} == before
    assert before["projection"][0][-1] == 1


def rows(hub: RunningHub, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in hub.database().execute(query)]


def spoil(hub: RunningHub) -> None:
    """Tables as an older release might have left them."""
    with sqlite3.connect(hub.data / "hub.db") as db:
        db.execute("UPDATE projection SET version = 0, day = '', unread = 7")
        db.execute("UPDATE ticket SET state = 'waiting'")
        db.execute("DELETE FROM tally")
