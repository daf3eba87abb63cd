"""What a citizen does about a request, at a kiosk or with reception's help.

And the one act of the server that follows by itself: what is complete goes to the
department that the catalogue names, and its days begin to run.
"""

from collections.abc import Mapping
from dataclasses import replace

from center.domain.act import Act, fields, roles
from center.domain.day import day_of
from center.domain.errors import (
    BadInput,
    Closed,
    NotInThisState,
    NotPhotographed,
    NotYours,
    UnknownService,
    UnlistedDocument,
)
from center.domain.events import Line, id_of, role_of
from center.domain.hall import Hall, Procedure, Value
from center.domain.national_id import DOUBTS
from center.domain.printing import printed
from center.domain.request_number import next_request
from center.domain.service_request import (
    PARTS,
    Paper,
    RequestState,
    ServiceRequest,
    are_hashes,
    missing,
)
from center.domain.spool import open_key
from center.domain.ticket import State
from center.domain.working_days import due_day

WITH_CITIZEN = (State.CALLED, State.SERVING)
OPEN_STATES = (
    RequestState.RECEIVED,
    RequestState.INCOMPLETE,
    RequestState.COMPLETE,
    RequestState.ROUTED,
)
"""Before a decision: the citizen may still take the request back."""


def receive(hall: Hall, line: Line) -> tuple[Value, ...]:
    """A request is taken: its number, its papers, the hashes of its dossier."""
    order, at = hall.order, line["at"]
    key = open_key(hall.kiosk_keys(), line["device"])
    spooled = key is not None and key.open_request == line["request"]
    if not spooled and (not order.open or day_of(at) != order.day):
        raise Closed
    procedure = procedure_of(hall, line["service"], line)
    at_own_device(line)
    check_dossier(line)
    listed = order.plan(at).documents[line["service"]]
    documents = check_papers(listed, line["documents"], line["pages"])
    require_pictures(procedure.at_window, documents)
    if line["request"] != next_request(order.requests, at, order.code):
        raise BadInput(f"{line['request']} is not the next number")
    state = RequestState.RECEIVED
    if not procedure.at_window:
        state = state_of(documents, listed)
    made = ServiceRequest(
        id=line["request"],
        service=line["service"],
        state=state,
        received_at=at,
        seq=line["seq"],
        device=line["device"],
        documents=documents,
        dossier=dict(line["dossier"]),
        pages=pages_of(line),
    )
    changed = made, replace(order, requests=line["request"])
    return (*changed, replace(key, open_request="")) if spooled and key else changed


def add_documents(hall: Hall, line: Line) -> tuple[Value, ...]:
    """Papers that were missing are there now."""
    request = hall.request(line["request"])
    at_own_device(line)
    if request.state not in (RequestState.RECEIVED, RequestState.INCOMPLETE):
        raise NotInThisState(f"{request.id} is {request.state}")
    told, procedure = line["documents"], procedure_of(hall, request.service, line)
    listed = hall.order.plan(line["at"]).documents[request.service]
    lacking = {d for d, p in request.documents.items() if p == Paper.MISSING}
    if not told or not told.keys() <= lacking:
        raise UnlistedDocument(", ".join(sorted(told.keys() - lacking)))
    if not set(told.values()) <= {Paper.PHOTO, Paper.PAPER}:
        raise BadInput("documents: photo or paper")
    check_pages(told, line["pages"])
    require_pictures(procedure.at_window, told)
    documents = {**request.documents, **told}
    state = state_of(documents, listed)
    if procedure.at_window and state is RequestState.COMPLETE:
        state = RequestState.RECEIVED
    changed = replace(
        request,
        documents=documents,
        pages={**request.pages, **pages_of(line)},
        state=state,
    )
    return (changed,)


def withdraw(hall: Hall, line: Line) -> tuple[Value, ...]:
    """The citizen takes the request back; not while it is dealt with at a window."""
    request = hall.request(line["request"])
    at_own_device(line)
    if request.state not in OPEN_STATES:
        raise NotInThisState(f"{request.id} is {request.state}")
    if request.ticket and hall.ticket(request.ticket).state in WITH_CITIZEN:
        raise NotInThisState(f"{request.id} is at a window")
    return (replace(request, state=RequestState.WITHDRAWN),)


def send_to_department(hall: Hall, line: Line) -> tuple[Value, ...]:
    """A complete request goes to its department; its working days begin to run."""
    request, at = hall.request(line["request"]), line["at"]
    if request.state is not RequestState.COMPLETE:
        raise NotInThisState(f"{request.id} is {request.state}")
    order = hall.order
    procedure = procedure_of(hall, request.service, line)
    due = due_day(day_of(at), procedure.days, order.hours(at).holidays)
    if (line["department"], line["due"]) != (procedure.department, due):
        raise BadInput(f"{request.id} goes to {procedure.department} until {due}")
    sent = replace(
        request,
        state=RequestState.ROUTED,
        department=procedure.department,
        due=due,
    )
    return (sent,)


