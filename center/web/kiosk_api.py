"""What a kiosk may ask: the catalogue, a ticket, the wait; and what it tells."""

from dataclasses import replace

from center import actions, actions_machines
from center.actions_requests import identify
from center.domain import errors
from center.domain.day import day_of
from center.domain.errors import NotYours, Refusal, UnknownService
from center.domain.hall import is_offered, line_of
from center.domain.identity import Identity
from center.domain.ticket import Ticket, ticket_id
from center.keys import Secrets
from center.paper_code import service_mark
from center.promise import Promise, encode
from center.store import queries
from center.store.transaction import Transaction
from center.web import answers as a
from center.web import messages as m
from center.web import rule_view, views
from center.web.access import Caller
from center.web.callers import ANYONE, KIOSK, KIOSK_OR_RECEPTION
from center.web.context import Context
from center.web.endpoint import Asked, Endpoint
from center.web.refusals import FOLLOWED, OFFER


async def show_center(asked: Asked) -> a.CenterAsked:
    """With the device that asks: a kiosk whose key is no longer good hears of it."""
    device = asked.who.device.device if asked.who else ""
    return {**views.center(asked.context), "device": device}


async def show_catalogue(asked: Asked) -> a.Catalogue:
    return views.catalogue(asked.context)


async def show_rule(asked: Asked) -> a.PublishedRule:
    """The rule of the line as it is in force, for the wall and the portal."""
    return rule_view.rule(asked.context)


async def issue(asked: Asked) -> a.Paper:
    body, device, known = asked.body, asked.caller.device.device, asked.context.secrets

    def do(tx: Transaction) -> Ticket | Refusal:
        about = ""
        if body.request:
            found = identify(tx, known, device, body.request, body.secret)
            if isinstance(found, Refusal):
                return found
            about = found.id
        made = actions.issue(tx, body.command, device, body.service, body.side, about)
        return tx.hall.ticket(str(made["ticket"]))

    ticket = await asked.context.write(do)
    if isinstance(ticket, Refusal):
        raise ticket
    return paper(asked.context, ticket, body.expected)


def paper(context: Context, ticket: Ticket, expected: bool = True) -> a.Paper:
    """All that is printed of a ticket; made again for a repeated command.

    The service is that of the issuing, which the promise names, wherever the ticket was
    transferred since.  ``expected`` is as of now: asked for by itself, it would keep
    the paper waiting.
    """
    code = views.code(context, ticket)
    told: a.Paper = {
        "letter": code["letter"],
        "letter_ar": code["letter_ar"],
        "number": code["number"],
        "ticket": ticket.id,
        "check": context.secrets.of_paper(ticket.spooled).check(ticket.id),
        "service": ticket.issued_for,
        "side": ticket.side,
        "seq": ticket.seq,
        "issued_at": ticket.place_at,
        "day": ticket.day,
        "url": promise_text(context.identity, context.secrets, ticket),
    }
    if expected:
        told["expected"] = views.expected(context, ticket)
    return told


def promise_text(who: Identity, secrets: Secrets, ticket: Ticket) -> str:
    """What the ticket's QR says: the center's signed promise."""
    promise = Promise(
        governorate=who.governorate,
        index=who.index,
        seq=ticket.seq,
        issued_at=ticket.place_at // 1000,
        letter=ticket.letter,
        number=ticket.number,
        service_mark=service_mark(ticket.issued_for),
        token=secrets.of_paper(ticket.spooled).token(ticket.id),
    )
    return encode(promise, who.log, secrets.sign, who.hub_url)


async def expect_service(asked: Asked) -> a.Expected:
    """People ahead and the wait, if a ticket were issued now."""
    context, service, side = asked.context, asked.query.service, asked.query.side
    hall, now = context.hall(), context.clock()
    plan = hall.order.plan(now)
    if service not in plan.services or not is_offered(hall, service, now):
        raise UnknownService(service)
    return views.expected(
        context,
        Ticket(
            id=ticket_id(day_of(now), "?", 0),
            day=day_of(now),
            line=line_of(plan, service, side),
            service=service,
            service_line=plan.services[service],
            side=side,
            letter="?",
            number=0,
            seq=queries.next_seq(context.reader),
            place_at=now,
            device=asked.caller.device.device,
        ),
    )


