"""Taking lost or changed lines back from the hub, so that a center can go on.

What the hub countersigned is the record.  Own lines are kept as far as they are those,
and above the countersigned head as far as the center signed them itself; whatever else
is here is left in a copy.  Everything is checked against both signatures before the
database is touched (``center/recovery.py`` does that).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from center.clock import Clock, system_clock
from center.config import SyncConfig
from center.domain.errors import BadSignature, Fork, NotFound
from center.domain.merkle import Frontier, leaf_hash
from center.keys import FOLDER, read_secret
from center.notes import Head, SigningKey, open_cosigned, open_head
from center.recovery import Repair, repair
from sync.agent.correspondents import HubLine
from sync.agent.enrolment import AGENT_KEY, HUB_VKEY
from sync.agent.record import Record

NEW_EPOCH = "the governorate decides how this center goes on: see docs/operations.md"


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was done, for whoever asked for it."""

    taken: int
    size: int
    aside: int
    copy: Path


def recover(config: SyncConfig, clock: Clock = system_clock) -> Recovered:
    """Make the record of a stopped center what the hub countersigned, and continue it.

    Refuses when the hub has no head of this log, when its lines are not those of its
    head, and while the center or its agent runs.
    """
    folder = config.data / FOLDER
    record = Record.open(config.data)
    try:
        key = SigningKey.load(folder / AGENT_KEY)
        hub = HubLine(config.hub, record.log, key)
        plan = plan_repair(record, hub, read_secret(folder / HUB_VKEY))
    finally:
        record.close()
    copy = repair(config.data, plan, clock)
    return Recovered(len(plan.lines), plan.end, plan.aside, copy)


def plan_repair(record: Record, hub: HubLine, hub_vkey: str) -> Repair:
    """What stays and what is taken back; nothing is changed yet."""
    note = hub.checkpoint()
    if not note:
        raise NotFound(f"the hub has no line of {record.log}")
    head, _ = open_cosigned(note, record.vkey, hub_vkey)
    own = record.size()
    start = min(own, head.size)
    lines = tuple(fetch(hub, record.vkey, start, head))
    if not fits(record, start, lines, head):
        start = 0
        lines = tuple(fetch(hub, record.vkey, start, head))
        if not fits(record, start, lines, head):
            raise BadSignature("the lines of the hub are not those of its head")
        start = first_difference(record, lines)
        lines = lines[start:]
    end = end_of_own(record, start, lines, head)
    return Repair(start, lines, note, end, count_aside(record, start, lines, end))


def fetch(hub: HubLine, vkey: str, start: int, head: Head) -> Iterator[bytes]:
    """The hub's lines from ``start`` to its head."""
    while start < head.size:
        batch = hub.fetch(start)
        bound = open_head(batch.note, vkey)
        if bound.size != head.size:
            detail = f"the hub has seen a head of {bound.size} lines"
            raise Fork(detail, hint=NEW_EPOCH)
        yield from batch.lines
        start += len(batch.lines)


def fits(record: Record, start: int, lines: tuple[bytes, ...], head: Head) -> bool:
    """Whether own lines before ``start`` and these are what the head is of."""
    frontier = Frontier().extend(map(leaf_hash, record.lines(0, start)))
    frontier = frontier.extend(map(leaf_hash, lines))
    return (frontier.size, frontier.root()) == (head.size, head.root)


def first_difference(record: Record, lines: tuple[bytes, ...]) -> int:
    """How many lines at the beginning are the hub's."""
    own = record.lines(0, len(lines))
    pairs = enumerate(zip(own, lines, strict=False))
    return next((n for n, (ours, theirs) in pairs if ours != theirs), record.size())


def end_of_own(
    record: Record, start: int, lines: tuple[bytes, ...], theirs: Head
) -> int:
    """Up to where own lines above the countersigned head are signed by the center."""
    newest = record.newest_head()
    if newest is None or newest.size < theirs.size:
        return theirs.size
    try:
        head = open_head(newest.note, record.vkey)
    except BadSignature:
        return theirs.size
    above = tuple(record.lines(theirs.size, head.size))
    return head.size if fits(record, start, lines + above, head) else theirs.size


def count_aside(record: Record, start: int, lines: tuple[bytes, ...], end: int) -> int:
    """How many own lines will stand in the copy only."""
    theirs = dict(enumerate(lines, start))
    return sum(
        (seq >= end) if seq >= start + len(lines) else line != theirs[seq]
        for seq, line in record.numbered(start)
    )
