"""Taking in a batch: all of it in order, or nothing stored (docs/protocol.md, 3).

The rules, in this order:

1. lines that would leave a gap are refused (``Gap`` tells where to go on);
2. lines at places that are kept already have to be the same bytes; the same again
   changes nothing;
3. the log after these lines has to be what its signed head says: the same root, or
   by the proof the beginning of it;
4. a head that was seen once binds: when the lines reach it they have its root.

What breaks 2, 3 or 4 is a fork: nothing is stored but the evidence.  The log's place is
never refused for what a line says: any canonical line is kept, understood or not.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace

from center.domain import merkle
from center.domain.errors import BadInput, Gap
from center.domain.events import Line
from center.domain.merkle import leaf_hash
from center.notes import Head, SigningKey, cosign, open_head
from sync import wire
from sync.hub.ledger import Evidence, Ledger, LogHead
from sync.hub.projection import project
from sync.wire import Batch


@dataclass(frozen=True, slots=True)
class Offer:
    """A batch that was read and is well formed, ready for the writer."""

    log: str
    start: int
    batch: Batch
    read: tuple[Line, ...]
    hashes: tuple[bytes, ...]
    head: Head
    body: bytes

    @property
    def end(self) -> int:
        return self.start + len(self.batch.lines)


@dataclass(frozen=True, slots=True)
class Taken:
    """The log is kept up to ``size``; ``note`` is its countersigned head, if it is."""

    size: int
    note: str


@dataclass(frozen=True, slots=True)
class Forked:
    """The batch contradicts what is kept up to ``size``; nothing was stored."""

    size: int
    evidence: Evidence


class Contradiction(Exception):
    """Found while checking, before anything is written."""

    def __init__(self, kind: str, seq: int, ours: bytes, theirs: bytes) -> None:
        super().__init__(f"another {kind} at {seq}")
        self.kind, self.seq, self.ours, self.theirs = kind, seq, ours, theirs


def read_offer(log: str, vkey: str, start: int, body: bytes) -> Offer:
    """Read a body and the log's signature on its head; refuses bad form."""
    batch = wire.unpack(body)
    head = open_head(batch.note, vkey)
    read = tuple(wire.read_line(line) for line in batch.lines)
    hashes = tuple(leaf_hash(line) for line in batch.lines)
    offer = Offer(log, start, batch, read, hashes, head, body)
    if head.size < offer.end:
        raise BadInput("the signed head does not reach the end of the lines")
    return offer


class Intake:
    """Takes batches into the ledger; ``take`` runs inside the writer's transaction."""

    def __init__(self, key: SigningKey, clock: Callable[[], int]) -> None:
        self.key = key
        self.clock = clock

    def take(self, connection: sqlite3.Connection, offer: Offer) -> Taken | Forked:
        """Store an offer and countersign, or say why not."""
        ledger = Ledger(connection)
        kept = ledger.head(offer.log)
        if offer.start > kept.size:
            raise Gap(f"lines {kept.size} to {offer.start} are missing", size=kept.size)
        try:
            fresh = self.check(ledger, kept, offer)
        except Contradiction as found:
            evidence = Evidence(
                found.kind, found.seq, found.ours, found.theirs, offer.body
            )
            ledger.keep_evidence(offer.log, evidence, self.clock())
            return Forked(kept.size, evidence)
        return self.store(ledger, kept, offer, fresh)

    def check(self, ledger: Ledger, kept: LogHead, offer: Offer) -> int:
        """How many lines at the batch's end are new; raises ``Contradiction``."""
        check_repeated(ledger, kept, offer)
        fresh = max(0, offer.end - kept.size)
        check_head(ledger, kept, offer, offer.head)
        if kept.bound:
            bound = open_head(kept.bound, kept.vkey)
            if bound.size <= offer.end:
                check_head(ledger, kept, offer, bound)
        return fresh

    def store(
        self, ledger: Ledger, kept: LogHead, offer: Offer, fresh: int
    ) -> Taken | Forked:
        first = len(offer.batch.lines) - fresh
        size, head, now = kept.size + fresh, offer.head, self.clock()
        after = replace(kept, size=size, bound=binding(kept, offer, size))
        if fresh:
            ledger.append(
                kept.log, kept.size, offer.batch.lines[first:], offer.hashes[first:]
            )
            project(ledger.connection, kept.log, kept.size, offer.read[first:])
            after = replace(after, stored_at=now)
        if kept.cosigned < head.size <= size:
            note = cosign(offer.batch.note, self.key, now // 1000)
            after = replace(after, cosigned=head.size, note=note)
        if after != kept:
            ledger.keep_head(after)
        return Taken(size, after.note if head.size <= size else "")


def check_repeated(ledger: Ledger, kept: LogHead, offer: Offer) -> None:
    """The lines that are kept already are the same bytes."""
    repeated = ledger.lines(offer.log, offer.start, min(kept.size, offer.end))
    for seq, (ours, theirs) in enumerate(
        zip(repeated, offer.batch.lines, strict=False), offer.start
    ):
        if ours != theirs:
            raise Contradiction("line", seq, ours, theirs)


def check_head(ledger: Ledger, kept: LogHead, offer: Offer, head: Head) -> None:
    """The kept lines and the offered ones have the root that the head says."""
    if head.size <= max(kept.size, offer.end):
        ours = root_after(ledger, kept, offer, head.size)
        if ours != head.root:
            raise Contradiction("root", head.size, ours, head.root)
        return
    ours = root_after(ledger, kept, offer, offer.end)
    proof = offer.batch.proof
    if not merkle.verify_consistency(offer.end, ours, head.size, head.root, proof):
        raise Contradiction("root", offer.end, ours, head.root)


def root_after(ledger: Ledger, kept: LogHead, offer: Offer, size: int) -> bytes:
    """Root of the first ``size`` lines, of which some may be only offered."""
    if size <= kept.size:
        return ledger.root(kept.log, size)
    grown = ledger.frontier(kept.log, kept.size)
    return grown.extend(
        offer.hashes[kept.size - offer.start : size - offer.start]
    ).root()


def binding(kept: LogHead, offer: Offer, size: int) -> str:
    """The head that binds from now on: the first seen that is not reached yet."""
    if kept.bound and open_head(kept.bound, kept.vkey).size > size:
        return kept.bound
    return offer.batch.note if offer.head.size > size else ""
