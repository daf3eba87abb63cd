"""The listener for phones: it takes what a kiosk waits for, and is nothing else."""

import io
import re
import socket
from base64 import b64decode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import sleep
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from PIL import Image
from requests.adapters import HTTPAdapter

from center.dossier.pictures import MOST_BYTES
from center.web.guest_form import MOST_OF_FORM
from tests.dossier.test_pictures import bomb
from tests.dossier.test_scans import SECRET, file
from tests.processes import make_center
from tests.web.guests import DOCUMENTS, SERVICE, Guests, Waiting

SCRIPT = b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"


@pytest.fixture(scope="module")
def guests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guests]:
    folder = tmp_path_factory.mktemp("guests")
    temporary = folder / "temporary"
    temporary.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(temporary))
        made = Guests(make_center(folder, kiosks=2), folder)
        made.center.settings["guest_url"] = made.url
        made.center.start()
        made.start()
    try:
        yield made
    finally:
        made.stop()
        made.center.stop()


@pytest.fixture
def waiting(guests: Guests) -> Waiting:
    return Waiting.at(guests)


def test_phones_that_trickle_keep_no_other_waiting(
    guests: Guests, waiting: Waiting
) -> None:
    other = Waiting.at(guests, "K2")
    address = waiting.form()
    with ExitStack() as trickling:
        for document in ("nid", "own"):
            sends = address.replace("d=nid", f"d={document}")
            trickling.enter_context(begun(sends))
        while not waiting.look()["busy"]:
            sleep(0.05)

        with requests.Session() as phone:
            phone.mount("http://", FromElsewhere())
            files = {"page": ("a.jpg", file("JPEG"), "image/jpeg")}
            sent = phone.post(other.form(), files=files, timeout=30)

    assert sent.status_code == 201
    assert len(other.pages()) == 1


ELSEWHERE = ("127.0.0.2", 0)
"""Another address of this machine: what one address sends in a minute is counted."""


class FromElsewhere(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, source_address=ELSEWHERE, **kwargs)


@contextmanager
def begun(address: str) -> Iterator[None]:
    """A body of which only the beginning comes."""
    parts = urlsplit(address)
    at = str(parts.hostname), parts.port or 80
    with socket.create_connection(at, source_address=ELSEWHERE) as phone:
        head = (
            f"POST {parts.path}?{parts.query} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
            "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000"
        )
        phone.sendall(f"{head}\r\n\r\n--b\r\n".encode())
        yield


def test_the_page_is_arabic_first_and_works_without_any_script(
    waiting: Waiting,
) -> None:
    page = requests.get(waiting.url, timeout=10)

    assert '<html lang="ar" dir="rtl">' in page.text
    assert page.text.index("إرسال") < page.text.index("Send")
    assert "<script" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert len(page.content) < 10_000


def test_a_picture_goes_sealed_to_the_kiosk_that_waits_and_is_made_anew(
    waiting: Waiting,
) -> None:
    sent = waiting.send(file("JPEG"))

    assert sent.status_code == 201
    assert "وصل" in sent.text
    [page] = waiting.pages()
    assert page.startswith(b"\xff\xd8")
    assert SECRET not in page
    [sealed] = [b64decode(each["sealed"]) for each in waiting.look()["pages"]]
    assert b"JFIF" not in sealed


def test_a_paper_of_several_pages_and_another_come_from_a_phone_that_looked_again(
    waiting: Waiting,
) -> None:
    papers = {"nid": [file("JPEG"), file("JPEG")], "own": [file("PNG")]}
    with requests.Session() as phone:
        for document, sheets in papers.items():
            page = phone.get(waiting.url, timeout=10).text
            [sent] = re.findall(rf'action="([^"]*d={document}&amp;[^"]*)"', page)
            address = waiting.guests.url + sent.replace("&amp;", "&")
            assert waiting.send_all(sheets, address).status_code == 201

    assert [each["document"] for each in waiting.look()["pages"]] == [
        *2 * ["nid"],
        "own",
    ]


def test_a_pdf_with_a_script_that_is_called_a_picture_is_drawn_and_nothing_else(
    waiting: Waiting,
) -> None:
    evil = file("PDF", 2).replace(b"/Type /Catalog", b"/Type /Catalog " + SCRIPT, 1)
    assert SCRIPT in evil

    assert waiting.send(evil, name="paper.jpg").status_code == 201

    pages = waiting.pages()
    assert len(pages) == 2
    for page in pages:
        with Image.open(io.BytesIO(page)) as opened:
            assert opened.format == "JPEG"
        assert b"JavaScript" not in page


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (bomb(), "الصورة أكبر من أن تُحفظ"),
        (b"%PDF-1.7\n" + SCRIPT, "هذا الملف ليس صورة"),
        (b"MZ a program", "هذا الملف ليس صورة"),
        (b"", "لم تصل أي صورة"),
        (file("PDF", 7), "اكتمل عدد الصفحات"),
    ],
    ids=["bomb", "pdf", "program", "nothing", "pages"],
)
def test_what_is_no_page_is_refused_in_words_and_can_be_sent_again(
    waiting: Waiting, data: bytes, says: str
) -> None:
    address = waiting.form()

    refused = waiting.send(data, address)

    assert refused.status_code in (400, 409)
    assert says in refused.text
    assert waiting.look() == {"busy": [], "pages": []}
    assert waiting.send(file("JPEG"), address).status_code == 201


