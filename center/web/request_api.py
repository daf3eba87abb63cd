"""Requests: given, photographed, followed, completed and taken back.

What is personal passes through here in memory and goes nowhere but into the dossier:
no log line, no error and no result of a command holds any of it.
"""

from collections.abc import Callable
from datetime import date

import msgspec

from center import actions_requests as requests
from center.actions_requests import Desk, Given
from center.domain import errors
from center.domain.day import day_of
from center.domain.errors import (
    ConsentMissing,
    Refusal,
    UnknownService,
    UnlistedDocument,
)
from center.domain.fields import Rules, accept_all
from center.domain.request_kiosk_acts import require_pictures
from center.domain.service_request import ServiceRequest
from center.dossier.contents import Contents, contents_of
from center.store.transaction import Result, Transaction
from center.web import answers as a
from center.web import messages as m
from center.web import request_answers as ra
from center.web import request_messages as rm
from center.web import request_view as view
from center.web.callers import KIOSK_OR_RECEPTION, MANAGER
from center.web.context import Context
from center.web.endpoint import Asked, Endpoint
from center.web.kiosk_api import named
from center.web.refusals import FOLLOWED, OFFER
from center.web.reprint_api import is_receipt_printable

Do = Callable[[Transaction, ServiceRequest], object]


def desk_of(asked: Asked) -> Desk:
    """The kiosk, or reception with who is signed in there."""
    return Desk(named(asked.caller), asked.caller.device.device)


async def give(asked: Asked) -> ra.RequestReceipt:
    """A request that was typed here."""
    desk, body = desk_of(asked), asked.body
    return await take(asked.context, desk, body.command, body.draft, body)


async def take(
    context: Context, desk: Desk, command: str, draft: str, said: rm.Answers
) -> ra.RequestReceipt:
    """Check every answer, keep them encrypted, and answer with the receipt."""
    keys = context.dossier_keys
    given = read_or_refusal(context, draft, said)
    mark = keys.content(msgspec.json.encode([draft, said], order="sorted"))
    result = await context.write(
        lambda tx: requests.receive(tx, keys, command, desk, given, mark)
    )
    return view.receipt(context, result)


def read_or_refusal(context: Context, draft: str, said: rm.Answers) -> Given | Refusal:
    try:
        return read_given(context, draft, said)
    except Refusal as refusal:
        return refusal


def read_given(context: Context, draft: str, said: rm.Answers) -> Given:
    """The request, once every answer and every paper is right; else a refusal."""
    contents = checked(context, said)
    listed = {d.id for d in context.catalogue.services[said.service].documents}
    if said.documents.keys() != listed:
        raise UnlistedDocument(", ".join(sorted(said.documents.keys() ^ listed)))
    documents: dict[str, str] = dict(said.documents)
    require_pictures(context.catalogue.services[said.service].at_window, documents)
    return Given(draft, said.service, said.side, documents, contents)


def checked(context: Context, said: rm.Answers) -> Contents:
    """Every answer in the form in which it is kept, or a refusal."""
    catalogue = context.catalogue
    service = catalogue.services.get(said.service)
    if service is None:
        raise UnknownService(said.service)
    if not said.consent:
        raise ConsentMissing
    rules = Rules(
        date.fromisoformat(day_of(context.clock())),
        frozenset(context.places),
        context.config.national_id_check,
    )
    answers = accept_all(catalogue.asked(service), said.fields, rules, said.again)
    return contents_of(answers, catalogue.applicant_asked(service))


async def follow(asked: Asked) -> ra.Followed:
    request = await known(asked, lambda tx, request: None)
    told = view.followed(asked.context, request)
    if is_receipt_printable(asked.context, request, asked.caller.device.device):
        told["acts"].append("print")
    return told


async def add_documents(asked: Asked) -> ra.Followed:
    desk, body, keys = desk_of(asked), asked.body, asked.context.dossier_keys

    def do(tx: Transaction, request: ServiceRequest) -> Result:
        documents: dict[str, str] = dict(body.documents)
        return requests.add_documents(
            tx, keys, body.command, desk, request.id, body.draft, documents
        )

    return view.followed(asked.context, await known(asked, do))


async def withdraw(asked: Asked) -> ra.Followed:
    desk, body = desk_of(asked), asked.body

    def do(tx: Transaction, request: ServiceRequest) -> Result:
        return requests.withdraw(tx, body.command, desk, request.id)

    return view.followed(asked.context, await known(asked, do))


async def known(asked: Asked, do: Do) -> ServiceRequest:
    """Do something with the request whose receipt is in somebody's hand."""
    desk, context, body = desk_of(asked), asked.context, asked.body

    def work(tx: Transaction) -> str | Refusal:
        found = requests.identify(
            tx, context.secrets, desk.device, body.code, body.secret
        )
        if isinstance(found, Refusal):
            return found
        do(tx, found)
        return found.id

    result = await context.write(work)
    if isinstance(result, Refusal):
        raise result
    return context.hall().request(result)


async def erase(asked: Asked) -> ra.Erased:
    """The manager, once nothing is done about the request any more."""
    body, staff = asked.body, asked.caller.staff
    request = asked.http.path_params["request"]
    await asked.context.write(
        lambda tx: requests.erase(tx, body.command, staff, request, body.reason)
    )
    return {"request": request}


async def tell_printing(asked: Asked) -> a.Done:
    """What became of the receipt's paper."""
    desk, body = desk_of(asked), asked.body
    told = {"print": body.print, "detail": body.detail, "copy": body.copy}
    request = asked.http.path_params["request"]
    await asked.context.write(
        lambda tx: requests.report_print(tx, body.command, desk.by, request, told)
    )
    return {}


PAPERS = (
    errors.DraftGone,
    errors.NotPhotographed,
    errors.TooManyPages,
    errors.UnlistedDocument,
)
GIVEN = (
    *(OFFER + PAPERS),
    errors.BadField,
    errors.ConsentMissing,
    errors.OneLiveTicket,
)
ENDPOINTS = (
    Endpoint(
        "POST",
        "/v1/requests",
        give,
        "Give a request",
        rm.GiveRequest,
        201,
        most=65_536,
        by=KIOSK_OR_RECEPTION,
        refuses=GIVEN,
    ),
    Endpoint(
        "POST",
        "/v1/requests/follow",
        follow,
        "Follow a request",
        rm.Follow,
        by=KIOSK_OR_RECEPTION,
        refuses=FOLLOWED,
    ),
    Endpoint(
        "POST",
        "/v1/requests/documents",
        add_documents,
        "Complete missing documents",
        rm.AddDocuments,
        by=KIOSK_OR_RECEPTION,
        refuses=(
            *FOLLOWED,
            *PAPERS,
            errors.NotInThisState,
            errors.UnknownService,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/requests/withdraw",
        withdraw,
        "Take a request back",
        rm.Withdraw,
        by=KIOSK_OR_RECEPTION,
        refuses=(
            *FOLLOWED,
            errors.NotInThisState,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/manager/requests/{request}/erase",
        erase,
        "Erase what is personal in a request",
        rm.Erase,
        by=MANAGER,
        refuses=(
            errors.NotFound,
            errors.NotInThisState,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/requests/{request}/printing",
        tell_printing,
        "What became of a receipt",
        m.PrintTold,
        by=KIOSK_OR_RECEPTION,
        refuses=(errors.NotFound, errors.NotInThisState, errors.NotYours),
    ),
)
