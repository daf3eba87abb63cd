"""Reception: the kiosk's acts for those who are helped, with the ticket in hand."""

from typing import Any

from center import actions_reception as reception
from center.domain.errors import Refusal
from center.presence import shown_at
from center.store.transaction import Result, Transaction
from center.web import messages as m
from center.web import reception_view, views
from center.web.access import require_reception
from center.web.endpoint import Asked, Endpoint
from center.web.kiosk_api import paper


async def show(asked: Asked) -> views.View:
    require_reception(asked.context, asked.caller)
    return reception_view.reception(asked.context)


async def issue(asked: Asked) -> views.View:
    context, body = asked.context, asked.body
    staff = require_reception(context, asked.caller)
    device = asked.caller.device.device
    result = await context.write(
        lambda tx: reception.issue(
            tx, body.command, staff, device, body.service, body.side
        )
    )
    ticket = context.hall().ticket(str(result["ticket"]))
    return paper(context, ticket)


async def wait_again(asked: Asked) -> views.View:
    """A missed or parked ticket comes back."""
    staff = require_reception(asked.context, asked.caller)
    return await with_ticket(
        asked,
        lambda tx, command, ticket: reception.wait_again(
            tx, command, f"reception:{staff}", ticket
        ),
    )


async def cancel(asked: Asked) -> views.View:
    staff = require_reception(asked.context, asked.caller)
    return await with_ticket(
        asked,
        lambda tx, command, ticket: reception.cancel(
            tx, command, f"reception:{staff}", ticket
        ),
    )


async def with_ticket(asked: Asked, do: Any) -> views.View:
    """Do something to the ticket that lies on the desk."""
    context, body, device = asked.context, asked.body, asked.caller.device.device

    def work(tx: Transaction) -> Result | Refusal:
        ticket = shown_at(tx, context.secrets, device, body.presence)
        if isinstance(ticket, Refusal):
            return ticket
        result: Result = do(tx, body.command, ticket.id)
        return result

    result = await context.write(work)
    if isinstance(result, Refusal):
        raise result
    return views.standing(context, context.hall().ticket(str(result["ticket"])))


async def answer_help(asked: Asked) -> views.View:
    context, body = asked.context, asked.body
    staff = require_reception(context, asked.caller)
    await context.write(
        lambda tx: reception.answer_help(tx, body.command, staff, body.device)
    )
    return reception_view.reception(context)


ENDPOINTS = (
    Endpoint("GET", "/v1/reception", show, "Lines, kiosks, calls for help"),
    Endpoint(
        "POST", "/v1/reception/tickets", issue, "Issue, assisted", m.IssueTicket, 201
    ),
    Endpoint(
        "POST", "/v1/reception/wait_again", wait_again, "Return or resume", m.InHand
    ),
    Endpoint("POST", "/v1/reception/cancel", cancel, "Give a ticket back", m.InHand),
    Endpoint(
        "POST",
        "/v1/reception/help",
        answer_help,
        "Answer a call for help",
        m.AnswerHelp,
    ),
)
