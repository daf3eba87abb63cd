"""The acts at a window on the request behind a ticket: the checklist, the receipt.

The clerk answers for each document of the catalogue's list and for no other: whatever
is not on the list cannot be asked for, and what is missing is printed with its article.
"""

from dataclasses import replace

from center.domain.act import Act, fields, roles
from center.domain.errors import (
    BadInput,
    ListChanged,
    NotAllowed,
    NotInThisState,
    TooManyPages,
    UnknownService,
    UnlistedDocument,
)
from center.domain.events import Line
from center.domain.hall import Hall, Value
from center.domain.request_number import next_request
from center.domain.service_request import (
    Paper,
    RequestState,
    ServiceRequest,
    are_hashes,
)
from center.domain.ticket import COMPLETE, INCOMPLETE, State, Ticket
from center.domain.ticket_acts import at_own_window

PRESENT, MISSING, NOT_APPLICABLE = "present", "missing", "not_applicable"
AT_WINDOW = (RequestState.RECEIVED, RequestState.INCOMPLETE)
"""A request whose papers a window has still to see."""
IDENTITY, SCAN = "identity", "scan"
MOST_PAGES = 6
"""Of one document."""
ANSWERS = (PRESENT, MISSING, NOT_APPLICABLE)


def check_documents(hall: Hall, line: Line) -> tuple[Value, ...]:
    """Every listed document has an answer; a mandatory one always applies."""
    ticket, _ = at_own_window(hall, line, State.SERVING)
    listed, told = listed_for(hall, ticket, line), line["documents"]
    if told.keys() != listed.keys():
        raise UnlistedDocument(", ".join(sorted(told.keys() ^ listed.keys())))
    if not set(told.values()) <= set(ANSWERS):
        raise BadInput("documents: present, missing or not_applicable")
    if not answers(told, listed):
        raise BadInput("a mandatory document applies to everyone")
    complete = MISSING not in told.values()
    papers = COMPLETE if complete else INCOMPLETE
    seen = replace(ticket, papers=papers, answers=dict(told))
    return (seen, *noted(hall, seen, told))


def listed_for(hall: Hall, ticket: Ticket, line: Line) -> dict[str, int]:
    """The documents of the visit's service by the list in force; 1: mandatory."""
    listed = hall.order.plan(line["at"]).documents.get(ticket.service)
    if listed is None:
        raise UnknownService(f"{ticket.service} is no longer in the catalogue")
    return listed


def answers(told: dict[str, str], listed: dict[str, int]) -> bool:
    """Whether the answers are to this list: each document, the mandatory ones too."""
    if told.keys() != listed.keys():
        return False
    return not any(listed[d] and told[d] == NOT_APPLICABLE for d in told)


def noted(hall: Hall, ticket: Ticket, told: dict[str, str]) -> tuple[Value, ...]:
    """What the checklist says of the request that the visit is about."""
    request = request_of(hall, ticket)
    if request is None or request.state not in AT_WINDOW:
        return ()
    documents = {d: paper_of(request, d, answer) for d, answer in told.items()}
    complete = ticket.papers == COMPLETE
    state = RequestState.RECEIVED if complete else RequestState.INCOMPLETE
    return (replace(request, documents=documents, state=state),)


def paper_of(request: ServiceRequest, document: str, answer: str) -> str:
    """A photographed document that was seen is still a photographed one."""
    if answer != PRESENT:
        return answer
    known = request.documents.get(document)
    return Paper.PHOTO if known == Paper.PHOTO else Paper.PAPER


def accept(hall: Hall, line: Line) -> tuple[Value, ...]:
    """The papers are complete; a visit without a request makes one now."""
    ticket, _ = at_own_window(hall, line, State.SERVING)
    if ticket.papers != COMPLETE:
        raise NotInThisState(f"{ticket.id}: papers {ticket.papers or 'not checked'}")
    if not answers(ticket.answers, listed_for(hall, ticket, line)):
        raise ListChanged(ticket.service)
    request = request_of(hall, ticket)
    if request is None:
        return make(hall, line, ticket)
    if line["request"] != request.id:
        raise BadInput(f"{ticket.id} is not about {line['request']}")
    if request.state not in AT_WINDOW:
        raise NotInThisState(f"{request.id} is {request.state}")
    return (replace(request, state=RequestState.COMPLETE),)


