"""The acts on a ticket (acts, section 3).

Each effect checks its guard and returns the changed values, or raises a ``Refusal``.
"""

from dataclasses import replace

from center.domain.act import Act, fields, roles
from center.domain.calling import call
from center.domain.catalogue import PRIORITY
from center.domain.day import day_of
from center.domain.errors import (
    BadInput,
    CardNotSeen,
    Closed,
    NotInThisState,
    NotYours,
    NoWindowNeeded,
    OneLiveTicket,
    QuotaReached,
    TooEarly,
    TooOften,
    UnknownReason,
    UnknownService,
)
from center.domain.events import Line, id_of, role_of
from center.domain.hall import Hall, Value, is_full, is_offered, line_of
from center.domain.printing import printed
from center.domain.rule import Rule
from center.domain.service_request import RequestState, ServiceRequest
from center.domain.spool_acts import issue_spooled
from center.domain.ticket import (
    INCOMPLETE,
    Side,
    State,
    Ticket,
    ticket_id,
)
from center.domain.window import Window

CANCEL_REASONS = ("day_closed", "citizen", "given_again")
"""``given_again``: its kiosk never got the answer and gave a number of its own."""
RETURNED = "returned"
"""The outcome that sends a citizen back for documents: one has to be missing."""


def issue(hall: Hall, line: Line) -> tuple[Value, ...]:
    """The next ticket of a line, or one that a kiosk gave with the server away."""
    return issue_spooled(hall, line) if line["device_seq"] else issue_now(hall, line)


def issue_now(hall: Hall, line: Line) -> tuple[Value, ...]:
    order, at = hall.order, line["at"]
    plan = order.plan(at)
    require_offer(hall, line["service"], at)
    about = named_request(hall, line)
    if about is None and not plan.needs_window(line["service"]):
        raise NoWindowNeeded(line["service"])
    if line["side"] not in (Side.ORDINARY, Side.PRIORITY):
        raise BadInput(f"side {line['side']}")
    stands_in = line_of(plan, line["service"], line["side"])
    letter = plan.letters[stands_in]
    number = hall.next_number(order.day, letter)
    told = (line["line"], line["number"], line["ticket"], line["place_at"])
    if told != (stands_in, number, ticket_id(order.day, letter, number), at):
        raise BadInput(f"{line['ticket']} is not the next of its line")
    if role_of(line["by"]) == "kiosk" and line["device"] != id_of(line["by"]):
        raise BadInput(f"device {line['device']}")
    ticket = Ticket(
        id=line["ticket"],
        day=order.day,
        line=stands_in,
        service=line["service"],
        issued_for=line["service"],
        request=line["request"],
        service_line=plan.services[line["service"]],
        side=Side(line["side"]),
        letter=letter,
        number=number,
        seq=line["seq"],
        place_at=line["place_at"],
        device=line["device"],
    )
    if about is None:
        return (ticket,)
    return ticket, replace(about, ticket=ticket.id)


def require_offer(hall: Hall, service: str, at: int) -> None:
    """The day is open, and the service is offered and has numbers left today."""
    if not hall.order.open or day_of(at) != hall.order.day:
        raise Closed
    if not is_offered(hall, service, at):
        raise UnknownService(service)
    if is_full(hall, service, at):
        raise QuotaReached(service)


def named_request(hall: Hall, line: Line) -> ServiceRequest | None:
    """The request that a ticket is about; one open ticket for each request."""
    if not line["request"]:
        return None
    request = hall.request(line["request"])
    if request.state is RequestState.WITHDRAWN:
        raise NotInThisState(f"{request.id} is {request.state}")
    if request.ticket and hall.ticket(request.ticket).is_open:
        raise OneLiveTicket(request.ticket)
    return request


def report_print(hall: Hall, line: Line) -> tuple[Value, ...]:
    ticket = hall.ticket(line["ticket"])
    if role_of(line["by"]) == "kiosk" and ticket.device != id_of(line["by"]):
        raise NotYours(ticket.id)
    state, copies = printed(ticket.print_state, ticket.copies, line)
    return (replace(ticket, print_state=state, copies=copies),)


