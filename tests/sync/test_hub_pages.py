"""The governorate's list of centers, and one center's record, over HTTP."""

import re
import sqlite3

import pytest
import requests

from sync.agent.courier import Condition
from tests.sync.builder import BEGUN, RunningHub
from tests.sync.conftest import Enrolled, enrolled


def sign_in(hub: RunningHub, password: str | None = None) -> requests.Session:
    """A browser that has sent the form."""
    browser = requests.Session()
    typed = hub.first.password if password is None and hub.first else password
    browser.post(f"{hub.url}/sign_in", {"password": typed}, timeout=30)
    return browser


def read(browser: requests.Session, hub: RunningHub, path: str = "/") -> str:
    answer = browser.get(hub.url + path, timeout=30)
    assert answer.status_code == 200
    return answer.text


def cells(page: str) -> list[list[str]]:
    """The rows of the list as people read them."""
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)[1:]
    found = [re.findall(r"<t[dh].*?>(.*?)</t[dh]>", row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub(r"<[^>]*>", "", c).split()) for c in row] for row in found]


def visit_one(center: Enrolled) -> None:
    """One ticket is served, one waits, one is at a window."""
    journal = center.journal
    journal.append("day.opened", day="2026-11-22")
    for number in (101, 102, 103):
        journal.ticket("D", number)
    for kind in ("called", "started", "finished"):
        journal.act(f"ticket.{kind}", "D101")
    journal.at += 600_000
    journal.act("ticket.called", "D102")
    journal.sign()
    assert center.visit().condition is Condition.CONNECTED


def test_nothing_is_shown_before_signing_in(center: Enrolled) -> None:
    visit_one(center)
    stranger = requests.Session()

    for path in ("/", "/centers/sharqia/SHR01/1"):
        page = read(stranger, center.hub, path)
        assert 'type="password"' in page
        assert "Zagazig" not in page
        assert "الزقازيق" not in page


def test_a_center_stands_in_the_list_with_its_figures(center: Enrolled) -> None:
    visit_one(center)
    browser = sign_in(center.hub)

    page = read(browser, center.hub, "/?lang=en")

    (row,) = cells(page)
    assert row[0].startswith("Zagazig")
    assert row[1:5] == ["1", "1", "1", "5 minutes"]
    assert row[6] == "In order 8 lines"
    assert "1 of 1" in page
    assert "الزقازيق" in read(browser, center.hub)
    assert "مطابق" in read(browser, center.hub)


def test_a_center_that_has_sent_nothing_is_said_to_be_empty(center: Enrolled) -> None:
    page = read(sign_in(center.hub), center.hub, "/?lang=en")

    assert "Nothing received yet" in page
    assert "0 of 1" in page
    assert "figure alarm" not in page


def test_a_fork_is_an_alarm_with_its_evidence(center: Enrolled) -> None:
    center.journal.grow(5)
    center.visit()
    with sqlite3.connect(center.journal.data / "center.db") as db:
        db.execute("UPDATE journal SET line = cast('{\"x\":1}' AS blob) WHERE seq = 2")
    assert center.visit(thorough=True).condition is Condition.FORKED
    browser = sign_in(center.hub)

    page = read(browser, center.hub, "/?lang=en")
    detail = read(browser, center.hub, "/centers/sharqia/SHR01/1?lang=en")

    assert "Contradicted" in page
    assert "0 of 1" in page
    assert "figure alarm" in page
    assert "Another line at position 2" in detail
    assert "{&#34;x&#34;:1}" in detail
    assert "test.line" in detail


def test_silence_is_a_fact_with_an_age(center: Enrolled) -> None:
    visit_one(center)
    center.hub.stop()
    stored = center.hub.database().execute("SELECT stored_at FROM log_head").fetchone()
    center.hub.clock = lambda: int(stored[0]) + 2 * 86_400_000 + 5
    center.hub.start()
    browser = sign_in(center.hub)

    assert "No contact for 2 days" in read(browser, center.hub, "/?lang=en")
    assert "بلا اتصال منذ يومين" in read(browser, center.hub)


def test_contradictions_come_first_then_silence_then_the_longest_line(
    center: Enrolled,
) -> None:
    hub = center.hub
    quiet = enrolled(center.journal.data.parent / "two", hub, "SHR02")
    wrong = enrolled(center.journal.data.parent / "three", hub, "SHR03")
    visit_one(center)
    wrong.journal.grow(3)
    with sqlite3.connect(wrong.journal.data / "center.db") as db:
        db.execute("UPDATE journal SET line = cast('{}' AS blob) WHERE seq = 2")
    wrong.visit()

    page = read(sign_in(hub), hub, "/?lang=en")

    order = [page.index(log) for log in ("SHR03/1", "SHR02/1", "SHR01/1")]
    assert order == sorted(order)
    assert quiet.receipts == []


def test_a_wrong_password_is_refused_and_five_lock(hub: RunningHub) -> None:
    form, right = f"{hub.url}/sign_in?lang=en", hub.first.password if hub.first else ""
    for _ in range(5):
        answer = requests.post(form, {"password": "wrong"}, timeout=30)
        assert answer.status_code == 401
        assert "The password is wrong" in answer.text

    answer = requests.post(form, {"password": right}, timeout=30)

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) <= 300
    assert "try again in" in answer.text


def test_the_lock_ends_by_itself(center: Enrolled) -> None:
    hub, now = center.hub, [BEGUN]
    hub.stop()
    hub.clock = lambda: now[0]
    hub.start()
    for _ in range(5):
        sign_in(hub, "wrong")
    assert 'type="password"' in read(sign_in(hub), hub)

    now[0] += 5 * 60_000 + 1

    assert 'type="password"' not in read(sign_in(hub), hub)


def test_signing_out_ends_the_sign_in(hub: RunningHub) -> None:
    browser = sign_in(hub)
    token = browser.cookies["shubbak_hub"]
    assert 'type="password"' not in read(browser, hub)

    browser.post(f"{hub.url}/sign_out", timeout=9)

    again = requests.get(hub.url, cookies={"shubbak_hub": token}, timeout=9)
    assert 'type="password"' in again.text


def test_neither_password_nor_cookie_is_kept_in_clear(hub: RunningHub) -> None:
    browser = sign_in(hub)
    assert hub.first is not None

    kept = b"".join(path.read_bytes() for path in hub.data.glob("hub.db*"))

    assert hub.first.password.encode() not in kept
    assert browser.cookies["shubbak_hub"].encode() not in kept


@pytest.mark.parametrize("path", ["/nothing", "/static/x/renew.js", "/centers/x"])
def test_what_is_not_there_is_not_found(hub: RunningHub, path: str) -> None:
    answer = sign_in(hub).get(hub.url + path, timeout=9)

    assert answer.status_code == 404


def test_every_page_allows_only_its_own_files(hub: RunningHub) -> None:
    answer = requests.get(hub.url, timeout=9)

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', answer.text):
        assert requests.get(hub.url + address, timeout=9).status_code == 200


def test_a_password_that_is_no_text_is_a_wrong_one(hub: RunningHub) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}

    answer = requests.post(
        f"{hub.url}/sign_in", data=b"password=\xff", headers=form, timeout=30
    )

    assert answer.status_code < 500
    assert 'type="password"' in answer.text
