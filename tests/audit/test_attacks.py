"""A record that was bent by hand: the audit finds it, and names where it begins."""

from collections.abc import Callable

import pytest

from center.audit.report import Report
from center.audit.verify import verify
from center.domain.events import encode
from center.notes import SigningKey
from tests.audit.attacks import Database
from tests.audit.conftest import Kept

NAME = "ticket.finished"


def first_of(report: Report) -> tuple[int, str]:
    assert not report.ok
    assert report.first is not None
    return report.first.seq, report.first.code


def found(report: Report) -> set[tuple[int, str]]:
    return {(violation.seq, violation.code) for violation in report.violations}


def test_the_record_of_an_honest_morning_has_no_violation(kept: Kept) -> None:
    report = verify(kept.path, vkey=kept.vkey, promises=list(kept.promises.values()))

    assert report.violations == []
    assert report.size == len(kept.database.lines())
    assert (report.tickets, report.promises) == (60, 60)
    assert report.calls == len([x for x in kept.database.lines() if called(x)])
    assert report.heads == 1


def called(line: dict[str, object]) -> bool:
    return line["kind"] == "ticket.called"


def test_an_altered_line_is_found(kept: Kept) -> None:
    seq = kept.database.first(NAME)

    kept.database.change(seq, outcome="referred")

    assert (seq, "line_altered") in found(verify(kept.path))
    assert first_of(verify(kept.path))[0] == seq


def test_a_line_that_is_written_in_another_way_is_found(kept: Kept) -> None:
    seq = kept.database.first(NAME)
    data = encode(kept.database.lines()[seq]).replace(b":", b": ", 1)

    kept.database.sql("UPDATE journal SET line = ? WHERE seq = ?", data, seq)

    assert found(verify(kept.path)) >= {(seq, "line_altered"), (seq, "line_malformed")}
    assert first_of(verify(kept.path))[0] == seq


def test_a_dropped_line_is_found(kept: Kept) -> None:
    seq = kept.database.first(NAME)

    kept.database.sql("DELETE FROM journal WHERE seq = ?", seq)

    assert first_of(verify(kept.path)) == (seq, "lines_missing")


def test_a_dropped_line_is_found_though_the_others_are_numbered_anew(
    kept: Kept,
) -> None:
    seq, lines = kept.database.first(NAME), kept.database.lines()

    kept.database.write_all(lines[:seq] + lines[seq + 1 :])

    assert (seq, "line_altered") in found(verify(kept.path))
    assert first_of(verify(kept.path))[0] == seq


def test_an_inserted_line_is_found(kept: Kept) -> None:
    seq, lines = kept.database.first(NAME), kept.database.lines()

    kept.database.write_all(
        [*lines[:seq], lines[seq] | {"nonce": "A" * 11}, *lines[seq:]]
    )

    assert (seq, "line_altered") in found(verify(kept.path))
    assert first_of(verify(kept.path))[0] == seq


def test_an_appended_line_is_found(kept: Kept) -> None:
    line = kept.database.lines()[-1]
    size = line["seq"] + 1

    added = encode(line | {"seq": size, "kind": "help.called"})
    kept.database.sql("INSERT INTO journal VALUES (?, ?)", size, added)

    assert (size, "line_altered") in found(verify(kept.path))
    assert first_of(verify(kept.path))[0] == size


def test_swapped_lines_are_found(kept: Kept) -> None:
    lines = kept.database.lines()
    seq = kept.database.first("ticket.issued")
    one, other = lines[seq], lines[seq + 1]

    kept.database.write(seq, other | {"seq": seq})
    kept.database.write(seq + 1, one | {"seq": seq + 1})

    assert (seq, "line_altered") in found(verify(kept.path))
    assert first_of(verify(kept.path))[0] == seq


