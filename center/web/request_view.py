"""What a citizen is shown of a request: numbers, states and days, nothing typed."""

from center.domain.catalogue import Service, Word
from center.domain.request_number import running_number
from center.domain.service_request import RequestState, ServiceRequest, missing
from center.domain.ticket import OPEN_STATES
from center.paper_code import service_mark
from center.request_promise import RequestPromise, encode
from center.store.dossiers import Dossiers
from center.store.transaction import Result
from center.web import request_answers as ra
from center.web import views
from center.web.context import Context
from center.web.kiosk_api import paper

NO_LONGER = Word("", "", "")
MAY_ADD = (RequestState.RECEIVED, RequestState.INCOMPLETE)
MAY_WITHDRAW = (*MAY_ADD, RequestState.COMPLETE, RequestState.ROUTED)


def receipt(context: Context, result: Result) -> ra.RequestReceipt:
    """All that is printed of a request; made again for a repeated command."""
    hall = context.hall()
    request = hall.request(str(result["request"]))
    ticket = str(result["ticket"])
    service = listed(context, request)
    return {
        **head(context, request),
        "days": service.days if service else 0,
        "secret": context.secrets.follow_secret(request.id),
        "url": promise_text(context, request),
        "ticket": paper(context, hall.ticket(ticket)) if ticket else None,
    }


def followed(context: Context, request: ServiceRequest) -> ra.Followed:
    """What the holder of a receipt learns, and may do."""
    service = listed(context, request)
    open_ticket = live_ticket(context, request)
    acts: list[ra.Choice] = []
    if request.state in MAY_ADD and lacking(request):
        acts.append("documents")
    if request.state in MAY_WITHDRAW:
        acts.append("withdraw")
    return {
        **head(context, request),
        "name_ar": service.name_ar if service else "",
        "name_en": service.name_en if service else "",
        "window": service.window if service else "",
        "ticket": open_ticket or request.ticket,
        "ticket_open": bool(open_ticket),
        "documents": [
            {**views.document(d), "answer": request.documents.get(d.id, "")}
            for d in (service.documents if service else ())
        ],
        "acts": acts,
    }


def live_ticket(context: Context, request: ServiceRequest) -> str:
    """The ticket with which its person still waits or is served, or empty.

    By another request of the same service too: beside it no other would be given.
    """
    hall = context.hall()
    if request.ticket and hall.ticket(request.ticket).state in OPEN_STATES:
        return request.ticket
    known = Dossiers(context.reader)
    return known.live_of(request.id, request.service, hall.order.day)


def listed(context: Context, request: ServiceRequest) -> Service | None:
    """What the request is for; None when a later catalogue has it no more."""
    return context.catalogue.services.get(request.service)


def head(context: Context, request: ServiceRequest) -> ra.RequestHead:
    service = listed(context, request)
    department = (
        context.catalogue.departments[service.department] if service else NO_LONGER
    )
    papers = service.documents if service else ()
    mandatory = {d.id: int(d.mandatory) for d in papers}
    known = {d: request.documents.get(d, "") for d in mandatory}
    return {
        "request": request.id,
        "service": request.service,
        "state": request.state,
        "received_at": request.received_at,
        "due": request.due,
        "department_ar": department.ar,
        "department_en": department.en,
        "missing": missing(known, mandatory),
    }


def lacking(request: ServiceRequest) -> bool:
    return "missing" in request.documents.values()


def promise_text(context: Context, request: ServiceRequest) -> str:
    """What the receipt's QR says: the center's signed promise."""
    who, secrets = context.identity, context.secrets
    promise = RequestPromise(
        governorate=who.governorate,
        index=who.index,
        seq=request.seq,
        received_at=request.received_at // 1000,
        number=running_number(request.id),
        service_mark=service_mark(request.service),
        token=secrets.request_token(request.id),
    )
    return encode(promise, who.log, secrets.sign, who.hub_url)
