"""Files added at a window, and looks at the person: each a line, none a leak."""

import io
import os
import signal
from base64 import b64decode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests
from PIL import Image

from center.audit.verify import verify
from tests.catalogue import SERVICES
from tests.dossier import hostile
from tests.dossier.test_scans import file
from tests.processes import Center, Client, command, make_center
from tests.web.applicants import AT_WINDOW, ID, PERSON, Visit, photograph
from tests.web.conftest import BY_HAND

W5 = "/v1/windows/5"
SHORT = SERVICES["short"]
NAME = PERSON["applicant_name"]
COLLEAGUE = {"staff": "201", "pin": "274913"}


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    with make_center(tmp_path_factory.mktemp("files"), rule=BY_HAND).start() as running:
        yield running
    assert verify(running.database).violations == []
    everything = running.log() + str(running.tables())
    assert NAME not in everything
    assert ID not in everything


@pytest.fixture(scope="module")
def signed_in(center: Center) -> Client:
    return center.clerk(5)


@pytest.fixture(scope="module")
def colleague(center: Center) -> Client:
    return center.clerk(1)


@pytest.fixture
def clerk(center: Center, signed_in: Client) -> Iterator[Client]:
    """A clerk who serves someone whose request was given at a kiosk."""
    visit = Visit(center.kiosk(), AT_WINDOW)
    nid, *_ = visit.documents()
    assert visit.send(nid, photograph()).status_code == 201
    papers = visit.documents() | {nid: "photo"}
    made = visit.receipt(documents=papers)
    begin(center, signed_in, made["ticket"]["ticket"])
    yield signed_in
    if signed_in.get(W5).json()["ticket"]:
        signed_in.do(f"{W5}/finish", outcome="done")


def begin(center: Center, clerk: Client, ticket: str) -> None:
    assert clerk.do(f"{W5}/call")["ticket"]["ticket"] == ticket
    clerk.do(f"{W5}/start", presence=center.code(ticket))


def request_of(clerk: Client) -> Any:
    return clerk.get(W5).json()["ticket"]["request"]


def add(
    clerk: Client, document: str, data: bytes, timeout: float = 60, **other: str
) -> Any:
    """A file, as the clerk's page sends it."""
    return clerk.http.post(
        f"{clerk.url}{W5}/scan",
        params={"command": other.get("command", command()), "document": document},
        data=data,
        headers={"Content-Type": other.get("kind", "application/octet-stream")},
        timeout=timeout,
    )


def last(center: Center, kind: str) -> list[Any]:
    return [line for line in center.lines() if line["kind"] == kind]


@pytest.mark.parametrize(("kind", "pages"), [("JPEG", 1), ("TIFF", 2), ("PDF", 2)])
def test_a_file_is_kept_page_by_page_and_seen_again(
    center: Center, clerk: Client, kind: str, pages: int
) -> None:
    _, paper, *_ = request_of(clerk)["pages"] | dict.fromkeys(documents(clerk), 0)
    said = command()

    answers = [add(clerk, paper, file(kind, pages), command=said) for _ in (1, 2)]

    assert [answer.status_code for answer in answers] == [200, 200], answers[0].text
    assert request_of(clerk)["pages"][paper] == pages
    assert last(center, "document.scanned")[-1]["document"] == paper
    seen = clerk.do(f"{W5}/reveal", what="scan", document=paper)["pages"]
    for page in seen:
        assert Image.open(io.BytesIO(b64decode(page))).format == "JPEG"
    assert len(seen) == pages
    assert last(center, "identity.revealed")[-1]["what"] == f"scan:{paper}"


def documents(clerk: Client) -> list[str]:
    listed = clerk.get(W5).json()["ticket"]["service"]["documents"]
    return [document["id"] for document in listed]


def test_who_the_person_is_is_told_once_a_line_says_so(
    center: Center, clerk: Client
) -> None:
    before = len(last(center, "identity.revealed"))

    told = clerk.do(f"{W5}/reveal", what="identity")

    values = {answer["value_ar"] for answer in told["answers"]}
    assert {NAME, ID} <= values
    lines = last(center, "identity.revealed")
    assert len(lines) == before + 1
    assert (lines[-1]["what"], lines[-1]["by"]) == ("identity", "clerk:205")
    assert lines[-1]["request"] == request_of(clerk)["request"]


