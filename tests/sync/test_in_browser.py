"""The hub's pages in a real browser: readable by all, live, whole on a small phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, expect

from demonstration.browsers import chromium
from tests.sync.scenes import DESK, PHONE, Governorate, scenes

SERIOUS = ("serious", "critical")
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def governorate(tmp_path: Path) -> Iterator[Governorate]:
    made = Governorate(tmp_path)
    yield made
    made.hub.stop()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_state_of_a_page_has_a_serious_fault(
    governorate: Governorate, browser: Browser, language: str
) -> None:
    axe = Axe()
    faults: list[str] = []

    for name, page in scenes(governorate, browser, language):
        found = axe.run(page).response["violations"]
        faults += [
            f"{name}: {fault['id']} {node['html'][:120]}"
            for fault in found
            if fault["impact"] in SERIOUS
            for node in fault["nodes"]
        ]
        if page.evaluate(WIDER):
            faults.append(f"{name}: wider than its screen")

    assert faults == []


def test_the_list_renews_itself_and_survives_the_hub(
    governorate: Governorate, browser: Browser
) -> None:
    hub, center = governorate.hub, governorate.centers["SHR01"]
    assert hub.first is not None
    page = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]})
    page.goto(f"{hub.url}/?lang=en")
    page.fill("#password", hub.first.password)
    page.press("#password", "Enter")
    row = page.locator("tr", has_text="Zagazig")
    expect(row).to_contain_text("49 lines")

    center.journal.grow(6)
    center.visit()
    expect(row).to_contain_text("55 lines", timeout=20_000)

    hub.stop()
    expect(page.locator("#no-answer")).to_be_visible(timeout=20_000)
    hub.start()
    expect(page.locator("#no-answer")).to_be_hidden(timeout=20_000)
    expect(row).to_contain_text("55 lines")
    page.close()


def test_the_page_of_a_ticket_renews_itself(
    governorate: Governorate, browser: Browser
) -> None:
    center = governorate.centers["SHR01"]
    page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
    page.goto(f"{governorate.hub.url}/V/{governorate.code('SHR01', 112)}?lang=en")
    expect(page.locator(".info strong")).to_contain_text("Waiting to be called")
    page.locator("summary").click()

    center.journal.act("ticket.called", "D112", 6)
    center.journal.sign()
    center.visit()

    expect(page.locator(".call")).to_contain_text("window\u00a06", timeout=20_000)
    expect(page.locator("bdi.machine")).to_be_visible()
    page.close()


def test_the_page_of_a_ticket_works_without_scripts(
    governorate: Governorate, browser: Browser
) -> None:
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, java_script_enabled=False
    )
    page = context.new_page()

    page.goto(f"{governorate.hub.url}/V/{governorate.code('SHR01', 110)}?lang=en")

    expect(page.locator(".call")).to_contain_text("Please go to window")
    page.get_by_role("link", name="العربية").click()
    expect(page.locator(".call")).to_contain_text("برجاء التوجه إلى شباك")
    page.locator("summary").click()
    expect(page.locator("bdi.machine")).to_be_visible()
    context.close()