ROWS = [
    ("UPDATE ticket SET state = 'served' WHERE id = '{waiting}'", "row_differs"),
    (
        "UPDATE ticket SET place_at = place_at - 60000 WHERE id = '{waiting}'",
        "row_differs",
    ),
    ("UPDATE ticket SET state = 'lost' WHERE id = '{waiting}'", "row_differs"),
    ("UPDATE ticket SET number = number + 500 WHERE id = '{waiting}'", "row_differs"),
    ("DELETE FROM ticket WHERE id = '{waiting}'", "row_missing"),
    ("UPDATE ticket SET id = 'x' WHERE id = '{waiting}'", "row_missing"),
    ("UPDATE request SET state = 'withdrawn'", "row_differs"),
    ("DELETE FROM request", "row_missing"),
    ("UPDATE window SET lines = '[\"quick\"]' WHERE number = 2", "row_differs"),
    ("UPDATE window SET lines = 'quick' WHERE number = 2", "row_differs"),
    ("UPDATE window SET free_since = 1 WHERE number = 1", "row_differs"),
    ("UPDATE window SET staff = '206' WHERE number = 2", "row_differs"),
    ("DELETE FROM window WHERE number = 3", "row_missing"),
    ("UPDATE window SET number = 9 WHERE number = 3", "row_unknown"),
    ("UPDATE staff SET role = 'manager' WHERE id = '201'", "row_differs"),
    (
        "UPDATE staff SET locked_until = 0, device = 'W9' WHERE id = '201'",
        "row_differs",
    ),
    ("INSERT INTO staff VALUES ('999', 'manager', 0, '', 0)", "row_unknown"),
    (
        "INSERT INTO device (id, state, printer, help_at) "
        "VALUES ('K9', 'enrolled', '', 0)",
        "row_unknown",
    ),
    ("UPDATE device SET printer = 'ok' WHERE id = 'K1'", "row_differs"),
    (
        "UPDATE in_force SET value = replace(value, '3', '4') WHERE key = 'rules'",
        "row_differs",
    ),
    ("UPDATE in_force SET value = '[' WHERE key = 'plans'", "row_differs"),
    ("DELETE FROM in_force WHERE key = 'now'", "row_differs"),
    ("DELETE FROM in_force WHERE key = 'timetable'", "row_differs"),
]


@pytest.mark.parametrize(("statement", "code"), ROWS)
def test_a_row_changed_by_hand_is_found(kept: Kept, statement: str, code: str) -> None:
    waiting = kept.database.sql("SELECT id FROM ticket WHERE state = 'waiting'")

    kept.database.sql(statement.format(waiting=waiting[0][0]))

    assert code in {violation.code for violation in verify(kept.path).violations}


def test_the_row_that_was_changed_is_named(kept: Kept) -> None:
    ticket = kept.database.sql("SELECT id FROM ticket ORDER BY seq")[7][0]

    kept.database.sql("UPDATE ticket SET service = 'x' WHERE id = ?", ticket)

    [violation] = verify(kept.path).violations
    assert (violation.code, violation.detail) == ("row_differs", f"ticket {ticket}")


def rebuild(database: Database) -> None:
    database.rebuild_tree()
    database.rebuild_rows()


def alter(database: Database) -> None:
    database.change(database.first(NAME), outcome="referred")


def truncate(database: Database) -> None:
    database.write_all(database.lines()[:-5])


def append(database: Database) -> None:
    line = database.lines()[-1]
    later = {"seq": line["seq"] + 1, "at": line["at"]}
    added = {"kind": "help.called", "by": "kiosk:K1", "device": "K1"}
    common = {key: line[key] for key in ("v", "nonce")}
    database.write_all([*database.lines(), {**common, **later, **added}])


@pytest.mark.parametrize(
    ("bend", "place", "code"),
    [
        (alter, -1, "root_differs"),
        (truncate, -5, "lines_missing"),
        (append, 0, "line_unsigned"),
    ],
)
def test_whoever_rebuilds_tiles_and_rows_still_has_no_key(
    kept: Kept, bend: Callable[[Database], None], place: int, code: str
) -> None:
    size = len(kept.database.lines())

    bend(kept.database)
    rebuild(kept.database)

    assert first_of(verify(kept.path)) == (size + place, code)


def test_without_any_head_the_record_is_not_whole(kept: Kept) -> None:
    truncate(kept.database)
    rebuild(kept.database)

    kept.database.sql("DELETE FROM head")

    assert found(verify(kept.path)) == {(-1, "head_missing")}


