"""The line under every kind of bad luck, simulated; and two broken hubs it catches.

The agent's courier and the hub's intake are the real ones, over databases in memory.
Between them messages are lost, answers are lost, messages come twice and late, and the
hub dies before and after its commit.  After every step:

- what the hub holds is the beginning of the center's journal, and never grows shorter;
- what was acknowledged is on the hub's disk;
- nothing is held against a center that did nothing wrong.

And once the luck turns, one visit brings everything up to date.
"""

import contextlib
import sqlite3
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlite_utils import Database

from center.notes import SigningKey, open_cosigned
from center.store import schema as center_schema
from sync import wire
from sync.agent.correspondents import Answer, Unreachable
from sync.agent.courier import Condition, Courier
from sync.agent.record import Record
from sync.alarm import Alarm
from sync.hub import schema as hub_schema
from sync.hub.intake import Forked, Intake, Offer, read_offer
from sync.hub.ledger import Ledger, LogHead
from sync.wire import Batch
from tests.sync.builder import BEGUN, Journal

HUB_KEY = SigningKey("sharqia", bytes(range(32)))
MOST_LINES = 3


class Luck(Enum):
    """What becomes of one message."""

    GOOD = "arrives and is answered"
    LOST = "never arrives"
    ANSWER_LOST = "arrives, the answer does not"
    TWICE = "arrives twice"
    DIES_BEFORE = "the hub dies before its commit"
    DIES_AFTER = "the hub dies after its commit"


def memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


class MemoryJournal(Journal):
    """A center's journal in memory."""

    def __init__(self) -> None:
        self.data = Path()
        db = memory()
        center_schema.migrations.apply(Database(db))
        self.begin(db, "SHR01")


