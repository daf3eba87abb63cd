"""What a browser is sent: whole pages, their own files, and nothing from elsewhere."""

import re
from pathlib import Path

import pytest
import requests

from center.texts import Texts
from tests.counter.conftest import copied
from tests.processes import Center

PAGES = ("/", "/counter/4", "/display", "/manager", "/reception", "/rule")
NOTICE = Texts.load().entries["page.training"]
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; "


@pytest.mark.parametrize("address", PAGES)
def test_a_page_forbids_what_is_not_its_own(center: Center, address: str) -> None:
    answer = requests.get(center.url + address, timeout=10)

    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith(POLICY)
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    scripts = re.findall(r"<script([^>]*)>([^<]*)<", answer.text)
    assert [s for s in scripts if s[1] and "application/json" not in s[0]] == []
    assert " style=" not in answer.text
    assert f">{NOTICE['ar']}<" not in answer.text
    assert re.findall(r'(?:src|action)="(?!/static/counter/)', answer.text) == []


@pytest.mark.parametrize("address", PAGES)
def test_every_file_of_a_page_is_there_and_kept_for_long(
    center: Center, address: str
) -> None:
    page = requests.get(center.url + address, timeout=10).text
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)

    answers = [requests.get(center.url + file, timeout=10) for file in files]

    assert len(files) >= 4
    assert {answer.status_code for answer in answers} == {200}
    assert {a.headers["cache-control"] for a in answers} == {
        "public, max-age=31536000, immutable"
    }


def test_only_own_files_are_given(center: Center) -> None:
    page = requests.get(f"{center.url}/display", timeout=10).text
    base = re.findall(r'href="(/static/counter/[0-9a-f]{12})/', page)[0]

    for wanted in ("/../pages.py", "/%2e%2e/pages.py", "/fonts/..%2f..%2fplaces.csv"):
        with requests.Session() as http:
            asked = requests.Request("GET", center.url).prepare()
            asked.url = center.url + base + wanted
            assert http.send(asked, timeout=10).status_code == 404


def test_every_page_of_a_training_says_so_in_both_languages(
    new_center: Center, tmp_path: Path
) -> None:
    learning = copied(new_center, tmp_path)
    learning.settings = {"training": True}

    with learning.start() as running:
        for address in PAGES:
            text = requests.get(running.url + address, timeout=10).text
            said = text.partition("<body>")[2]
            assert f">{NOTICE['ar']}<" in said
            assert f">{NOTICE['en']}<" in said


def test_a_window_that_is_not_a_number_has_no_page(center: Center) -> None:
    assert requests.get(f"{center.url}/counter/x", timeout=10).status_code == 404
