"""What a citizen does about a request, one transaction each.

Nothing personal leaves the dossier: the result of a command, which is kept for its
repeat, holds numbers only, and what is kept of its content is a keyed hash.
"""

from dataclasses import dataclass, field

from center import kiosk_promise
from center.actions import give
from center.domain.errors import DraftGone, OneLiveTicket, Refusal, WrongFollow
from center.domain.request_number import is_request_number, next_request
from center.domain.service_request import Paper, ServiceRequest
from center.domain.spool import REFERENCE
from center.domain.ticket import State
from center.dossier.contents import Contents
from center.dossier.keys import DossierKeys
from center.dossier.opening import Cabinet
from center.keys import Secrets, follow_secret_matches
from center.paper_secrets import PaperSecrets
from center.request_promise import parse, verify
from center.routing import route
from center.store import queries
from center.store.dossiers import Dossiers
from center.store.follow_tries import MOST_OF_DEVICE, MOST_OF_REQUEST, FollowTries
from center.store.transaction import Result, Transaction
from center.texts import ascii_digits


@dataclass(frozen=True, slots=True)
class Desk:
    """Who acts for the citizen: a kiosk, or reception for somebody who is helped."""

    by: str
    device: str


@dataclass(frozen=True, slots=True)
class Given:
    """A checked request, ready to be kept."""

    draft: str
    service: str
    side: str
    documents: dict[str, str]
    contents: Contents = field(repr=False)


def receive(
    tx: Transaction,
    keys: DossierKeys,
    command: str,
    desk: Desk,
    read: Given | Refusal,
    mark: str,
) -> Result:
    """Take a request: dossier, number, and a ticket where a window is needed.

    ``read`` may be why it cannot be taken now; a repeat gets its first answer all the
    same, for there may be another catalogue since.  ``mark`` is the keyed hash of the
    whole content, to know a repeat.
    """

    def do() -> Result:
        if isinstance(read, Refusal):
            raise read
        given = read
        person = given.contents.national_id
        found = keys.mark(person) if person else ""
        refuse_second_ticket(tx, keys, found, given.service)
        order = tx.hall.order
        request = next_request(order.requests, tx.now, order.code)
        keep(tx, keys, desk, given, request)
        keep_mark(tx, keys, given, request)
        route(tx, request)
        if not order.plan(tx.now).procedures[given.service].at_window:
            return {"request": request, "ticket": ""}
        made = give(tx, desk.by, desk.device, given.service, given.side, request)
        return {"request": request, **made}

    return tx.once(command, f"request {desk.by} {desk.device} {mark}", do)


def keep_mark(tx: Transaction, keys: DossierKeys, given: Given, request: str) -> None:
    """Remember whose request it is, by the keyed hash of the national ID."""
    if person := given.contents.national_id:
        Cabinet(tx.connection, keys).dossiers.remember(keys.mark(person), request)


def refuse_second_ticket(
    tx: Transaction, keys: DossierKeys, mark: str, service: str
) -> None:
    """With a national ID, one open ticket for each service."""
    day = tx.hall.order.day
    if mark and Cabinet(tx.connection, keys).dossiers.live_ticket(mark, service, day):
        raise OneLiveTicket


def keep(
    tx: Transaction, keys: DossierKeys, desk: Desk, given: Given, request: str
) -> None:
    """Lay the answers and pages into the dossier, and name them in a line."""
    cabinet = Cabinet(tx.connection, keys)
    key = cabinet.draft_key(given.draft, desk.device, tx.now)
    pages = draft_pages(cabinet, given.draft, given.documents)
    tx.act(
        "request.received",
        desk.by,
        request=request,
        service=given.service,
        device=desk.device,
        dossier=cabinet.add_answers(key, given.draft, given.contents.parts),
        documents=given.documents,
        pages=pages,
        doubts=list(given.contents.doubts),
    )
    cabinet.dossiers.claim(given.draft, request)


def draft_pages(
    cabinet: Cabinet, draft: str, documents: dict[str, str]
) -> dict[str, list[str]]:
    """The pages of the photographed documents; others of the draft are forgotten."""
    pages = cabinet.dossiers.pages(draft)
    wanted = {d for d, paper in documents.items() if paper == Paper.PHOTO}
    if not wanted <= pages.keys():
        raise DraftGone
    for document in pages.keys() - wanted:
        cabinet.dossiers.drop_page(draft, document)
    return {document: pages[document] for document in sorted(wanted)}


