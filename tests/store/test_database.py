"""Opening and making the database of a center."""

import json
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from center.domain.errors import AlreadyMade, MissingDatabase
from center.store.database import create_database, open_database, open_reader
from center.store.schema import migrations

STEPS = [
    *("m001_record", "m002_hall", "m003_accounts"),
    *("m004_requests", "m005_sound", "m006_spools", "m007_camera"),
    *("m008_guessed_presence", "m009_sent_on_by", "m010_old_commands"),
    "m011_revoked_kiosks",
    "m012_reset_pins",
    "m013_checklists",
    "m014_disks",
]


def schema_of(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    found = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE '\\_%'"
        " ESCAPE '\\' ORDER BY name"
    ).fetchall()
    connection.close()
    return [sql for (sql,) in found]


@pytest.mark.parametrize("do", [open_database, open_reader])
def test_a_missing_database_is_refused_with_a_hint_and_not_made(
    tmp_path: Path, do: object
) -> None:
    path = tmp_path / "center.db"
    assert callable(do)

    with pytest.raises(MissingDatabase) as refused:
        do(path)

    assert "shubbak init" in refused.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_database_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "data" / "center.db"
    create_database(path).close()
    before = path.read_bytes()

    with pytest.raises(AlreadyMade):
        create_database(path)

    assert path.read_bytes() == before


def test_a_new_database_has_every_step(tmp_path: Path) -> None:
    db = create_database(tmp_path / "center.db")

    applied = [step.name for step in migrations.applied(db)]

    assert applied == STEPS
    assert migrations.pending(db) == []
    db.close()


@pytest.mark.parametrize("released", STEPS[1:])
def test_an_older_database_is_brought_up_when_it_is_opened(
    tmp_path: Path, released: str
) -> None:
    new, old = tmp_path / "new.db", tmp_path / "old.db"
    create_database(new).close()
    connection = sqlite3.connect(old, isolation_level=None)
    migrations.apply(Database(connection), stop_before=released)
    connection.execute("INSERT INTO journal VALUES (0, x'7b7d')")
    connection.close()

    db = open_database(old)

    assert db.execute("SELECT line FROM journal").fetchone()[0] == b"{}"
    db.close()
    assert schema_of(old) == schema_of(new)


def test_an_older_database_learns_who_sent_a_ticket_on_and_whose_pin_was_reset(
    tmp_path: Path,
) -> None:
    path = tmp_path / "center.db"
    connection = sqlite3.connect(path, isolation_level=None)
    migrations.apply(Database(connection), stop_before="m009_sent_on_by")
    for number, ticket in enumerate(("sent", "other")):
        add_row(connection, "ticket", id=ticket, number=number)
    for seq, (kind, clerk) in enumerate(
        (("transferred", "201"), ("transferred", "204"), ("called", "205"))
    ):
        line = {"kind": f"ticket.{kind}", "ticket": "sent", "by": f"clerk:{clerk}"}
        told = json.dumps(line).encode()
        connection.execute("INSERT INTO journal VALUES (?, ?)", (seq, told))
    connection.execute("INSERT INTO staff VALUES ('201', 'clerk', 0, '')")
    for seq, code in enumerate(("created", "reset", "pin"), 3):
        about = {"kind": "staff.changed", "staff": "201", "code": code}
        told = json.dumps(about | {"at": seq}).encode()
        connection.execute("INSERT INTO journal VALUES (?, ?)", (seq, told))
    connection.execute("INSERT INTO journal VALUES (6, x'00')")
    connection.close()

    db = open_database(path)

    found = dict(db.execute("SELECT id, avoid_staff FROM ticket").fetchall())
    assert found == {"sent": "204", "other": ""}
    assert db.execute("SELECT reset_at FROM staff").fetchone()[0] == 4
    db.close()


def test_an_older_database_learns_what_its_checklists_said(tmp_path: Path) -> None:
    path = tmp_path / "center.db"
    connection = sqlite3.connect(path, isolation_level=None)
    migrations.apply(Database(connection), stop_before="m013_checklists")
    seen = {"nid": "present", "proxy": "not_applicable"}
    for number, ticket in enumerate(("made", "sent")):
        add_row(connection, "ticket", id=ticket, number=number)
    for seq, (id_, device) in enumerate((("1", "W1"), ("2", "K1"))):
        add_row(connection, "request", id=id_, seq=seq, device=device)
    told: list[dict[str, object]] = [
        {"kind": "documents.checked", "ticket": "made", "documents": {"nid": "x"}},
        {"kind": "documents.checked", "ticket": "made", "documents": seen},
        {"kind": "documents.checked", "ticket": "sent", "documents": seen},
        {"kind": "ticket.transferred", "ticket": "sent"},
        {"kind": "request.accepted", "ticket": "made", "request": "1"},
    ]
    for seq, line in enumerate(told):
        row = (seq, json.dumps(line).encode())
        connection.execute("INSERT INTO journal VALUES (?, ?)", row)
    connection.close()

    db = open_database(path)

    found = dict(db.execute("SELECT id, answers FROM ticket").fetchall())
    assert {key: json.loads(text) for key, text in found.items()} == {
        "made": seen,
        "sent": {},
    }
    (made, given) = db.execute("SELECT documents FROM request ORDER BY id").fetchall()
    assert json.loads(made[0]) == {"nid": "paper", "proxy": "not_applicable"}
    assert given[0] == ""
    db.close()


def add_row(db: sqlite3.Connection, table: str, **given: str | int) -> None:
    """A row in which everything else is empty."""
    columns = db.execute(f"PRAGMA table_info({table})").fetchall()
    row = [given.get(c[1], 0 if c[2] == "INTEGER" else "") for c in columns]
    places = ", ".join("?" * len(row))
    db.execute(f"INSERT INTO {table} VALUES ({places})", row)  # noqa: S608


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "center.db"
    create_database(path).close()
    before = schema_of(path)

    open_database(path).close()

    assert schema_of(path) == before


def test_every_table_is_strict(tmp_path: Path) -> None:
    db = create_database(tmp_path / "center.db")

    strict = db.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND NOT strict AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND name NOT LIKE '\\_sqlite%' ESCAPE '\\'"
    ).fetchall()

    assert [name for (name,) in strict] == []
    db.close()


def test_a_commit_is_on_the_disk_before_it_is_answered(tmp_path: Path) -> None:
    db = create_database(tmp_path / "center.db")

    settings = {
        name: db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys")
    }

    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    db.close()


def test_a_window_never_has_two_tickets_nor_a_number_two_holders(
    tmp_path: Path,
) -> None:
    db = create_database(tmp_path / "center.db")

    indexes = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}

    assert {"ticket_number", "ticket_at_window", "window_staff"} <= indexes
    db.close()