def test_what_is_not_what_it_says_is_refused_and_nothing_is_lost(
    center: Center, clerk: Client
) -> None:
    paper, before = documents(clerk)[1], center.tables()["journal"]
    wrong = {
        b"%PDF-1.7 but no more": "bad_picture",
        b"MZ\x90\0 scan.pdf": "bad_picture",
        b"": "bad_picture",
        file("PDF", 7): "too_many_pages",
    }

    for data, code in wrong.items():
        assert add(clerk, paper, data).json()["code"] == code
    assert add(clerk, "bribe", file("PNG")).json()["code"] == "unlisted_document"
    plain = add(clerk, paper, file("PNG"), kind="text/plain")
    assert plain.json()["code"] == "bad_input"

    assert center.tables()["journal"] == before
    assert paper not in request_of(clerk)["pages"]


def test_signing_in_waits_for_no_file_and_a_file_waits_for_no_hung_up_one(
    center: Center, clerk: Client, colleague: Client
) -> None:
    paper = documents(clerk)[1]
    colleague.do("/v1/windows/1/close")
    slow = hostile.slow_pdf(12)
    with ThreadPoolExecutor() as sender:
        first = sender.submit(add, clerk, paper, slow)
        held = held_program(center)
        for _ in range(8):
            with pytest.raises(requests.ReadTimeout):
                add(clerk, paper, slow, timeout=0.1)

        here = "/v1/windows/1/sign_in"
        signed_in = colleague.post(here, command=command(), **COLLEAGUE)
        assert signed_in.status_code == 200
        assert programs(center) == [held]
        assert not first.done()
        os.kill(held, signal.SIGKILL)  # as its limits do
        refused = first.result().json()

    assert (refused["code"], refused["reason"]) == ("bad_picture", "too_much_work")
    assert "وقتًا أطول" in refused["reason_ar"]
    assert add(clerk, paper, file("PDF")).status_code == 200
    assert request_of(clerk)["pages"][paper] == 1


def held_program(center: Center) -> int:
    """The process that opens a file just now, stopped in the middle of it."""
    while not (found := programs(center)):
        pass
    os.kill(found[0], signal.SIGSTOP)
    return found[0]


def programs(center: Center) -> list[int]:
    """Processes that open files for the server."""
    assert center.process is not None
    tasks = Path(f"/proc/{center.process.pid}/task").iterdir()
    return [
        int(pid) for task in tasks for pid in (task / "children").read_text().split()
    ]


def test_nobody_else_adds_or_looks_and_nobody_without_a_request(
    center: Center, clerk: Client
) -> None:
    paper = documents(clerk)[1]
    for other in (center.browser("W4"), center.kiosk(), center.browser("D1")):
        assert add(other, paper, file("PNG")).json()["code"] == "not_allowed"
        assert other.refused(f"{W5}/reveal", what="identity") == "not_allowed"
    for body in ({"what": "phone"}, {"what": "scan", "document": "../nid"}):
        assert clerk.refused(f"{W5}/reveal", **body) == "bad_input"
    clerk.do(f"{W5}/finish", outcome="done")
    paperless = center.kiosk().issue(AT_WINDOW)
    begin(center, clerk, paperless["ticket"])

    assert clerk.get(W5).json()["ticket"]["request"] is None
    assert add(clerk, paper, file("PNG")).json()["code"] == "not_in_this_state"
    assert clerk.refused(f"{W5}/reveal", what="identity") == "bad_input"


def test_a_request_stays_behind_when_its_visit_is_sent_on(
    center: Center, clerk: Client, colleague: Client
) -> None:
    first = request_of(clerk)["request"]
    sent = clerk.get(W5).json()["ticket"]["ticket"]
    clerk.do(f"{W5}/transfer", service=SHORT, reason="wrong_service")
    other, here = colleague, "/v1/windows/1"
    assert other.do(f"{here}/call")["ticket"]["ticket"] == sent
    visit = other.do(f"{here}/start", presence=center.code(sent))["ticket"]

    assert visit["request"] is None
    assert other.refused(f"{here}/reveal", what="identity") == "bad_input"
    seen = {each["id"]: "present" for each in visit["service"]["documents"]}
    other.do(f"{here}/check", documents=seen)
    other.do(f"{here}/accept")

    accepted = last(center, "request.accepted")[-1]
    assert accepted["ticket"] == sent
    assert accepted["request"] != first
    assert not [e for e in last(center, "request.routed") if e["request"] == first]