def recall(hall: Hall, line: Line) -> tuple[Value, ...]:
    ticket, _ = at_own_window(hall, line, State.CALLED)
    rule = hall.order.rule(line["at"])
    if ticket.calls >= rule.most_calls:
        raise TooOften(f"{ticket.id} was called {ticket.calls} times")
    allowed_at = ticket.last_call_at + rule.recall_seconds * 1000
    if line["at"] < allowed_at:
        raise TooEarly(ticket.id, allowed_at=allowed_at)
    if line["count"] != ticket.calls + 1:
        raise BadInput(f"count {line['count']}")
    return (
        replace(
            ticket,
            calls=ticket.calls + 1,
            last_call_at=line["at"],
            call_seq=line["seq"],
        ),
    )


def show(hall: Hall, line: Line) -> tuple[Value, ...]:
    ticket = hall.ticket(line["ticket"])
    if ticket.state is not State.CALLED or ticket.shown_at:
        raise NotInThisState(f"{ticket.id} is {ticket.state} or was shown")
    if line["call"] != ticket.call_seq:
        raise BadInput(f"call {line['call']}")
    return (replace(ticket, shown_at=line["at"]),)


def start(hall: Hall, line: Line) -> tuple[Value, ...]:
    ticket, _ = at_own_window(hall, line, State.CALLED)
    if line["presence"] not in ("qr", "check"):
        raise BadInput(f"presence {line['presence']}")
    if ticket.line == PRIORITY and line["card"] != 1:
        raise CardNotSeen(ticket.id)
    return (replace(ticket, state=State.SERVING, started_at=line["at"]),)


def demote(hall: Hall, line: Line) -> tuple[Value, ...]:
    ticket, window = at_own_window(hall, line, State.CALLED)
    if ticket.line != PRIORITY or line["line"] != ticket.service_line:
        raise NotInThisState(f"{ticket.id} is not a priority ticket")
    back = waiting_again(replace(ticket, line=ticket.service_line, marked=True))
    return back, freed(window, line)


def miss(hall: Hall, line: Line) -> tuple[Value, ...]:
    ticket, window = at_own_window(hall, line, State.CALLED)
    rule = hall.order.rule(line["at"])
    if ticket.calls < rule.most_calls:
        raise TooEarly(f"{ticket.id} was called {ticket.calls} times only")
    allowed_at = miss_allowed_at(rule, ticket)
    if line["at"] < allowed_at:
        raise TooEarly(ticket.id, allowed_at=allowed_at)
    gone = replace(ticket, state=State.NO_SHOW, ended_at=line["at"])
    return gone, freed(window, line)


def miss_allowed_at(rule: Rule, ticket: Ticket) -> int:
    """60 s after a display showed the call; later if none said that it did."""
    if ticket.shown_at:
        return ticket.shown_at + rule.miss_seconds * 1000
    return ticket.called_at + (rule.miss_seconds + rule.unseen_seconds) * 1000


def finish(hall: Hall, line: Line) -> tuple[Value, ...]:
    ticket, window = at_own_window(hall, line, State.SERVING)
    if line["outcome"] not in hall.order.plan(line["at"]).outcomes:
        raise UnknownReason(line["outcome"])
    if line["outcome"] == RETURNED and ticket.papers != INCOMPLETE:
        raise NotInThisState(f"{ticket.id}: no document of its list is missing")
    served = replace(
        ticket, state=State.SERVED, ended_at=line["at"], outcome=line["outcome"]
    )
    return served, freed(window, line)


def cancel(hall: Hall, line: Line) -> tuple[Value, ...]:
    ticket = hall.ticket(line["ticket"])
    if ticket.state not in (State.WAITING, State.PARKED):
        raise NotInThisState(f"{ticket.id} is {ticket.state}")
    by_server = role_of(line["by"]) == "server"
    if line["reason"] not in CANCEL_REASONS:
        raise UnknownReason(line["reason"])
    if by_server != (line["reason"] == "day_closed"):
        raise UnknownReason(line["reason"])
    if line["reason"] == "given_again" and line["by"] != f"kiosk:{ticket.device}":
        raise NotYours(ticket.id)
    return (
        replace(
            ticket,
            state=State.CANCELLED,
            ended_at=line["at"],
            reason=line["reason"],
        ),
    )


