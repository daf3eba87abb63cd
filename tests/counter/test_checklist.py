"""The window while it serves: the list of documents, and how the visit goes on."""

from hashlib import sha256
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.counter.people import Clerk, begin_again, go_on, journal
from tests.counter.test_presence import SCAN
from tests.counter.test_sign_in import answers_held
from tests.processes import Center, command
from tests.web.applicants import ID
from tests.web.catalogue_files import changed, send, shipped
from tests.web.streams import eventually

SERVICE = "shop_licence"
MANDATORY, OPTIONAL = 6, 3


@pytest.fixture
def served(center: Center, clerk: Clerk) -> dict[str, Any]:
    """A ticket being served, with someone else behind it."""
    clerk.sign_in()
    kiosk = center.kiosk()
    ticket = kiosk.issue(SERVICE)
    clerk.calls(ticket)
    kiosk.issue(SERVICE)
    clerk.show_ticket(ticket)
    clerk.page.locator("#serving-code").wait_for()
    return ticket


def test_a_request_with_all_documents_gets_its_number_and_a_receipt(
    center: Center, clerk: Clerk, served: dict[str, Any]
) -> None:
    clerk.answer("+" * MANDATORY + "0" * OPTIONAL)
    expect(clerk.page.locator("#progress-count")).to_have_text("٦ من ٦")
    clerk.press("Enter")

    number = clerk.text("#done-number")
    paper = clerk.paper()

    assert [line["request"] for line in journal(center, "request.accepted")] == [number]
    finished = journal(center, "ticket.finished")
    assert [line["outcome"] for line in finished] == ["done"]
    assert number.startswith("13-SHR01-2026-0000001-")
    assert number in paper
    assert "إيصال استلام طلب" in paper
    assert "رسم هندسي للمحل" in paper
    assert "توكيل" not in paper


def test_a_missing_document_turns_the_button_to_return_and_prints_its_basis(
    center: Center, clerk: Clerk, served: dict[str, Any]
) -> None:
    clerk.answer("++++-+000")
    clerk.see("ينقص مستند واحد")
    expect(clerk.page.locator("#accept-locked")).to_be_visible()
    clerk.press("Enter")

    clerk.see("أُعيد لاستيفاء المستندات")
    paper = clerk.paper()

    assert "رسم هندسي للمحل" in paper
    assert "قانون ١٥٤ لسنة ٢٠١٩" in paper
    assert "سجل تجاري" not in paper
    assert "لا يجوز طلب غيرها" in paper
    (checked,) = journal(center, "documents.checked")
    assert sorted(checked["documents"].values()).count("missing") == 1
    (finished,) = journal(center, "ticket.finished")
    assert finished["outcome"] == "returned"
    assert journal(center, "request.accepted") == []


def test_nothing_is_concluded_until_every_document_has_an_answer(
    center: Center, clerk: Clerk, served: dict[str, Any]
) -> None:
    clerk.answer("+" * MANDATORY)

    clerk.press("Enter")

    clerk.see("برجاء مراجعة كل مستند أولًا")
    assert clerk.text("#band-hint") == "بقيت ٣ مستندات للمراجعة"
    assert journal(center, "documents.checked") == []


def test_a_number_key_turns_to_a_document_and_its_answer_can_be_changed(
    clerk: Clerk, served: dict[str, Any]
) -> None:
    clerk.press("3", "-")
    third = clerk.page.locator("#documents-needed li").nth(2)
    expect(third.locator(".missing")).to_have_attribute("aria-pressed", "true")

    clerk.answer("3+")

    expect(third.locator(".present")).to_have_attribute("aria-pressed", "true")
    expect(third.locator(".missing")).to_have_attribute("aria-pressed", "false")


