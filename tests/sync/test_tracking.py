"""The page that a ticket's QR opens, over HTTP."""

import base64
import html
import re

import pytest
import requests

from center.texts import Texts
from tests.sync.builder import RunningHub
from tests.sync.conftest import Enrolled, enrolled
from tests.sync.promises import code_of

TEXTS = Texts.load()
WAY = [
    ("ticket.called", "track.now.called"),
    ("ticket.recalled", "track.now.called"),
    ("ticket.started", "track.now.serving"),
    ("ticket.finished", "track.now.served"),
]


def open_page(hub: RunningHub, code: str, language: str = "en") -> str:
    answer = requests.get(f"{hub.url}/V/{code}?lang={language}", timeout=30)
    assert answer.status_code == 200
    return readable(answer.text)


def readable(page: str) -> str:
    """What a person reads of a page."""
    body = re.sub(r"<head>.*?</head>|<svg.*?</svg>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


def said(key: str, language: str = "en", **values: int) -> str:
    return " ".join(TEXTS.get(key, language, **values).split())


def issue(center: Enrolled, number: int = 147) -> str:
    """A ticket that the hub has; the code in its QR."""
    at = center.journal.at
    seq = center.journal.ticket("D", number)
    center.journal.sign()
    center.visit()
    return code_of(center.journal, "D", number, seq, at)


def act(center: Enrolled, kind: str, code: str, window: int = 4) -> None:
    center.journal.act(kind, code, window)
    center.journal.sign()
    center.visit()


def test_the_page_follows_the_ticket_from_issue_to_service(center: Enrolled) -> None:
    code = issue(center)
    page = open_page(center.hub, code)
    assert "D147" in page
    assert said("track.now.waiting") in page
    assert said("track.none_called") in page

    for kind, text in WAY:
        act(center, kind, "D147")
        assert said(text, n=4) in open_page(center.hub, code)
        assert said(text, "ar", n=4) in open_page(center.hub, code, "ar")


@pytest.mark.parametrize(
    ("before", "kind", "text"),
    [
        ("ticket.called", "ticket.missed", "track.now.no_show"),
        ("ticket.recalled", "ticket.cancelled", "track.now.cancelled"),
        ("ticket.called", "ticket.demoted", "track.now.waiting"),
        ("ticket.called", "window.lost", "track.now.waiting"),
        ("ticket.started", "window.lost", "track.now.parked"),
    ],
)
def test_the_other_ways_end_as_the_acts_say(
    center: Enrolled, before: str, kind: str, text: str
) -> None:
    code = issue(center)
    act(center, "ticket.called", "D147")
    act(center, before, "D147")

    act(center, kind, "D147")

    assert said(text) in open_page(center.hub, code)


def test_the_last_call_of_the_letter_is_shown_and_of_no_other(center: Enrolled) -> None:
    code = issue(center, 103)
    for number in (101, 102):
        center.journal.ticket("D", number)
        act(center, "ticket.called", f"D{number}", window=number - 99)
    center.journal.ticket("A", 101)
    act(center, "ticket.called", "A101", window=6)

    page = open_page(center.hub, code)

    assert "Last number called with letter D D102 Window 3" in page
    assert "آخر رقم نودي عليه بحرف د ⁨د ١٠٢⁩ شباك ٣" in open_page(center.hub, code, "ar")


def test_the_proof_names_the_countersigned_record(center: Enrolled) -> None:
    code = issue(center)

    page = open_page(center.hub, code)

    assert said("track.proof.recorded_text") in page
    assert center.journal.root().hex() in page
    assert said("track.proof.recorded_text", "ar") in open_page(center.hub, code, "ar")


def test_a_ticket_that_has_not_arrived_is_valid_all_the_same(center: Enrolled) -> None:
    seq, at = center.journal.size, center.journal.at

    page = open_page(center.hub, code_of(center.journal, "D", 147, seq, at))

    assert "D147" in page
    assert said("track.proof.not_yet") in page
    assert center.hub.evidence() == []


def test_a_ticket_that_arrived_before_its_head_is_being_countersigned(
    center: Enrolled,
) -> None:
    at = center.journal.at
    seq = center.journal.ticket("D", 147)
    center.journal.grow(600)
    center.line.send(0, center.first_batch())

    page = open_page(center.hub, code_of(center.journal, "D", 147, seq, at))

    assert said("track.now.waiting") in page
    assert said("track.proof.received_text") in page


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_promise_that_the_record_does_not_hold_raises_an_alarm(
    center: Enrolled, language: str
) -> None:
    at = center.journal.at
    issue(center, 147)
    seq = center.journal.size - 1
    false = [
        code_of(center.journal, "D", 148, seq, at),
        code_of(center.journal, "A", 147, seq, at),
        code_of(center.journal, "D", 147, seq, at + 5000),
        code_of(center.journal, "D", 147, seq, at, "other_service"),
    ]

    for code in false:
        page = open_page(center.hub, code, language)
        assert said("track.contradicted", language) in page
        assert said("track.contradicted_text", language) in page

    assert center.hub.evidence() == [("promise", seq, 1)] * 4
    open_page(center.hub, false[0])
    assert sorted(times for _, _, times in center.hub.evidence()) == [1, 1, 1, 2]


def test_a_promise_of_a_line_that_is_no_ticket_raises_an_alarm(
    center: Enrolled,
) -> None:
    center.journal.grow(2)
    center.visit()
    code = code_of(center.journal, "D", 147, 1, center.journal.at)

    assert said("track.contradicted") in open_page(center.hub, code)
    assert center.hub.evidence() == [("promise", 1, 1)]


def test_foreign_and_damaged_codes_get_a_clear_page(center: Enrolled) -> None:
    code = issue(center)
    stranger = enrolled(center.journal.data.parent / "other", center.hub, "SHR02")
    damaged = [
        "x",
        code[:-1],
        code + "A",
        "A" * len(code),
        ("B" if code[0] == "A" else "A") + code[1:],
        code[:-1] + ("A" if code[-1] != "A" else "B"),
        base64.b32encode(bytes(92)).decode().rstrip("="),
    ]

    for wrong in damaged:
        for language in ("ar", "en"):
            answer = requests.get(
                f"{center.hub.url}/V/{wrong}?lang={language}", timeout=30
            )
            assert answer.status_code == 404
            assert said("track.unknown", language) in readable(answer.text)

    assert center.hub.evidence() == []
    assert stranger.receipts == []


def test_upper_and_lower_case_open_the_same_page(center: Enrolled) -> None:
    code = issue(center)

    for address in (f"/V/{code}", f"/v/{code.lower()}", f"/V/{code.lower()}"):
        answer = requests.get(center.hub.url + address, timeout=30)
        assert answer.status_code == 200
        assert said("track.now.waiting", "ar") in readable(answer.text)


def test_the_page_is_small_and_keeps_its_secret(center: Enrolled) -> None:
    code = issue(center)

    answer = requests.get(f"{center.hub.url}/V/{code}", timeout=30)

    weight = len(answer.content)
    for address in set(re.findall(r'"(/static/[^"]+)"', answer.text)):
        weight += len(requests.get(center.hub.url + address, timeout=30).content)
    assert weight < 100_000
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert code not in answer.text
    kept = b"".join(path.read_bytes() for path in center.hub.data.glob("hub.db*"))
    assert b"0123456789" not in kept


def test_a_center_without_contact_is_said_to_be_so(center: Enrolled) -> None:
    code = issue(center)
    stored = center.hub.database().execute("SELECT stored_at FROM log_head").fetchone()
    center.hub.stop()
    center.hub.clock = lambda: int(stored[0]) + 3 * 3_600_000
    center.hub.start()

    page = open_page(center.hub, code)

    assert "no contact for 3 hours" in page
    assert "بلا اتصال منذ 3 ساعات".replace("3", "٣") in open_page(
        center.hub, code, "ar"
    )
