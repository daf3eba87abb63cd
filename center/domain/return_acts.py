"""The acts by which a ticket waits again (acts, section 3).

Its place in the line stays what it was; the display marks it, because its number then
comes out of the order of its letter.
"""

from dataclasses import replace

from center.domain.act import Act, fields, roles
from center.domain.catalogue import PRIORITY
from center.domain.day import day_of
from center.domain.errors import (
    Closed,
    NotInThisState,
    NoWindowNeeded,
    OneLiveTicket,
    SameService,
    TooLate,
    TooOften,
    UnknownReason,
    UnknownService,
)
from center.domain.events import Line
from center.domain.hall import Hall, Value, is_offered
from center.domain.service_request import RequestState, ServiceRequest
from center.domain.ticket import State
from center.domain.ticket_acts import at_own_window, freed, waiting_again
from center.domain.window import Window

RATINGS = ("good", "fair", "poor")


def park(hall: Hall, line: Line) -> tuple[Value, ...]:
    ticket, window = at_own_window(hall, line, State.SERVING)
    if line["reason"] not in hall.order.plan(line["at"]).park_reasons:
        raise UnknownReason(line["reason"])
    parked = replace(
        waiting_again(ticket),
        state=State.PARKED,
        reason=line["reason"],
        prefer_window=window.number,
    )
    return parked, freed(window, line)


def resume(hall: Hall, line: Line) -> tuple[Value, ...]:
    ticket = hall.ticket(line["ticket"])
    if ticket.state is not State.PARKED or ticket.day != day_of(line["at"]):
        raise NotInThisState(f"{ticket.id} is {ticket.state}")
    require_open(hall)
    return (replace(waiting_again(ticket), marked=True),)


def transfer(hall: Hall, line: Line) -> tuple[Value, ...]:
    ticket, window = at_own_window(hall, line, State.SERVING)
    plan, at = hall.order.plan(line["at"]), line["at"]
    if line["reason"] not in plan.transfer_reasons:
        raise UnknownReason(line["reason"])
    service = line["service"]
    if service == ticket.service:
        raise SameService(service)
    if not is_offered(hall, service, at):
        raise UnknownService(service)
    if not plan.needs_window(service):
        raise NoWindowNeeded(service)
    service_line = plan.services[service]
    if not is_served_elsewhere(hall, service_line, window, at):
        raise UnknownService(f"no other window serves {service}")
    stands_in = PRIORITY if ticket.line == PRIORITY else service_line
    if line["line"] != stands_in:
        raise UnknownService(f"{service} stands in {stands_in}")
    sent = replace(
        waiting_again(ticket),
        service=service,
        service_line=service_line,
        line=stands_in,
        marked=True,
        papers="",
        answers={},
        avoid_window=window.number,
        avoid_staff=window.staff,
        prefer_window=0,
    )
    return sent, freed(window, line)


def is_served_elsewhere(hall: Hall, line: str, window: Window, at: int) -> bool:
    """Whether a window other than this one has the line; else nobody could call it."""
    others = (other for other in hall.windows() if other.number != window.number)
    return any(line in other.lines.at(at) for other in others)


def require_open(hall: Hall) -> None:
    """Nobody is to wait in a line after the close, until the next morning."""
    if not hall.order.open:
        raise Closed


def come_back(hall: Hall, line: Line) -> tuple[Value, ...]:
    ticket, rule = hall.ticket(line["ticket"]), hall.order.rule(line["at"])
    if ticket.state is not State.NO_SHOW or ticket.day != day_of(line["at"]):
        raise NotInThisState(f"{ticket.id} is {ticket.state}")
    if ticket.returns:
        raise TooOften(f"{ticket.id} came back before")
    if line["at"] > ticket.ended_at + rule.return_seconds * 1000:
        raise TooLate(ticket.id)
    about = hall.request(ticket.request) if ticket.request else None
    if about:
        require_wanted(hall, about)
    require_open(hall)
    again = replace(waiting_again(ticket), marked=True, returns=1, ended_at=0)
    return (again, replace(about, ticket=ticket.id)) if about else (again,)


def require_wanted(hall: Hall, request: ServiceRequest) -> None:
    """Nobody waits for what was taken back, nor twice for one request."""
    if request.state is RequestState.WITHDRAWN:
        raise NotInThisState(f"{request.id} is {request.state}")
    if request.ticket and hall.ticket(request.ticket).is_open:
        raise OneLiveTicket(request.ticket)


def rate(hall: Hall, line: Line) -> tuple[Value, ...]:
    ticket = hall.ticket(line["ticket"])
    if ticket.state is not State.SERVED:
        raise NotInThisState(f"{ticket.id} is {ticket.state}")
    if line["rating"] not in RATINGS:
        raise UnknownReason(line["rating"])
    if ticket.rating:
        raise TooOften(f"{ticket.id} was rated")
    return (replace(ticket, rating=line["rating"]),)


ACTS: tuple[Act, ...] = (
    Act(
        "ticket.parked",
        roles("clerk"),
        (State.SERVING,),
        State.PARKED,
        fields("ticket window reason"),
        "own window; a reason of the list",
        park,
    ),
    Act(
        "ticket.resumed",
        roles("kiosk reception"),
        (State.PARKED,),
        State.WAITING,
        fields("ticket"),
        "the same day, before the close; at its old place, at the window that parked "
        "it if that is open",
        resume,
    ),
    Act(
        "ticket.transferred",
        roles("clerk"),
        (State.SERVING,),
        State.WAITING,
        fields("ticket window service line reason"),
        "own window; another service, given at windows, and its line, which another "
        "window serves too, a "
        "reason of the list; at its old place, not back to the window or the clerk "
        "that sent it on",
        transfer,
    ),
    Act(
        "ticket.returned",
        roles("kiosk reception"),
        (State.NO_SHOW,),
        State.WAITING,
        fields("ticket"),
        "once, within 30 minutes, before the close, unless its request was withdrawn "
        "or has another open ticket; at its old place",
        come_back,
    ),
    Act(
        "rating.given",
        roles("kiosk portal"),
        (State.SERVED,),
        State.SERVED,
        fields("ticket rating"),
        "once for a served ticket",
        rate,
    ),
)
