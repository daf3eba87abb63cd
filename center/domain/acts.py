"""Every act: who may do it, from which state, and what it changes.

``ACTS`` is the table of ``docs/acts.md`` as data.  The server performs an act before it
writes the line, the audit performs it again for every line it reads; both call
``perform``, and there is no other way to change a ticket, a window, staff or the day.
An act that is refused changes nothing.
"""

from center.domain import (
    center_acts,
    machine_acts,
    presence_acts,
    request_acts,
    request_erasure,
    request_kiosk_acts,
    return_acts,
    spool_acts,
    ticket_acts,
    window_acts,
)
from center.domain.act import Act
from center.domain.errors import BadInput, NotAllowed
from center.domain.events import COMMON, Line, role_of
from center.domain.hall import Hall, Value

ACTS: dict[str, Act] = {
    act.kind: act
    for act in (
        *ticket_acts.ACTS,
        spool_acts.LATE,
        *return_acts.ACTS,
        *request_kiosk_acts.ACTS,
        *request_acts.ACTS,
        *request_erasure.ACTS,
        *window_acts.ACTS,
        *center_acts.ACTS,
        *machine_acts.ACTS,
        *presence_acts.ACTS,
        *spool_acts.ACTS,
    )
}


def perform(hall: Hall, line: Line) -> tuple[Value, ...]:
    """Check a line against its act and the hall; the values that it changes.

    Raises a ``Refusal`` when the act is unknown, not this role's, not allowed in the
    present state, or against its guard.
    """
    act = ACTS.get(line["kind"])
    if act is None:
        raise BadInput(f"no act is called {line['kind']}")
    if role_of(line["by"]) not in act.who:
        raise NotAllowed(f"{line['kind']} is not for {role_of(line['by'])}")
    machine_acts.require_author_in_service(hall, line)
    if line.keys() - COMMON != act.fields:
        odd = sorted((line.keys() - COMMON) ^ act.fields)
        raise BadInput(f"{line['kind']}: fields {', '.join(odd)}")
    return act.effect(hall, line)
