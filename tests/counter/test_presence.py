"""A visit begins only with the ticket in the clerk's hand, and the priority card."""

from time import time
from typing import Any

from playwright.sync_api import Page, expect

from tests.counter.people import HAND_MS, Clerk, journal
from tests.counter.test_sign_in import answers_held
from tests.processes import Center
from tests.web.applicants import ID

SERVICE = "shop_licence"

TYPE_ON_ARABIC_LAYOUT = """text => {
  const field = document.getElementById("presence");
  const layout = {A: "ِ", D: "]", L: "/", V: "}", ":": ":", "/": "ظ", ".": "."};
  const places = {":": "Semicolon", "/": "Slash", ".": "Period", "-": "Minus"};
  for (const character of text) {
    const isDigit = /[0-9]/.test(character);
    const code = places[character] ?? (isDigit ? "Digit" : "Key") + character;
    const key = isDigit ? character : layout[character] ?? "ش";
    const shiftKey = /[A-Z:]/.test(character);
    const event = new KeyboardEvent("keydown",
      {key, code, shiftKey, bubbles: true, cancelable: true});
    if (field.dispatchEvent(event)) field.setRangeText(key, field.value.length,
      field.value.length, "end");
  }
}"""
"""What a scanner does on a computer that is set to Arabic: places, not letters."""
SCAN = """text => {
  for (const key of [...text, "Enter"]) {
    const place = /[0-9]/.test(key) ? "Digit" : /^[a-z]$/i.test(key) ? "Key" : "";
    const code = place && place + key.toUpperCase();
    const event = {key, code, bubbles: true, cancelable: true};
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", event));
  }
}"""
"""What a scanner does, far faster than any hand."""


