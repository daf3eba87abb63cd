"""Every state of the hub's pages, shown in a browser: for pictures and for axe."""

import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page

from center.domain.day import day_of
from center.domain.merkle import frontier_at
from tests.sync.builder import RunningHub
from tests.sync.conftest import Enrolled, enrolled
from tests.sync.promises import code_of

DESK, PHONE = (1366, 768), (360, 740)
PLACES = {
    "SHR01": ("الزقازيق", "Zagazig", 18),
    "SHR02": ("الحسينية", "Al Husseiniya", 47),
    "SHR03": ("بلبيس", "Bilbeis", 15),
    "SHR04": ("فاقوس", "Faqous", 26),
    "SHR05": ("أبو حماد", "Abu Hammad", 16),
    "SHR06": ("منيا القمح", "Minya Al Qamh", 0),
}
SERVED = 8
WAY = ("ticket.called", "ticket.started", "ticket.finished")
TWO_DAYS_MS = 2 * 86_400_000


class Governorate:
    """A hub with six centers in every condition that its list can show."""

    def __init__(self, folder: Path) -> None:
        self.hub = RunningHub(folder / "hub").make().start()
        self.issued: dict[tuple[str, int], tuple[int, int]] = {}
        self.centers = {code: self.open(folder / code, code) for code in PLACES}
        self.forge("SHR02")
        self.put_in("SHR03")
        self.cut("SHR05")
        self.silence("SHR04")

    def open(self, folder: Path, code: str) -> Enrolled:
        name_ar, name_en, tickets = PLACES[code]
        center = enrolled(folder, self.hub, code, (name_ar, name_en))
        center.journal.at = time.time_ns() // 1_000_000 - 3_600_000
        day = day_of(center.journal.at)
        if tickets:
            center.journal.append("day.opened", day=day)
            center.journal.day = day.replace("-", "")
            self.fill(center, code, tickets)
        return center

    def fill(self, center: Enrolled, code: str, tickets: int) -> None:
        """Eight were served, the next is served, called, missed; the others wait."""
        journal = center.journal
        for number in range(101, 101 + tickets):
            at = journal.at
            self.issued[code, number] = journal.ticket("D", number), at
        for number in range(101, 101 + SERVED):
            journal.at += 60_000
            for kind in WAY:
                journal.act(kind, f"D{number}", 1 + number % 6)
        for number, kinds in ((109, WAY[:2]), (110, WAY[:1]), (111, WAY[:1])):
            for kind in kinds:
                journal.act(kind, f"D{number}", number - 106)
        journal.act("ticket.missed", "D111", 5)
        journal.act("ticket.cancelled", "D115", 0)
        journal.sign()
        center.visit()

    def forge(self, code: str) -> None:
        """Somebody alters a line, and the agent finds it."""
        center = self.centers[code]
        with sqlite3.connect(center.journal.data / "center.db") as db:
            line = center.journal.lines()[12].replace(b"D112", b"D107")
            db.execute("UPDATE journal SET line = ? WHERE seq = 12", (line,))
        center.visit(thorough=True)

    def put_in(self, code: str) -> None:
        """Somebody writes a line above the signed head, and the agent finds it."""
        center = self.centers[code]
        line = center.journal.next_line("ticket.called", {"ticket": "D119"})
        with sqlite3.connect(center.journal.data / "center.db") as db:
            size = center.journal.size - 1
            db.execute("INSERT INTO journal VALUES (?, ?)", (size, line))
        center.visit()

    def cut(self, code: str) -> None:
        """A center was set back to before its last lines."""
        center = self.centers[code]
        journal = center.journal
        with sqlite3.connect(journal.data / "center.db") as db:
            db.execute("DELETE FROM journal WHERE seq >= 20")
            db.execute("DELETE FROM head")
            root = frontier_at(journal.tile, 20).root()
            note = journal.key.sign_head(20, root)
            db.execute("INSERT INTO head VALUES (20, ?, 0)", (note,))
        center.visit()

    def silence(self, code: str) -> None:
        """Nothing was heard of a center for two days."""
        log = self.centers[code].journal.key.name
        with sqlite3.connect(self.hub.data / "hub.db") as db:
            db.execute(
                "UPDATE log_head SET stored_at = stored_at - ? WHERE log = ?",
                (TWO_DAYS_MS, log),
            )
        self.hub.forget(log)

    def code(self, center: str, number: int) -> str:
        """The code of a ticket that was issued."""
        seq, at = self.issued[center, number]
        return code_of(self.centers[center].journal, "D", number, seq, at)

    def tickets(self) -> dict[str, str]:
        """A code for every state of the page of a ticket."""
        journal = self.centers["SHR01"].journal
        soon = int(datetime.now(UTC).timestamp() * 1000)
        states = {"served": 101, "serving": 109, "called": 110, "no_show": 111}
        states |= {"waiting": 118, "cancelled": 115}
        codes = {name: self.code("SHR01", number) for name, number in states.items()}
        return codes | {
            "not_yet": code_of(journal, "D", 119, 99_999, soon),
            "contradicted": code_of(journal, "D", 105, 3, soon),
            "silent": self.code("SHR04", 126),
            "unknown": "X",
        }


def scenes(
    governorate: Governorate, browser: Browser, language: str
) -> Iterator[tuple[str, Page]]:
    """Each state with the page that shows it."""
    url, query = governorate.hub.url, f"?lang={language}"
    desk = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]})
    desk.goto(f"{url}/{query}")
    yield "sign-in", desk
    desk.fill("#password", "wrong")
    desk.press("#password", "Enter")
    desk.wait_for_selector("[role=alert]")
    yield "wrong-password", desk
    assert governorate.hub.first is not None
    desk.fill("#password", governorate.hub.first.password)
    desk.press("#password", "Enter")
    desk.wait_for_selector("#live")
    yield "list", desk
    desk.goto(f"{url}/centers/sharqia/SHR02/1{query}")
    yield "forked", desk
    for name, code in (
        ("damaged", "SHR03"),
        ("behind", "SHR05"),
        ("in-order", "SHR01"),
    ):
        desk.goto(f"{url}/centers/sharqia/{code}/1{query}")
        yield name, desk
    phone = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
    for name, code in governorate.tickets().items():
        phone.goto(f"{url}/V/{code}{query}")
        yield f"ticket-{name}", phone
    for page in (desk, phone):
        page.close()
