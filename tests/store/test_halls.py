"""The hall on disk and the hall in memory are the same hall, whatever is done.

A record on disk goes through random acts; a hall in memory follows its journal.  After
each step both answer every question alike, and so does a reader of the last commit.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from center import (
    actions,
    actions_manager,
    actions_reception,
    actions_time,
    actions_windows,
    routing,
)
from center.audit.verify import verify
from center.domain.acts import perform
from center.domain.errors import Refusal
from center.domain.events import decode
from center.domain.hall import Hall
from center.domain.memory import MemoryHall
from center.domain.rule import Rule
from center.domain.serving import Serving
from center.store.database import open_reader
from center.store.hall import StoredHall
from center.store.journal import read_lines
from center.store.transaction import Transaction
from tests.catalogue import LINES, SERVICES
from tests.processes import command
from tests.store.records import Record, SetClock, opened

ALL = (1, 2, 3)
WINDOWS = st.sampled_from(ALL)
AWAY = ("parked", "no_show")
WHY = ("", "fault")
LETTERS = ("A", "S", "R", "M", "L", "D")


def facts(hall: Hall, tickets: list[str]) -> dict[str, object]:
    """The answer to every question that acts ask of a hall."""
    lines = {1: tuple(LINES), 2: (), 3: ()}
    there = Serving(lines, {n: str(200 + n) for n in ALL}, {1, 2})
    return {
        "order": hall.order,
        "windows": {w.number: w for w in hall.windows()},
        "tickets": {ticket: hall.ticket(ticket) for ticket in tickets},
        "staff": [hall.staff(s) for s in ("100", "201", "202", "203")],
        "devices": [hall.device(d) for d in ("K1", "agent")],
        "ordinary": [hall.first_ordinary(x, w, there) for x in LINES for w in ALL],
        "priority": [hall.first_priority(x, w, there) for x in LINES for w in ALL],
        "next": {x: hall.next_number(hall.order.day, x) for x in LETTERS},
        "waits": hall.anyone_waits(),
    }


class Halls(RuleBasedStateMachine):
    """A record on disk, and the hall that its journal makes in memory."""

    template: Path
    folders = count()

    def __init__(self) -> None:
        super().__init__()
        folder = self.template.parent / f"copy{next(self.folders)}"
        shutil.copytree(self.template, folder)
        self.record = Record(folder, SetClock())
        self.reader = open_reader(self.record.database)
        self.memory = MemoryHall()
        self.followed = 0
        self.open(1)
        self.open(2)

    def teardown(self) -> None:
        self.reader.close()
        self.record.writer.stop()
        assert verify(self.record.database).violations == []
        shutil.rmtree(self.record.data.parent)

    def do(self, job: Callable[[Transaction], Any]) -> None:
        with suppress(Refusal):
            self.record.run(job)

    @rule(line=st.sampled_from(LINES), side=st.sampled_from(("ordinary", "priority")))
    def issue(self, line: str, side: str) -> None:
        self.do(lambda tx: actions.give(tx, "kiosk:K1", "K1", SERVICES[line], side))

    @rule(seconds=st.integers(1, 120))
    def wait(self, seconds: int) -> None:
        self.record.clock.wait(seconds)
        self.do(actions_time.tick)

    @rule(window=WINDOWS)
    def enter(self, window: int) -> None:
        self.do(lambda tx: actions.call_now(tx, command(), staff_of(window), window))

    @rule(window=WINDOWS)
    def serve(self, window: int) -> None:
        self.on_ticket(window, "ticket.started", presence="qr", card=1)
        self.on_ticket(window, "ticket.finished", outcome="done")

    @rule(window=WINDOWS)
    def recall_and_miss(self, window: int) -> None:
        for _ in (2, 3):
            self.record.clock.wait(20)
            self.do(lambda tx: actions.recall(tx, command(), staff_of(window), window))
        self.record.clock.wait(120)
        self.on_ticket(window, "ticket.missed")

    @rule(window=WINDOWS)
    def demote(self, window: int) -> None:
        self.do(lambda tx: actions.demote(tx, command(), staff_of(window), window))

    @rule(window=WINDOWS, kind=st.sampled_from(("parked", "transferred", "checked")))
    def send_away(self, window: int, kind: str) -> None:
        """Parked, sent on to whatever line, or accepted after the checklist."""
        self.on_ticket(window, "ticket.started", presence="qr", card=1)
        staff = staff_of(window)
        if kind == "parked":
            self.on_ticket(window, "ticket.parked", reason="copy")
        elif kind == "transferred":
            service = SERVICES[LINES[window]]
            self.do(
                lambda tx: actions.transfer(
                    tx, command(), staff, window, service, "wrong_service"
                )
            )
        else:
            self.do(lambda tx: check_all(tx, window))
            self.do(lambda tx: routing.accept(tx, command(), staff, window))

    @rule(number=st.integers(0, 9))
    def wait_again(self, number: int) -> None:
        away = [t.id for t in self.memory.tickets.values() if t.state in AWAY]
        if away:
            ticket = away[number % len(away)]
            by = "reception:301"
            self.do(lambda tx: actions_reception.wait_again(tx, command(), by, ticket))

    @rule(window=WINDOWS)
    def lose(self, window: int) -> None:
        """The terminal is silent, and speaks again at the next tick."""
        self.do(lambda tx: actions_time.tick(tx, frozenset({window})))

    @rule(window=WINDOWS, number=st.integers(0, 9))
    def favour(self, window: int, number: int) -> None:
        waiting = [t.id for t in self.memory.tickets.values() if t.state == "waiting"]
        if waiting:
            ticket = waiting[number % len(waiting)]
            self.do(
                lambda tx: actions_manager.call_exceptionally(
                    tx, command(), "100", ticket, window, "medical"
                )
            )

    @rule(window=WINDOWS, line=st.sampled_from(LINES), why=st.sampled_from(WHY))
    def assign(self, window: int, line: str, why: str) -> None:
        self.do(
            lambda tx: actions_manager.assign(tx, command(), "100", window, [line], why)
        )

    @rule(ratio=st.integers(2, 4), seconds=st.integers(0, 200))
    def announce(self, ratio: int, seconds: int) -> None:
        version = self.memory.order.rules.value.version + 1
        rule_of = Rule(version=version, ratio=ratio)
        self.do(
            lambda tx: actions_manager.publish_rule(
                tx, command(), "100", rule_of, tx.now + seconds * 1000
            )
        )

    @rule(window=WINDOWS, kind=st.sampled_from(("paused", "resumed")))
    def rest(self, window: int, kind: str) -> None:
        given = {"reason": "break"} if kind == "paused" else {}
        kind, staff = f"window.{kind}", staff_of(window)
        self.do(
            lambda tx: actions_windows.at_window(
                tx, command(), kind, staff, window, **given
            )
        )

    @rule(window=WINDOWS)
    def end_shift(self, window: int) -> None:
        self.do(
            lambda tx: actions_windows.end_shift(
                tx, command(), staff_of(window), window
            )
        )

    @rule(window=WINDOWS)
    def open_it(self, window: int) -> None:
        self.open(window)

    def open(self, window: int) -> None:
        self.do(lambda tx: open_window(tx, window))

    @rule(act=st.sampled_from(("open", "close")))
    def set_day(self, act: str) -> None:
        self.do(lambda tx: actions_manager.set_day(tx, command(), "100", act))

    @rule()
    def fail_after_acting(self) -> None:
        def fail(tx: Transaction) -> None:
            actions_time.tick(tx)
            actions.give(tx, "kiosk:K1", "K1", SERVICES["quick"], "ordinary")
            raise Refusal

        self.do(fail)

    def on_ticket(self, window: int, kind: str, **given: object) -> None:
        staff = staff_of(window)
        self.do(
            lambda tx: actions.at_ticket(tx, command(), kind, staff, window, **given)
        )

    @invariant()
    def all_halls_agree(self) -> None:
        for seq, data in read_lines(self.reader, self.followed):
            for value in perform(self.memory, decode(data)):
                self.memory.put(value)
            self.followed = seq + 1
        tickets = list(self.memory.tickets)
        wanted = facts(self.memory, tickets)
        assert facts(StoredHall(self.reader), tickets) == wanted
        assert self.record.run(lambda tx: facts(tx.hall, tickets)) == wanted


def check_all(tx: Transaction, window: int) -> None:
    """Every document of the list is there."""
    ticket = tx.hall.ticket(tx.hall.window(window).ticket)
    listed = tx.hall.order.plan(tx.now).documents[ticket.service]
    told = {"documents": dict.fromkeys(listed, "present")}
    by, kind = f"clerk:{staff_of(window)}", "documents.checked"
    tx.act(kind, by, ticket=ticket.id, window=window, **told)


def staff_of(window: int) -> str:
    return str(200 + window)


def open_window(tx: Transaction, window: int) -> None:
    staff = staff_of(window)
    tx.act("staff.signed_in", "server", staff=staff, device=f"W{window}")
    tx.act("window.opened", f"clerk:{staff}", window=window, staff=staff)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that each example begins with a copy of."""
    folder = tmp_path_factory.mktemp("halls") / "template"
    with opened(folder):
        pass
    return folder


def test_the_halls_agree_after_every_act(template: Path) -> None:
    Halls.template = template
    Halls.TestCase.settings = settings(
        max_examples=25, stateful_step_count=25, deadline=None
    )

    Halls.TestCase().runTest()
