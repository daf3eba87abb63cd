"""A manager who edits the database: each edit on a copy, then the audit.

No statistics are needed here.  What the manager has is the database and, at worst, the
center's own key; what is out of reach is a head that the hub has countersigned, and the
paper in a citizen's hand.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from center.audit.report import Report
from center.audit.verify import verify
from center.domain.events import Line, decode, encode
from center.domain.merkle import extend_tiles, leaf_hash
from center.notes import SigningKey
from center.paper_code import service_mark
from center.promise import Promise
from center.promise import encode as promise_text
from center.store.journal import Journal, read_tile
from simulation.day import Day
from simulation.founding import LOG
from simulation.kept import keep
from simulation.run import simulate

DAY = Day(seed=7, tickets=200, windows=3)
HASH, TILE = 32, 256


@dataclass(frozen=True, slots=True)
class Edit:
    """What is edited, and what someone outside brings to the audit."""

    what: str
    do: Callable[[Path, SigningKey], None]
    keeps: str = "nothing"
    """``nothing``, ``the countersigned head`` or ``the ticket on paper``."""

    @property
    def is_signed(self) -> bool:
        """Whether all is made anew and signed by the center's own key."""
        return self.do in (writes_all_anew, removes_a_person)


def sql(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, values)


def lines_in(path: Path) -> list[Line]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT line FROM journal ORDER BY seq").fetchall()
    return [decode(row[0]) for row in found]


