"""The table of acts: what it allows is done, and everything else is refused.

For every act that moves a ticket, a window or the day, each state is tried: those of
the row lead to its target, every other one is refused and nothing has changed.
"""

import pytest

from center.domain.acts import ACTS, perform
from center.domain.errors import BadInput, NotAllowed, Refusal
from center.domain.events import id_of, role_of
from tests.domain.act_lines import center_in, line_of, state_after, states_of
from tests.domain.days import MANAGER, MORNING, ORDINARY, everything, open_center

ROLES = (
    *("kiosk", "clerk", "reception", "manager", "server", "display", "portal"),
    *("agent", "hub", "citizen", ""),
)

MAKES = frozenset(
    {"ticket.issued", "ticket.lapsed", "request.received", "device.enrolled"}
)
"""Acts that make their subject, which has no state before."""
AS_BEFORE = "as before"
"""The target of a window that is back: the state that it was lost in."""

PAIRS = [(act, state) for act in ACTS.values() for state in states_of(act)]
ALLOWED = [
    (act.kind, state, role)
    for act, state in PAIRS
    if state in act.source
    for role in sorted(act.who)
]
MISSING = [
    (act.kind, state, role)
    for act, state in PAIRS
    if state not in act.source
    for role in sorted(act.who)
]
STATELESS = [
    (act.kind, role)
    for act in ACTS.values()
    if not act.source
    for role in sorted(act.who)
]


@pytest.mark.parametrize(("kind", "state", "role"), ALLOWED)
def test_an_act_of_the_table_leads_to_its_target(
    kind: str, state: str, role: str
) -> None:
    day = center_in(kind, state)

    day.do(line_of(day, kind, role))

    target = ACTS[kind].target
    targets = ("free",) if target == AS_BEFORE else target.split(", ")
    assert state_after(day, ACTS[kind]) in targets


@pytest.mark.parametrize(("kind", "state", "role"), MISSING)
def test_an_act_from_any_other_state_is_refused_and_changes_nothing(
    kind: str, state: str, role: str
) -> None:
    day = center_in(kind, state)
    before = everything(day.hall)

    with pytest.raises(Refusal):
        perform(day.hall, line_of(day, kind, role))

    assert everything(day.hall) == before


@pytest.mark.parametrize(("kind", "role"), STATELESS)
def test_an_act_without_a_state_is_done_by_who_may(kind: str, role: str) -> None:
    day = center_in(kind, "")
    if kind == "staff.changed" and role == "reception":
        made = {"staff": "301", "role": "reception", "code": "created"}
        day.act("staff.changed", MANAGER, **made)

    day.do(line_of(day, kind, role))

    if ACTS[kind].target:
        assert kind in MAKES
        assert state_after(day, ACTS[kind]) in ACTS[kind].target.split(", ")


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