def test_a_scan_answers_for_no_document_and_opens_nothing(
    clerk: Clerk, served: dict[str, Any]
) -> None:
    clerk.answer("+" * MANDATORY)

    for code in ("03-+=" + ID, served["url"], "p+0-s" + ID):
        clerk.page.evaluate(SCAN, code)
        clerk.page.wait_for_timeout(150)

    assert clerk.page.locator(".answer[aria-pressed='true']").count() == MANDATORY
    assert clerk.page.locator("dialog[open]").count() == 0
    clerk.see("بقيت ٣ مستندات للمراجعة")


def test_a_mandatory_document_cannot_be_set_aside(
    clerk: Clerk, served: dict[str, Any]
) -> None:
    clerk.answer("10")

    clerk.see("هذا المستند مطلوب في كل الحالات")
    assert clerk.page.locator("#documents-needed .not_applicable").count() == 0
    pressed = clerk.page.locator(".answer[aria-pressed='true']")
    assert pressed.count() == 0


def test_a_key_held_down_answers_once(clerk: Clerk, served: dict[str, Any]) -> None:
    clerk.page.keyboard.down("+")
    clerk.page.keyboard.down("+")
    clerk.page.keyboard.up("+")
    clerk.press("ArrowUp")  # what was typed before it is done by then

    expect(clerk.page.locator(".answer[aria-pressed='true']")).to_have_count(1)


def test_the_answers_outlive_a_page_that_is_loaded_again(
    clerk: Clerk, served: dict[str, Any]
) -> None:
    clerk.answer("++-")

    clerk.page.reload()
    clerk.page.locator("#serving-code").wait_for()

    assert clerk.page.locator(".answer[aria-pressed='true']").count() == 3
    clerk.see("ينقص مستند واحد")


def test_an_answer_is_given_with_the_mouse_though_the_hall_moves_meanwhile(
    center: Center, clerk: Clerk, served: dict[str, Any]
) -> None:
    second = clerk.page.locator("#documents-needed li").nth(1)

    second.locator(".missing").hover()
    clerk.page.mouse.down()
    center.kiosk().issue(SERVICE)
    expect(clerk.page.locator("#bar-waiting-count")).to_have_text("٢")
    clerk.page.mouse.up()

    clerk.see("ينقص مستند واحد")
    expect(clerk.page.locator("#missing-names")).to_contain_text("سجل تجاري")


def test_a_visit_is_parked_with_a_reason_of_the_list(
    center: Center, clerk: Clerk, served: dict[str, Any]
) -> None:
    clerk.press("F4")
    clerk.see("سبب التعليق")
    clerk.press("2")

    clerk.see("عُلِّقت الخدمة")
    (parked,) = journal(center, "ticket.parked")
    assert parked["reason"] == "payment"


def test_a_visit_is_transferred_to_a_service_found_by_typing(
    center: Center, clerk: Clerk, served: dict[str, Any]
) -> None:
    clerk.page.route("**/v1/catalogue", lambda route: None)
    clerk.press("F2")
    clerk.type("هدم", then="1")
    clerk.see("سبب التحويل")
    clerk.press("1")

    clerk.see("حُوِّلت التذكرة")
    (sent,) = journal(center, "ticket.transferred")
    assert sent["service"].startswith("demolition")
    assert sent["reason"] == "wrong_service"


def test_leaving_a_question_changes_nothing(
    center: Center, clerk: Clerk, served: dict[str, Any]
) -> None:
    for key in ("F2", "F4", "F9"):
        clerk.press(key)
        clerk.page.locator("dialog[open]").wait_for()
        clerk.press("Escape")
        expect(clerk.page.locator("dialog[open]")).to_have_count(0)

    expect(clerk.page.locator("#serving-code")).to_be_visible()
    acts = {line["kind"] for line in journal(center) if "served" in str(line)}
    assert acts == set()


def test_the_last_paper_is_printed_again_by_one_key(
    clerk: Clerk, served: dict[str, Any]
) -> None:
    clerk.answer("+" * MANDATORY + "0" * OPTIONAL)
    clerk.press("Enter")
    clerk.paper()

    clerk.press("p")

    clerk.printed(2)


