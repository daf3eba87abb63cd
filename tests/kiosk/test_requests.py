"""A request for every service, given by touch alone: from the welcome to the paper.

A touch takes a person of modest speed 1.2 s, a key as much as a button, and each new
question 1 s to be read: that is the model by which the time of a request is counted.
The one whose time it is has a name of four words and an address of five.  The number
is an invented one, with a wrong check digit, for which the kiosk asks twice; people
have a right one, so the second time is not counted.
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image, ImageColor, ImageDraw

from center.domain.service_request import ServiceRequest
from center.dossier.keys import load_dossier_keys
from center.dossier.opening import Cabinet
from center.keys import FOLDER
from center.store.database import open_reader
from center.store.hall import StoredHall
from center.texts import Texts
from tests.catalogue import CATALOGUE
from tests.kiosk.citizen import ADDRESS, MOBILE, NAME, PASSPORT, TYPED
from tests.kiosk.walked_requests import BAD, IDENTIFIED, NATIONAL_ID
from tests.launch import ROOT
from tests.processes import Center, make_center
from tests.spellings import files_of, found_in_files, is_telling
from tests.web.guests import Guests

TEXTS = Texts.load()
PAPERS = {"a": "#B05030", "b": "#30A060", "c": "#3060C0"}
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"
"""How each page begins that was made anew."""

SECONDS_A_TOUCH, SECONDS_A_QUESTION = 1.2, 1.0
MOST_SECONDS, MARGIN = 90, 5
"""For a request of six fields."""

Walked = tuple[Center, dict[str, Any]]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    """A center after one person after another has given a request at its kiosk."""
    folder = tmp_path_factory.mktemp("requests")
    guests = Guests(make_center(folder), folder)
    center = guests.center
    center.settings["guest_url"] = guests.url
    try:
        center.start()
        guests.start()
        config = center.folder / "kiosk.yaml"
        config.write_text(yaml.safe_dump({"kiosk": settings_of(center)}), "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "tests.kiosk.walked_requests", str(config)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            env=os.environ
            | {"SDL_VIDEODRIVER": "offscreen", "TMPDIR": str(temporary(center))},
            timeout=400,
        )
        assert done.returncode == 0, done.stderr[-8000:]
        (center.folder / "kiosk.log").write_text(done.stderr, "utf-8")
        yield center, json.loads(done.stdout)
    finally:
        guests.stop()
        center.stop()


def temporary(center: Center) -> Path:
    """Where anything goes that is written for a while."""
    folder = center.folder / "temporary"
    folder.mkdir()
    return folder


def lay_papers(folder: Path) -> Path:
    """What lies before the camera: pages of three colours, with something hidden."""
    folder.mkdir()
    for name, colour in PAPERS.items():
        page = Image.new("RGB", (2400, 1800), "white")
        pen = ImageDraw.Draw(page)
        pen.rectangle((200, 200, 2200, 1200), colour)
        pen.rectangle((200, 1300, 2200, 1600), "black")
        page.save(folder / f"{name}.jpg", comment=NATIONAL_ID.encode())
    return folder


def settings_of(center: Center) -> dict[str, Any]:
    """A small screen: nothing of it is looked at here."""
    return {
        "center": center.url,
        "key_file": str(center.data / "secrets" / "kiosk-K1.key"),
        "printer": {"driver": "file", "folder": str(center.folder / "paper")},
        "camera": {"driver": "folder", "folder": str(lay_papers(camera(center)))},
        "width": 540,
        "height": 960,
    }


def test_every_service_ends_with_a_paper_in_both_languages(walked: Walked) -> None:
    center, found = walked
    requests = found["requests"]

    given = {(each["service"], each["language"]) for each in requests}
    assert given == {(s, lang) for s in CATALOGUE.services for lang in ("ar", "en")}
    for each in requests:
        assert (center.folder / "paper" / f"{each['paper']}.png").stat().st_size


def test_what_needs_no_window_is_done_without_one(walked: Walked) -> None:
    center, found = walked
    without = {s.id for s in CATALOGUE.services.values() if s.window == "none"}

    for each in found["requests"]:
        key = (
            "kiosk.request_sent" if each["service"] in without else "kiosk.place_taken"
        )
        assert TEXTS.get(key, each["language"]) in each["texts"]
    lines = [line for line in center.lines() if line["kind"] == "request.received"]
    assert len(lines) == len(found["requests"])
    assert not [line for line in center.lines() if line["by"].startswith("clerk")]


def test_the_dossier_holds_what_was_typed(walked: Walked) -> None:
    center, found = walked
    [ticket] = [
        each["paper"]
        for each in found["requests"]
        if (each["service"], each["language"]) == (IDENTIFIED, "ar")
    ]

    keys = load_dossier_keys(center.data / FOLDER, center.first.identity.log)
    with closing(open_reader(center.database)) as reader:
        hall = StoredHall(reader)
        request = hall.request(str(hall.ticket(ticket).request))
        cabinet = Cabinet(reader, keys)
        parts = [cabinet.answers(request, name) for name in request.dossier]
    answers = {key: text for part in parts for key, text in part.items()}
    assert answers["national_id"] == NATIONAL_ID
    assert answers["applicant_name"].endswith(TYPED)
    assert TYPED in answers["site_address"]


def test_nothing_that_was_typed_stands_in_any_file(walked: Walked) -> None:
    center, found = walked
    typed = {*filter(is_telling, (*found["typed"], *BAD.values()))}

    assert {TYPED, NAME, ADDRESS, NATIONAL_ID, MOBILE, PASSPORT} < typed
    assert found_in_files(center.folder, typed) == []


def test_the_kiosk_told_its_log_all_that_it_ever_tells(walked: Walked) -> None:
    lines = (walked[0].folder / "kiosk.log").read_text("utf-8").splitlines()
    told = [json.loads(line) for line in lines if line.startswith("{")]

    assert "kiosk ready" in {line["text"] for line in told}
    assert "debug" in {line["level"] for line in told}


def camera(center: Center) -> Path:
    return center.folder / "camera"


def of_photographed(center: Center, *, by_phone: bool = False) -> ServiceRequest:
    """The request whose papers all lay before the camera; or one of them by phone."""
    wanted = {"photo", "missing"} if by_phone else {"photo"}
    [number] = [
        line["request"]
        for line in center.lines()
        if line["kind"] == "request.received"
        and line["pages"]
        and set(line["documents"].values()) == wanted
    ]
    with closing(open_reader(center.database)) as reader:
        return StoredHall(reader).request(str(number))


def test_the_dossier_holds_the_photographed_pages_and_nothing_of_their_files(
    walked: Walked,
) -> None:
    center, _ = walked
    request = of_photographed(center)

    keys = load_dossier_keys(center.data / FOLDER, center.first.identity.log)
    with closing(open_reader(center.database)) as reader:
        cabinet = Cabinet(reader, keys)
        pages = {name: cabinet.pages(request, name) for name in request.pages}

    assert sorted(len(found) for found in pages.values()) == [1, 1, 2]
    for page in (page for found in pages.values() for page in found):
        assert NATIONAL_ID.encode() not in page
        with Image.open(io.BytesIO(page)) as opened:
            assert opened.size == (2000, 1500)
            seen = opened.convert("RGB").getpixel((1000, 600))
        assert isinstance(seen, tuple)
        assert any(
            max(abs(a - b) for a, b in zip(seen, ImageColor.getrgb(each), strict=True))
            < 24
            for each in PAPERS.values()
        )


def test_what_a_phone_sent_is_in_the_dossier_too(walked: Walked) -> None:
    center, _ = walked
    request = of_photographed(center, by_phone=True)

    keys = load_dossier_keys(center.data / FOLDER, center.first.identity.log)
    with closing(open_reader(center.database)) as reader:
        cabinet = Cabinet(reader, keys)
        [pages] = [cabinet.pages(request, name) for name in request.pages]

    [page] = pages
    assert NATIONAL_ID.encode() not in page
    with Image.open(io.BytesIO(page)) as opened:
        assert opened.size == (2000, 1500)


def test_no_file_holds_a_picture_in_the_clear(walked: Walked) -> None:
    center, _ = walked

    found = [path.name for path in files_of(center.folder) if JPEG in path.read_bytes()]

    assert found == []
    assert of_photographed(center).pages


def test_papers_that_were_missing_are_photographed_later_and_go_into_the_dossier(
    walked: Walked,
) -> None:
    center, found = walked
    number, texts = found["completed"]["request"], found["completed"]["texts"]

    assert TEXTS.get("kiosk.settled.documents", "ar") in texts
    assert TEXTS.get("kiosk.after.routed", "ar") in texts
    about = [line for line in center.lines() if line.get("request") == number]
    [received] = [line for line in about if line["kind"] == "request.received"]
    [added] = [line for line in about if line["kind"] == "request.documents_added"]
    assert set(received["documents"].values()) == {"missing"}
    assert set(added["documents"].values()) == {"photo"}
    with closing(open_reader(center.database)) as reader:
        keys = load_dossier_keys(center.data / FOLDER, center.first.identity.log)
        request = StoredHall(reader).request(number)
        pages = [Cabinet(reader, keys).pages(request, name) for name in request.pages]
    assert request.state == "routed"
    assert sorted(map(len, pages)) == [1, 2]
    for page in (page for found in pages for page in found):
        with Image.open(io.BytesIO(page)) as opened:
            assert opened.size == (2000, 1500)


def test_what_was_not_photographed_for_a_service_without_a_window_is_missing(
    walked: Walked,
) -> None:
    center, _ = walked
    unseen = {s.id for s in CATALOGUE.services.values() if not s.at_window}

    told = [
        set(line["documents"].values())
        for line in center.lines()
        if line["kind"] == "request.received" and line["service"] in unseen
    ]

    assert not any("paper" in each for each in told)
    assert {"missing"} in told


def test_who_meets_a_camera_that_fails_goes_on_without_and_the_manager_hears(
    walked: Walked,
) -> None:
    center, _ = walked
    told = [
        line["state"] for line in center.lines() if line["kind"] == "camera.changed"
    ]

    assert told == ["gone"]


def test_nothing_that_was_typed_is_left_on_the_screen(walked: Walked) -> None:
    assert walked[1]["left"] == []


def test_nothing_that_was_typed_or_promised_is_left_in_the_kiosks_memory(
    walked: Walked,
) -> None:
    assert "\n".join(walked[1]["kept"]) == ""


@pytest.mark.parametrize(
    ("name", "reason"),
    [("characters", "characters"), ("turned", "characters"), ("too_long", "too_long")],
)
def test_what_has_no_key_is_refused_in_words(
    walked: Walked, name: str, reason: str
) -> None:
    texts = walked[1]["refused"][name]

    assert TEXTS.get(f"field.{reason}", "ar") in texts
    assert "محمد " in texts


def test_a_request_of_six_fields_takes_less_than_ninety_seconds(walked: Walked) -> None:
    [touches] = [
        each["touches"]
        for each in walked[1]["requests"]
        if (each["service"], each["language"]) == (IDENTIFIED, "ar")
    ]
    touches = typed_once(touches, *(f"key:{digit}" for digit in NATIONAL_ID), "next")
    questions = sum(
        touch in ("next", "skip") or touch.startswith("option:") for touch in touches
    )

    seconds = len(touches) * SECONDS_A_TOUCH + questions * SECONDS_A_QUESTION

    assert len(CATALOGUE.services[IDENTIFIED].fields) == 6
    assert seconds < MOST_SECONDS - MARGIN, (seconds, touches)


def typed_once(touches: list[str], *entry: str) -> list[str]:
    """Without the second time of what was typed twice in a row."""
    told, once = "|".join(touches), "|".join(entry)
    assert told.count(f"{once}|{once}") == 1
    return told.replace(f"{once}|{once}", once).split("|")
