"""``shubbak audit verify``: the whole record of a center, checked from its lines.

1. The lines are there without a gap, canonical, and hash to the stored tiles.
2. Every signed head, and every countersignature, is of these lines.
3. Every line is an act that its table allows; every call is the one the rule demands,
   and none that was due is missing.
4. The rows that the server works with, and the catalogues, follow from the lines.
5. What kiosks gave while the server was away was signed by keys that the center
   certified; the minutes gained by it are listed.
6. Every ticket that is brought along is in the record as it was promised.

It opens the database read-only and may run beside the server.
"""

import sqlite3
from pathlib import Path

from center.audit import tree as trees
from center.audit.beside import check_kept
from center.audit.promises import check_promise, read_promises
from center.audit.replay import Replay
from center.audit.report import Report
from center.audit.rows import check_rows
from center.audit.spools import check_papers, check_spools
from center.domain.events import Line, decode
from center.domain.merkle import root_at
from center.keys import FOLDER
from center.store import queries
from center.store.database import open_reader
from center.store.journal import read_lines, read_tile

GIVEN, KEPT = "given", "database"


def verify(
    database: Path,
    *,
    vkey: str | None = None,
    hub_vkey: str | None = None,
    promises: list[str] | None = None,
    checkpoint: str = "",
) -> Report:
    """Audit a center's record.

    ``vkey`` and ``hub_vkey`` are the verifier keys of log and hub; without them those
    that lie beside the database are used, which the report says.  ``promises`` are
    texts of tickets' QR codes; ``checkpoint`` is a head that was kept elsewhere.
    """
    hub_key = hub_vkey or hub_key_beside(database)
    connection = open_reader(database)
    try:
        with queries.snapshot(connection):
            return audit(connection, vkey or "", hub_key, promises or [], checkpoint)
    finally:
        connection.close()


def audit(
    connection: sqlite3.Connection,
    vkey: str,
    hub_vkey: str,
    texts: list[str],
    checkpoint: str,
) -> Report:
    report = Report(log=queries.meta(connection, "log"))
    report.key = vkey or queries.meta(connection, "vkey")
    report.key_from = GIVEN if vkey else KEPT
    heads = trees.head_rows(connection)
    lines = parsed(connection, report)
    wanted = {size for size, _, _ in heads} | cosigned_sizes(lines)
    wanted |= trees.size_of(checkpoint)
    tree = trees.Tree(report, wanted)
    read_all(connection, tree)
    trees.check_heads(tree, heads, report.key, hub_vkey)
    check_tiles(connection, tree)
    trees.check_tail(tree, heads)
    for seq, line in lines.items():
        if line.get("kind") == "head.cosigned":
            trees.check_cosigned_line(tree, seq, line, report.log, hub_vkey)
    if checkpoint:
        trees.check_checkpoint(tree, checkpoint, report.key)
    replay = Replay(report)
    for seq, line in lines.items():
        replay.take(seq, line)
    replay.look()
    check_rows(connection, replay.hall, report)
    check_kept(connection, lines, report)
    check_spools(lines, report, report.key)
    texts = check_papers(texts, replay.hall, report, report.log)
    for promise in read_promises(texts, report.log, report.key, report):
        check_promise(promise, lines.get(promise.seq), report)
    report.size = tree.frontier.size
    report.root = trees.encode_root(tree.frontier.root())
    report.settle()
    return report


def parsed(connection: sqlite3.Connection, report: Report) -> dict[int, Line]:
    """Every line by its place; gaps and lines that cannot be read are told."""
    lines: dict[int, Line] = {}
    expected = 0
    for seq, data in read_lines(connection):
        if seq != expected:
            report.add(expected, "lines_missing", f"{expected} to {seq - 1}")
        expected = seq + 1
        try:
            lines[seq] = decode(data)
        except ValueError as error:
            report.add(seq, "line_malformed", str(error))
    return lines


def read_all(connection: sqlite3.Connection, tree: trees.Tree) -> None:
    """Build the tree from the lines as they lie there, one after the other."""
    tiles = trees.leaf_tiles(connection)
    for seq, data in read_lines(connection):
        tree.add(seq, data, tiles)


def check_tiles(connection: sqlite3.Connection, tree: trees.Tree) -> None:
    """The upper tiles have to lead to the same root."""
    if not tree.whole:
        return

    def read(level: int, n: int) -> bytes:
        return read_tile(connection, level, n)

    try:
        root = root_at(read, tree.frontier.size)
    except ValueError as error:
        tree.report.add(-1, "tiles_missing", str(error))
    else:
        if root != tree.frontier.root():
            tree.report.add(-1, "tiles_differ", "the stored tree has another root")


def cosigned_sizes(lines: dict[int, Line]) -> set[int]:
    return {
        line["size"]
        for line in lines.values()
        if line.get("kind") == "head.cosigned" and isinstance(line.get("size"), int)
    }


def hub_key_beside(database: Path) -> str:
    """The hub's key that enrolment left, if the center is enrolled."""
    path = database.parent / FOLDER / "hub.vkey"
    return path.read_text("utf-8").strip() if path.is_file() else ""