def make(hall: Hall, line: Line, ticket: Ticket) -> tuple[Value, ...]:
    """A request whose papers a clerk took: it gets its number, and no dossier."""
    order = hall.order
    if line["request"] != next_request(order.requests, line["at"], order.code):
        raise BadInput(f"{line['request']} is not the next number")
    made = ServiceRequest(
        id=line["request"],
        service=ticket.service,
        state=RequestState.COMPLETE,
        received_at=line["at"],
        seq=line["seq"],
        device=f"W{line['window']}",
        documents={
            document: Paper.PAPER.value if answer == PRESENT else answer
            for document, answer in ticket.answers.items()
        },
        ticket=ticket.id,
    )
    return (
        made,
        replace(ticket, request=made.id),
        replace(order, requests=made.id),
    )


def scan(hall: Hall, line: Line) -> tuple[Value, ...]:
    """A file that the citizen brought is laid to the request's other papers."""
    ticket, _ = at_own_window(hall, line, State.SERVING)
    request = of_visit(hall, ticket, line)
    document, pages = line["document"], line["pages"]
    if request.state not in AT_WINDOW or document not in request.documents:
        raise UnlistedDocument(document)
    if not pages or not are_hashes(pages):
        raise BadInput("pages: a hash for each")
    kept = (*request.pages.get(document, ()), *pages)
    if len(kept) > MOST_PAGES:
        raise TooManyPages(document)
    changed = replace(
        request,
        documents={**request.documents, document: Paper.PHOTO.value},
        pages={**request.pages, document: kept},
    )
    return (changed,)


def reveal(hall: Hall, line: Line) -> tuple[Value, ...]:
    """A look at what shows the person; always a line, never without one.

    ``what`` is ``identity``, or ``scan:`` and the document that was looked at.
    """
    ticket, _ = at_own_window(hall, line, State.SERVING)
    request = of_visit(hall, ticket, line)
    procedure = hall.order.plan(line["at"]).procedures.get(ticket.service)
    if procedure is None or not procedure.at_window:
        raise NotAllowed(f"{ticket.service} needs no look at the person")
    looked, _, document = line["what"].partition(":")
    if looked == SCAN and document in request.pages:
        return ()
    if line["what"] == IDENTITY and request.dossier:
        return ()
    raise BadInput(f"what {line['what']}")


def of_visit(hall: Hall, ticket: Ticket, line: Line) -> ServiceRequest:
    """The request that the visit is about, and no other."""
    request = request_of(hall, ticket)
    if request is None or line["request"] != request.id:
        raise BadInput(f"{ticket.id} is not of request {line['request']}")
    return request


def request_of(hall: Hall, ticket: Ticket) -> ServiceRequest | None:
    """The request that the visit is about.

    None once the visit was sent on to another service: that one's papers make a request
    of their own, and nobody there has business with what was given for the first.
    """
    if not ticket.request:
        return None
    request = hall.request(ticket.request)
    return request if request.service == ticket.service else None


ACTS: tuple[Act, ...] = (
    Act(
        "documents.checked",
        roles("clerk"),
        (State.SERVING,),
        State.SERVING,
        fields("ticket window documents"),
        "own window; exactly the listed documents, each present, missing or not "
        "applicable",
        check_documents,
    ),
    Act(
        "request.accepted",
        roles("clerk"),
        (State.SERVING,),
        State.SERVING,
        fields("request ticket window"),
        "own window; every document is there, by a checklist that still is the one in "
        "force; the request of the visit, or the next number of center and year",
        accept,
    ),
    Act(
        "document.scanned",
        roles("clerk"),
        (State.SERVING,),
        State.SERVING,
        fields("request ticket window document pages"),
        "own window; the request of the visit, a document of its list; 6 pages at most",
        scan,
    ),
    Act(
        "identity.revealed",
        roles("clerk"),
        (State.SERVING,),
        State.SERVING,
        fields("request ticket window what"),
        "own window; the request of the visit; a service whose papers a window has to "
        "see; identity, or a scanned document by its name",
        reveal,
    ),
)
