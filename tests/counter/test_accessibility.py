"""No page has a fault that axe calls serious, or a cut line, in any state."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from tests.counter.scenes import scenes
from tests.processes import Center

SERIOUS = ("serious", "critical")
RUN = """
serious => {
  const others = axe._audit.rules.filter(rule => !serious.includes(rule.impact));
  const off = others.map(rule => [rule.id, {enabled: false}]);
  const options = {resultTypes: ["violations"], rules: Object.fromEntries(off)};
  return axe.run(options).then(found => found.violations);
}
"""
"""Rules whose findings are never serious are left out: a third of the work."""
CUT = """
() => [document.documentElement]
  .filter(page => page.scrollWidth > innerWidth).map(() => "beside the screen")
  .concat([...document.querySelectorAll(".last li, .recent button")]
  .filter(part => part.checkVisibility())
  .filter(part => {
    const room = part.closest(".last, .recent").getBoundingClientRect();
    return part.getBoundingClientRect().bottom > room.bottom + 1;
  })
  .map(part => part.textContent))
"""
"""What hangs out of a panel that hides it: calls of the hall, a button of a window; or
leaves the screen sideways.
"""


def test_no_state_of_a_page_has_a_serious_fault_or_a_cut_line(
    center: Center, browser: Browser
) -> None:
    faults: list[str] = []

    for name, page in scenes(center, browser):
        faults += [
            f"{name}: {fault['id']} {node['html'][:120]}"
            for fault in serious_faults(page)
            for node in fault["nodes"]
        ]
        faults += [f"{name} is cut: {text}" for text in page.evaluate(CUT)]

    assert faults == []


def serious_faults(page: Page) -> Any:
    """What axe finds; the page keeps it until it is loaded again."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(Axe().axe_script)
    return page.evaluate(RUN, SERIOUS)