def test_help_tells_the_keys_of_the_moment(
    clerk: Clerk, served: dict[str, Any]
) -> None:
    clerk.press("?")

    expect(clerk.page.locator("#help")).to_contain_text("لا يُطلب مستند خارج القائمة")
    clerk.press("Enter")
    expect(clerk.page.locator("#help")).to_be_hidden()
    expect(clerk.page.locator("#serving-code")).to_be_visible()


def test_a_window_lost_for_want_of_an_act_comes_back_by_enter(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    ticket = center.kiosk().issue(SERVICE)
    clerk.calls(ticket)

    go_on(center, seconds=130)
    clerk.see("توقف الشباك لانقطاع الاتصال أو عدم الرد")
    clerk.press("Enter")
    clerk.calls(ticket)

    assert [line["why"] for line in journal(center, "window.lost")] == ["no_act"]
    assert len(journal(center, "window.back")) == 1


def test_a_request_that_needs_no_document_is_accepted_after_a_question(
    center: Center, clerk: Clerk
) -> None:
    file = changed("pay_fees", documents=[])
    assert send(center.manager(), file, command=command(), effective_at=0).ok
    kiosk, announced = center.kiosk(), sha256(file).hexdigest()
    eventually(lambda: kiosk.get("/v1/catalogue").json()["hash"] == announced)
    clerk.sign_in()
    ticket = kiosk.issue("pay_fees")
    clerk.calls(ticket)
    clerk.show_ticket(ticket)
    clerk.page.locator("#serving-code").wait_for()

    clerk.press("Enter")
    clerk.see("هل تريد قبول الطلب وإصدار إيصال؟")
    clerk.press("1")

    clerk.see("قُبل الطلب")
    assert len(journal(center, "request.accepted")) == 1


def test_a_new_list_under_an_open_one_is_shown_with_what_was_answered(
    center: Center, clerk: Clerk, served: dict[str, Any]
) -> None:
    clerk.answer("++")
    (service,) = [s for s in shipped()["services"] if s["id"] == SERVICE]
    first, second, *_ = service["documents"]
    file = changed(SERVICE, documents=[first, second | {"id": "other"}])

    assert send(center.manager(), file, command=command(), effective_at=0).ok

    clerk.see("تغيّرت قائمة المستندات أثناء الخدمة")
    expect(clerk.page.locator("#documents li")).to_have_count(2)
    expect(clerk.page.locator(".present[aria-pressed=true]")).to_have_count(1)
    clerk.answer("+")
    clerk.press("Enter")
    clerk.see("قُبل الطلب")


def test_an_acceptance_that_a_new_list_overtakes_leaves_only_what_is_new_to_answer(
    center: Center, clerk: Clerk, served: dict[str, Any]
) -> None:
    clerk.answer("+" * MANDATORY + "0" * OPTIONAL)
    (service,) = [s for s in shipped()["services"] if s["id"] == SERVICE]
    more = {"id": "other", "ar": "مستند جديد", "en": "New paper", "mandatory": True}
    file = changed(SERVICE, documents=[*service["documents"], more])

    with answers_held(clerk.page, "**/accept"):
        clerk.press("Enter")
        eventually(lambda: journal(center, "documents.checked"))
        assert send(center.manager(), file, command=command(), effective_at=0).ok

    clerk.see("تغيرت قائمة المستندات بعد المراجعة")
    clerk.see("بقي مستند واحد للمراجعة")
    clerk.answer("+")
    clerk.press("Enter")
    clerk.see("قُبل الطلب")
    assert len(journal(center, "documents.checked")) == 2


def test_an_acceptance_sent_while_the_center_is_away_is_done_once(
    center: Center, clerk: Clerk, served: dict[str, Any]
) -> None:
    clerk.answer("+" * MANDATORY + "0" * OPTIONAL)
    center.kill()
    clerk.press("Enter")
    clerk.see("برجاء الانتظار")
    begin_again(center)

    number = clerk.text("#done-number")

    assert [line["request"] for line in journal(center, "request.accepted")] == [number]
