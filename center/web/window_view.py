"""The clerk's view of a window: what is called here, never who waits."""

from enum import StrEnum

from center.domain.acts import ACTS
from center.domain.calling import choose, ready_at
from center.domain.catalogue import PRIORITY
from center.domain.request_acts import AT_WINDOW, request_of
from center.domain.serving import may_call, serving_of
from center.domain.ticket import State, Ticket
from center.domain.ticket_acts import miss_allowed_at
from center.domain.window import Window
from center.store import queries
from center.store.hall import StoredHall
from center.web import answers as a
from center.web import views
from center.web import window_answers as wa
from center.web.context import Context, of_one_moment

RECENT_SHOWN = 7

BUTTONS: dict[wa.Button, str] = {
    "start": "ticket.started",
    "recall": "ticket.recalled",
    "miss": "ticket.missed",
    "demote": "ticket.demoted",
    "check": "documents.checked",
    "accept": "request.accepted",
    "finish": "ticket.finished",
    "park": "ticket.parked",
    "transfer": "ticket.transferred",
    "pause": "window.paused",
    "resume": "window.resumed",
    "back": "window.back",
    "close": "window.closed",
}
"""The clerk's buttons and their acts; what is enabled is read from the table."""


@of_one_moment
def window(context: Context, number: int) -> wa.WindowView:
    """All that the clerk of a window is shown."""
    hall, now = context.hall(), context.clock()
    at, day, offered = hall.window(number), hall.order.day, context.catalogue
    lines = at.lines.at(now)
    today = queries.window_day(context.reader, number, day)
    is_due = at.is_free and choose(hall, at, now)[1] is not None
    return {
        "window": number,
        "state": at.state,
        "staff": at.staff or None,
        "seq": queries.next_seq(context.reader),
        "now": now,
        "lines": [views.line(offered.lines[key]) for key in lines],
        "waiting": waiting(context, hall, at, now),
        "next_call_at": max(ready_at(hall, at, now), now) if is_due else None,
        "ticket": at_window(context, hall, at) if at.ticket else None,
        "acts": buttons(hall, at),
        "outcomes": views.words(offered.outcomes.values()),
        "pause_reasons": views.words(offered.pause_reasons.values()),
        "park_reasons": views.words(offered.park_reasons.values()),
        "transfer_reasons": views.words(offered.transfer_reasons.values()),
        "today": {
            "served": today.served,
            "average_minutes": today.average_minutes,
            "missed": today.missed,
        },
        "recent": [
            recent_visit(context, t)
            for t in queries.window_recent(context.reader, number, day, RECENT_SHOWN)
        ],
    }


def waiting(context: Context, hall: StoredHall, at: Window, now: int) -> int:
    """How many this window may call: not who was sent on from it, nor another's own."""
    lines, serving = at.lines.at(now), serving_of(hall.windows(), now)
    bound = queries.bound_tickets(context.reader, lines)
    elsewhere = [ticket for ticket in bound if not may_call(ticket, at.number, serving)]
    return queries.waiting_count(context.reader, lines) - len(elsewhere)


def recent_visit(context: Context, ticket: Ticket) -> wa.RecentVisit:
    return {
        **views.code(context, ticket),
        "reason": ticket.reason,
        "state": ticket.state,
        "minutes": minutes_served(ticket),
        "request": ticket.request or None,
    }


def minutes_served(ticket: Ticket) -> int:
    begun = ticket.started_at or ticket.ended_at
    return round((ticket.ended_at - begun) / 60_000)


def at_window(context: Context, hall: StoredHall, at: Window) -> wa.Visit:
    """The ticket that is called or being served at a window."""
    ticket, rule = hall.ticket(at.ticket), hall.order.rule(context.clock())
    again = ticket.calls < rule.most_calls
    return {
        **views.code(context, ticket),
        "ticket": ticket.id,
        "state": ticket.state,
        "priority": ticket.line == PRIORITY,
        "marked": ticket.marked,
        "exceptional": ticket.reason == "exceptional",
        "papers": ticket.papers or None,
        "calls": ticket.calls,
        "called_at": ticket.called_at,
        "last_call_at": ticket.last_call_at,
        "recall_at": ticket.last_call_at + rule.recall_seconds * 1000
        if again
        else None,
        "miss_at": None if again else miss_allowed_at(rule, ticket),
        "started_at": ticket.started_at or None,
        "service": service_of(context, ticket),
        "request": of_request(hall, ticket, context.clock()),
    }


def of_request(hall: StoredHall, ticket: Ticket, now: int) -> wa.VisitRequest | None:
    """The request of the visit: its number, its scans by document, what may be seen."""
    request = request_of(hall, ticket)
    if request is None:
        return None
    procedure = hall.order.plan(now).procedures.get(ticket.service)
    return {
        "request": request.id,
        "may_add": request.state in AT_WINDOW,
        "may_look": bool(procedure and procedure.at_window and request.dossier),
        "pages": {document: len(pages) for document, pages in request.pages.items()},
    }


def service_of(context: Context, ticket: Ticket) -> a.Service:
    """What the ticket is for; by its line's name if the service was withdrawn since.

    Its visit can still end, be sent on or parked; nothing can be asked for.
    """
    offered = context.catalogue
    if ticket.service in offered.services:
        return views.service(offered.services[ticket.service])
    line = offered.lines[ticket.service_line]
    return {
        "id": ticket.service,
        "name_ar": line.name_ar,
        "name_en": line.name_en,
        "minutes": line.minutes,
        "documents": [],
    }


def buttons(hall: StoredHall, at: Window) -> list[wa.Button]:
    """What the table of acts allows at this window in its present state."""
    ticket = hall.ticket(at.ticket) if at.ticket else None
    state: StrEnum = ticket.state if ticket else at.state
    allowed = [b for b, kind in BUTTONS.items() if state in sources(kind, ticket)]
    hidden = set()
    if ticket is None or ticket.line != PRIORITY:
        hidden.add("demote")
    if ticket is None or ticket.papers != "complete":
        hidden.add("accept")
    order = hall.order
    if ticket and (not order.open or ticket.day != order.day):
        # Nobody waits any more: both would end the visit.
        hidden |= {"park", "transfer"}
    call: list[wa.Button] = ["call"] if at.is_free else []
    return call + [button for button in allowed if button not in hidden]


def sources(kind: str, ticket: Ticket | None) -> tuple[str, ...]:
    """From which states an act starts; a busy window does only what its ticket can."""
    of_ticket = isinstance(ACTS[kind].source[0], State)
    return ACTS[kind].source if of_ticket == (ticket is not None) else ()
