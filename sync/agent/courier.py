"""One visit to the hub: ask what it has, send what follows, bring the receipt back.

Everything is decided from two answers, the center's newest signed head and the hub's
countersigned one, so a visit can begin again at any moment and after any failure.

Where the center's lines no longer hash to what the hub countersigned, all of them are
sent again from the first: the hub compares, refuses at the first that differs, keeps
the evidence and raises the alarm.  Nothing is hidden by not sending it.  What the hub
cannot see, a missing end or a line put in above the signed head, it is told.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from center.domain.errors import Fork, Gap
from center.notes import Head, open_cosigned
from sync.agent.correspondents import Answer
from sync.agent.record import Record, SignedHead
from sync.alarm import Alarm, unsigned
from sync.wire import MOST_LINES, Batch


class Condition(StrEnum):
    """How it stands between a center and its hub."""

    CONNECTED = "connected"
    FORKED = "forked"
    HUB_AHEAD = "hub_ahead"
    DAMAGED = "damaged"
    REFUSED = "refused"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Status:
    """What an operator should know; ``behind`` in lines that the hub has not yet."""

    condition: Condition
    behind: int = 0
    detail: str = ""


class ToHub(Protocol):
    """What a visit needs of the hub; over HTTP, or in a simulation."""

    def checkpoint(self) -> str: ...
    def send(self, start: int, batch: Batch) -> Answer: ...
    def tell(self, alarm: Alarm) -> None: ...


class Courier:
    """Carries one center's log to its hub."""

    def __init__(
        self,
        record: Record,
        hub: ToHub,
        hub_vkey: str,
        hand_over: Callable[[str], None],
    ) -> None:
        self.record = record
        self.hub = hub
        self.hub_vkey = hub_vkey
        self.hand_over = hand_over
        self.told: Callable[[Status], None] = lambda status: None

    def visit(self, thorough: bool = False) -> Status:
        """Bring the hub up to the newest signed head.

        A thorough visit first hashes every line again that the hub has
        countersigned; others compare the stored tree only.
        """
        theirs = self.ask()
        ours = self.record.newest_head() or SignedHead(0, "")
        if theirs and theirs.size > ours.size:
            detail = f"the hub has {theirs.size} lines, this center {ours.size}"
            self.hub.tell(Alarm("behind", ours.size, ours.note))
            return Status(Condition.HUB_AHEAD, 0, detail)
        start = theirs.size if theirs else 0
        try:
            if theirs and not self.agrees(theirs, thorough):
                self.show_all(ours)
                raise ValueError("the stored tree is not the lines'")
            self.send_from(start, ours)
            self.check_end(ours)
        except Fork as fork:
            return Status(Condition.FORKED, ours.size - start, fork.detail)
        except ValueError as damage:
            self.hub.tell(Alarm("damaged", ours.size, ours.note, str(damage)))
            return Status(Condition.DAMAGED, ours.size - start, str(damage))
        return self.check_tail(ours)

    def check_end(self, ours: SignedHead) -> None:
        """The last line that was signed has to be there."""
        if ours.size and not any(self.record.lines(ours.size - 1, ours.size)):
            raise ValueError(f"line {ours.size - 1} is not in the journal")

    def check_tail(self, ours: SignedHead) -> Status:
        """Nothing stands above the signed head but what the server left there."""
        if (foreign := self.record.foreign_line()) is None:
            return Status(Condition.CONNECTED)
        seq, line = foreign
        self.hub.tell(unsigned(seq, line, ours.note))
        return Status(Condition.DAMAGED, 0, f"line {seq} was put in by hand")

    def ask(self) -> Head | None:
        """The hub's head of this log; hands it over if the center has not got it.

        A head of more lines than the center has tells it that its record was brought
        back from an old copy, or cut: it gives no further number then.
        """
        note = self.hub.checkpoint()
        if not note:
            return None
        head, _ = open_cosigned(note, self.record.vkey, self.hub_vkey)
        if self.record.countersigned() < head.size:
            self.hand_over(note)
        return head

    def agrees(self, theirs: Head, thorough: bool) -> bool:
        """Whether what is kept here is what the hub countersigned."""
        try:
            stored = self.record.root(theirs.size)
        except ValueError:
            return False
        if thorough and stored == theirs.root:
            return self.record.root_of_lines(theirs.size) == theirs.root
        return stored == theirs.root

    def send_from(self, start: int, head: SignedHead) -> None:
        """Send batch after batch until the head is reached and countersigned."""
        while start < head.size:
            if head.size - start > MOST_LINES:  # fewer are no news
                self.told(Status(Condition.CONNECTED, head.size - start))
            try:
                answer = self.hub.send(start, self.record.batch(start, head))
            except Gap as gap:
                start = int(gap.facts["size"])
                continue
            if answer.note:
                self.receive(answer.note)
            start = max(start, answer.size)

    def show_all(self, head: SignedHead) -> None:
        """Send every line again, for the hub to find the first that differs."""
        start = 0
        while start < head.size:
            batch = self.record.batch(start, head)
            self.hub.send(start, batch)
            start += len(batch.lines)

    def receive(self, note: str) -> None:
        """Check a receipt before it is handed over."""
        open_cosigned(note, self.record.vkey, self.hub_vkey)
        self.hand_over(note)
