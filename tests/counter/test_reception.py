"""Reception: tickets for those who are helped, and nothing about those who wait."""

import io
from typing import Any

import pytest
import requests
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.counter.people import Clerk, Reception, journal, restart
from tests.counter.test_sign_in import answers_held
from tests.processes import Center

SERVICE = "shop_licence"
NAME = "ترخيص محل"
PRESS_AT_ONCE = """() => {
  const key = {key: "1", code: "Digit1", bubbles: true};
  const opening = new MutationObserver(() => {
    opening.disconnect();
    document.dispatchEvent(new KeyboardEvent("keydown", key));
  });
  opening.observe(document.getElementById("choice"), {attributes: true});
}"""
"""A key that was on its way when a question comes up."""


def printing(center: Center) -> list[tuple[str, int]]:
    return [(one["print"], one["copy"]) for one in journal(center, "ticket.printing")]


def wait_for_line(center: Center, reception: Reception, kind: str) -> dict[str, Any]:
    """The first line of a kind, once it is there."""
    for _ in range(100):
        if found := journal(center, kind):
            return found[0]
        reception.page.wait_for_timeout(50)
    raise AssertionError(f"no {kind}")


def test_a_ticket_is_issued_by_keys_and_told_printed_when_it_was_seen(
    center: Center, reception: Reception
) -> None:
    center.clerk(5)
    reception.sign_in()

    reception.issue(NAME)
    assert printing(center) == [("queued", 0), ("sent", 0)]
    reception.press("1")
    reception.see("صدرت التذكرة")

    (issued,) = journal(center, "ticket.issued")
    assert issued["by"] == "reception:301"
    assert issued["service"] == SERVICE
    assert printing(center)[-1] == ("printed", 0)
    assert reception.text("#issued-twin") == "D101"


def test_a_key_too_many_says_nothing_of_the_paper(
    center: Center, reception: Reception
) -> None:
    reception.sign_in()
    reception.press("Enter")
    reception.page.locator("#find-text").wait_for()
    reception.type(NAME, then="1")
    reception.see("هل للمواطن حق الأولوية؟")
    with answers_held(reception.page, "**/printing"):
        reception.press("1")
        reception.page.locator("#issued-twin").wait_for()
        reception.press("1", "1")
        reception.page.evaluate(PRESS_AT_ONCE)

    reception.is_asked_for_the_paper()
    assert printing(center) == [("queued", 0), ("sent", 0)]
    reception.press("1")
    reception.see("صدرت التذكرة")
    assert reception.page.locator("#hand").input_value() == ""


