"""A call that was due and not made is told; a server that was away is not blamed."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from center import actions
from center.audit.overdue import PATIENCE_MS
from center.audit.replay import Replay
from center.audit.report import Report
from center.domain.day import day_of
from center.domain.events import Line
from center.domain.ticket import ticket_id
from simulation.day import Day
from simulation.founding import found, offered
from simulation.record import Record
from tests.catalogue import SERVICES

SECOND = 1000
PATIENCE = PATIENCE_MS // SECOND
WINDOW, OTHER, CLERK = 5, 6, "205"
"""Two windows that serve every line."""


class Hall(Record):
    """A center in memory whose server looks only when it is told to."""

    def __init__(self) -> None:
        super().__init__(seed=1)
        day = Day(windows=6)
        found(self, day, offered())
        self.wait(3600)
        self.act("day.opened", "server", day=day_of(self.now))

    def wait(self, seconds: float) -> None:
        self.now += int(seconds * SECOND)

    def open(self, window: int = WINDOW) -> None:
        staff = str(200 + window)
        self.act("staff.signed_in", "server", staff=staff, device=f"W{window}")
        self.act("window.opened", f"clerk:{staff}", window=window, staff=staff)

    def issue(self, service: str = SERVICES["full"]) -> str:
        plan, day = self.hall.order.plan(self.now), self.hall.order.day
        line = plan.services[service]
        number = self.hall.next_number(day, plan.letters[line])
        ticket = ticket_id(day, plan.letters[line], number)
        told = {"device": "K1", "device_seq": 0, "request": "", "side": "ordinary"}
        told |= {"line": line, "number": number, "service": service}
        self.act("ticket.issued", "kiosk:K1", ticket=ticket, place_at=self.now, **told)
        return ticket

    def live(self) -> None:
        """A line that only a server that is there can write."""
        self.act("help.called", "kiosk:K1", device="K1")

    def overdue(self) -> list[tuple[int, str]]:
        report = audit(self.lines)
        assert {v.code for v in report.violations} <= {"call_overdue"}
        return [(v.seq, v.detail) for v in report.violations]


def audit(lines: list[Line]) -> Report:
    report = Report()
    replay = Replay(report)
    for seq, line in enumerate(lines):
        replay.take(seq, line)
    replay.look()
    return report


@pytest.fixture
def hall() -> Hall:
    made = Hall()
    made.open()
    made.wait(60)
    return made


def test_a_free_window_that_is_not_called_for_is_told_once(hall: Hall) -> None:
    ticket = hall.issue()
    for _ in range(3):
        hall.wait(PATIENCE)
        hall.live()

    [(seq, detail)] = hall.overdue()
    assert detail == f"{ticket} waits and window {WINDOW} is free"
    assert hall.lines[seq]["at"] - hall.lines[-4]["at"] > PATIENCE_MS


def test_a_call_at_the_first_look_of_a_server_that_was_away_is_none(hall: Hall) -> None:
    hall.issue()
    hall.wait(PATIENCE + 1)
    actions.match(hall)

    assert hall.overdue() == []


def test_each_window_and_each_time_is_told(hall: Hall) -> None:
    hall.open(OTHER)
    hall.wait(60)
    for _ in range(2):
        hall.issue()
        hall.issue()
        hall.live()
        hall.wait(PATIENCE + 1)
        hall.live()
        hall.wait(1)
        actions.match(hall)
        finish(hall, WINDOW)
        finish(hall, OTHER)
        hall.wait(60)

    assert [detail[-9:] for _, detail in hall.overdue()].count("6 is free") == 2
    assert len(hall.overdue()) == 4


def finish(hall: Hall, window: int) -> None:
    by, ticket = f"clerk:{200 + window}", hall.hall.window(window).ticket
    told = {"ticket": ticket, "window": window}
    hall.act("ticket.started", by, presence="qr", card=0, **told)
    hall.act("ticket.finished", by, outcome="done", **told)


def pause(hall: Hall) -> None:
    reason = hall.hall.order.plan(hall.now).pause_reasons[0]
    hall.act("window.paused", f"clerk:{CLERK}", window=WINDOW, reason=reason)


def lose(hall: Hall) -> None:
    told = {"window": WINDOW, "ticket": "", "why": "terminal_silent"}
    hall.act("window.lost", "server", **told)


def close(hall: Hall) -> None:
    hall.act("window.closed", f"clerk:{CLERK}", window=WINDOW)


def serve_other_lines(hall: Hall) -> None:
    told = {"window": WINDOW, "lines": ["quick"], "effective_at": hall.now}
    hall.act("window.assigned", "manager:100", reason="illness", **told)


@pytest.mark.parametrize("stop", [pause, lose, close, serve_other_lines])
def test_a_window_that_cannot_be_called_for_is_not_missed(
    hall: Hall, stop: Callable[[Hall], None]
) -> None:
    stop(hall)
    hall.issue()
    for _ in range(4):
        hall.wait(PATIENCE)
        hall.live()

    assert hall.overdue() == []


def test_a_window_in_its_wrap_up_is_not_missed(hall: Hall) -> None:
    wrap_up = hall.hall.order.rule(hall.now).wrap_up_seconds
    hall.issue()
    actions.match(hall)
    finish(hall, WINDOW)
    hall.issue()
    hall.wait(wrap_up - 1)
    hall.live()
    hall.wait(PATIENCE)
    hall.live()

    assert hall.overdue() == [], "it was due between the two lines"


def test_a_server_that_was_away_calls_at_its_first_look(hall: Hall) -> None:
    hall.issue()
    hall.live()
    away = hall.now
    hall.wait(3600)
    hall.act("outage.declared", "server", **{"from": away, "until": hall.now})
    actions.match(hall)
    hall.wait(PATIENCE)
    hall.live()

    assert hall.overdue() == []


STEPS = ("issue", "look", "live", "finish", "pause", "resume", "away")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(steps=st.lists(st.sampled_from(STEPS), max_size=60), seed=st.integers(0, 99))
def test_a_server_that_looks_is_never_blamed(steps: list[str], seed: int) -> None:
    """Whatever people do, as long as each look of the server calls for who is due."""
    hall, chance = Hall(), Random(seed)
    hall.open()
    hall.open(OTHER)
    for step in steps:
        hall.wait(chance.choice((0, 0.2, 3, 8)))
        do(hall, step, chance)
        hall.wait(chance.choice((0, 0.25, 3)))
        actions.match(hall)

    assert hall.overdue() == []


def do(hall: Hall, step: str, chance: Random) -> None:
    window = hall.hall.window(chance.choice((WINDOW, OTHER)))
    by, told = f"clerk:{window.staff}", {"window": window.number}
    if step == "issue":
        hall.issue(chance.choice(tuple(SERVICES.values())))
    elif step == "live":
        hall.live()
    elif step == "away":
        hall.wait(chance.choice((30, 90, 4000)))
    elif step == "finish" and window.ticket:
        finish(hall, window.number)
    elif step in ("pause", "resume"):
        reasons = hall.hall.order.plan(hall.now).pause_reasons
        more = {"reason": reasons[0]} if step == "pause" else {}
        hall.attempt(f"window.{step}d", by, **told, **more)
