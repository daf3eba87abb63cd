"""Reception: the kiosk's acts for those who are helped, with the ticket in hand."""

from collections.abc import Callable

from center import actions_reception as reception
from center.domain import errors
from center.domain.errors import Refusal
from center.presence import shown_at
from center.store.transaction import Result, Transaction
from center.web import answers as a
from center.web import desk_answers as da
from center.web import messages as m
from center.web import reception_view, views
from center.web.callers import RECEPTION
from center.web.endpoint import Asked, Endpoint
from center.web.kiosk_api import paper
from center.web.refusals import COME_BACK, IN_HAND, OFFER

Do = Callable[[Transaction, str, str], Result]


async def show(asked: Asked) -> da.ReceptionView:
    return reception_view.reception(asked.context)


async def issue(asked: Asked) -> a.Paper:
    context, body = asked.context, asked.body
    staff = asked.caller.staff
    device = asked.caller.device.device
    result = await context.write(
        lambda tx: reception.issue(
            tx, body.command, staff, device, body.service, body.side
        )
    )
    ticket = context.hall().ticket(str(result["ticket"]))
    return paper(context, ticket)


async def wait_again(asked: Asked) -> a.Standing:
    """A missed or parked ticket comes back."""
    staff = asked.caller.staff
    return await with_ticket(
        asked,
        lambda tx, command, ticket: reception.wait_again(
            tx, command, f"reception:{staff}", ticket
        ),
    )


async def cancel(asked: Asked) -> a.Standing:
    staff = asked.caller.staff
    return await with_ticket(
        asked,
        lambda tx, command, ticket: reception.cancel(
            tx, command, f"reception:{staff}", ticket
        ),
    )


async def with_ticket(asked: Asked, do: Do) -> a.Standing:
    """Do something to the ticket that lies on the desk."""
    context, body, device = asked.context, asked.body, asked.caller.device.device

    def work(tx: Transaction) -> Result | Refusal:
        ticket = shown_at(tx, context.secrets, device, body.presence)
        if isinstance(ticket, Refusal):
            return ticket
        return do(tx, body.command, ticket.id)

    result = await context.write(work)
    if isinstance(result, Refusal):
        raise result
    return views.standing(context, context.hall().ticket(str(result["ticket"])))


async def answer_help(asked: Asked) -> da.ReceptionView:
    context, body = asked.context, asked.body
    staff = asked.caller.staff
    await context.write(
        lambda tx: reception.answer_help(tx, body.command, staff, body.device)
    )
    return reception_view.reception(context)


ENDPOINTS = (
    Endpoint(
        "GET",
        "/v1/reception",
        show,
        "Lines, kiosks, calls for help",
        by=RECEPTION,
    ),
    Endpoint(
        "POST",
        "/v1/reception/tickets",
        issue,
        "Issue, assisted",
        m.IssueTicket,
        201,
        by=RECEPTION,
        refuses=OFFER,
    ),
    Endpoint(
        "POST",
        "/v1/reception/wait_again",
        wait_again,
        "Return or resume",
        m.InHand,
        by=RECEPTION,
        refuses=(
            *IN_HAND,
            *COME_BACK,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/reception/cancel",
        cancel,
        "Give a ticket back",
        m.InHand,
        by=RECEPTION,
        refuses=(
            *IN_HAND,
            errors.NotInThisState,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/reception/help",
        answer_help,
        "Answer a call for help",
        m.AnswerHelp,
        by=RECEPTION,
        refuses=(
            errors.NotFound,
            errors.NotInThisState,
        ),
    ),
)