@dataclass
class LuckyHub:
    """The hub as the courier meets it, with the luck of each message given."""

    log: str
    vkey: str
    intake: Intake
    db: sqlite3.Connection = field(default_factory=memory)
    luck: list[Luck] = field(default_factory=list)
    sent: list[tuple[int, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        hub_schema.migrations.apply(Database(self.db))
        self.db.execute(
            "INSERT INTO log_head VALUES (?, 'SHR01', ?, '', 0, 0, 0, 0, '', '')",
            (self.log, self.vkey),
        )

    def next_luck(self) -> Luck:
        return self.luck.pop(0) if self.luck else Luck.GOOD

    def checkpoint(self) -> str:
        if self.next_luck() is not Luck.GOOD:
            raise Unreachable("checkpoint")
        return Ledger(self.db).head(self.log).note

    def send(self, start: int, batch: Batch) -> Answer:
        luck, body = self.next_luck(), wire.pack(batch)
        self.sent.append((start, body))
        if luck is Luck.LOST:
            raise Unreachable("lost")
        if luck is Luck.TWICE:
            self.deliver(start, body, Luck.GOOD)
        answer = self.deliver(start, body, luck)
        if luck in (Luck.ANSWER_LOST, Luck.DIES_AFTER):
            raise Unreachable("no answer")
        return answer

    def tell(self, alarm: Alarm) -> None:
        raise AssertionError(f"an honest center says {alarm}")

    def deliver(self, start: int, body: bytes, luck: Luck) -> Answer:
        """One message at the hub: a transaction, and then its answer."""
        offer = read_offer(self.log, self.vkey, start, body)
        self.db.execute("BEGIN IMMEDIATE")
        try:
            outcome = self.intake.take(self.db, offer)
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        assert not isinstance(outcome, Forked), outcome.evidence
        return self.finish(Answer(outcome.size, outcome.note), luck)

    def finish(self, answer: Answer, luck: Luck) -> Answer:
        if luck is Luck.DIES_BEFORE:
            self.db.execute("ROLLBACK")
            raise Unreachable("died")
        self.db.execute("COMMIT")
        return answer

    def lines(self) -> list[bytes]:
        rows = self.db.execute("SELECT line FROM entry ORDER BY seq")
        return [row[0] for row in rows]


class AnswersBeforeTheCommit(LuckyHub):
    """A broken hub: it says yes, and then dies before anything is on the disk."""

    def finish(self, answer: Answer, luck: Luck) -> Answer:
        self.db.execute("ROLLBACK" if luck is Luck.DIES_BEFORE else "COMMIT")
        return answer


class TakesEverythingForNew(Intake):
    """Half of a broken hub: what comes twice is stored twice."""

    def check(self, ledger: Ledger, kept: LogHead, offer: Offer) -> int:
        return len(offer.batch.lines)


class Line(RuleBasedStateMachine):
    """A center and its hub with bad luck between them."""

    hub_type: type[LuckyHub] = LuckyHub
    intake_type: type[Intake] = Intake

    def __init__(self) -> None:
        super().__init__()
        self.journal = MemoryJournal()
        intake = self.intake_type(HUB_KEY, lambda: BEGUN)
        self.hub = self.hub_type(self.journal.key.name, self.journal.key.vkey, intake)
        self.acknowledged: list[str] = []
        self.held = 0

    @rule(count=st.integers(1, 7))
    def people_come(self, count: int) -> None:
        self.journal.grow(count)

    @rule(luck=st.lists(st.sampled_from(Luck), max_size=6), thorough=st.booleans())
    def visit(self, luck: list[Luck], thorough: bool) -> None:
        """The agent visits; it has forgotten every visit before."""
        self.hub.luck = list(luck)
        with contextlib.suppress(Unreachable):
            assert self.courier().visit(thorough).condition is Condition.CONNECTED
        self.hub.luck = []

    @precondition(lambda self: self.hub.sent)
    @rule(data=st.data())
    def something_comes_late(self, data: st.DataObject) -> None:
        """A message of long ago arrives once more."""
        start, body = data.draw(st.sampled_from(self.hub.sent))
        if start <= Ledger(self.hub.db).head(self.journal.key.name).size:
            self.hub.deliver(start, body, Luck.GOOD)

    @rule()
    def luck_turns(self) -> None:
        """One visit is enough when nothing goes wrong."""
        self.visit([], True)

        assert self.hub.lines() == self.journal.lines()
        head = Ledger(self.hub.db).head(self.journal.key.name)
        assert head.cosigned == head.size == self.journal.size

    @invariant()
    def the_hub_holds_the_beginning_of_the_journal(self) -> None:
        lines = self.hub.lines()
        assert lines == self.journal.lines()[: len(lines)]
        assert Ledger(self.hub.db).head(self.journal.key.name).size == len(lines)
        assert len(lines) >= self.held
        self.held = len(lines)

    @invariant()
    def what_was_acknowledged_is_kept(self) -> None:
        ledger, log = Ledger(self.hub.db), self.journal.key.name
        for note in self.acknowledged[-3:]:
            head, _ = open_cosigned(note, self.journal.key.vkey, HUB_KEY.cosigner_vkey)
            assert head.size <= self.held
            assert ledger.root(log, head.size) == head.root

    @invariant()
    def nothing_is_held_against_an_honest_center(self) -> None:
        assert Ledger(self.hub.db).evidence(self.journal.key.name) == []

    def courier(self) -> Courier:
        record = Record(self.journal.db)
        record.most_lines = MOST_LINES
        return Courier(
            record, self.hub, HUB_KEY.cosigner_vkey, self.acknowledged.append
        )


class LineToAHubThatAnswersTooEarly(Line):
    hub_type = AnswersBeforeTheCommit


class LineToAHubThatStoresTwice(Line):
    intake_type = TakesEverythingForNew


def run(machine: type[Line], examples: int, *phases: Phase) -> None:
    chosen = settings(
        phases=phases or tuple(Phase),
        max_examples=examples,
        stateful_step_count=30,
        deadline=None,
        derandomize=True,
        database=None,
    )
    run_state_machine_as_test(machine, settings=chosen)


def test_the_line_holds_under_every_kind_of_bad_luck() -> None:
    run(Line, 100)


@pytest.mark.parametrize(
    "broken", [LineToAHubThatAnswersTooEarly, LineToAHubThatStoresTwice]
)
def test_a_broken_hub_is_caught(broken: type[Line]) -> None:
    with pytest.raises((AssertionError, sqlite3.IntegrityError)):
        run(broken, 500, Phase.generate)