def test_nothing_typed_starts_nothing_and_says_what_to_do(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    clerk.calls(center.kiosk().issue(SERVICE))

    clerk.press("Enter")

    clerk.see("امسح رمز التذكرة أو اكتب رمز التحقق أولًا")
    assert clerk.page.locator("#presence:focus").is_visible()


def test_a_click_on_the_header_takes_no_scan_away(center: Center, clerk: Clerk) -> None:
    """Language, help, or a button that was reached by Tab: the next scan begins."""
    clerk.sign_in()
    page, kiosk = clerk.page, center.kiosk()
    page.locator("#language").click()
    page.locator("#help-open").click()
    clerk.press("Escape")
    page.locator("#language").focus()
    ticket = kiosk.issue(SERVICE)
    page.locator("#call[aria-disabled='false']").wait_for()
    page.locator("#call").click()
    page.locator("#presence").wait_for()
    page.locator("#language").click()

    page.keyboard.type(ticket["url"])
    clerk.press("Enter")

    page.locator("#serving-code").wait_for()


def test_wrong_characters_are_refused_and_the_right_ones_start(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    ticket = center.kiosk().issue(SERVICE)
    clerk.calls(ticket)

    clerk.type("22" if ticket["check"] != "22" else "33")
    clerk.see("الرمز لا يخص التذكرة المنادى عليها")
    assert journal(center, "ticket.started") == []
    clerk.show_ticket(ticket)
    clerk.page.locator("#serving-code").wait_for()

    assert [s["presence"] for s in journal(center, "ticket.started")] == ["check"]


def test_a_scanner_is_understood_on_an_arabic_keyboard(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    ticket = center.kiosk().issue(SERVICE)
    clerk.calls(ticket)

    scan_on_arabic_layout(clerk.page, ticket)

    assert clerk.page.locator("#presence").input_value() == ticket["url"]
    clerk.press("Enter")
    clerk.page.locator("#serving-code").wait_for()
    assert [s["presence"] for s in journal(center, "ticket.started")] == ["qr"]


def test_a_scan_while_nobody_is_called_calls_nobody(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    ticket = center.kiosk().issue(SERVICE)
    clerk.page.locator("#call[aria-disabled='false']").wait_for()

    scan(clerk, ticket["url"])

    clerk.page.wait_for_timeout(500)
    assert journal(center, "ticket.called") == []


def scan(clerk: Clerk, text: str) -> None:
    """Real keys with a scanner's times, however busy the machine is."""
    keyboard, at = clerk.page.context.new_cdp_session(clerk.page), time()
    for place, key in enumerate([*text, "Enter"]):
        pressed = {"key": key, "text": key, "timestamp": at + place * 0.004}
        if key == "Enter":
            pressed |= {"text": "\r", "code": "Enter", "windowsVirtualKeyCode": 13}
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyDown", **pressed})
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", **pressed})


def test_a_second_scan_does_not_answer_for_the_clerk(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    ticket = center.kiosk().issue(SERVICE, side="priority")
    clerk.calls(ticket)

    clerk.type(ticket["url"])
    clerk.see("هل اطّلعت على بطاقة الأولوية؟")
    clerk.press("Enter")
    clerk.page.evaluate(SCAN, ticket["url"])
    clerk.page.evaluate(SCAN, ID)

    clerk.page.wait_for_timeout(200)
    assert clerk.page.locator("#choice").is_visible()
    assert journal(center, "ticket.started") == []
    clerk.press("1", "Enter")
    clerk.page.locator("#serving-code").wait_for()
    assert journal(center, "ticket.demoted") == []


def test_the_documents_are_those_of_the_catalogue(center: Center, clerk: Clerk) -> None:
    clerk.sign_in()
    ticket = center.kiosk().issue(SERVICE)
    services = center.kiosk().get("/v1/catalogue").json()["services"]
    documents = next(s for s in services if s["id"] == SERVICE)["documents"]
    clerk.calls(ticket)
    assert clerk.page.locator("#documents li").count() == 0
    clerk.show_ticket(ticket)
    clerk.page.locator("#serving-code").wait_for()

    needed = clerk.page.locator("#documents-needed .document-name")
    some = clerk.page.locator("#documents-some .document-name")

    assert needed.all_inner_texts() == [d["ar"] for d in documents if d["mandatory"]]
    assert some.all_inner_texts() == [d["ar"] for d in documents if not d["mandatory"]]
    clerk.see("لا يمكن طلب مستند غير مدرج بالقائمة المعتمدة")


def test_what_is_typed_while_the_center_is_asked_is_answered_on_the_list(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    ticket = center.kiosk().issue(SERVICE)
    clerk.calls(ticket)

    with answers_held(clerk.page, "**/start"):
        clerk.show_ticket(ticket)
        clerk.see("برجاء الانتظار")
        clerk.page.keyboard.type("+-", delay=HAND_MS)
        clerk.page.evaluate(SCAN, ticket["url"])

    clerk.page.locator("#serving-code").wait_for()
    pressed = clerk.page.locator(".answer[aria-pressed='true']")
    expect(pressed).to_have_text(["مستوفى", "ناقص"])


def test_a_priority_ticket_starts_once_its_card_was_seen(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    ticket = center.kiosk().issue(SERVICE, side="priority")
    clerk.calls(ticket)

    clerk.show_ticket(ticket)
    clerk.see("هل اطّلعت على بطاقة الأولوية؟")
    assert journal(center, "ticket.started") == []
    clerk.press("1")
    clerk.page.locator("#serving-code").wait_for()

    assert [s["card"] for s in journal(center, "ticket.started")] == [1]


def test_without_the_card_the_ticket_goes_to_the_ordinary_line(
    center: Center, clerk: Clerk
) -> None:
    clerk.sign_in()
    ticket = center.kiosk().issue(SERVICE, side="priority")
    clerk.calls(ticket)
    clerk.show_ticket(ticket)
    clerk.see("لم يقدّم البطاقة")

    clerk.press("2")
    clerk.calls(ticket)

    clerk.see("بدوره الأصلي")
    expect(clerk.page.locator("#presence")).to_have_value("")
    assert [d["line"] for d in journal(center, "ticket.demoted")] == ["full"]


def scan_on_arabic_layout(page: Page, ticket: dict[str, Any]) -> None:
    page.locator("#presence:focus").wait_for()
    page.evaluate(TYPE_ON_ARABIC_LAYOUT, ticket["url"])