def test_the_paper_says_what_the_kiosk_s_paper_says(
    center: Center, reception: Reception
) -> None:
    reception.sign_in()
    reception.issue(NAME)
    reception.press("1")
    reception.see("صدرت التذكرة")

    paper = reception.paper()
    check = reception.text("#issued-check")

    assert "D101" in paper
    assert check in paper
    assert "سجل تجاري" in paper
    assert "استخراج رقم الدور مجاني" in paper
    reception.page.emulate_media(media="print")
    picture = reception.page.locator("#paper svg").screenshot()
    (read,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    assert read.text == center.code("20261122-D101")


def test_a_paper_that_did_not_come_is_doubtful_and_printed_again(
    center: Center, reception: Reception
) -> None:
    reception.sign_in()
    reception.issue(NAME)

    reception.press("2")
    reception.printed(2)
    reception.is_asked_for_the_paper()
    assert "إعادة طباعة" in reception.paper()
    reception.press("1")
    reception.see("صدرت التذكرة")

    told = [("queued", 0), ("sent", 0), ("doubtful", 0)]
    assert printing(center) == [*told, ("queued", 1), ("sent", 1), ("printed", 1)]
    assert len(journal(center, "ticket.issued")) == 1


def test_a_service_is_found_by_its_category(
    center: Center, reception: Reception
) -> None:
    reception.sign_in()

    reception.press("Enter")
    reception.see("ما نوع الخدمة؟")
    reception.press("4")
    reception.see("ما الخدمة المطلوبة؟")
    reception.press("1")
    reception.see("هل للمواطن حق الأولوية؟")
    reception.press("2")
    reception.is_asked_for_the_paper()

    (issued,) = journal(center, "ticket.issued")
    assert issued["side"] == "priority"
    assert issued["ticket"].endswith("-A101")


def test_leaving_the_questions_issues_nothing(
    center: Center, reception: Reception
) -> None:
    reception.sign_in()
    reception.press("Enter")
    reception.see("ما نوع الخدمة؟")
    reception.press("4")
    reception.see("ما الخدمة المطلوبة؟")
    reception.press("1")
    reception.see("هل للمواطن حق الأولوية؟")
    reception.press("Escape")

    expect(reception.page.locator("dialog[open]")).to_have_count(0)
    assert journal(center, "ticket.issued") == []


@pytest.mark.parametrize("how", ["typed", "scanned"])
def test_a_parked_ticket_waits_again_when_it_lies_on_the_desk(
    center: Center, clerk: Clerk, reception: Reception, how: str
) -> None:
    clerk.sign_in()
    reception.sign_in()
    ticket = center.kiosk().issue(SERVICE)
    clerk.calls(ticket)
    clerk.show_ticket(ticket)
    clerk.page.locator("#serving-code").wait_for()
    clerk.press("F4", "1")
    clerk.see("عُلِّقت الخدمة")

    reception.type(f"D101 {ticket['check']}" if how == "typed" else ticket["url"])
    reception.see("ما المطلوب لهذه التذكرة؟")
    reception.press("1")

    reception.see("بوقتها الأصلي")
    assert wait_for_line(center, reception, "ticket.resumed")["by"] == "reception:301"
    clerk.calls(ticket)


def test_a_ticket_is_cancelled_only_after_a_second_question(
    center: Center, reception: Reception
) -> None:
    reception.sign_in()
    ticket = center.kiosk().issue(SERVICE)
    reception.type(f"D101 {ticket['check']}")
    reception.see("ما المطلوب لهذه التذكرة؟")
    reception.press("2")
    reception.see("هل تريد إلغاء التذكرة؟")
    reception.press("2")
    expect(reception.page.locator("dialog[open]")).to_have_count(0)
    assert journal(center, "ticket.cancelled") == []

    reception.press("Enter", "2")
    reception.see("هل تريد إلغاء التذكرة؟")
    reception.press("1")

    reception.see("أُلغيت التذكرة")
    (cancelled,) = journal(center, "ticket.cancelled")
    assert cancelled["by"] == "reception:301"


def test_a_wrong_presence_code_is_refused_with_what_to_do(
    center: Center, reception: Reception
) -> None:
    reception.sign_in()
    ticket = center.kiosk().issue(SERVICE)
    wrong = "00" if ticket["check"] != "00" else "11"

    reception.type(f"D101 {wrong}")
    reception.see("ما المطلوب لهذه التذكرة؟")
    reception.press("2")
    reception.see("هل تريد إلغاء التذكرة؟")
    reception.press("1")

    reception.see("الرقم ورمز الحضور لا يتطابقان")
    assert journal(center, "ticket.cancelled") == []


def test_a_ticket_that_still_waits_does_not_return(
    center: Center, reception: Reception
) -> None:
    reception.sign_in()
    ticket = center.kiosk().issue(SERVICE)

    reception.type(f"D101 {ticket['check']}")
    reception.see("ما المطلوب لهذه التذكرة؟")
    reception.press("1")

    reception.see("لا تعود إلا تذكرة فاتها النداء")


def test_a_kiosk_s_call_for_help_is_seen_and_answered_by_one_key(
    center: Center, reception: Reception
) -> None:
    reception.sign_in()
    center.kiosk().do("/v1/help")
    reception.see("مواطن يطلب المساعدة عند كشك ١")

    reception.press("F2")

    expect(reception.page.locator("#help-calls")).to_be_hidden()
    assert len(journal(center, "help.answered")) == 1


def test_reception_sees_how_many_wait_and_never_who(
    center: Center, reception: Reception
) -> None:
    reception.sign_in()
    kiosk = center.kiosk()
    for _ in range(3):
        kiosk.issue(SERVICE)

    expect(reception.page.locator("#lines")).to_contain_text("٣")

    said = reception.page.locator("body").inner_text()
    for code in ("D101", "١٠١", "١٠٢", "١٠٣"):
        assert code not in said


def test_reception_works_on_when_the_center_was_away(
    center: Center, reception: Reception
) -> None:
    reception.sign_in()
    restart(center, seconds_later=5)

    reception.issue(NAME)

    assert len(journal(center, "ticket.issued")) == 1


def test_a_picture_of_a_code_is_given_to_enrolled_browsers_alone(
    center: Center,
) -> None:
    address = f"{center.url}/reception/qr"
    cookies = center.browser("R1").http.cookies

    strange = requests.post(address, data="HTTP://A/V/ABC", timeout=10)
    known = requests.post(address, data="HTTP://A/V/ABC", cookies=cookies, timeout=10)
    script = requests.post(address, data="<script>", cookies=cookies, timeout=10)

    assert strange.status_code == 401
    assert known.headers["content-type"] == "image/svg+xml"
    assert script.status_code == 400


def test_reception_tells_of_papers_only_when_someone_is_signed_in(
    center: Center,
) -> None:
    ticket = center.kiosk().issue(SERVICE)["ticket"]
    told = {"print": "queued", "detail": "", "copy": 0}

    code = center.browser("R1").refused(f"/v1/tickets/{ticket}/printing", **told)

    assert code == "not_signed_in"
