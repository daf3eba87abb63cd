"""What a citizen does about a request: taken, completed, taken back, and sent on."""

from typing import Any

import pytest

from center import actions, routing
from center.domain.errors import (
    BadInput,
    Closed,
    NotInThisState,
    NotPhotographed,
    NoWindowNeeded,
    OneLiveTicket,
    QuotaReached,
    UnknownReason,
    UnknownService,
    UnlistedDocument,
)
from center.domain.events import Line
from center.domain.request_number import next_request
from center.domain.service_request import RequestState, ServiceRequest
from center.domain.working_days import due_day
from tests.domain.days import (
    CODE,
    MANAGER,
    NO_WINDOW,
    ORDINARY,
    Day,
    catalogue,
    open_hall,
)
from tests.domain.scenes import TWO, assert_refused

HASH, OTHER = "0a" * 32, "0b" * 32
BROUGHT = {"nid": "photo", "form": "paper", "proxy": "not_applicable"}
"""Of a service with a window."""
PHOTOGRAPHED = BROUGHT | {"form": "photo"}


def line(day: Day, **other: Any) -> Line:
    told = {
        "request": next_request(day.hall.order.requests, day.now, CODE),
        "service": NO_WINDOW,
        "device": "K1",
        "dossier": {"applicant": HASH, "fields": OTHER},
        "documents": PHOTOGRAPHED,
        "pages": {"nid": [HASH], "form": [OTHER]},
        "doubts": [],
    }
    return day.line("request.received", "kiosk:K1", **told | other)


def receive(day: Day, **other: Any) -> ServiceRequest:
    made = day.do(line(day, **other))
    routing.route(day, made["request"])
    return day.hall.request(made["request"])


def kinds(day: Day) -> list[str]:
    return [line["kind"] for line in day.lines if line["kind"].startswith("request.")]


LACKING = {"documents": BROUGHT | {"form": "missing"}, "pages": {"nid": [HASH]}}
AT_WINDOW = {"service": "stamp", "documents": BROUGHT, "pages": {"nid": [HASH]}}


def test_a_service_without_a_window_goes_to_its_department_at_once() -> None:
    day = open_hall(TWO)

    request = receive(day)

    assert (request.state, request.department) == ("routed", "org")
    assert request.due == "2026-11-25"
    assert kinds(day) == ["request.received", "request.routed"]


def test_a_service_with_a_window_waits_for_its_papers_to_be_seen() -> None:
    day = open_hall(TWO)

    request = receive(day, **AT_WINDOW)

    assert (request.state, request.due) == (RequestState.RECEIVED, "")


def test_a_missing_paper_can_be_brought_and_then_the_days_run() -> None:
    day = open_hall(TWO)
    request = receive(day, **LACKING)
    assert request.state is RequestState.INCOMPLETE
    told = {"request": request.id, "device": "K1"}

    def added(documents: dict[str, str], pages: dict[str, list[str]]) -> Line:
        both = {"documents": documents, "pages": pages}
        return day.line("request.documents_added", "kiosk:K1", **told, **both)

    assert_refused(day, UnlistedDocument, added({}, {}))
    assert_refused(day, UnlistedDocument, added({"nid": "paper"}, {}))
    assert_refused(day, UnlistedDocument, added({"gift": "paper"}, {}))
    assert_refused(day, BadInput, added({"form": "missing"}, {}))
    assert_refused(day, BadInput, added({"form": "photo"}, {}))
    assert_refused(day, NotPhotographed, added({"form": "paper"}, {}))
    day.do(added({"form": "photo"}, {"form": [OTHER]}))
    routing.route(day, request.id)

    now = day.hall.request(request.id)
    assert now.state is RequestState.ROUTED
    assert now.pages == {"nid": (HASH,), "form": (OTHER,)}
    assert_refused(day, NotInThisState, added({"form": "photo"}, {"form": [OTHER]}))


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"service": "song"}, UnknownService),
        ({"device": "K2"}, BadInput),
        ({"request": "13-SHR01-2026-0000009-A"}, BadInput),
        ({"documents": {"nid": "photo"}}, UnlistedDocument),
        ({"documents": BROUGHT | {"nid": "not_applicable"}, "pages": {}}, BadInput),
        ({"documents": BROUGHT | {"nid": "lost"}, "pages": {}}, BadInput),
        ({"documents": BROUGHT, "pages": {"nid": [HASH]}}, NotPhotographed),
        ({"pages": {}}, BadInput),
        ({"pages": {"nid": [], "form": [OTHER]}}, BadInput),
        ({"pages": {"nid": ["Mona"], "form": [OTHER]}}, BadInput),
        ({"pages": {"nid": [HASH], "form": [HASH], "proxy": [HASH]}}, BadInput),
        ({"dossier": {"applicant": "Mona"}}, BadInput),
        ({"dossier": {"name": HASH}}, BadInput),
        ({"doubts": ["Mona"]}, BadInput),
    ],
)
def test_nothing_but_numbers_hashes_and_words_of_the_lists_gets_into_a_line(
    wrong: dict[str, Any], error: type[Any]
) -> None:
    day = open_hall(TWO)

    assert_refused(day, error, line(day, **wrong))


