"""The checklist, the number of a request, and looks at what shows the person."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from center.domain.errors import (
    BadInput,
    ListChanged,
    NotAllowed,
    NotInThisState,
    NotYours,
    TooManyPages,
    UnknownService,
    UnlistedDocument,
)
from center.domain.events import Line
from center.domain.request_number import (
    ALPHABET,
    is_request_number,
    next_request,
    request_number,
)
from center.domain.service_request import RequestState, ServiceRequest
from tests.domain.days import (
    CODE,
    MANAGER,
    MORNING,
    NO_WINDOW,
    SERVICES,
    Day,
    catalogue,
)
from tests.domain.scenes import assert_refused, clerk_line, serving

ALL_THERE = {"nid": "present", "form": "present", "proxy": "not_applicable"}
HASH = "5a" * 32
LAST_SECOND = 1_798_754_399_000
"""2026-12-31T21:59:59Z: in Cairo the year ends a second later."""


def checked(day: Day, **documents: str) -> Line:
    return clerk_line(day, "documents.checked", documents=documents)


def papers(day: Day) -> str:
    return day.hall.ticket(day.hall.window(1).ticket).papers


@pytest.mark.parametrize(
    "documents",
    [
        {},
        {"nid": "present", "form": "present"},
        {**ALL_THERE, "birth": "missing"},
        {**ALL_THERE, "bribe": "present"},
        {"nid": "present", "form": "present", "proxi": "present"},
    ],
)
def test_the_checklist_has_exactly_the_documents_of_the_list(
    documents: dict[str, str],
) -> None:
    day = serving()

    assert_refused(day, UnlistedDocument, checked(day, **documents))


def test_a_mandatory_document_applies_to_everyone_and_answers_are_three() -> None:
    day = serving()

    for wrong in ({"nid": "not_applicable"}, {"proxy": "lost"}, {"form": ""}):
        assert_refused(day, BadInput, checked(day, **ALL_THERE | wrong))


def test_papers_are_complete_once_nothing_is_missing() -> None:
    day = serving()

    day.do(checked(day, **ALL_THERE | {"proxy": "missing"}))
    assert papers(day) == "incomplete"
    day.do(checked(day, **ALL_THERE))

    assert papers(day) == "complete"


def withdraw_copy(day: Day) -> None:
    """A catalogue that has the service ``stamp`` alone."""
    services = {"stamp": "quick"}
    told = catalogue(day, version=2, hash="1" * 64) | {
        "services": services,
        "documents": {"stamp": {}},
        "procedures": {"stamp": ["org", 3, 1]},
    }
    day.act("catalogue.published", MANAGER, **told)


def test_the_checklist_of_a_service_that_was_withdrawn_is_refused() -> None:
    day = serving("copy")
    withdraw_copy(day)

    assert_refused(day, UnknownService, checked(day, **ALL_THERE))


def test_what_is_withdrawn_after_the_check_is_not_accepted_and_the_visit_can_end() -> (
    None
):
    day = serving("copy")
    day.do(checked(day, **ALL_THERE))
    withdraw_copy(day)

    line = received(day, request_number(CODE, 2026, 1))
    assert_refused(day, UnknownService, line)
    day.do(finished(day, "done"))


def received(day: Day, request: str) -> Line:
    return clerk_line(day, "request.accepted", request=request)


def test_a_request_gets_its_number_only_with_all_papers() -> None:
    day = serving()
    first = request_number(CODE, 2026, 1)
    assert_refused(day, NotInThisState, received(day, first))
    day.do(checked(day, **ALL_THERE | {"nid": "missing"}))
    assert_refused(day, NotInThisState, received(day, first))
    day.do(checked(day, **ALL_THERE))

    for other in (request_number(CODE, 2026, 2), "13-SHR01-2026-0000001-A", "", "x"):
        assert_refused(day, BadInput, received(day, other))
    day.do(received(day, first))

    assert_refused(day, NotInThisState, received(day, first))


def list_for_stamp(day: Day, documents: dict[str, int]) -> None:
    every: dict[str, dict[str, int]] = {key: {} for key in SERVICES}
    every["stamp"] = documents
    told = catalogue(day, version=2, hash="1" * 64, documents=every)
    day.act("catalogue.published", MANAGER, **told)


@pytest.mark.parametrize(
    "documents",
    [
        {"nid": 1, "form": 1, "proxy": 0, "deed": 0},
        {"nid": 1, "form": 1},
        {"nid": 1, "form": 1, "proxy": 1},
    ],
)
def test_papers_are_looked_at_again_when_their_list_has_changed_since(
    documents: dict[str, int],
) -> None:
    day, first = serving(), request_number(CODE, 2026, 1)
    day.do(checked(day, **ALL_THERE))
    list_for_stamp(day, documents)

    assert_refused(day, ListChanged, received(day, first))
    day.do(checked(day, **dict.fromkeys(documents, "present")))
    day.do(received(day, first))

    assert day.hall.request(first).documents == dict.fromkeys(documents, "paper")


def test_a_request_says_of_its_papers_what_the_clerk_said() -> None:
    day, first = serving(), request_number(CODE, 2026, 1)
    day.do(checked(day, **ALL_THERE))

    day.do(received(day, first))

    known = {"nid": "paper", "form": "paper", "proxy": "not_applicable"}
    assert day.hall.request(first).documents == known


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("documents.checked", {"documents": ALL_THERE}),
        ("request.accepted", {"request": ""}),
        ("identity.revealed", {"request": "", "what": "identity"}),
    ],
)
def test_another_window_does_nothing_with_a_request(
    kind: str, fields: dict[str, Any]
) -> None:
    day = serving()

    assert_refused(day, NotYours, clerk_line(day, kind, 2, **fields))
    by_another = clerk_line(day, kind, **fields) | {"by": "clerk:202"}
    assert_refused(day, NotYours, by_another)


def about_a_request(at_window: int = 1) -> Day:
    """A visit about a request whose form was photographed at a kiosk."""
    day = serving()
    number, ticket = request_number(CODE, 2026, 1), day.hall.window(1).ticket
    day.hall.put(
        ServiceRequest(
            id=number,
            service="stamp",
            state=RequestState.RECEIVED,
            received_at=day.now,
            seq=0,
            device="K1",
            ticket=ticket,
            documents={"nid": "missing", "form": "photo", "proxy": "paper"},
            dossier={"applicant": HASH},
            pages={"form": (HASH,)},
        )
    )
    day.hall.put(replace(day.hall.ticket(ticket), request=number))
    procedures = {key: ["org", 3, at_window] for key in (*SERVICES, NO_WINDOW)}
    told = catalogue(day, version=2, hash="1" * 64, procedures=procedures)
    day.act("catalogue.published", MANAGER, **told)
    return day


def look(day: Day, what: str, **other: Any) -> Line:
    told = {"request": request_number(CODE, 2026, 1), "what": what}
    return clerk_line(day, "identity.revealed", **told | other)


def test_a_look_names_what_is_looked_at_and_no_one() -> None:
    day = about_a_request()

    for wrong in ("phone", "scan", "scan:nid", "scan:", "identity:nid", ""):
        assert_refused(day, BadInput, look(day, wrong))
    for other in ("", "Mona", request_number(CODE, 2026, 2)):
        assert_refused(day, BadInput, look(day, "identity", request=other))
    day.do(look(day, "identity"))
    day.do(look(day, "scan:form"))


def test_nobody_looks_where_the_service_does_not_need_it_nor_without_a_request() -> (
    None
):
    assert_refused(
        unneeded := about_a_request(0), NotAllowed, look(unneeded, "identity")
    )
    without = serving()
    assert_refused(without, BadInput, look(without, "identity", request=""))


def scanned(day: Day, document: str, pages: Any, **other: Any) -> Line:
    told = {"request": request_number(CODE, 2026, 1), "document": document}
    return clerk_line(day, "document.scanned", pages=pages, **told | other)


def test_a_file_is_laid_to_a_listed_document_of_the_visits_request() -> None:
    day = about_a_request()
    for document in ("bribe", ""):
        assert_refused(day, UnlistedDocument, scanned(day, document, [HASH]))
    for pages in ([], ["x"], [1]):
        assert_refused(day, BadInput, scanned(day, "nid", pages))
    assert_refused(day, TooManyPages, scanned(day, "form", [HASH] * 6))
    assert_refused(day, BadInput, scanned(day, "nid", [HASH], request="x"))

    day.do(scanned(day, "nid", [HASH, HASH]))
    day.do(scanned(day, "form", [HASH]))

    request = day.hall.request(request_number(CODE, 2026, 1))
    assert {d: len(pages) for d, pages in request.pages.items()} == {
        "nid": 2,
        "form": 2,
    }
    assert request.documents["nid"] == "photo"
    assert request.state is RequestState.RECEIVED


def test_numbers_have_no_gap_and_begin_anew_with_the_year_in_cairo() -> None:
    times = [MORNING, MORNING, LAST_SECOND, LAST_SECOND + 1000, LAST_SECOND + 2000]
    last, numbers = "", []

    for at in times:
        last = next_request(last, at, CODE)
        numbers.append(last.rpartition("-")[0])

    assert numbers == [
        *(f"13-SHR01-2026-000000{n}" for n in (1, 2, 3)),
        *(f"13-SHR01-2027-000000{n}" for n in (1, 2)),
    ]


NUMBERS = st.builds(
    request_number,
    st.sampled_from(("13-SHR01", "01-CAI17", "35-SIN09")),
    st.integers(2026, 2060),
    st.integers(1, 99_999_999),
)
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"


@given(NUMBERS)
def test_a_number_is_known_as_one(number: str) -> None:
    assert is_request_number(number)
    assert number[-1] in ALPHABET


@given(NUMBERS, st.data())
def test_one_wrong_sign_shows(number: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(number) - 1))
    sign = data.draw(st.sampled_from(SIGNS).filter(lambda s: s != number[place]))

    assert not is_request_number(number[:place] + sign + number[place + 1 :])


@given(NUMBERS, st.data())
def test_two_signs_in_each_others_place_show(number: str, data: st.DataObject) -> None:
    pairs = pairwise(number)
    differ = [n for n, (a, b) in enumerate(pairs) if a != b]
    place = data.draw(st.sampled_from(differ))
    a, b = number[place], number[place + 1]

    assert not is_request_number(number[:place] + b + a + number[place + 2 :])


@pytest.mark.parametrize("text", ["", "13-SHR01-2026-0000001", "a-b-c-d-e", "----"])
def test_what_is_no_number_is_not_known_as_one(text: str) -> None:
    assert not is_request_number(text)


def finished(day: Day, outcome: str) -> Line:
    return clerk_line(day, "ticket.finished", outcome=outcome)


def test_nobody_is_sent_back_for_documents_unless_one_of_the_list_is_missing() -> None:
    day = serving()
    assert_refused(day, NotInThisState, finished(day, "returned"))
    day.do(checked(day, **ALL_THERE))
    assert_refused(day, NotInThisState, finished(day, "returned"))
    day.do(checked(day, **ALL_THERE | {"form": "missing"}))

    line = finished(day, "returned")
    day.do(line)

    assert day.hall.ticket(line["ticket"]).outcome == "returned"


def test_a_service_that_needs_no_document_sends_nobody_back() -> None:
    day = serving()
    documents: dict[str, dict[str, int]] = {key: {} for key in SERVICES}
    told = catalogue(day, version=2, hash="1" * 64, documents=documents)
    day.act("catalogue.published", MANAGER, **told)
    day.do(checked(day))

    assert_refused(day, NotInThisState, finished(day, "returned"))
    day.do(finished(day, "done"))
