"""The people at the pages: what they press, and what they see."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from playwright.sync_api import Locator, Page

from center import actions_time
from center.domain.events import Line, decode
from center.keys import FOLDER, load_secrets
from center.store.database import open_reader
from center.store.journal import read_lines
from center.store.writer import Writer
from tests.processes import Center

PATIENCE_MS = 15_000
HAND_MS = 110
MINUTE_SECONDS = 60
NEW_PIN = "274913"
ADDRESSES = {"D": "/display", "M": "/manager", "R": "/reception"}


def page_of(center: Center, device: str, query: str = "") -> str:
    """Address of a device's page, with its one-time code."""
    path = ADDRESSES.get(device[0], f"/counter/{device[1:]}")
    return f"{center.url}{path}{query}#enrol={center.first.enrolment[device]}"


def journal(center: Center, kind: str = "") -> list[Line]:
    """The lines of the record, of one kind or all."""
    connection = open_reader(center.database)
    try:
        lines = [decode(data) for _, data in read_lines(connection, 0)]
    finally:
        connection.close()
    return [line for line in lines if kind in ("", line["kind"])]


def restart(center: Center, seconds_later: int = 0) -> None:
    """Kill the center and start it again, as if some time had passed."""
    center.kill()
    begin_again(center, seconds_later)


def go_on(center: Center, seconds: int) -> None:
    """Let time pass in which the server is up and nobody acts, then start it again.

    What comes after an outage would wait for those who could not act meanwhile.
    """
    if center.process:
        center.kill()
    now = journal(center)[-1]["at"]
    writer = Writer(center.database, load_secrets(center.data / FOLDER), lambda: now)
    writer.start()
    for _ in range(0, seconds, MINUTE_SECONDS):
        now += MINUTE_SECONDS * 1000
        writer.run(actions_time.tick)
    writer.stop()
    begin_again(center, (now - journal(center)[-1]["at"]) // 1000)


def begin_again(center: Center, seconds_later: int = 0) -> None:
    last = journal(center)[-1]["at"]
    later = datetime.fromtimestamp(last / 1000).astimezone()
    center.clock = (later + timedelta(seconds=seconds_later)).isoformat()
    center.start()


@dataclass
class Typist:
    """Someone at a computer of the center who never touches the mouse."""

    page: Page
    center: Center

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str, then: str = "Enter") -> None:
        self.page.keyboard.type(text)
        self.page.keyboard.press(then)

    def see(self, text: str) -> Locator:
        """Wait until a text can be seen."""
        found = self.page.get_by_text(text).locator("visible=true").first
        found.wait_for()
        return found

    def text(self, selector: str) -> str:
        found = self.page.locator(selector)
        found.wait_for()
        return found.inner_text().strip()

    def enter(self, staff: str) -> None:
        """Sign in with the first PIN and choose another."""
        self.page.locator("#staff").wait_for()
        self.type(staff)
        self.type(self.center.first.pins[staff])
        self.page.locator("#new-pin").wait_for()
        self.type(NEW_PIN)
        self.type(NEW_PIN)

    def paper(self) -> str:
        """What was printed last, as it lies on the desk."""
        self.printed(1)
        return self.page.locator("#paper").text_content() or ""

    def printed(self, count: int) -> None:
        """Wait until so many papers were given to the printer."""
        for _ in range(PATIENCE_MS // 50):
            if self.page.evaluate("window.printed") >= count:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{count} papers were not printed")


@dataclass
class Reception(Typist):
    """Who sits at reception."""

    def sign_in(self) -> None:
        self.enter("301")
        self.page.locator("#front").wait_for()

    def issue(self, part_of_name: str, side: str = "1") -> None:
        """Issue a ticket for the only service with these letters, until it prints."""
        self.press("Enter")
        self.page.locator("#find-text").wait_for()
        self.type(part_of_name, then="1")
        self.see("هل للمواطن حق الأولوية؟")
        self.press(side)
        self.is_asked_for_the_paper()

    def is_asked_for_the_paper(self) -> None:
        """Wait until the question stands, and has stood long enough to be read."""
        self.see("هل خرجت الورقة سليمة؟")
        self.page.locator("#choice[open]:not([data-resting])").wait_for()


@dataclass
class Clerk(Typist):
    """The clerk of a window."""

    window: int

    def sign_in(self) -> None:
        """Sign in with the first PIN, choose another: the window opens."""
        self.enter(str(200 + self.window))
        self.page.locator("#call").wait_for()

    def calls(self, ticket: dict[str, Any]) -> None:
        """Press Enter once somebody waits, and see this ticket called."""
        self.page.locator("#call[aria-disabled='false']").wait_for()
        self.press("Enter")
        self.is_called(ticket)

    def is_called(self, ticket: dict[str, Any]) -> None:
        """Wait until this ticket stands on the screen as called."""
        code = ticket["letter"] + str(ticket["number"])
        self.page.locator("[data-stage=called]", has_text=code).wait_for()

    def show_ticket(self, ticket: dict[str, Any]) -> None:
        """The citizen is here: the two characters of the ticket are typed."""
        self.type(ticket["check"])

    def answer(self, keys: str) -> None:
        """Answer for the documents, as fast as a hand and slower than a scanner."""
        self.page.locator("#serving-code").wait_for()
        self.page.keyboard.type(keys, delay=HAND_MS)

    def finish(self) -> None:
        self.page.locator("#serving-code").wait_for()
        self.press("F9")
        self.page.locator("#choice").wait_for()
        self.press("1")
        self.page.locator("#choice").wait_for(state="hidden")


@dataclass
class Hall:
    """Someone who waits in the hall and looks at the screen."""

    page: Page

    def sees(self, code: str, window: int) -> None:
        """Wait until a call stands in the box: ``D101`` at a window (in Arabic)."""
        self.page.locator("#now-twin", has_text=code).wait_for()
        assert self.page.locator("#now").get_attribute("data-look") == "call"
        shown = self.page.locator("#now-window").inner_text()
        assert shown == chr(0x660 + window)

    def listed(self) -> list[str]:
        """Codes in the list, the newest first."""
        return self.page.locator("#last .twin").all_inner_texts()


@dataclass
class Manager:
    """The manager of the center, at a desk of his own."""

    page: Page
    center: Center

    def sign_in(self) -> None:
        self.page.locator("#staff").fill("100")
        self.page.locator("#pin").fill(self.center.first.pins["100"])
        self.page.keyboard.press("Enter")
        self.page.locator("#new-pin").fill(NEW_PIN)
        self.page.locator("#new-pin-again").fill(NEW_PIN)
        self.page.keyboard.press("Enter")
        self.page.locator("#hall-now").wait_for()
