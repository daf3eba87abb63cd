"""Files and looks at a window: what shows a person goes to this one clerk's page.

The look is written down and committed before anything is opened; the answer is kept by
nobody on its way, and no log line says more than the address.
"""

import asyncio
from base64 import b64encode

from starlette.requests import ClientDisconnect, Request

from center import actions_files as files
from center.domain import errors
from center.domain.catalogue import Field
from center.domain.errors import BadInput, BadPicture, NotInThisState
from center.domain.request_acts import IDENTITY, SCAN, request_of
from center.domain.service_request import ServiceRequest
from center.dossier.contents import NATIONAL_ID
from center.dossier.opening import Cabinet
from center.dossier.pictures import MOST_BYTES, Page
from center.dossier.scans import pages_of
from center.web import messages as m
from center.web import window_answers as wa
from center.web import window_view
from center.web.callers import CLERK
from center.web.context import Context
from center.web.endpoint import Asked, Endpoint, read_bytes
from center.web.refusals import PAGES

FILE = "application/octet-stream"
READ_SECONDS = 60
"""Within a building; the clerk's page asks again after as long."""


async def scan(asked: Asked) -> wa.WindowView:
    """A file of the citizen's, made anew page by page; the window's view after it."""
    context, number, staff = asked.context, asked.window, asked.caller.staff
    command, document = asked.query.command, asked.query.document
    if asked.http.headers.get("content-type") != FILE:
        raise BadInput(f"the body has to be {FILE}")
    async with context.scans.own(asked.caller.device.device):
        require_request(context, number)
        pages = await pages_sent(context, asked.http)
    keys = context.dossier_keys
    await context.write(
        lambda tx: files.scan(tx, keys, command, staff, number, document, pages)
    )
    return window_view.window(context, number)


async def pages_sent(context: Context, http: Request) -> list[Page]:
    """The pages of a file; nothing is made for whoever has hung up while it waited."""
    try:
        async with asyncio.timeout(READ_SECONDS):
            data = await read_bytes(http, MOST_BYTES)
    except (ClientDisconnect, TimeoutError):
        raise BadInput("the file did not come whole") from None
    if data is None:
        raise BadPicture("too_large")
    async with context.scans.one:
        if await http.is_disconnected():
            raise BadInput("nobody waits for the file any more")
        return await asyncio.to_thread(pages_of, data)


def require_request(context: Context, number: int) -> None:
    """Nothing is read or drawn for a visit that has no request."""
    hall = context.hall()
    ticket = hall.window(number).ticket
    if not ticket or not request_of(hall, hall.ticket(ticket)):
        raise NotInThisState(f"no request is at window {number}")


async def reveal(asked: Asked) -> wa.Identity | wa.Scan:
    """Who the person is, or the pages of one document; a line says that it was seen."""
    context, body, number = asked.context, asked.body, asked.window
    staff = asked.caller.staff
    what = IDENTITY if body.what == IDENTITY else f"{SCAN}:{body.document}"
    done = await context.write(
        lambda tx: files.reveal(tx, body.command, staff, number, what)
    )
    request = context.hall().request(str(done["request"]))
    cabinet = Cabinet(context.reader, context.dossier_keys)
    if body.what == IDENTITY:
        return {"what": "identity", "answers": answers(context, cabinet, request)}
    pages = cabinet.pages(request, body.document)
    return {"what": "scan", "pages": [b64encode(page).decode() for page in pages]}


def answers(
    context: Context, cabinet: Cabinet, request: ServiceRequest
) -> list[wa.PersonalAnswer]:
    """The applicant's answers, in the order and by the names of the catalogue."""
    found = cabinet.answers(request, "applicant")
    found |= cabinet.answers(request, NATIONAL_ID)
    service = context.catalogue.services[request.service]
    return [
        personal(field, found[field.id])
        for field in context.catalogue.applicant_asked(service)
        if field.id in found and field.kind != "boolean"
    ]


def personal(field: Field, value: str) -> wa.PersonalAnswer:
    """An answer as people read it, in both languages."""
    option = next((one for one in field.options if one.id == value), None)
    return {
        "ar": field.label_ar,
        "en": field.label_en,
        "value_ar": option.ar if option else value,
        "value_en": option.en if option else value,
    }


ENDPOINTS = (
    Endpoint(
        "POST",
        "/v1/windows/{n}/scan",
        scan,
        "Add a file to a document",
        takes=(FILE,),
        query=m.ScanOf,
        by=CLERK,
        refuses=(
            *PAGES,
            errors.NotInThisState,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/windows/{n}/reveal",
        reveal,
        "Look at the person or a scan; a line says so",
        m.Reveal,
        by=CLERK,
        refuses=(
            errors.NotInThisState,
            errors.NotFound,
        ),
    ),
)