def test_a_head_signed_by_another_key_is_found_once_the_right_key_is_known(
    kept: Kept,
) -> None:
    own = SigningKey.generate(kept.secrets.log_key.name)
    alter(kept.database)
    rebuild(kept.database)
    kept.database.sign_anew(own)
    kept.database.sql("UPDATE meta SET value = ? WHERE key = 'vkey'", own.vkey)

    by_its_own_word = verify(kept.path)

    assert by_its_own_word.ok
    assert by_its_own_word.key_from == "database"
    assert first_of(verify(kept.path, vkey=kept.vkey))[1] == "head_unsigned"


def test_a_head_that_was_touched_is_found(kept: Kept) -> None:
    size = len(kept.database.lines())

    kept.database.sql("UPDATE head SET note = replace(note, 'SHR01', 'SHR02')")

    assert first_of(verify(kept.path)) == (size - 1, "head_unsigned")


@pytest.mark.parametrize("level", [0, 1])
def test_a_tile_that_was_touched_is_found(kept: Kept, level: int) -> None:
    append_many(kept)

    kept.database.sql(
        "UPDATE tile SET data = zeroblob(length(data)) WHERE level = ? AND n = 0", level
    )

    code = {0: "line_altered", 1: "tiles_differ"}[level]
    assert code in {violation.code for violation in verify(kept.path).violations}


def append_many(kept: Kept) -> None:
    """Enough lines for a second level of tiles, all signed."""
    last = kept.database.lines()[-1]
    call = {"kind": "help.called", "by": "kiosk:K1", "device": "K1"}
    common = {key: last[key] for key in ("v", "nonce", "at")}
    lines = kept.database.lines()
    kept.database.write_all([*lines, *[{**common, **call}] * 300])
    rebuild(kept.database)
    kept.database.sign_anew(kept.secrets.log_key)
    assert verify(kept.path).ok


def test_a_tile_that_is_gone_is_found(kept: Kept) -> None:
    kept.database.sql("DELETE FROM tile")

    codes = {violation.code for violation in verify(kept.path).violations}

    assert codes == {"line_altered", "tiles_missing"}


def test_who_holds_the_key_and_calls_out_of_order_is_found(kept: Kept) -> None:
    """The center itself, writing its whole record anew with a call of its choice."""
    database, lines = kept.database, kept.database.lines()
    seq = database.first("ticket.called")
    other = next(
        x["ticket"]
        for x in lines[:seq]
        if x["kind"] == "ticket.issued" and x["ticket"] != lines[seq]["ticket"]
    )
    old = lines[seq]["ticket"]
    changed = [
        with_ticket(line, old, other) if line["seq"] >= seq else line for line in lines
    ]
    database.write_all(changed)
    database.rebuild_tree()
    database.sign_anew(kept.secrets.log_key)

    report = verify(kept.path, vkey=kept.vkey)

    assert first_of(report) == (seq, "act_bad_input")


def with_ticket(line: dict[str, object], old: str, new: str) -> dict[str, object]:
    """The line with two tickets in each other's place."""
    swap = {old: new, new: old}
    return (
        line | {"ticket": swap.get(str(line["ticket"]), line["ticket"])}
        if ("ticket" in line)
        else line
    )


def test_a_catalogue_changed_under_its_hash_is_found(kept: Kept) -> None:
    published = kept.database.first("catalogue.published")

    kept.database.sql("UPDATE document SET data = CAST(data || x'0a' AS BLOB)")
    assert found(verify(kept.path)) == {(published, "document_altered")}

    kept.database.sql("DELETE FROM document")
    assert found(verify(kept.path)) == {(published, "document_missing")}


def test_an_emptied_record_is_not_whole(kept: Kept) -> None:
    everything = "journal tile head ticket window staff device in_force"
    for table in everything.split():
        kept.database.sql(f"DELETE FROM {table}")  # noqa: S608

    report = verify(kept.path, vkey=kept.vkey)

    assert (0, "lines_missing") in found(report)
    assert (-1, "head_missing") in found(report)
