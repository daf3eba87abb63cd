"""The tree, built anew from the lines, against tiles, heads and countersignatures."""

import re
import sqlite3
from base64 import b64decode, b64encode
from binascii import Error as Base64Error

from center.audit.report import Report
from center.domain.errors import BadSignature
from center.domain.events import Line
from center.domain.merkle import Frontier, leaf_hash
from center.notes import (
    Head,
    VerifierKey,
    cosigned_message,
    open_cosigned,
    open_head,
)

HASH = 32
TILE = 256


class Tree:
    """Roots of the journal's own lines at every size that someone signed."""

    def __init__(self, report: Report, wanted: set[int]) -> None:
        self.report = report
        self.wanted = wanted
        self.roots: dict[int, bytes] = {0: Frontier().root()}
        self.frontier = Frontier()
        self.whole = True
        """Whether no line was missing so far: else no root can be computed."""

    def add(self, seq: int, data: bytes, tiles: dict[int, bytes]) -> None:
        """Take the next line; it has to be the one whose hash the tiles hold."""
        leaf = leaf_hash(data)
        n, at = divmod(seq, TILE)
        if tiles.get(n, b"")[at * HASH : (at + 1) * HASH] != leaf:
            self.report.add(seq, "line_altered", "its hash is not that in the tree")
        self.whole = self.whole and seq == self.frontier.size
        if not self.whole:
            return
        self.frontier = self.frontier.append(leaf)
        if self.frontier.size in self.wanted:
            self.roots[self.frontier.size] = self.frontier.root()

    def check_root(self, size: int, root: bytes, what: str) -> bool:
        """Whether the first ``size`` lines have that root."""
        if size > self.frontier.size:
            if not self.whole:
                return False
            self.report.add(
                self.frontier.size, "lines_missing", f"{what} is of {size} lines"
            )
            return False
        if self.roots.get(size) != root:
            self.report.add(
                size - 1, "root_differs", f"{what} of {size} lines has another root"
            )
            return False
        return True


def leaf_tiles(connection: sqlite3.Connection) -> dict[int, bytes]:
    found = connection.execute("SELECT n, data FROM tile WHERE level = 0")
    return {row[0]: bytes(row[1]) for row in found}


def head_rows(connection: sqlite3.Connection) -> list[tuple[int, str, int]]:
    found = connection.execute("SELECT size, note, cosigned FROM head ORDER BY size")
    return [(row[0], row[1], row[2]) for row in found]


def check_heads(
    tree: Tree, heads: list[tuple[int, str, int]], vkey: str, hub_vkey: str
) -> None:
    """Every kept head is signed, and of these lines."""
    for size, note, cosigned in heads:
        try:
            head = open_head(note, vkey)
            if cosigned and hub_vkey:
                open_cosigned(note, vkey, hub_vkey)
        except BadSignature as error:
            tree.report.add(size - 1, "head_unsigned", str(error))
            continue
        if head.size != size:
            tree.report.add(size - 1, "head_misplaced", f"it is of {head.size} lines")
        elif tree.check_root(size, head.root, "a signed head"):
            tree.report.heads += 1
            if cosigned and hub_vkey:
                count_countersigned(tree.report, size)


def check_tail(tree: Tree, heads: list[tuple[int, str, int]]) -> None:
    """No line stands above the newest head: a server commits both together."""
    if not heads:
        tree.report.add(-1, "head_missing", "no head of the log is kept")
        return
    newest = heads[-1][0]
    if tree.frontier.size > newest:
        more = f"{tree.frontier.size - newest} lines above the newest head"
        tree.report.add(newest, "line_unsigned", more)


def check_cosigned_line(
    tree: Tree, seq: int, line: Line, log: str, hub_vkey: str
) -> None:
    """A line ``head.cosigned`` tells a root of these lines and the hub's signature."""
    size = line.get("size")
    try:
        root, blob = b64decode(line["root"]), b64decode(line["cosignature"])
    except (Base64Error, ValueError, KeyError, TypeError):
        size = None
    if not isinstance(size, int):
        tree.report.add(seq, "cosignature_wrong", "not a size, a root and a signature")
        return
    if not tree.check_root(size, root, "a countersigned head") or not hub_vkey:
        return
    body = Head(log, size, root).body()
    time = int.from_bytes(blob[4:12])
    try:
        VerifierKey.parse(hub_vkey).check(cosigned_message(body, time), blob[12:])
    except BadSignature as error:
        tree.report.add(seq, "cosignature_wrong", str(error))
    else:
        count_countersigned(tree.report, size)


def count_countersigned(report: Report, size: int) -> None:
    report.countersigned += 1
    report.last_countersigned = max(report.last_countersigned, size)


def check_checkpoint(tree: Tree, note: str, vkey: str) -> None:
    """A head that someone else kept (the hub, a citizen) is of these lines too."""
    try:
        head = open_head(note, vkey)
    except BadSignature as error:
        tree.report.add(-1, "head_unsigned", str(error))
        return
    tree.check_root(head.size, head.root, "the head from outside")


def encode_root(root: bytes) -> str:
    return b64encode(root).decode("ascii")


def size_of(note: str) -> set[int]:
    """The size that a head tells, before anything of it is believed."""
    told = re.match(r"[^\n]*\n([0-9]{1,15})\n", note)
    return {int(told[1])} if told else set()
