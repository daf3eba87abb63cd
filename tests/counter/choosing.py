"""Attempts to choose with the pages themselves: addresses, buttons, keys, tabs, back.

Each is tried in a real browser by a clerk who has the page's own script to hand, and
returns what became of it; the table of the documents has the same words.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from center.audit.verify import verify
from demonstration.browsers import TERMINAL
from tests.catalogue import QUICK
from tests.counter.people import PATIENCE_MS, Clerk, journal, page_of
from tests.processes import Center, make_center
from tests.web.stage import BY_ENTER

WINDOW = 5
NOTHING, ONE_CALL = "nothing happens", "one call, by the rule"
SEND = """([path, told]) => fetch(path, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ command: crypto.randomUUID().replaceAll("-", ""), ...told }),
}).then((answer) => answer.json()).then((told) => told.code)"""
ENABLE = """(id) => {
  const button = document.getElementById(id);
  button.removeAttribute("disabled");
  button.setAttribute("aria-disabled", "false");
  for (let part = button; part; part = part.parentElement) part.hidden = false;
  button.click();
}"""

LOOK = "(path) => fetch(path).then((answer) => answer.json())"


@dataclass(frozen=True)
class Desk:
    """Window 5 of a center: its clerk, and what else the clerk has open."""

    center: Center
    clerk: Clerk
    tab: Callable[[str], Page]
    """Opens an address in the clerk's own browser."""

    @property
    def page(self) -> Page:
        return self.clerk.page

    def clear(self) -> None:
        """Serve whoever is at the window or waits."""
        path = f"/v1/windows/{WINDOW}"
        while (view := self.page.evaluate(LOOK, path))["ticket"] or view["waiting"]:
            ticket = view["ticket"]
            if ticket is None:
                self.send(f"{path}/call")
            elif ticket["state"] == "called":
                seen = self.center.code(ticket["ticket"])
                self.send(f"{path}/start", presence=seen, card_seen=True)
            else:
                self.send(f"{path}/finish", outcome="done")
        self.clerk.see("لا أحد في الانتظار")

    def waiting(self, count: int) -> None:
        """So many wait, and nobody is at the window."""
        self.clear()
        for _ in range(count):
            self.center.kiosk().issue(QUICK)
        self.page.locator("#call[aria-disabled='false']").wait_for()

    def called(self) -> None:
        """Somebody was called a moment ago."""
        self.clear()
        self.clerk.calls(self.center.kiosk().issue(QUICK))

    def since(self, before: int) -> str:
        """What the record has since then."""
        kinds = [line["kind"] for line in journal(self.center)[before:]]
        if not kinds:
            return NOTHING
        return ONE_CALL if kinds == ["ticket.called"] else ", ".join(kinds)

    def lines(self) -> int:
        return len(journal(self.center))

    def send(self, path: str, **told: Any) -> str:
        """From the page's console: what is answered."""
        code = self.page.evaluate(SEND, [path, told])
        return f"refused: `{code}`" if code else "done"


@contextmanager
def seated(browser: Browser, folder: Path) -> Iterator[Desk]:
    """A center where nobody is called unless the clerk of window 5 presses Enter."""
    center = make_center(folder, rule=BY_ENTER).start()
    width, height = TERMINAL
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(PATIENCE_MS)

    def tab(address: str) -> Page:
        page = context.new_page()
        page.goto(center.url + address)
        return page

    try:
        page = tab(page_of(center, f"W{WINDOW}").removeprefix(center.url))
        clerk = Clerk(page, center, WINDOW)
        clerk.sign_in()
        yield Desk(center, clerk, tab)
    finally:
        context.close()
        center.stop()
    assert verify(center.database).violations == []


@dataclass(frozen=True, slots=True)
class Attempt:
    """Who tries what in a browser, and what has to become of it."""

    who: str
    what: str
    result: str
    do: Callable[[Desk], str]


def settled(desk: Desk) -> None:
    """All that the page had sent before has been decided.

    The server writes one thing after the other; this one is refused, and no line.
    """
    assert "not_in_this_state" in desk.send(f"/v1/windows/{WINDOW}/resume")