def at_own_window(hall: Hall, line: Line, state: State) -> tuple[Ticket, Window]:
    """The ticket and the window of the clerk who acts, or a refusal."""
    ticket, window = hall.ticket(line["ticket"]), hall.window(line["window"])
    if window.staff != id_of(line["by"]) or ticket.window != window.number:
        raise NotYours(f"{ticket.id} at window {window.number}")
    if ticket.state is not state:
        raise NotInThisState(f"{ticket.id} is {ticket.state}")
    return ticket, window


def waiting_again(ticket: Ticket) -> Ticket:
    """Back in the line with its old place, as if never called."""
    return replace(
        ticket,
        state=State.WAITING,
        window=0,
        calls=0,
        call_seq=0,
        called_at=0,
        last_call_at=0,
        shown_at=0,
        started_at=0,
    )


def freed(window: Window, line: Line) -> Window:
    return replace(window, ticket="", free_since=line["at"])


ACTS: tuple[Act, ...] = (
    Act(
        "ticket.issued",
        roles("kiosk reception"),
        (),
        State.WAITING,
        fields("ticket line number side service request device device_seq place_at"),
        "the day is open, a window offers the service, its quota is not reached, the "
        "number is the next; a service without a window only with a request, and a "
        "request has one open ticket; with device_seq it is that of the spool's "
        "record, at its own place time",
        issue,
    ),
    Act(
        "ticket.printing",
        roles("kiosk reception"),
        (),
        "",
        fields("ticket print detail copy"),
        "queued → sent → printed, doubtful or failed; another copy begins again",
        report_print,
    ),
    Act(
        "ticket.called",
        roles("server manager"),
        (State.WAITING,),
        State.CALLED,
        fields("ticket window rule reason heads history early why"),
        "the window is open and free, for the wrap-up unless the clerk asked (early), "
        "no other was free longer, and the rule demands this ticket; "
        "by the manager only as exceptional, with a reason of the list",
        call,
    ),
    Act(
        "ticket.shown",
        roles("display"),
        (State.CALLED,),
        State.CALLED,
        fields("ticket call device_at"),
        "the first display that showed the call",
        show,
    ),
    Act(
        "ticket.recalled",
        roles("clerk"),
        (State.CALLED,),
        State.CALLED,
        fields("ticket window count"),
        "own window; 20 s since the last call, at most twice",
        recall,
    ),
    Act(
        "ticket.started",
        roles("clerk"),
        (State.CALLED,),
        State.SERVING,
        fields("ticket window presence card"),
        "own window; the ticket's code scanned or its check characters typed; "
        "if priority, the card seen",
        start,
    ),
    Act(
        "ticket.demoted",
        roles("clerk"),
        (State.CALLED,),
        State.WAITING,
        fields("ticket window line"),
        "own window; a priority ticket whose card was not seen goes to its service's "
        "line at its old place",
        demote,
    ),
    Act(
        "ticket.missed",
        roles("clerk"),
        (State.CALLED,),
        State.NO_SHOW,
        fields("ticket window"),
        "own window; 3 calls in all and 60 s since a display showed the first "
        "(120 s since the call where none did)",
        miss,
    ),
    Act(
        "ticket.finished",
        roles("clerk"),
        (State.SERVING,),
        State.SERVED,
        fields("ticket window outcome"),
        "own window; an outcome of the published list; returned only after a checklist "
        "with something missing, so never where the service needs no document",
        finish,
    ),
    Act(
        "ticket.cancelled",
        roles("kiosk reception server"),
        (State.WAITING, State.PARKED),
        State.CANCELLED,
        fields("ticket reason"),
        "the citizen at a kiosk or with the ticket in hand at reception, or the "
        "day's close; never a clerk, never a manager",
        cancel,
    ),
)