def report_print(hall: Hall, line: Line) -> tuple[Value, ...]:
    """What became of a receipt's paper, as of a ticket's."""
    request = hall.request(line["request"])
    if role_of(line["by"]) == "kiosk" and request.device != id_of(line["by"]):
        raise NotYours(request.id)
    state, copies = printed(request.print_state, request.copies, line)
    return (replace(request, print_state=state, copies=copies),)


def procedure_of(hall: Hall, service: str, line: Line) -> Procedure:
    """What the catalogue in force says of a service that it still has."""
    procedure = hall.order.plan(line["at"]).procedures.get(service)
    if procedure is None:
        raise UnknownService(service)
    return procedure


def at_own_device(line: Line) -> None:
    if role_of(line["by"]) == "kiosk" and line["device"] != id_of(line["by"]):
        raise BadInput(f"device {line['device']}")


def check_dossier(line: Line) -> None:
    """Hashes of known parts, doubts of the list: nothing else gets into a line."""
    dossier = line["dossier"]
    if not dossier.keys() <= set(PARTS) or not are_hashes(dossier.values()):
        raise BadInput("dossier: a hash for each part")
    if not set(line["doubts"]) <= set(DOUBTS):
        raise BadInput("doubts")


def check_papers(
    listed: dict[str, int], told: dict[str, str], pages: dict[str, list[str]]
) -> dict[str, str]:
    """Every listed document has an answer, every photographed one its pages."""
    if told.keys() != listed.keys():
        raise UnlistedDocument(", ".join(sorted(told.keys() ^ listed.keys())))
    if not set(told.values()) <= set(Paper):
        raise BadInput("documents: photo, paper, missing or not_applicable")
    if any(listed[d] and told[d] == Paper.NOT_APPLICABLE for d in told):
        raise BadInput("a mandatory document applies to everyone")
    check_pages(told, pages)
    return dict(told)


def require_pictures(at_window: object, told: Mapping[str, str]) -> None:
    """What is only said to have been brought has to be seen by somebody.

    Where no window is, nobody sees it: such a paper is photographed, or it is missing.
    """
    if not at_window and Paper.PAPER in told.values():
        raise NotPhotographed(", ".join(d for d in told if told[d] == Paper.PAPER))


def check_pages(told: dict[str, str], pages: dict[str, list[str]]) -> None:
    if pages.keys() != {d for d, paper in told.items() if paper == Paper.PHOTO}:
        raise BadInput("pages: of the photographed documents")
    if not all(found and are_hashes(found) for found in pages.values()):
        raise BadInput("pages: a hash for each")


def pages_of(line: Line) -> dict[str, tuple[str, ...]]:
    return {document: tuple(found) for document, found in line["pages"].items()}


def state_of(documents: dict[str, str], listed: dict[str, int]) -> RequestState:
    """Complete once no mandatory document is missing."""
    if missing(documents, listed):
        return RequestState.INCOMPLETE
    return RequestState.COMPLETE


ACTS: tuple[Act, ...] = (
    Act(
        "request.received",
        roles("kiosk reception"),
        (),
        "received, incomplete, complete",
        fields("request service device dossier documents pages doubts"),
        "the day is open, or it was given while the server was away; the next number "
        "of center and year; exactly the listed documents; a service without a window "
        "is complete or incomplete at once, and its papers are photographed or missing",
        receive,
    ),
    Act(
        "request.documents_added",
        roles("kiosk reception"),
        (RequestState.RECEIVED, RequestState.INCOMPLETE),
        "received, incomplete, complete",
        fields("request device documents pages"),
        "only documents that were missing; complete where no window has to see them, "
        "and then photographed",
        add_documents,
    ),
    Act(
        "request.withdrawn",
        roles("kiosk reception"),
        OPEN_STATES,
        RequestState.WITHDRAWN,
        fields("request device"),
        "by the citizen alone, before a decision, and not while at a window",
        withdraw,
    ),
    Act(
        "request.routed",
        roles("server"),
        (RequestState.COMPLETE,),
        RequestState.ROUTED,
        fields("request department due"),
        "the department of the catalogue; due after the service's working days",
        send_to_department,
    ),
    Act(
        "request.printing",
        roles("kiosk reception"),
        (),
        "",
        fields("request print detail copy"),
        "queued → sent → printed, doubtful or failed; another copy begins again",
        report_print,
    ),
)
