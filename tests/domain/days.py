"""A center in memory for tests: the real acts, the real rule, the real matching.

``Day`` stands where the store's ``Transaction`` does, over a ``MemoryHall``: what the
server does in ``center/actions.py`` is done here by the same functions.
"""

from collections.abc import Callable, Mapping
from copy import copy
from typing import Any, cast

import pytest

from center import actions
from center.domain.acts import perform
from center.domain.calling import ready_at
from center.domain.catalogue import PRIORITY
from center.domain.day import day_of
from center.domain.errors import Refusal
from center.domain.events import VERSION, Line, decode, encode
from center.domain.memory import MemoryHall
from center.domain.rule import Rule
from center.domain.ticket import Ticket
from center.domain.window import Window
from center.store.transaction import Result, Transaction

MORNING = 1_795_334_400_000
"""2026-11-22T08:00:00Z, a Sunday: ten o'clock in Cairo."""

LINES = {"quick": ("S", 3), "short": ("R", 7), "long": ("D", 20), PRIORITY: ("A", 0)}
SERVICES = {
    "stamp": "quick",
    "copy": "quick",
    "extract": "short",
    "permit": "long",
    "licence": "long",
}
ORDINARY = tuple(line for line in LINES if line != PRIORITY)
NO_WINDOW = "lamp"
"""The service that is done without a window, and gives no tickets."""
DOCUMENTS = {"nid": 1, "form": 1, "proxy": 0}
"""Document of every service → 1 where it is mandatory."""
LISTS = {
    "outcomes": ["done", "returned"],
    "pause_reasons": ["break", "prayer"],
    "park_reasons": ["photocopy", "payment"],
    "transfer_reasons": ["other_service", "second_service"],
    "call_reasons": ["illness", "child_alone"],
}
MANAGER = "manager:100"
RECEPTION = "reception:301"
CODE = "13-SHR01"
FOUNDED = {
    "code": CODE,
    "log": "sharqia/SHR01/1",
    "hub_url": "https://hub.example",
}


class Day:
    """One center's record in memory."""

    def __init__(self, at: int = MORNING) -> None:
        self.hall = MemoryHall()
        self.now = at
        self.lines: list[Line] = []

    @property
    def transaction(self) -> Transaction:
        """Itself, where an action asks for the store's."""
        return cast(Transaction, self)

    def line(self, kind: str, by: str, **fields: object) -> Line:
        """The next line, not yet performed."""
        common = {"v": VERSION, "seq": len(self.lines), "nonce": "AAAAAAAAAAA"}
        return {**common, "at": self.now, "kind": kind, "by": by, **fields}

    def act(self, kind: str, by: str, **fields: object) -> Line:
        return self.do(self.line(kind, by, **fields))

    def do(self, line: Line) -> Line:
        written = decode(encode(line))
        for value in perform(self.hall, written):
            self.hall.put(value)
        self.lines.append(written)
        return written

    def once(self, command: str, content: str, do: Callable[[], Result]) -> Result:
        return do()

    def wait(self, seconds: int) -> None:
        """Let time pass; windows are called for when their wrap-up ends."""
        end = self.now + seconds * 1000
        while due := self.next_due(end):
            self.now = due
            actions.match(self.transaction)
        self.now = end
        actions.match(self.transaction)

    def next_due(self, end: int) -> int | None:
        free = [
            ready_at(self.hall, w, self.now) for w in self.hall.windows() if w.is_free
        ]
        return min((at for at in free if self.now < at <= end), default=None)

    def issue(self, service: str, side: str = "ordinary", request: str = "") -> Ticket:
        made = actions.give(self.transaction, "kiosk:K1", "K1", service, side, request)
        return self.hall.ticket(str(made["ticket"]))

    def open_window(self, number: int) -> Window:
        staff = str(200 + number)
        self.act("staff.signed_in", "server", staff=staff, device=f"W{number}")
        self.act("window.opened", f"clerk:{staff}", window=number, staff=staff)
        return self.hall.window(number)

    def at_window(self, kind: str, number: int, **fields: object) -> Line:
        """An act of the clerk on the own window."""
        staff = self.hall.window(number).staff
        return self.act(kind, f"clerk:{staff}", window=number, **fields)

    def on_ticket(self, kind: str, number: int, **fields: object) -> Line:
        """An act of the clerk on the ticket at the own window."""
        ticket = self.hall.window(number).ticket
        return self.at_window(kind, number, ticket=ticket, **fields)

    def start(self, number: int) -> Line:
        return self.on_ticket("ticket.started", number, presence="check", card=1)

    def finish(self, number: int) -> Line:
        return self.on_ticket("ticket.finished", number, outcome="done")

    def call_now(self, number: int) -> Ticket:
        """The clerk's Enter."""
        staff = self.hall.window(number).staff
        actions.call_now(self.transaction, "", staff, number)
        return self.hall.ticket(self.hall.window(number).ticket)


