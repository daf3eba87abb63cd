"""What the manager announces by keyboard: hours, holidays, quotas and the catalogue."""

from pathlib import Path

from playwright.sync_api import Page, expect

from center.texts import ASSETS
from tests.counter.people import Manager, journal
from tests.processes import Center
from tests.web.streams import eventually

SHIPPED = (ASSETS / "catalogue.yaml").read_text("utf-8")
SERVICE = "shop_licence"


def begin(page: Page, key: str) -> None:
    """Choose what is announced, by its number."""
    page.locator("#publish-open").press("Enter")
    page.locator("#choice").wait_for()
    page.keyboard.press(key)
    expect(page.locator("#choice")).to_be_hidden()


def agree(manager: Manager, question: str, lines: int) -> None:
    """Go on, read the last question, and say yes: so many lines are on record then."""
    page = manager.page
    page.keyboard.press("Enter")
    expect(page.locator("#choice")).to_contain_text(question)
    page.keyboard.press("1")
    eventually(lambda: published(manager.center) == lines)
    expect(page.locator("#band")).to_contain_text("سُجِّل")


def fill_hours(page: Page, opens: str, closes: str) -> None:
    """Every day but Friday, from next Sunday on."""
    begin(page, "1")
    page.locator("#hours-days input[value='4']").uncheck()
    page.locator("#hours-opens").fill(opens)
    page.locator("#hours-closes").fill(closes)
    page.locator("#hours-at").fill("2026-11-29T00:00")


def published(center: Center) -> int:
    """Lines of hours and catalogues after those that the center began with."""
    kinds = [line["kind"] for line in journal(center)]
    return kinds.count("hours.published") + kinds.count("catalogue.published") - 2


def test_hours_a_holiday_and_a_quota_are_announced_without_a_mouse(
    center: Center, manager: Manager
) -> None:
    manager.sign_in()
    page = manager.page
    fill_hours(page, "08:30", "08:00")
    page.keyboard.press("Enter")
    expect(page.locator("#band")).to_contain_text("تبدأ قبل أن تنتهي")
    fill_hours(page, "08:30", "14:00")
    days = "السبت والأحد والاثنين والثلاثاء والأربعاء والخميس"
    agree(manager, f"{days}، من ٠٨:٣٠", 1)

    begin(page, "2")
    page.locator("#holidays-first").fill("2027-01-06")
    page.locator("#holidays-last").fill("2027-01-07")
    agree(manager, "إجازة من الأربعاء، ٦ يناير إلى الخميس، ٧ يناير", 3)

    begin(page, "3")
    page.locator("#find-text").wait_for()
    page.keyboard.type("محل عام")
    page.keyboard.press("1")
    expect(page.locator("#quota-service")).to_contain_text("محل")
    page.keyboard.type("40")
    agree(manager, "أن يكون الحد اليومي ٤٠", 5)

    *_, now, later = journal(center, "hours.published")
    assert (now["opens"], later["opens"]) == (0, 8 * 60 + 30)
    assert now["effective_at"] == now["at"] < later["effective_at"]
    assert sorted(later["days"]) == [0, 1, 2, 3, 5, 6]
    for hours in (now, later):
        assert hours["holidays"] == ["2027-01-06", "2027-01-07"]
        assert hours["quotas"] == {SERVICE: 40}


def test_a_catalogue_is_looked_at_before_it_is_announced(
    center: Center, manager: Manager, tmp_path: Path
) -> None:
    manager.sign_in()
    page, file = manager.page, tmp_path / "new.yaml"
    begin(page, "4")
    page.locator("#catalogue-at").press("Enter")
    expect(page.locator("#band")).to_contain_text("اختر ملف الدليل")

    file.write_text("surprise: 1\n" + SHIPPED, "utf-8")
    begin(page, "4")
    page.locator("#catalogue-file").set_input_files(file)
    page.keyboard.press("Enter")
    expect(page.locator("#band")).to_contain_text("خطأ في السطر ١")

    file.write_text(SHIPPED, "utf-8")
    begin(page, "4")
    page.locator("#catalogue-file").set_input_files(file)
    page.keyboard.press("Enter")
    expect(page.locator("#band")).to_contain_text("هو الدليل الساري الآن")
    assert len(journal(center, "catalogue.published")) == 1

    file.write_text(SHIPPED.replace("ترخيص محل عام", "ترخيص محل تجاري", 1), "utf-8")
    begin(page, "4")
    page.locator("#catalogue-file").set_input_files(file)
    agree(manager, "يغير (١): «ترخيص محل تجاري»", 1)
    begin(page, "4")
    page.keyboard.press("Escape")
    page.locator("#publish-open").press("Enter")
    expect(page.locator("#choice")).to_contain_text("وأُعلن تغيير يسري")
    assert [line["by"] for line in journal(center, "catalogue.published")] == [
        *("manager:100", "manager:100"),
    ]
