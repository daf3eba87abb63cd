"""The acts at a window on the request behind a ticket: the checklist, the receipt.

The clerk answers for each document of the catalogue's list and for no other: whatever
is not on the list cannot be asked for, and what is missing is printed with its article.
"""

from dataclasses import replace

from center.domain.act import Act, fields, roles
from center.domain.errors import (
    BadInput,
    NotInThisState,
    UnknownService,
    UnlistedDocument,
)
from center.domain.events import Line
from center.domain.hall import Hall, Value
from center.domain.request_number import next_request
from center.domain.ticket import COMPLETE, INCOMPLETE, State
from center.domain.ticket_acts import at_own_window

PRESENT, MISSING, NOT_APPLICABLE = "present", "missing", "not_applicable"
ANSWERS = (PRESENT, MISSING, NOT_APPLICABLE)


def check_documents(hall: Hall, line: Line) -> tuple[Value, ...]:
    """Every listed document has an answer; a mandatory one always applies."""
    ticket, _ = at_own_window(hall, line, State.SERVING)
    listed = hall.order.plan(line["at"]).documents.get(ticket.service)
    if listed is None:
        raise UnknownService(f"{ticket.service} is no longer in the catalogue")
    told = line["documents"]
    if told.keys() != listed.keys():
        raise UnlistedDocument(", ".join(sorted(told.keys() ^ listed.keys())))
    if not set(told.values()) <= set(ANSWERS):
        raise BadInput("documents: present, missing or not_applicable")
    if any(listed[d] and told[d] == NOT_APPLICABLE for d in told):
        raise BadInput("a mandatory document applies to everyone")
    complete = MISSING not in told.values()
    return (replace(ticket, papers=COMPLETE if complete else INCOMPLETE),)


def receive(hall: Hall, line: Line) -> tuple[Value, ...]:
    """The request is complete: it gets its number, and the citizen a receipt."""
    ticket, _ = at_own_window(hall, line, State.SERVING)
    if ticket.papers != COMPLETE or ticket.request:
        raise NotInThisState(f"{ticket.id}: papers {ticket.papers or 'not checked'}")
    order = hall.order
    if line["request"] != next_request(order.requests, line["at"], order.code):
        raise BadInput(f"{line['request']} is not the next number")
    return (
        replace(ticket, request=line["request"]),
        replace(order, requests=line["request"]),
    )


def reveal(hall: Hall, line: Line) -> tuple[Value, ...]:
    """A look at what shows the person; always a line, never without one."""
    ticket, _ = at_own_window(hall, line, State.SERVING)
    if line["request"] != ticket.request:
        raise BadInput(f"{ticket.id} is not of request {line['request']}")
    if line["what"] not in ("identity", "scan"):
        raise BadInput(f"what {line['what']}")
    return ()


ACTS: tuple[Act, ...] = (
    Act(
        "documents.checked",
        roles("clerk"),
        (State.SERVING,),
        State.SERVING,
        fields("ticket window documents"),
        "own window; exactly the listed documents, each present, missing or not "
        "applicable",
        check_documents,
    ),
    Act(
        "request.received",
        roles("clerk"),
        (State.SERVING,),
        State.SERVING,
        fields("request ticket window"),
        "own window; every document is there; the next number of center and year",
        receive,
    ),
    Act(
        "identity.revealed",
        roles("clerk"),
        (State.SERVING,),
        State.SERVING,
        fields("request ticket window what"),
        "own window; the service needs it here",
        reveal,
    ),
)
