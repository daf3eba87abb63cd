"""The browsers of a demonstration: a clerk's terminal, the hall, a phone, the hub.

They are driven as their people would: the clerk by keyboard alone, the scanner as one
that types what it reads, the hall and the phone by looking.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from center.domain.errors import ConfigError
from demonstration.patience import plain, until

TERMINAL, HALL, PHONE = (1366, 768), (1920, 1080), (390, 844)
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--autoplay-policy=no-user-gesture-required"),
]
NEW_PIN = "582931"
PATIENCE_MS = 30_000


def program() -> str:
    """Debian's Chromium: the shell without windows takes half the processor's time."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if found is None:
        raise ConfigError("no chromium here", hint="scripts/bootstrap demo brings it")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's own Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=QUIET)
        try:
            yield browser
        finally:
            browser.close()


def open_page(browser: Browser, address: str, size: tuple[int, int]) -> Page:
    """A page in a browser of its own, with none of another's cookies."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=2 if size == PHONE else 1,
        locale="ar-EG",
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(address)
    return page


def take(page: Page, path: Path) -> None:
    """A picture of what the page shows, its letters drawn."""
    page.evaluate("document.fonts.ready")
    page.screenshot(path=path, animations="disabled")


class Terminal:
    """A clerk at a window, by keyboard alone."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def sign_in(self, staff: str, first_pin: str) -> None:
        """Sign in with the PIN for one use, choose another, and open the window."""
        self.page.locator("#staff").wait_for(state="visible")
        self.type(staff, then="Tab")
        self.type(first_pin, then="Enter")
        self.page.locator("#new-pin").wait_for(state="visible")
        self.type(NEW_PIN, then="Tab")
        self.type(NEW_PIN, then="Enter")
        self.page.locator("#desk").wait_for(state="visible")

    def type(self, text: str, *, then: str) -> None:
        self.page.keyboard.type(text)
        self.page.keyboard.press(then)

    def called(self) -> str:
        """The code that is called, once one is."""
        return visible_text(self.page, "#called-code")

    def scan(self, text: str) -> None:
        """What a scanner does: it types what the paper says, and Enter."""
        self.type(text, then="Enter")
        self.page.locator("#serving-code").wait_for(state="visible")

    def finish(self) -> None:
        """Finish with the first outcome of the list."""
        self.page.keyboard.press("F9")
        self.page.locator("#choice").wait_for(state="visible")
        self.page.keyboard.press("1")
        self.page.locator("#serving-code").wait_for(state="hidden")


def visible_text(page: Page, selector: str) -> str:
    found = page.locator(selector)
    found.wait_for(state="visible")
    return found.inner_text()


def text_with(page: Page, wanted: str, *, reload: bool = True) -> str:
    """Everything that a page says, once it says what is wanted."""

    def look() -> str | None:
        said = plain(page.locator("body").inner_text())
        if plain(wanted) in said:
            return said
        page.wait_for_timeout(200)
        if reload:
            page.reload()
        return None

    return until(f"{wanted!r} on {page.title()}", look)