def add_documents(
    tx: Transaction,
    keys: DossierKeys,
    command: str,
    desk: Desk,
    request: str,
    draft: str,
    documents: dict[str, str],
) -> Result:
    """Papers that were missing; what is complete now goes to its department."""

    def do() -> Result:
        cabinet = Cabinet(tx.connection, keys)
        pages: dict[str, list[str]] = {}
        if Paper.PHOTO in documents.values():
            cabinet.draft_key(draft, desk.device, tx.now)
            pages = draft_pages(cabinet, draft, documents)
            cabinet.dossiers.merge(draft, request)
        told = {"documents": documents, "pages": pages, "device": desk.device}
        tx.act("request.documents_added", desk.by, request=request, **told)
        route(tx, request)
        return {"request": request}

    said = f"documents {desk.by} {desk.device} {request} {draft}"
    return tx.once(command, f"{said} {sorted(documents.items())}", do)


def withdraw(tx: Transaction, command: str, desk: Desk, request: str) -> Result:
    """The citizen takes the request back, and its ticket with it."""

    def do() -> Result:
        told = {"request": request, "device": desk.device}
        tx.act("request.withdrawn", desk.by, **told)
        ticket = tx.hall.request(request).ticket
        if ticket and tx.hall.ticket(ticket).state in (State.WAITING, State.PARKED):
            tx.act("ticket.cancelled", desk.by, ticket=ticket, reason="citizen")
        return {"request": request}

    return tx.once(command, f"withdraw {desk.by} {desk.device} {request}", do)


def erase(tx: Transaction, command: str, staff: str, request: str, why: str) -> Result:
    """Remove every wrap of a dossier's key, and the mark of its person."""

    def do() -> Result:
        tx.act("request.erased", f"manager:{staff}", request=request, reason=why)
        Dossiers(tx.connection).erase(request)
        return {"request": request}

    return tx.once(command, f"erase {staff} {request} {why}", do)


def report_print(
    tx: Transaction, command: str, by: str, request: str, told: dict[str, str | int]
) -> Result:
    def do() -> Result:
        tx.act("request.printing", by, request=request, **told)
        return {}

    content = f"receipt {by} {request} {sorted(told.items())}"
    return tx.once(command, content, do)


def identify(
    tx: Transaction, known: Secrets, device: str, code: str, secret: str
) -> ServiceRequest | Refusal:
    """The request that someone follows: by the receipt's QR, or number and secret.

    A wrong try has to be kept, so its refusal is returned, not raised.
    """
    if len(code) > 64:
        return scanned(tx, known, code)
    tries, number = FollowTries(tx.connection), ascii_digits(code).strip().upper()
    here = f"{device} {number}"  # nobody locks another's number at other machines
    locked = tries.locked(device, MOST_OF_DEVICE, tx.now)
    locked = locked or tries.locked(here, MOST_OF_REQUEST, tx.now)
    if locked:
        return locked
    found = wanted(tx, number)
    if found and follow_secret_matches(
        found.papers(known), number, ascii_digits(secret)
    ):
        tries.clear(here)
        return tx.hall.request(found.request)
    tries.count(device, tx.now)
    if is_request_number(number) or REFERENCE.fullmatch(number):
        tries.count(here, tx.now)
    return WrongFollow()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request that somebody names, and by which record of a kiosk, if by any."""

    request: str
    record: str = ""

    def papers(self, known: Secrets) -> PaperSecrets:
        """The secrets of the paper that the number stands on."""
        return known.of_paper(self.record)


def wanted(tx: Transaction, number: str) -> Wanted | None:
    """By its number, or by what a kiosk called it while the server was away."""
    if REFERENCE.fullmatch(number):
        found = queries.spooled_as(tx.connection, number)
        return Wanted(found.request, found.id) if found and found.request else None
    try:
        return Wanted(tx.hall.request(number).id)
    except Refusal:
        return None


def scanned(tx: Transaction, known: Secrets, code: str) -> ServiceRequest | Refusal:
    """Whose receipt it is; a QR has the secret in it and needs no counting."""
    try:
        if kiosk_promise.is_kiosk_paper(code):
            return of_record(tx, known, code)
        promise = verify(parse(code), known.log_key.name, known.log_key.vkey)
    except Refusal:
        return WrongFollow()
    request = queries.request_of_line(tx.connection, promise.seq)
    if not request or promise.token != known.request_token(request):
        return WrongFollow()
    return tx.hall.request(request)


def of_record(tx: Transaction, known: Secrets, code: str) -> ServiceRequest:
    """The request of a kiosk's paper; ``WrongFollow`` where none is here of it."""
    keys = tx.hall.kiosk_keys()
    promise = kiosk_promise.verified(code, known.log_key.name, keys)
    record = tx.hall.spooled(promise.record)
    papers = known.of_paper(record.id)
    token = papers.token(record.ticket)
    if not record.ticket:
        token = papers.request_token(record.reference)
    if not record.request or promise.token != token:
        raise WrongFollow
    return tx.hall.request(record.request)
