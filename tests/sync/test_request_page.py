"""The page that the QR of a request's receipt opens, over HTTP."""

from typing import Any

import requests

from center import request_promise
from center.domain.request_number import request_number
from center.paper_code import service_mark
from center.request_promise import RequestPromise
from tests.sync.conftest import Enrolled
from tests.sync.test_tracking import TEXTS, open_page, readable, said

NUMBER = request_number("13-SHR01", 2026, 7)
SERVICE = "shop_licence"
PAPERS = {"nid": "photo", "lease": "missing"}


def receive(center: Enrolled, documents: dict[str, str]) -> str:
    """A request that the hub has; the code in its receipt's QR."""
    journal = center.journal
    code = code_of(center, journal.size, journal.at)
    tell(
        center,
        "request.received",
        service=SERVICE,
        device="K1",
        dossier={},
        documents=documents,
        pages={},
        doubts=[],
    )
    return code


def tell(center: Enrolled, kind: str, **fields: Any) -> None:
    center.journal.append(kind, request=NUMBER, **fields)
    center.journal.sign()
    center.visit()


def code_of(center: Enrolled, seq: int, at: int, number: int = 7) -> str:
    key = center.journal.key
    told = RequestPromise(
        governorate=13,
        index=int(key.name.split("/")[1][-2:]),
        seq=seq,
        received_at=at // 1000,
        number=number,
        service_mark=service_mark(SERVICE),
        token=b"0123456789",
    )
    url = request_promise.encode(told, key.name, key.sign, "http://hub")
    return url.rpartition("/")[2]


def test_the_receipt_shows_number_state_and_day_in_both_languages(
    center: Enrolled,
) -> None:
    code = receive(center, {"nid": "photo"})
    page = open_page(center.hub, code)
    assert NUMBER in page
    assert said("status.received") in page
    assert said("follow.due_later") in page

    tell(center, "request.routed", department="lic", due="2026-12-27")

    page = open_page(center.hub, code)
    assert said("status.routed") in page
    assert "27 December" in page
    assert said("follow.proof.recorded_text") in page
    assert said("status.routed", "ar") in open_page(center.hub, code, "ar")


def test_a_missing_paper_is_named_until_it_is_brought(center: Enrolled) -> None:
    code = receive(center, {"nid": "missing"})
    assert said("status.incomplete") in open_page(center.hub, code)
    assert said("follow.missing") in open_page(center.hub, code)

    tell(
        center,
        "request.documents_added",
        documents={"nid": "photo"},
        pages={},
        device="",
    )

    assert said("status.received") in open_page(center.hub, code)
    tell(center, "request.withdrawn", device="K1")
    assert said("status.withdrawn") in open_page(center.hub, code)


def test_a_receipt_whose_line_has_not_arrived_says_not_yet(center: Enrolled) -> None:
    code = code_of(center, center.journal.size + 90, center.journal.at)

    assert said("follow.proof.not_yet") in open_page(center.hub, code)


def test_a_receipt_that_the_record_does_not_hold_is_evidence(center: Enrolled) -> None:
    receive(center, {})
    before = len(center.hub.evidence())
    code = code_of(center, center.journal.size - 1, center.journal.at, number=8)

    assert said("follow.contradicted") in open_page(center.hub, code)
    assert len(center.hub.evidence()) == before + 1


def test_a_receipt_of_nobody_here_is_unknown(center: Enrolled) -> None:
    code = receive(center, {})
    foreign = code[:-6] + ("AAAAAA" if code[-6:] != "AAAAAA" else "EEEEEE")

    answer = requests.get(f"{center.hub.url}/V/{foreign}?lang=en", timeout=30)

    assert answer.status_code == 404
    assert " ".join(TEXTS.get("track.unknown", "en").split()) in readable(answer.text)
