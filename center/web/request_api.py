"""Requests: given, photographed, followed, completed and taken back.

What is personal passes through here in memory and goes nowhere but into the dossier:
no log line, no error and no result of a command holds any of it.
"""

from datetime import date
from typing import Any

import msgspec

from center import actions_requests as requests
from center.actions_requests import Desk, Given
from center.domain.day import day_of
from center.domain.errors import (
    ConsentMissing,
    Refusal,
    UnknownService,
    UnlistedDocument,
)
from center.domain.fields import Rules, accept_all
from center.domain.service_request import ServiceRequest
from center.dossier.contents import Contents, contents_of
from center.store.transaction import Result, Transaction
from center.web import messages as m
from center.web import request_messages as rm
from center.web import request_view as view
from center.web.access import require_kind, require_manager, require_reception
from center.web.context import Context
from center.web.endpoint import Asked, Endpoint
from center.web.reprint_api import is_receipt_printable

ANSWERS = msgspec.json.Decoder(rm.Answers)


def desk_of(asked: Asked) -> Desk:
    """The kiosk, or reception with who is signed in there."""
    require_kind(asked.caller, "kiosk", "reception")
    device = asked.caller.device.device
    if asked.caller.device.kind == "kiosk":
        return Desk(f"kiosk:{device}", device)
    return Desk(f"reception:{require_reception(asked.context, asked.caller)}", device)


async def give(asked: Asked) -> view.View:
    """A request that was typed here."""
    desk, body = desk_of(asked), asked.body
    return await take(asked.context, desk, body.command, body.draft, body)


async def take(
    context: Context, desk: Desk, command: str, draft: str, said: rm.Answers
) -> view.View:
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


async def follow(asked: Asked) -> view.View:
    request = await known(asked, lambda tx, request: None)
    told = view.followed(asked.context, request)
    if is_receipt_printable(asked.context, request, asked.caller.device.device):
        told["acts"].append("print")
    return told


async def add_documents(asked: Asked) -> view.View:
    desk, body, keys = desk_of(asked), asked.body, asked.context.dossier_keys

    def do(tx: Transaction, request: ServiceRequest) -> Result:
        documents: dict[str, str] = dict(body.documents)
        return requests.add_documents(
            tx, keys, body.command, desk, request.id, body.draft, documents
        )

    return view.followed(asked.context, await known(asked, do))


async def withdraw(asked: Asked) -> view.View:
    desk, body = desk_of(asked), asked.body

    def do(tx: Transaction, request: ServiceRequest) -> Result:
        return requests.withdraw(tx, body.command, desk, request.id)

    return view.followed(asked.context, await known(asked, do))


async def known(asked: Asked, do: Any) -> ServiceRequest:
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


async def erase(asked: Asked) -> Result:
    """The manager, once nothing is done about the request any more."""
    require_manager(asked.context, asked.caller)
    body, staff = asked.body, asked.caller.staff
    request = asked.http.path_params["request"]
    return await asked.context.write(
        lambda tx: requests.erase(tx, body.command, staff, request, body.reason)
    )


async def tell_printing(asked: Asked) -> Result:
    """What became of the receipt's paper."""
    desk, body = desk_of(asked), asked.body
    told = {"print": body.print, "detail": body.detail, "copy": body.copy}
    request = asked.http.path_params["request"]
    return await asked.context.write(
        lambda tx: requests.report_print(tx, body.command, desk.by, request, told)
    )


ENDPOINTS = (
    Endpoint(
        "POST", "/v1/requests", give, "Give a request", rm.GiveRequest, 201, most=65_536
    ),
    Endpoint("POST", "/v1/requests/follow", follow, "Follow a request", rm.Follow),
    Endpoint(
        "POST",
        "/v1/requests/documents",
        add_documents,
        "Complete missing documents",
        rm.AddDocuments,
    ),
    Endpoint(
        "POST", "/v1/requests/withdraw", withdraw, "Take a request back", rm.Withdraw
    ),
    Endpoint(
        "POST",
        "/v1/manager/requests/{request}/erase",
        erase,
        "Erase what is personal in a request",
        rm.Erase,
    ),
    Endpoint(
        "POST",
        "/v1/requests/{request}/printing",
        tell_printing,
        "What became of a receipt",
        m.PrintTold,
    ),
)
