"""From complete papers to the department: what follows a checklist without a gap."""

from center.actions import SERVER, Acting, go_on
from center.domain.day import day_of
from center.domain.errors import NotInThisState, UnknownService
from center.domain.request_acts import request_of
from center.domain.request_number import next_request
from center.domain.service_request import RequestState
from center.domain.working_days import due_day
from center.store.transaction import Result, Transaction


def accept(tx: Transaction, command: str, staff: str, number: int) -> Result:
    """Everything is there: the request gets its number, the visit ends as done."""

    def do() -> Result:
        ticket = tx.hall.window(number).ticket
        if not ticket:
            raise NotInThisState(f"nobody is at window {number}")
        order = tx.hall.order
        about = request_of(tx.hall, tx.hall.ticket(ticket))
        if about:
            request = about.id
        else:
            request = next_request(order.requests, tx.now, order.code)
        told = {"ticket": ticket, "window": number}
        tx.act("request.accepted", f"clerk:{staff}", request=request, **told)
        tx.act("ticket.finished", f"clerk:{staff}", outcome="done", **told)
        route(tx, request)
        go_on(tx)
        return {"ticket": ticket, "request": request}

    return tx.once(command, f"accept {staff} {number}", do)


def route(tx: Acting, request: str) -> None:
    """What is complete goes to the department of the catalogue."""
    known, order = tx.hall.request(request), tx.hall.order
    if known.state is not RequestState.COMPLETE:
        return
    procedure = order.plan(tx.now).procedures.get(known.service)
    if procedure is None:
        raise UnknownService(known.service)
    holidays = order.hours(tx.now).holidays
    tx.act(
        "request.routed",
        SERVER,
        request=request,
        department=procedure.department,
        due=due_day(day_of(tx.now), procedure.days, holidays),
    )
