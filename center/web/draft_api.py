"""Pages of a request that is not yet confirmed: sent as taken, wiped if it never is."""

import asyncio
import re
from collections.abc import Callable

from center.domain import errors
from center.domain.errors import BadInput, BadPicture, UnlistedDocument
from center.dossier.opening import Cabinet
from center.dossier.pictures import MOST_BYTES, Page, page_of
from center.dossier.sealing import draft_purpose, unseal
from center.store.dossiers import Dossiers
from center.store.transaction import Transaction
from center.web import answers as a
from center.web import request_answers as ra
from center.web import request_messages as rm
from center.web.callers import KIOSK_OR_RECEPTION
from center.web.endpoint import Asked, Endpoint, read_bytes
from center.web.refusals import PAGES

DRAFT = re.compile("[0-9a-f]{32}")
SEALED = "application/vnd.shubbak.sealed"
SEAL_BYTES = 64
"""What sealing adds to a picture, rounded up."""


def draft_of(asked: Asked) -> str:
    draft: str = asked.http.path_params["draft"]
    if not DRAFT.fullmatch(draft):
        raise BadInput("draft: 32 hex digits")
    return draft


def document_of(asked: Asked) -> str:
    """A document that some service of the catalogue asks for."""
    document: str = asked.query.document
    services = asked.context.catalogue.services.values()
    if not any(d.id == document for s in services for d in s.documents):
        raise UnlistedDocument
    return document


async def add_page(asked: Asked) -> ra.PageKept:
    """One picture, made anew and encrypted; its bytes are forgotten."""
    draft, document = draft_of(asked), document_of(asked)
    context, device = asked.context, asked.caller.device.device
    data = await read_bytes(asked.http, MOST_BYTES + SEAL_BYTES)
    if data is None:
        raise BadPicture("too_large")
    # As it was sent: two sheets may look alike, and each is sealed by itself.
    mark = context.dossier_keys.keyed_hash("page", data)
    if asked.http.headers.get("content-type") == SEALED:
        keys = context.dossier_keys
        data = unseal(data, keys.own, draft_purpose(keys.log, draft))
    async with context.photographs.own(device), context.photographs.one:
        page = await asyncio.to_thread(page_of, data)

    def do(tx: Transaction) -> tuple[str, int]:
        cabinet = Cabinet(tx.connection, context.dossier_keys)
        kept = cabinet.add_page(draft, device, document, page.data, mark, tx.now)
        return kept, len(cabinet.dossiers.pages(draft)[document])

    attachment, pages = await context.write(do)
    return told(page, attachment, document, pages)


def told(page: Page, attachment: str, document: str, pages: int) -> ra.PageKept:
    return {
        "attachment": attachment,
        "document": document,
        "pages": pages,
        "width": page.width,
        "height": page.height,
    }


async def drop_page(asked: Asked) -> ra.PagesOf:
    """The pages of one document are wiped, for a retake."""
    draft, document = draft_of(asked), document_of(asked)
    await of_draft(asked, draft, lambda dossiers: dossiers.drop_page(draft, document))
    return {"document": document, "pages": 0}


async def wipe(asked: Asked) -> a.Done:
    """Somebody went away or began anew: nothing of the draft stays."""
    draft = draft_of(asked)
    await of_draft(asked, draft, lambda dossiers: dossiers.wipe(draft))
    return {}


async def of_draft(asked: Asked, draft: str, do: Callable[[Dossiers], object]) -> None:
    """Change a draft of the own device; one that is not there stays so."""
    device = asked.caller.device.device

    def work(tx: Transaction) -> None:
        dossiers = Dossiers(tx.connection)
        if dossiers.draft_wrap(draft, device, tx.now) is not None:
            do(dossiers)

    await asked.context.write(work)


TAKEN = ("image/jpeg", "image/png", SEALED)
PATH = "/v1/requests/{draft}/attachments"
ENDPOINTS = (
    Endpoint(
        "POST",
        PATH,
        add_page,
        "A page of a document",
        status=201,
        revoked=True,
        takes=TAKEN,
        query=rm.OfDocument,
        by=KIOSK_OR_RECEPTION,
        refuses=(
            *PAGES,
            errors.DraftGone,
        ),
    ),
    Endpoint(
        "DELETE",
        PATH,
        drop_page,
        "Forget a document's pages",
        query=rm.OfDocument,
        by=KIOSK_OR_RECEPTION,
        refuses=(
            errors.UnlistedDocument,
            errors.DraftGone,
        ),
    ),
    Endpoint(
        "DELETE",
        "/v1/requests/{draft}",
        wipe,
        "Forget an unconfirmed request",
        revoked=True,
        by=KIOSK_OR_RECEPTION,
        refuses=(
            errors.BadInput,
            errors.DraftGone,
        ),
    ),
)