def test_no_request_is_taken_on_a_closed_day() -> None:
    day = open_hall(TWO)
    for number in TWO:
        day.at_window("window.closed", number)
    day.act("day.closed", "server", day=day.hall.order.day, counts={})

    assert_refused(day, Closed, line(day))


def give(day: Day, request: str, service: str = "stamp") -> str:
    made = actions.give(day.transaction, "kiosk:K1", "K1", service, "ordinary", request)
    return str(made["ticket"])


def test_a_request_has_one_open_ticket_and_another_after_it() -> None:
    day = open_hall({1: TWO[1]})
    day.issue("copy")
    request = receive(day, **AT_WINDOW).id
    first = give(day, request)

    with pytest.raises(OneLiveTicket):
        give(day, request)
    day.act("ticket.cancelled", "kiosk:K1", ticket=first, reason="citizen")
    second = give(day, request, "extract")

    assert day.hall.request(request).ticket == second
    assert day.hall.ticket(second).request == request


def test_a_withdrawn_request_is_over() -> None:
    day = open_hall(TWO)
    request = receive(day).id
    told = {"request": request, "device": "K1"}
    day.act("request.withdrawn", "kiosk:K1", **told)

    again = day.line("request.withdrawn", "kiosk:K1", **told)
    assert_refused(day, NotInThisState, again)
    with pytest.raises(NotInThisState):
        give(day, request)


def test_what_is_erased_names_no_dossier_and_is_erased_once() -> None:
    day = open_hall(TWO)
    request = receive(day).id

    def erased(reason: str = "asked") -> Line:
        return day.line("request.erased", MANAGER, request=request, reason=reason)

    assert_refused(day, NotInThisState, erased())
    told = {"request": request, "device": "K1"}
    day.act("request.withdrawn", "kiosk:K1", **told)
    assert_refused(day, UnknownReason, erased("because"))
    day.do(erased())

    known = day.hall.request(request)
    assert (known.dossier, known.pages) == ({}, {})
    assert_refused(day, NotInThisState, erased())


def test_nobody_withdraws_what_lies_before_a_clerk() -> None:
    day = open_hall(TWO)
    request = receive(day, **AT_WINDOW).id
    give(day, request)
    day.call_now(1)

    told = {"request": request, "device": "K1"}
    line = day.line("request.withdrawn", "kiosk:K1", **told)

    assert_refused(day, NotInThisState, line)


def at_window(answers: dict[str, str]) -> tuple[Day, str]:
    """A request from the kiosk whose papers a clerk has looked at."""
    day = open_hall(TWO)
    request = receive(day, **AT_WINDOW).id
    give(day, request)
    day.call_now(1)
    day.start(1)
    day.on_ticket("documents.checked", 1, documents=answers)
    return day, request


SEEN = {"nid": "present", "form": "present", "proxy": "not_applicable"}


def test_the_window_sends_on_what_the_kiosk_took_under_its_own_number() -> None:
    day, request = at_window(SEEN)

    wrong = next_request(request, day.now, CODE)
    with pytest.raises(BadInput):
        day.on_ticket("request.accepted", 1, request=wrong)
    day.on_ticket("request.accepted", 1, request=request)
    routing.route(day, request)

    known = day.hall.request(request)
    assert known.state is RequestState.ROUTED
    assert known.documents == BROUGHT
    assert day.hall.order.requests == request


def withdraw(day: Day, service: str) -> None:
    """A catalogue without one of the services."""
    told = catalogue(day, version=2, hash="1" * 64)
    for part in ("services", "documents", "procedures"):
        del told[part][service]
    day.act("catalogue.published", MANAGER, **told)


def test_a_request_that_was_checked_stays_when_its_service_is_withdrawn() -> None:
    day, request = at_window(SEEN)
    withdraw(day, "stamp")

    with pytest.raises(UnknownService):
        day.on_ticket("request.accepted", 1, request=request)
    assert day.hall.request(request).state is RequestState.RECEIVED


def added(day: Day, request: str) -> Line:
    told = {
        "request": request,
        "documents": {"form": "photo"},
        "pages": {"form": [HASH]},
    }
    return day.line("request.documents_added", "kiosk:K1", device="K1", **told)


