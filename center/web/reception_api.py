"""Reception: the kiosk's acts for those who are helped, with the ticket in hand."""

from center import actions_reception as reception
from center.domain import errors
from center.web import answers as a
from center.web import desk_answers as da
from center.web import messages as m
from center.web import reception_view
from center.web.callers import RECEPTION
from center.web.endpoint import Asked, Endpoint
from center.web.kiosk_api import paper
from center.web.refusals import COME_BACK, IN_HAND, OFFER
from center.web.ticket_api import act, cancel


async def show(asked: Asked) -> da.ReceptionView:
    return reception_view.reception(asked.context)


async def issue(asked: Asked) -> a.Paper:
    context, body = asked.context, asked.body
    staff, device = asked.caller.staff, asked.caller.device.device
    result = await context.write(
        lambda tx: reception.issue(
            tx, body.command, staff, device, body.service, body.side
        )
    )
    ticket = context.hall().ticket(str(result["ticket"]))
    return paper(context, ticket)


async def wait_again(asked: Asked) -> a.Standing:
    """A missed or parked ticket comes back."""
    return await act(asked, reception.wait_again)


async def answer_help(asked: Asked) -> da.ReceptionView:
    context, body, staff = asked.context, asked.body, asked.caller.staff
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
