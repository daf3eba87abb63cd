"""A center does not go on from a record that is not what it signed."""

import subprocess
import sys
from collections.abc import Callable

import pytest
import yaml

from center.config import CenterConfig
from center.domain.errors import DamagedRecord
from center.domain.events import encode
from center.notes import SigningKey
from center.store.writer import Writer
from center.texts import Texts
from center.web.app import open_context
from tests.audit.attacks import Attack, Database
from tests.audit.conftest import Kept
from tests.launch import ROOT
from tests.store.records import SetClock


def open_writer(kept: Kept) -> Writer:
    return Writer(kept.path, kept.secrets, SetClock("2026-11-22T12:00:00Z"))


def rebuild_after_a_change(database: Database) -> None:
    database.change(database.first("ticket.finished"), outcome="referred")
    database.rebuild_tree()


def shorten(database: Database) -> None:
    database.write_all(database.lines()[:-3])
    database.rebuild_tree()


def lose_the_tiles(database: Database) -> None:
    database.sql("DELETE FROM tile")


def add_without_tiles(database: Database) -> None:
    last = database.lines()[-1]
    added = encode(last | {"seq": last["seq"] + 1})
    database.sql("INSERT INTO journal VALUES (?, ?)", last["seq"] + 1, added)


def add_with_tiles(database: Database) -> None:
    last = database.lines()[-1]
    database.write_all([*database.lines(), last | {"seq": last["seq"] + 1}])
    database.rebuild_tree()


def lose_the_heads(database: Database) -> None:
    database.sql("DELETE FROM head")


def spoil_the_last_line(database: Database) -> None:
    last = "(SELECT max(seq) FROM journal)"
    database.sql(f"UPDATE journal SET line = x'00' WHERE seq = {last}")  # noqa: S608


def sign_with_another_key(database: Database) -> None:
    database.sign_anew(SigningKey.generate("sharqia/SHR01/1"))


ATTACKS = (
    rebuild_after_a_change,
    shorten,
    lose_the_tiles,
    add_without_tiles,
    add_with_tiles,
    lose_the_heads,
    spoil_the_last_line,
    sign_with_another_key,
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_record_bent_by_hand_is_not_gone_on_with(kept: Kept, attack: Attack) -> None:
    attack(kept.database)
    before = kept.path.read_bytes()

    with pytest.raises(DamagedRecord) as refused:
        open_writer(kept)

    assert "audit verify" in refused.value.hint
    assert kept.path.read_bytes() == before


def test_an_honest_record_is_gone_on_with(kept: Kept) -> None:
    writer = open_writer(kept)

    writer.start()
    writer.stop()


def change_the_catalogue(kept: Kept) -> None:
    kept.database.sql("UPDATE document SET data = CAST(data || x'0a' AS BLOB)")


def lose_the_catalogue(kept: Kept) -> None:
    kept.database.sql("DELETE FROM document")


def empty_the_file(kept: Kept) -> None:
    kept.path.write_bytes(b"")


def write_over_the_file(kept: Kept) -> None:
    kept.path.write_bytes(b"not a database" * 99)


@pytest.mark.parametrize(
    "damage",
    [change_the_catalogue, lose_the_catalogue, empty_the_file, write_over_the_file],
)
def test_a_center_does_not_open_on_damaged_files(
    kept: Kept, damage: Callable[[Kept], None]
) -> None:
    damage(kept)
    before = kept.path.read_bytes()

    with pytest.raises(DamagedRecord) as refused:
        open_context(CenterConfig(data=kept.data), SetClock("2026-11-22T12:00:00Z"))

    assert refused.value.hint
    assert kept.path.read_bytes() == before


def test_the_server_refuses_in_both_languages_and_with_a_hint(kept: Kept) -> None:
    shorten(kept.database)
    config = kept.data.parent / "config.yaml"
    settings = {"center": {"data": str(kept.data), "listen": "127.0.0.1:9"}}
    config.write_text(yaml.safe_dump(settings), "utf-8")

    done = subprocess.run(
        [sys.executable, "shubbak.py", "--config", str(config), "center"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    texts = Texts.load()
    assert done.returncode == 2
    for language in ("ar", "en"):
        assert texts.get("error.damaged_record", language) in done.stderr
    assert "hint: " in done.stderr
    assert "Traceback" not in done.stderr
