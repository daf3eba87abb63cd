"""A paper that somebody holds, or has lost and knows by heart, once more.

The same number, counted: the kiosk that printed the first prints the copies, and says
on each that it is one.  Whoever may have it has proved that the paper is theirs; what
stands on it they know already.
"""

from center.actions_requests import identify
from center.domain import errors
from center.domain.acts import ACTS
from center.domain.errors import NotInThisState, Refusal
from center.domain.events import VERSION, Line
from center.domain.printing import MOST_COPIES
from center.domain.service_request import RequestState, ServiceRequest
from center.domain.ticket import State, Ticket
from center.presence import shown_at
from center.store.transaction import Transaction
from center.web import answers as a
from center.web import messages as m
from center.web import request_answers as ra
from center.web import request_messages as rm
from center.web import request_view
from center.web.callers import KIOSK
from center.web.context import Context
from center.web.endpoint import Asked, Endpoint
from center.web.kiosk_api import paper
from center.web.refusals import FOLLOWED, IN_HAND

ON_PAPER = (State.WAITING, State.CALLED, State.PARKED)


def is_printable(context: Context, ticket: Ticket, device: str) -> bool:
    """Whether this kiosk may print a ticket again, by the act's own guard."""
    told = {"kind": "ticket.printing", "ticket": ticket.id}
    return ticket.state in ON_PAPER and another(context, told, ticket.copies, device)


def is_receipt_printable(
    context: Context, request: ServiceRequest, device: str
) -> bool:
    told = {"kind": "request.printing", "request": request.id}
    withdrawn = request.state is RequestState.WITHDRAWN
    return not withdrawn and another(context, told, request.copies, device)


def another(context: Context, told: dict[str, str], copies: int, device: str) -> bool:
    """Whether another copy would be taken; nothing is changed."""
    line: Line = {
        "v": VERSION,
        "at": context.clock(),
        "by": f"kiosk:{device}",
        "print": "queued",
        "detail": "",
        "copy": copies + 1,
        **told,
    }
    try:
        ACTS[told["kind"]].effect(context.hall(), line)
    except Refusal:
        return False
    return copies < MOST_COPIES


async def ticket_again(asked: Asked) -> a.PaperAgain:
    context, device = asked.context, asked.caller.device.device
    presence = asked.body.presence

    def prove(tx: Transaction) -> Ticket | Refusal:
        return shown_at(tx, context.secrets, device, presence)

    ticket = await context.write(prove)
    if isinstance(ticket, Refusal):
        raise ticket
    if not is_printable(context, ticket, device):
        raise NotInThisState(ticket.id)
    return {**paper(context, ticket), "copy": ticket.copies + 1}


async def receipt_again(asked: Asked) -> ra.ReceiptAgain:
    context, body, device = asked.context, asked.body, asked.caller.device.device

    def prove(tx: Transaction) -> ServiceRequest | Refusal:
        return identify(tx, context.secrets, device, body.code, body.secret)

    request = await context.write(prove)
    if isinstance(request, Refusal):
        raise request
    if not is_receipt_printable(context, request, device):
        raise NotInThisState(request.id)
    told = request_view.receipt(context, {"request": request.id, "ticket": ""})
    return {**told, "copy": request.copies + 1}


ENDPOINTS = (
    Endpoint(
        "POST",
        "/v1/tickets/paper",
        ticket_again,
        "Print a ticket again",
        m.InHand,
        by=KIOSK,
        refuses=(
            *IN_HAND,
            errors.NotInThisState,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/requests/receipt",
        receipt_again,
        "Print a receipt again",
        rm.Follow,
        by=KIOSK,
        refuses=(
            *FOLLOWED,
            errors.NotInThisState,
        ),
    ),
)