def a_call(lines: Iterable[Line]) -> Line:
    """A call in the middle of the day at which several heads were compared."""
    calls = [line for line in lines if line["kind"] == "ticket.called"]
    return next(line for line in calls[len(calls) // 2 :] if len(line["heads"]) > 2)


def the_last(lines: Sequence[Line]) -> Line:
    """The last ticket of a line that was never first in it, so that no call saw it."""
    heads = {h[1] for x in lines if x["kind"] == "ticket.called" for h in x["heads"]}
    issued = [line for line in lines if line["kind"] == "ticket.issued"]
    newest = {line["line"]: line for line in issued}
    return next(x for x in newest.values() if x["ticket"] not in heads)


def favours_a_row(path: Path, key: SigningKey) -> None:
    earlier = "UPDATE ticket SET place_at = place_at - 3600000 WHERE id = ?"
    sql(path, earlier, the_last(lines_in(path))["ticket"])


def changes_a_line(path: Path, key: SigningKey) -> None:
    call = a_call(lines_in(path))
    other = encode({**call, "window": call["window"] % DAY.windows + 1})
    sql(path, "UPDATE journal SET line = ? WHERE seq = ?", other, call["seq"])


def changes_its_hash_too(path: Path, key: SigningKey) -> None:
    changes_a_line(path, key)
    seq = a_call(lines_in(path))["seq"]
    data = encode(lines_in(path)[seq])
    n, at = divmod(seq, TILE)
    with closing(sqlite3.connect(path)) as connection, connection:
        tile = read_tile(connection, 0, n)
        changed = tile[: at * HASH] + leaf_hash(data) + tile[(at + 1) * HASH :]
        update = "UPDATE tile SET data = ? WHERE level = 0 AND n = ?"
        connection.execute(update, (changed, n))


def adds_a_line(path: Path, key: SigningKey) -> None:
    """A line more, at the moment of the last one, with its hash in the tree."""
    last = lines_in(path)[-1]
    seq, kept = last["seq"] + 1, {name: last[name] for name in ("v", "at", "nonce")}
    told = {"kind": "help.called", "by": "kiosk:K1", "device": "K1"}
    data = encode({**kept, **told, "seq": seq})
    with closing(sqlite3.connect(path)) as connection, connection:
        tiles = extend_tiles(partial(read_tile, connection), seq, [leaf_hash(data)])
        connection.execute("INSERT INTO journal VALUES (?, ?)", (seq, data))
        connection.executemany(
            "INSERT OR REPLACE INTO tile VALUES (?, ?, ?)",
            [(*place, tile) for place, tile in tiles.items()],
        )


def takes_a_line_out(path: Path, key: SigningKey) -> None:
    seq = a_call(lines_in(path))["seq"]
    sql(path, "DELETE FROM journal WHERE seq = ?", seq)


def cuts_the_end_off(path: Path, key: SigningKey) -> None:
    sql(path, "DELETE FROM journal WHERE seq >= ?", len(lines_in(path)) - 50)


def writes_all_anew(path: Path, key: SigningKey) -> None:
    """Another ticket called than the rule demanded; lines, tree and head anew."""
    lines = lines_in(path)
    call = a_call(lines)
    other = next(h[1] for h in call["heads"] if h[1] != call["ticket"])
    lines[call["seq"]] = {**call, "ticket": other}
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in ("journal", "tile", "head"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
    rebuild(path, lines, key)


def rebuild(path: Path, lines: Sequence[Line], key: SigningKey) -> None:
    """Lines, tree and a head by the center's own key, as if they had been so."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        journal = Journal(connection)
        journal.open(key.vkey)
        for line in lines:
            journal.append(line)
        journal.seal(key.sign_head)
        connection.execute("COMMIT")


def removes_a_person(path: Path, key: SigningKey) -> None:
    """Everything about one ticket gone, and all else made anew to fit."""
    lines = lines_in(path)
    gone = the_last(lines)["ticket"]
    left = [line for line in lines if line.get("ticket") != gone]
    places = {line["seq"]: seq for seq, line in enumerate(left)}
    told = [
        {
            **line,
            "seq": seq,
            **({"call": places[line["call"]]} if "call" in line else {}),
        }
        for seq, line in enumerate(left)
    ]
    path.unlink()
    keep(told, path, key)


def paper_of(line: Line, key: SigningKey) -> str:
    """The code on the ticket that a line gave."""
    letter, number = line["ticket"].rpartition("-")[2][0], line["number"]
    mark = service_mark(line["service"])
    promise = Promise(
        *(13, 1, line["seq"], line["at"] // 1000, letter, number, mark, bytes(10))
    )
    return promise_text(promise, LOG, key.private.sign, "https://hub.example")


HEAD, PAPER = "the countersigned head", "the ticket on paper"
EDITS = (
    Edit("moves a friend up, in the table of tickets", favours_a_row),
    Edit("changes the window in a line", changes_a_line),
    Edit("changes a line, and its hash in the tree", changes_its_hash_too),
    Edit("adds a line, and its hash to the tree", adds_a_line),
    Edit("takes a line out", takes_a_line_out),
    Edit("cuts the last lines off", cuts_the_end_off),
    Edit("changes whom a call took, and signs all anew", writes_all_anew),
    Edit("removes a person, and signs all anew", removes_a_person),
    Edit("removes a person, and signs all anew", removes_a_person, HEAD),
    Edit("removes a person, and signs all anew", removes_a_person, PAPER),
)


def try_edits(
    edits: Iterable[Edit], day: Day = DAY
) -> Iterator[tuple[Edit, tuple[str, ...]]]:
    """Each edit on a fresh copy, and what the audit tells of the first wrong place."""
    key, lines = SigningKey.generate(LOG), simulate(day)
    paper = paper_of(the_last(lines), key)
    for edit in edits:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "center.db"
            head = keep(lines, path, key)
            edit.do(path, key)
            report = verify(
                path,
                vkey=key.vkey,
                promises=[paper] if edit.keeps == PAPER else [],
                checkpoint=head if edit.keeps == HEAD else "",
            )
            yield edit, first_codes(report)


def first_codes(report: Report) -> tuple[str, ...]:
    """All violations at the place of the first."""
    first = report.first
    if first is None:
        return ()
    return tuple(v.code for v in report.violations if v.seq == first.seq)