def test_nothing_is_added_for_a_service_that_was_withdrawn() -> None:
    day = open_hall(TWO)
    request = receive(day, **LACKING).id
    withdraw(day, NO_WINDOW)

    assert_refused(day, UnknownService, added(day, request))


def test_what_is_complete_waits_for_its_department_while_its_service_is_gone() -> None:
    day = open_hall(TWO)
    request = day.do(line(day))["request"]
    withdraw(day, NO_WINDOW)

    with pytest.raises(UnknownService):
        routing.route(day, request)
    told = {"request": request, "department": "org", "due": "2026-11-25"}
    assert_refused(day, UnknownService, day.line("request.routed", "server", **told))


def test_a_request_needs_no_paper_that_a_later_list_asks_besides() -> None:
    day = open_hall(TWO)
    request = receive(day, **LACKING).id
    told = catalogue(day, version=2, hash="1" * 64)
    told["documents"][NO_WINDOW]["deed"] = 1
    day.act("catalogue.published", MANAGER, **told)

    day.do(added(day, request))

    assert day.hall.request(request).state is RequestState.COMPLETE


def test_what_the_window_misses_the_citizen_can_read_and_bring() -> None:
    day, request = at_window(SEEN | {"nid": "missing"})

    known = day.hall.request(request)

    assert known.state is RequestState.INCOMPLETE
    assert known.documents == {**BROUGHT, "nid": "missing"}


def missed(day: Day) -> None:
    """Whoever is called to window 1 is not there."""
    for count in (2, 3):
        day.now += 20_000
        day.on_ticket("ticket.recalled", 1, count=count)
    day.now += 120_000
    day.on_ticket("ticket.missed", 1)


def test_nobody_waits_twice_for_one_request() -> None:
    """A missed ticket comes back once the other about its request has ended."""
    day = open_hall({1: ORDINARY})
    request = receive(day, **AT_WINDOW)
    first = day.issue("stamp", request=request.id)
    day.call_now(1)
    missed(day)
    day.issue("copy", request=request.id)
    day.call_now(1)
    back = day.line("ticket.returned", "kiosk:K1", ticket=first.id)

    assert_refused(day, OneLiveTicket, back)
    day.start(1)
    day.finish(1)
    day.do(back)

    assert day.hall.request(request.id).ticket == first.id
    day.call_now(1)
    day.start(1)
    taken_back = day.line("request.withdrawn", "kiosk:K1", request=request.id)
    assert_refused(day, NotInThisState, taken_back | {"device": "K1"})


def test_a_quota_ends_the_tickets_of_its_service_for_the_day() -> None:
    day = open_hall(TWO)
    hours = {"days": [6, 0], "opens": 0, "closes": 1440, "holidays": []}
    told = {"version": 2, "effective_at": day.now, **hours}
    day.act("hours.published", MANAGER, **told, quotas={"stamp": 2})
    day.issue("stamp")
    day.issue("stamp")
    day.issue("copy")

    with pytest.raises(QuotaReached):
        day.issue("stamp")


def test_nobody_waits_for_a_service_that_needs_no_window() -> None:
    """Only with a request, whose papers a window may have to see after all."""
    day = open_hall(TWO)
    request = receive(day, **LACKING)

    with pytest.raises(NoWindowNeeded):
        day.issue(NO_WINDOW)
    assert day.issue(NO_WINDOW, request=request.id).request == request.id


def test_a_window_completes_what_could_not_be_photographed() -> None:
    day = open_hall(TWO)
    request = receive(day, **LACKING).id
    give(day, request, NO_WINDOW)
    day.call_now(1)
    day.start(1)

    day.on_ticket("documents.checked", 1, documents=SEEN)
    day.on_ticket("request.accepted", 1, request=request)
    routing.route(day, request)

    known = day.hall.request(request)
    assert (known.state, known.documents) == ("routed", BROUGHT)


@pytest.mark.parametrize(
    ("first", "days", "due"),
    [
        ("2026-11-22", 0, "2026-11-22"),
        ("2026-11-22", 1, "2026-11-23"),
        ("2026-11-22", 4, "2026-11-26"),
        ("2026-11-22", 5, "2026-11-29"),
        ("2026-11-27", 1, "2026-11-29"),
        ("2026-12-31", 3, "2027-01-06"),
    ],
)
def test_days_are_working_days_of_egypt(first: str, days: int, due: str) -> None:
    """Weekend is Friday and Saturday; 3 January 2027 is a holiday here."""
    assert due_day(first, days, ("2027-01-03",)) == due