def test_pages_come_singly_too_and_the_phone_is_told_how_many_have_come(
    waiting: Waiting,
) -> None:
    address = waiting.form()
    told = [waiting.send(sheet(grey), address) for grey in range(6)]
    again, seventh = waiting.send(sheet(5), address), waiting.send(sheet(6), address)

    assert "صفحة واحدة" in told[0].text
    assert "إضافة صفحات" in told[0].text
    assert "٦ صفحات" in told[5].text
    assert [each.status_code for each in (*told, again)] == [201] * 7
    assert seventh.status_code == 409
    assert "اكتمل عدد الصفحات" in seventh.text
    assert len(waiting.pages()) == 6


def test_a_code_is_taken_from_one_phone(waiting: Waiting) -> None:
    mine, others = waiting.form(), waiting.form("own")
    assert waiting.send(file("JPEG"), mine).status_code == 201

    refused = waiting.send(file("JPEG"), others)

    assert refused.status_code == 409
    assert "استُخدم هذا الرمز" in refused.text
    assert len(waiting.pages()) == 1


def test_no_more_comes_than_the_kiosk_has_room_for_and_the_phone_is_told(
    guests: Guests,
) -> None:
    waiting = Waiting.at(guests, pages=2)
    address = waiting.form()

    refused = waiting.send_all([sheet(0), sheet(1), sheet(2)], address)
    taken = waiting.send_all([sheet(0), sheet(1)], address)

    assert (refused.status_code, taken.status_code) == (409, 201)
    assert "اكتمل عدد الصفحات" in refused.text
    assert "<form" not in taken.text
    assert len(waiting.pages()) == 2


def sheet(grey: int) -> bytes:
    """A page unlike the others."""
    out = io.BytesIO()
    Image.new("L", (40, 40), grey * 30).save(out, "JPEG")
    return out.getvalue()


def test_pages_of_a_paper_may_each_be_as_large_as_a_page_can_be(
    waiting: Waiting,
) -> None:
    address = waiting.form()
    large = [sheet(grey).ljust(MOST_BYTES, b"\0") for grey in range(6)]

    refused = waiting.send_all([sheet(0), large[0] + b"\0"], address)
    taken = waiting.send_all(large, address)

    assert (refused.status_code, taken.status_code) == (400, 201)
    assert "حجم الملف أكبر" in refused.text
    assert len(waiting.pages()) == 6


def test_what_comes_too_late_is_not_taken(waiting: Waiting) -> None:
    address = waiting.form()
    kiosk = waiting.guests.center.kiosk()
    kiosk.http.delete(f"{kiosk.url}/v1/uploads/{waiting.upload}", timeout=10)

    for answer in (waiting.send(file("JPEG"), address), requests.get(address)):
        assert answer.status_code == 404
        assert "لم يعد هذا الرمز صالحًا" in answer.text


def test_more_than_a_page_can_be_is_refused_before_it_is_read(
    waiting: Waiting,
) -> None:
    path = waiting.form().removeprefix(waiting.guests.url)
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {MOST_OF_FORM + 1}\r\n"
    with socket.create_connection(("127.0.0.1", waiting.guests.port), 10) as wire:
        wire.sendall(f"{head}Content-Type: multipart/form-data\r\n\r\n".encode())
        answer = wire.makefile("rb").readline()

    assert b" 400 " in answer
    assert waiting.look() == {"busy": [], "pages": []}


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "path",
    [
        *("/", "/v1/center", "/v1/catalogue", "/v1/tickets", "/v1/uploads", "/v1/rule"),
        *("/openapi.json", "/healthz", "/manager", "/favicon.ico", "/robots.txt"),
        *("/../v1/center", "//v1/center", "/%2e%2e/v1/center", "/A" * 3),
    ],
)
def test_nothing_else_is_there(guests: Guests, method: str, path: str) -> None:
    answer = requests.request(method, guests.url + path, timeout=10)

    assert (answer.status_code, answer.text) == (404, "")


def test_an_unknown_code_and_other_ways_to_ask_say_nothing(waiting: Waiting) -> None:
    unknown = f"{waiting.guests.url}/{'0' * 32}"

    for url in (unknown, waiting.url + "/door", waiting.url + "/pages"):
        assert requests.get(url, timeout=10).status_code == 404
    for method in ("PUT", "DELETE", "PATCH"):
        assert requests.request(method, waiting.url, timeout=10).status_code == 404


def test_no_file_holds_a_picture_or_a_code(waiting: Waiting) -> None:
    assert waiting.send(file("JPEG", size=(1500, 1500))).status_code == 201

    folder = waiting.guests.folder
    for path in (each for each in folder.rglob("*") if each.is_file()):
        data = path.read_bytes()
        assert b"\xff\xd8\xff\xe0\x00\x10JFIF" not in data, path
        assert waiting.upload.encode() not in data, path


def test_a_center_that_has_not_asked_for_it_takes_nothing_from_phones(
    tmp_path: Path,
) -> None:
    center = make_center(tmp_path).start()
    try:
        answer = center.kiosk().post(
            "/v1/uploads", key="A" * 43 + "=", service=SERVICE, documents=DOCUMENTS
        )
    finally:
        center.stop()

    assert answer.json()["code"] == "uploads_off"
