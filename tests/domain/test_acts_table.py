"""The table of acts: what it allows is done, and everything else is refused.

For every act that moves a ticket, a window or the day, each state is tried: those of
the row lead to its target, every other one is refused and nothing has changed.
"""

from dataclasses import replace

import pytest

from center.domain.act import Act
from center.domain.acts import ACTS, perform
from center.domain.errors import BadInput, NotAllowed, Refusal
from center.domain.events import Line, id_of, role_of
from center.domain.ticket import State
from center.domain.window import WindowState
from tests.domain.days import MANAGER, MORNING, ORDINARY, Day, everything, open_center

ROLES = ("kiosk", "clerk", "server", "manager", "display", "agent", "citizen", "")
DAY = ("open", "closed")
MINUTES = 60_000

MAKES = frozenset({"ticket.issued", "device.enrolled"})
"""Acts that make their subject, which has no state before."""


def subject_of(act: Act) -> str:
    """What moves: a ticket, a window, the day, or nothing that has states."""
    return act.kind.partition(".")[0] if act.source else ""


def states_of(act: Act) -> tuple[str, ...]:
    kinds = {"ticket": tuple(State), "window": tuple(WindowState), "day": DAY}
    return tuple(map(str, kinds.get(subject_of(act), ())))


PAIRS = [(act, state) for act in ACTS.values() for state in states_of(act)]
ALLOWED = [(act.kind, state) for act, state in PAIRS if state in act.source]
MISSING = [(act.kind, state) for act, state in PAIRS if state not in act.source]


def center_in(kind: str, state: str) -> Day:
    """A center in which the act lacks nothing but, perhaps, the right state."""
    day = open_center({1: ORDINARY, 2: ORDINARY})
    day.act("staff.changed", MANAGER, staff="100", role="manager", code="created")
    if kind.startswith("day."):
        if state == "closed":
            day.act("day.closed", "server", day=day.hall.order.day, counts={})
        return day
    if kind.startswith("window."):
        return with_window(day, state)
    day.open_window(1)
    if kind == "staff.signed_in":
        return day
    return with_ticket(day, kind, state or "called")


def with_window(day: Day, state: str) -> Day:
    if state != WindowState.CLOSED:
        day.open_window(1)
    if state == WindowState.PAUSED:
        day.at_window("window.paused", 1, reason="break")
    return day


def with_ticket(day: Day, kind: str, state: str) -> Day:
    """The ticket of ten minutes ago in a state, at window 1 where it is at one.

    It is put there by hand: how it comes there is tried in the pairs of other acts.
    """
    side = "priority" if kind == "ticket.demoted" else "ordinary"
    ticket, then = day.issue("stamp", side), day.now
    day.open_window(2)
    day.now += 10 * MINUTES
    if state == State.WAITING:
        return day
    at_window = state in (State.CALLED, State.SERVING)
    placed = replace(ticket, state=State(state), window=1, call_seq=9, called_at=then)
    calls = 3 if kind == "ticket.missed" else 1
    day.hall.put(replace(placed, calls=calls, last_call_at=then, started_at=then))
    window = day.hall.window(1)
    day.hall.put(replace(window, ticket=ticket.id if at_window else ""))
    return day


def fields_of(day: Day, kind: str) -> Line:
    """The fields that the act needs, right in every way but perhaps the state."""
    ticket = next(iter(day.hall.tickets.values()), None)
    code = ticket.id if ticket else ""
    number = 1 if day.hall.window(1).is_free else 2
    own = {"ticket": code, "window": 1}
    rule = day.hall.order.rule
    staff = {"staff": "201", "device": "W1"}
    heads = [[t.line, t.id, t.place_at] for t in (ticket,) if t]
    every: dict[str, Line] = {
        "ticket.issued": {
            **{"ticket": "20261122-R101", "line": "short", "number": 101},
            **{"side": "ordinary", "service": "extract", "request": ""},
            **{"device": "K1", "device_seq": 0, "place_at": day.now},
        },
        "ticket.printing": {"ticket": code, "print": "queued", "detail": "", "copy": 0},
        "ticket.called": {
            **{"ticket": code, "window": number, "rule": rule.version, "heads": heads},
            **{"reason": "only_side", "history": day.hall.order.history, "early": 0},
        },
        "ticket.shown": {
            **{"ticket": code, "device_at": day.now},
            "call": ticket.call_seq if ticket else 0,
        },
        "ticket.recalled": {**own, "count": ticket.calls + 1 if ticket else 0},
        "ticket.started": {**own, "presence": "check", "card": 1},
        "ticket.demoted": {**own, "line": "quick"},
        "ticket.missed": own,
        "ticket.finished": {**own, "outcome": "done"},
        "ticket.cancelled": {"ticket": code, "reason": "citizen"},
        "window.opened": {"window": 1, "staff": "201"},
        "window.paused": {"window": 1, "reason": "prayer"},
        "window.resumed": {"window": 1},
        "window.closed": {"window": 1},
        "window.assigned": {
            **{"window": 1, "lines": ["quick"]},
            **{"effective_at": day.now, "reason": "busy"},
        },
        "staff.signed_in": staff,
        "staff.signed_out": staff,
        "staff.refused": {**staff, "code": "wrong_pin"},
        "staff.locked": {**staff, "until": day.now + MINUTES},
        "staff.changed": {"staff": "205", "role": "clerk", "code": "created"},
        "rule.published": {
            **{"version": rule.version, "hash": rule.hash},
            **{"effective_at": day.now, "rule": rule.as_dict()},
        },
        "catalogue.published": {
            **{"version": 2, "hash": "1" * 64, "effective_at": day.now},
            "lines": {"quick": ["S", 4], "priority": ["A", 0]},
            "services": {"stamp": "quick"},
            **{"outcomes": ["done"], "pause_reasons": ["break"]},
        },
        "hours.published": {
            **{"version": 1, "effective_at": day.now},
            **{"days": [6, 0], "opens": 540, "closes": 840},
        },
        "day.opened": {"day": "2026-11-22"},
        "day.closed": {"day": "2026-11-22", "counts": {}},
        "device.enrolled": {"device": "W9"},
        "printer.changed": {"device": "K1", "state": "paper_out"},
        "help.called": {"device": "K1"},
        "head.cosigned": {"size": 1, "root": "", "cosignature": ""},
    }
    return every[kind]


