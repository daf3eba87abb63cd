"""The manager's view: alerts first, the hall live, and no command over the order."""

from playwright.sync_api import expect

from tests.counter.people import Manager, journal
from tests.processes import Center, command


def test_a_printer_without_paper_is_the_first_thing_seen(
    center: Center, manager: Manager
) -> None:
    manager.sign_in()
    expect(manager.page.locator("#no-alerts")).to_be_visible()

    answer = center.kiosk().post("/v1/printer", command=command(), state="paper_out")

    assert answer.ok
    alert = manager.page.locator("#alerts li").first
    expect(alert).to_contain_text("كشك ١")
    device = manager.page.locator("#devices li").first
    expect(device).to_contain_text("نفد الورق")


def test_the_hall_is_shown_as_it_changes(center: Center, manager: Manager) -> None:
    manager.sign_in()
    clerk, kiosk = center.clerk(5), center.kiosk()
    tickets = [kiosk.issue("shop_licence") for _ in range(3)]

    clerk.do("/v1/windows/5/call")

    expect(manager.page.locator("#waiting")).to_have_text("٢")
    window = manager.page.locator("#windows li").nth(4)
    expect(window).to_contain_text("نداء")
    expect(window.locator(".code")).to_contain_text("١٠١")
    clerk.do("/v1/windows/5/start", presence=tickets[0]["check"], card_seen=False)
    expect(window).to_contain_text("يُخدم")


def test_the_one_act_that_changes_the_order_is_named_as_such(manager: Manager) -> None:
    manager.sign_in()

    buttons = manager.page.get_by_role("button").all()

    promise = manager.page.locator(".promise")
    expect(promise).to_contain_text("الاستثناء الوحيد هو النداء الاستثنائي")
    ids = {button.get_attribute("id") for button in buttons if button.is_visible()}
    acts = {"assign-open", "rule-open", "outage-open", "exceptional-open", "staff-open"}
    acts |= {"publish-open", "revoke-open"}
    assert ids == {"day-act", "language", "sign-out", *acts}


def test_the_day_is_closed_only_after_a_question(
    center: Center, manager: Manager
) -> None:
    manager.sign_in()

    manager.page.locator("#day-act").click()
    expect(manager.page.locator("#choice")).to_contain_text("تُلغى التذاكر المنتظرة")
    manager.page.keyboard.press("Escape")
    expect(manager.page.locator("#choice")).to_be_hidden()
    assert journal(center, "day.closed") == []
    manager.page.locator("#day-act").click()
    manager.page.keyboard.press("1")

    expect(manager.page.locator("#day-state")).to_have_text("اليوم مغلق")
    assert len(journal(center, "day.closed")) == 1


def test_signing_out_shows_nothing_more(manager: Manager) -> None:
    manager.sign_in()

    manager.page.locator("#sign-out").click()

    expect(manager.page.locator("#staff")).to_be_visible()
    expect(manager.page.locator("#hall-now")).to_be_hidden()
