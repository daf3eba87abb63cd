"""No page has a fault that axe calls serious, in any state and either language."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from tests.counter.scenes import scenes
from tests.processes import Center

SERIOUS = ("serious", "critical")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_state_of_a_page_has_a_serious_fault(
    center: Center, browser: Browser, language: str
) -> None:
    axe = Axe()
    faults: list[str] = []

    for name, page in scenes(center, browser, language):
        found = axe.run(page).response["violations"]
        faults += [
            f"{name}: {fault['id']} {node['html'][:120]}"
            for fault in found
            if fault["impact"] in SERIOUS
            for node in fault["nodes"]
        ]

    assert faults == []
