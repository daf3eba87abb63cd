"""What a manager does: recorded, and asked for twice where others will see it."""

import pytest
from playwright.sync_api import expect

from center.device_codes import new_device_code
from tests.counter.people import Clerk, Manager, journal
from tests.processes import Center

SERVICE = "shop_licence"
ARABIC = "٠١٢٣٤٥٦٧٨٩"


@pytest.fixture
def at_work(center: Center, manager: Manager) -> Manager:
    """The manager, with three who wait and window 5 free."""
    manager.sign_in()
    center.clerk(5)
    kiosk = center.kiosk()
    for _ in range(3):
        kiosk.issue(SERVICE)
    expect(manager.page.locator("#waiting")).to_have_text("٣")
    return manager


def ask_for(manager: Manager, code: str) -> None:
    manager.page.locator("#exceptional-open").click()
    manager.page.locator("#exceptional-ticket").fill(code)
    manager.page.keyboard.press("Enter")


def test_an_exceptional_call_says_first_that_the_hall_will_see_it(
    center: Center, at_work: Manager
) -> None:
    ask_for(at_work, "d103")
    question = at_work.page.locator("#choice")
    expect(question).to_contain_text("قبل دوره")
    expect(question).to_contain_text("يُعلن في الصالة")
    assert journal(center, "ticket.called") == []

    at_work.page.keyboard.press("1")

    expect(at_work.page.locator("#band")).to_contain_text("سُجِّل")
    (called,) = journal(center, "ticket.called")
    assert called["ticket"] == "20261122-D103"
    assert called["reason"] == "exceptional"
    assert called["why"] == "medical"
    assert called["by"] == "manager:100"


def test_an_exceptional_call_left_at_the_question_is_not_made(
    center: Center, at_work: Manager
) -> None:
    ask_for(at_work, "D103")
    at_work.page.locator("#choice").wait_for()
    at_work.page.keyboard.press("2")

    expect(at_work.page.locator("#choice")).to_be_hidden()
    assert journal(center, "ticket.called") == []


@pytest.mark.parametrize("code", ["D199", "Z101", "12", ""])
def test_a_ticket_that_is_not_there_is_refused_clearly(
    at_work: Manager, code: str
) -> None:
    ask_for(at_work, code)
    if code == "D199":
        at_work.page.locator("#choice").wait_for()
        at_work.page.keyboard.press("1")

    expect(at_work.page.locator("#band")).to_contain_text(
        "لا توجد تذكرة بهذا الرقم اليوم"
    )


def test_without_a_free_window_there_is_no_exceptional_call(
    center: Center, manager: Manager
) -> None:
    manager.sign_in()

    manager.page.locator("#exceptional-open").click()

    expect(manager.page.locator("#band")).to_contain_text("لا يوجد شباك متاح الآن")
    expect(manager.page.locator("#exceptional")).to_be_hidden()


def test_a_window_gets_other_lines_in_a_quarter_of_an_hour(
    center: Center, manager: Manager
) -> None:
    manager.sign_in()
    before = len(journal(center, "window.assigned"))
    manager.page.locator("#assign-open").click()
    manager.page.locator("#assign-window").select_option("1")
    boxes = manager.page.locator("#assign-lines input")
    assert [box.is_checked() for box in boxes.all()] == [True, True, *[False] * 3]

    boxes.nth(4).check()
    manager.page.keyboard.press("Enter")

    window = manager.page.locator("#windows li").first
    expect(window).to_contain_text("تتغير خدماته")
    assigned = journal(center, "window.assigned")[before]
    assert assigned["lines"] == ["quick", "short", "full"]
    assert assigned["reason"] == ""
    assert assigned["effective_at"] >= assigned["at"] + 15 * 60_000


def test_a_window_changed_at_once_needs_a_reason_and_a_second_yes(
    center: Center, manager: Manager
) -> None:
    manager.sign_in()
    before = len(journal(center, "window.assigned"))
    manager.page.locator("#assign-open").click()
    manager.page.locator("#assign-window").select_option("2")
    manager.page.locator("#assign-when").select_option("illness")
    manager.page.locator("#assign-form .primary").click()
    expect(manager.page.locator("#choice")).to_contain_text("يظهر في التقارير")
    assert len(journal(center, "window.assigned")) == before
    manager.page.keyboard.press("1")

    expect(manager.page.locator("#band")).to_contain_text("سُجِّل")
    assert journal(center, "window.assigned")[before]["reason"] == "illness"


def test_a_window_without_any_line_is_refused(center: Center, manager: Manager) -> None:
    manager.sign_in()
    before = len(journal(center, "window.assigned"))
    manager.page.locator("#assign-open").click()
    for box in manager.page.locator("#assign-lines input").all():
        box.uncheck()

    manager.page.locator("#assign-form .primary").click()

    expect(manager.page.locator("#band")).to_contain_text("اختر نوعًا واحدًا على الأقل")
    assert len(journal(center, "window.assigned")) == before