async def expect_ticket(asked: Asked) -> a.Expected:
    return views.expected(asked.context, own_ticket(asked))


def own_ticket(asked: Asked) -> Ticket:
    """The ticket in the path, which this kiosk has to have issued."""
    ticket = asked.context.hall().ticket(asked.http.path_params["ticket"])
    if ticket.device != asked.caller.device.device:
        raise NotYours(ticket.id)
    return replace(ticket)


async def tell_printing(asked: Asked) -> a.Done:
    """The kiosk of its own tickets, reception of any that it printed."""
    body, by = asked.body, named(asked.caller)
    told = {"print": body.print, "detail": body.detail, "copy": body.copy}
    ticket = asked.http.path_params["ticket"]
    await asked.context.write(
        lambda tx: actions_machines.report_print(tx, body.command, by, ticket, told)
    )
    return {}


def named(who: Caller) -> str:
    """How the journal names who acts at a kiosk or at reception."""
    device = who.device
    return f"{device.kind}:{device.device if device.kind == 'kiosk' else who.staff}"


async def tell_printer(asked: Asked) -> a.Done:
    return await tell(asked, "printer")


async def tell_camera(asked: Asked) -> a.Done:
    return await tell(asked, "camera")


async def tell_disk(asked: Asked) -> a.Done:
    return await tell(asked, "disk")


async def tell(asked: Asked, part: str) -> a.Done:
    """How a part of the kiosk is."""
    body, by = asked.body, f"kiosk:{asked.caller.device.device}"
    await asked.context.write(
        lambda tx: actions_machines.report(tx, body.command, by, part, body.state)
    )
    return {}


async def call_help(asked: Asked) -> a.Done:
    body, device = asked.body, asked.caller.device.device
    await asked.context.write(
        lambda tx: actions_machines.call_help(tx, body.command, device)
    )
    return {}


ENDPOINTS = (
    Endpoint(
        "POST",
        "/v1/tickets",
        issue,
        "Issue a ticket",
        m.IssueTicket,
        201,
        by=KIOSK,
        refuses=(
            *OFFER,
            *FOLLOWED,
            errors.OneLiveTicket,
            errors.NotInThisState,
        ),
    ),
    Endpoint(
        "GET",
        "/v1/center",
        show_center,
        "Names, day, hours",
        by=ANYONE,
    ),
    Endpoint(
        "GET",
        "/v1/catalogue",
        show_catalogue,
        "Services and documents",
        by=ANYONE,
    ),
    Endpoint(
        "GET",
        "/v1/rule",
        show_rule,
        "The published rule",
        by=ANYONE,
    ),
    Endpoint(
        "GET",
        "/v1/expected",
        expect_service,
        "The wait of a new ticket",
        query=m.ExpectedFor,
        by=KIOSK,
        refuses=(errors.UnknownService,),
    ),
    Endpoint(
        "GET",
        "/v1/tickets/{ticket}/expected",
        expect_ticket,
        "The wait of a ticket",
        by=KIOSK,
        refuses=(
            errors.NotFound,
            errors.NotYours,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/tickets/{ticket}/printing",
        tell_printing,
        "What became of the paper",
        m.PrintTold,
        by=KIOSK_OR_RECEPTION,
        refuses=(errors.NotFound, errors.NotInThisState, errors.NotYours),
    ),
    Endpoint(
        "POST",
        "/v1/printer",
        tell_printer,
        "The printer's state",
        m.PrinterTold,
        by=KIOSK,
    ),
    Endpoint(
        "POST",
        "/v1/camera",
        tell_camera,
        "The camera's state",
        m.CameraTold,
        by=KIOSK,
    ),
    Endpoint(
        "POST",
        "/v1/disk",
        tell_disk,
        "The disk's state",
        m.DiskTold,
        by=KIOSK,
    ),
    Endpoint(
        "POST",
        "/v1/help",
        call_help,
        "Call for help",
        m.Commanded,
        by=KIOSK,
    ),
)