def catalogue(
    day: Day, lines: Mapping[str, tuple[str, int]] = LINES, **other: object
) -> Line:
    """What the line of a catalogue says, with something changed."""
    all_services = SERVICES | {NO_WINDOW: "quick"}
    services = {key: line for key, line in all_services.items() if line in lines}
    return {
        **{"version": 1, "hash": "0" * 64, "effective_at": day.now},
        "replaces": day.hall.order.plans.awaited(day.now),
        "lines": {key: list(value) for key, value in lines.items()},
        "services": services,
        "documents": {key: dict(DOCUMENTS) for key in services},
        "procedures": {key: ["org", 3, int(key != NO_WINDOW)] for key in services},
        **LISTS,
        **other,
    }


def publish(day: Day, rule: Rule, lines: Mapping[str, tuple[str, int]]) -> None:
    """The first lines of a center: who it is, catalogue, rule, a kiosk."""
    day.act("center.founded", MANAGER, **FOUNDED)
    day.act("catalogue.published", MANAGER, **catalogue(day, lines))
    day.act(
        "rule.published",
        MANAGER,
        version=rule.version,
        hash=rule.hash,
        effective_at=day.now,
        replaces=0,
        rule=rule.as_dict(),
    )
    day.act("device.enrolled", MANAGER, device="K1")


def open_center(
    windows: Mapping[int, tuple[str, ...]],
    *,
    rule: Rule | None = None,
    lines: Mapping[str, tuple[str, int]] = LINES,
    at: int = MORNING,
) -> Day:
    """A center whose day is open, its windows assigned and closed."""
    day = Day(at)
    publish(day, rule or Rule(), lines)
    for number, served in windows.items():
        staff = str(200 + number)
        day.act("staff.changed", MANAGER, staff=staff, role="clerk", code="created")
        day.act(
            "window.assigned",
            MANAGER,
            window=number,
            lines=list(served),
            effective_at=day.now,
            reason="setup",
        )
    day.act("day.opened", "server", day=day_of(day.now))
    return day


def open_hall(windows: Mapping[int, tuple[str, ...]], **options: Any) -> Day:
    """A center with its windows open as well."""
    day = open_center(windows, **options)
    for number in windows:
        day.open_window(number)
    return day


def everything(hall: MemoryHall) -> dict[str, object]:
    """All that a hall holds, to compare before and after; its values are frozen."""
    kept = {name: copy(value) for name, value in vars(hall).items()}
    for name in ("ordinary", "priority"):
        kept[name] = {
            key: tuple(places) for key, places in kept[name].items() if places
        }
    return kept


def assert_refused(day: Day, error: type[Refusal], line: Line) -> Refusal:
    """Refused with this code, and nothing has changed."""
    before = everything(day.hall)
    with pytest.raises(error) as refused:
        perform(day.hall, line)
    assert type(refused.value) is error
    assert everything(day.hall) == before
    return refused.value