def test_a_rule_is_announced_with_its_time_in_cairo(
    center: Center, manager: Manager
) -> None:
    manager.sign_in()
    manager.page.locator("#rule-open").click()
    expect(manager.page.locator("#rule-now")).to_contain_text("نداء من كل ٣ نداءات")
    manager.page.locator("#rule-ratio").fill("4")
    manager.page.locator("#rule-exponent").select_option("0")
    manager.page.locator("#rule-at").fill("2026-11-24T09:00")
    manager.page.keyboard.press("Enter")
    expect(manager.page.locator("#choice")).to_contain_text("٢٤ نوفمبر ٢٠٢٦")
    manager.page.keyboard.press("1")

    expect(manager.page.locator("#band")).to_contain_text("سُجِّل")
    announced = journal(center, "rule.published")[-1]
    assert announced["effective_at"] == 1795503600000
    assert announced["rule"]["ratio"] == 4
    assert announced["rule"]["exponent_halves"] == 0


def test_a_rule_of_the_past_is_refused_with_the_earliest_time(
    center: Center, manager: Manager
) -> None:
    manager.sign_in()
    before = len(journal(center, "rule.published"))
    manager.page.locator("#rule-open").click()
    manager.page.locator("#rule-at").fill("2026-11-20T09:00")

    manager.page.keyboard.press("Enter")

    expect(manager.page.locator("#band")).to_contain_text("أقرب موعد")
    assert len(journal(center, "rule.published")) == before


def test_an_outage_is_entered_with_its_count(center: Center, manager: Manager) -> None:
    manager.sign_in()
    manager.page.locator("#outage-open").click()
    manager.page.locator("#outage-from").fill("2026-11-22T09:00")
    manager.page.locator("#outage-until").fill("2026-11-22T09:40")
    manager.page.locator("#outage-count").fill("12")
    manager.page.keyboard.press("Enter")
    manager.page.locator("#choice").wait_for()
    manager.page.keyboard.press("1")

    expect(manager.page.locator("#band")).to_contain_text("سُجِّل")
    (entered,) = journal(center, "outage.entered")
    assert entered["count"] == 12
    assert entered["until"] - entered["from"] == 40 * 60_000


def test_an_outage_that_has_not_ended_is_refused(
    center: Center, manager: Manager
) -> None:
    manager.sign_in()
    manager.page.locator("#outage-open").click()
    manager.page.locator("#outage-until").fill("2026-11-23T09:00")
    manager.page.keyboard.press("Enter")

    expect(manager.page.locator("#band")).to_contain_text("وينتهي قبل الآن")
    assert journal(center, "outage.entered") == []


def test_another_first_pin_is_shown_once_and_the_clerk_goes_on_with_it(
    center: Center, at_work: Manager
) -> None:
    page = at_work.page
    page.locator("#staff-open").click()
    page.locator("#staff-act").select_option("reset")
    page.locator("#staff-number").fill("205")
    page.keyboard.press("Enter")
    expect(page.locator("#choice")).to_contain_text("يخرج الموظف فورًا")
    page.keyboard.press("1")
    expect(page.locator("#choice")).to_contain_text("الرقم السري المؤقت للموظف ٢٠٥")
    shown = page.locator("#choice-title").inner_text()
    pin = (
        shown.rpartition(":")[2].strip().translate(str.maketrans(ARABIC, "0123456789"))
    )
    page.keyboard.press("1")

    expect(page.locator("#band")).to_contain_text("سُجِّل")
    terminal = center.browser("W4")
    told = {"staff": "205", "pin": pin, "new_pin": "618402"}
    assert terminal.refused("/v1/windows/4/sign_in", **told) == "not_in_this_state"
    assert [one["code"] for one in journal(center, "staff.changed")][-1] == "reset"
    for written in (pin, pin.translate(str.maketrans("0123456789", ARABIC))):
        assert written not in page.content()


def test_a_computer_that_is_taken_out_says_so_until_it_gets_a_new_code(
    center: Center, manager: Manager, clerk: Clerk
) -> None:
    manager.sign_in()
    clerk.sign_in()
    clerk.calls(center.kiosk().issue(SERVICE))
    manager.page.locator("#revoke-open").click()
    listed = manager.page.locator("#revoke-device option")
    assert sorted(one.get_attribute("value") or "" for one in listed.all()) == [
        *("K1", "W5")
    ]
    manager.page.locator("#revoke-device").select_option("W5")
    manager.page.keyboard.press("Enter")
    question = manager.page.locator("#choice")
    expect(question).to_contain_text("إخراج جهاز شباك ٥ من الخدمة؟")
    assert journal(center, "device.revoked") == []

    manager.page.keyboard.press("1")

    expect(manager.page.locator("#band")).to_contain_text("سُجِّل")
    expect(manager.page.locator("#devices")).to_contain_text("خارج الخدمة")
    clerk.see("أُخرج هذا الجهاز من الخدمة بقرار مدير المركز")
    clerk.see("يعود إلى العمل برمز تسجيل جديد من مدير المركز")
    assert [x["why"] for x in journal(center, "window.lost")] == ["device_revoked"]
    clerk.type(new_device_code(center.data, "W5"))
    clerk.page.locator("#staff").wait_for()