def actor_of(day: Day, kind: str) -> str:
    """Someone who may do it."""
    known = {"manager": MANAGER, "clerk": "clerk:201", "kiosk": "kiosk:K1"}
    known |= {"server": "server", "display": "display:D1"}
    roles = ACTS[kind].who
    return next(known[role] for role in known if role in roles)


def line_of(day: Day, kind: str) -> Line:
    return day.line(kind, actor_of(day, kind), **fields_of(day, kind))


def state_after(day: Day, act: Act) -> str:
    line = day.lines[-1]
    if act.kind.startswith("ticket."):
        return day.hall.ticket(line["ticket"]).state
    if act.kind.startswith("window."):
        return day.hall.window(line["window"]).state
    if act.kind.startswith("day."):
        return "open" if day.hall.order.open else "closed"
    return day.hall.device(line["device"]).state


@pytest.mark.parametrize(("kind", "state"), ALLOWED)
def test_an_act_of_the_table_leads_to_its_target(kind: str, state: str) -> None:
    day = center_in(kind, state)

    day.do(line_of(day, kind))

    assert state_after(day, ACTS[kind]) == ACTS[kind].target


@pytest.mark.parametrize(("kind", "state"), MISSING)
def test_an_act_from_any_other_state_is_refused_and_changes_nothing(
    kind: str, state: str
) -> None:
    day = center_in(kind, state)
    before = everything(day.hall)

    with pytest.raises(Refusal):
        perform(day.hall, line_of(day, kind))

    assert everything(day.hall) == before


@pytest.mark.parametrize("kind", [k for k, act in ACTS.items() if not act.source])
def test_an_act_without_a_state_is_done_by_who_may(kind: str) -> None:
    day = center_in(kind, "")

    day.do(line_of(day, kind))

    if ACTS[kind].target:
        assert kind in MAKES
        assert state_after(day, ACTS[kind]) == ACTS[kind].target


@pytest.mark.parametrize(
    ("kind", "role"),
    [(k, role) for k, act in ACTS.items() for role in ROLES if role not in act.who],
)
def test_an_act_of_another_role_is_refused_and_changes_nothing(
    kind: str, role: str
) -> None:
    act = ACTS[kind]
    day = center_in(kind, act.source[0] if act.source else "")
    line = line_of(day, kind)
    line["by"] = f"{role}:{id_of(line['by'])}"
    before = everything(day.hall)

    with pytest.raises(NotAllowed):
        perform(day.hall, line)

    assert everything(day.hall) == before
    assert role_of(line["by"]) == role


@pytest.mark.parametrize("kind", ACTS)
def test_a_line_with_a_field_too_few_or_too_many_is_refused(kind: str) -> None:
    act = ACTS[kind]
    day = center_in(kind, act.source[0] if act.source else "")
    line, before = line_of(day, kind), everything(day.hall)

    for field in act.fields:
        with pytest.raises(BadInput):
            perform(day.hall, {k: v for k, v in line.items() if k != field})
    with pytest.raises(BadInput):
        perform(day.hall, {**line, "name": "Mona"})

    assert everything(day.hall) == before


def test_an_act_that_nobody_knows_is_refused() -> None:
    day = open_center({1: ORDINARY}, at=MORNING)

    with pytest.raises(BadInput):
        perform(day.hall, day.line("ticket.sold", "server"))