def opens_anothers_page(desk: Desk) -> str:
    """The browser has the key of window 5 alone."""
    before = desk.lines()
    page = desk.tab(f"/counter/{WINDOW + 1}")
    page.get_by_text("هذا الجهاز").locator("visible=true").first.wait_for()
    assert not page.locator("#call").is_visible()
    page.close()
    return desk.since(before)


def asks_for_anothers_window(desk: Desk) -> str:
    return desk.send(f"/v1/windows/{WINDOW + 1}/call")


def enables_the_missed_button(desk: Desk) -> str:
    desk.called()
    before = desk.lines()
    desk.page.evaluate(ENABLE, "miss")
    desk.clerk.see("لا يمكن تنفيذ هذا الإجراء الآن")
    return desk.since(before)


def misses_from_the_console(desk: Desk) -> str:
    desk.called()
    return desk.send(f"/v1/windows/{WINDOW}/miss")


def names_a_ticket_from_the_console(desk: Desk) -> str:
    """The address knows no such thing."""
    desk.waiting(2)
    return desk.send(f"/v1/windows/{WINDOW}/call", ticket="20261122-Q102")


def finishes_without_the_person(desk: Desk) -> str:
    """The button of another state is shown and pressed while somebody is called."""
    desk.called()
    before = desk.lines()
    desk.page.evaluate(ENABLE, "finish")
    desk.page.evaluate(ENABLE, "conclude")
    settled(desk)
    return desk.since(before)


def presses_every_key(desk: Desk) -> str:
    """Transfer, park, missed, and an empty Enter, while nothing of it is due."""
    desk.called()
    before = desk.lines()
    desk.clerk.press("F2", "F4", "F9", "Enter", "F9", "F4", "F2")
    settled(desk)
    return desk.since(before)


def presses_enter_again(desk: Desk) -> str:
    """To see the next ones, and take whom one likes."""
    desk.waiting(3)
    before = desk.lines()
    desk.clerk.press(*["Enter"] * 5)
    desk.page.locator("[data-stage=called]").wait_for()
    settled(desk)
    return desk.since(before)


def calls_in_two_tabs(desk: Desk) -> str:
    """Both tabs show the same window, and so the same person."""
    desk.waiting(2)
    second = desk.tab(f"/counter/{WINDOW}")
    second.locator("#call[aria-disabled='false']").wait_for()
    before = desk.lines()
    second.locator("#call").click()
    desk.page.locator("[data-stage=called]").wait_for()
    desk.clerk.press("Enter")
    second.locator("[data-stage=called]").wait_for()
    codes = {p.locator("#called-twin").inner_text() for p in (second, desk.page)}
    assert len(codes) == 1
    second.close()
    return desk.since(before)


def goes_back(desk: Desk) -> str:
    """Away from a call that one does not like, and here again."""
    desk.called()
    code, before = desk.clerk.text("#called-twin"), desk.lines()
    desk.page.goto(f"{desk.center.url}/")
    desk.page.go_back()
    desk.page.locator("[data-stage=called]").wait_for()
    assert desk.clerk.text("#called-twin") == code
    return desk.since(before)


ATTEMPTS = (
    Attempt("clerk", "open another window's address", NOTHING, opens_anothers_page),
    Attempt(
        *("clerk", "call at another window from the page's console"),
        *("refused: `not_allowed`", asks_for_anothers_window),
    ),
    Attempt(
        *("clerk", "enable the button for the missing, and press it at once"),
        *(NOTHING, enables_the_missed_button),
    ),
    Attempt(
        *("clerk", "mark as missing at once, from the page's console"),
        *("refused: `too_early`", misses_from_the_console),
    ),
    Attempt(
        *("clerk", "name the ticket to call, from the page's console"),
        *("refused: `bad_input`", names_a_ticket_from_the_console),
    ),
    Attempt(
        *("clerk", "show hidden buttons, and finish with nobody there"),
        *(NOTHING, finishes_without_the_person),
    ),
    Attempt(
        *("clerk", "press the keys of acts that are not due"),
        *(NOTHING, presses_every_key),
    ),
    Attempt(
        *("clerk", "press Enter five times, to get past the first"),
        *(ONE_CALL, presses_enter_again),
    ),
    Attempt(
        *("clerk", "call in two tabs of one window"),
        *(ONE_CALL, calls_in_two_tabs),
    ),
    Attempt("clerk", "leave a call by the back button", NOTHING, goes_back),
)
