"""Every state of every page, reached as people reach it, for pictures and checks."""

from collections.abc import Iterator
from contextlib import closing

from playwright.sync_api import Browser, BrowserContext, Page

from demonstration.browsers import HALL, TERMINAL
from tests.counter.people import Clerk, Hall, Manager, Reception, page_of
from tests.processes import Center
from tests.web.applicants import Visit, photograph

SERVICE = "shop_licence"
Scene = tuple[str, Page]


def scenes(center: Center, browser: Browser, language: str) -> Iterator[Scene]:
    """Name and page of each state, one after the other; the page goes on after it."""
    with closing(Room(browser, center, f"?lang={language}")) as room:
        clerk = Clerk(room.open("W5", TERMINAL), center, 5)
        hall = Hall(room.open("D1", HALL))
        manager = Manager(room.open("M1", TERMINAL), center)
        yield from at_the_doors(room)
        yield from on_the_wall(room)
        yield from signing_in(clerk, hall)
        yield from above_the_window(room)
        yield from at_the_desk(clerk, hall)
        yield from with_documents(clerk)
        yield from with_priority(clerk, hall)
        yield from with_a_request(clerk)
        yield from at_reception(room, center)
        yield from in_the_office(manager)
        yield from at_the_end(clerk)


class Room:
    """The browsers of a center, each a device of its own."""

    def __init__(self, browser: Browser, center: Center, query: str) -> None:
        self.browser = browser
        self.center = center
        self.query = query
        self.contexts: list[BrowserContext] = []

    def open(self, device: str, size: tuple[int, int]) -> Page:
        page = self.new_page(size)
        page.goto(page_of(self.center, device, self.query))
        return page

    def new_page(self, size: tuple[int, int]) -> Page:
        width, height = size
        context = self.browser.new_context(viewport={"width": width, "height": height})
        self.contexts.append(context)
        return context.new_page()

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def at_the_doors(room: Room) -> Iterator[Scene]:
    page = room.new_page(TERMINAL)
    page.goto(f"{room.center.url}/{room.query}")
    yield "index", page
    page.goto(f"{room.center.url}/counter/3{room.query}")
    page.locator("#enrol-code").wait_for()
    yield "enrol", page


def on_the_wall(room: Room) -> Iterator[Scene]:
    page = room.new_page(TERMINAL)
    page.goto(f"{room.center.url}/rule{room.query}")
    page.locator("#order li").first.wait_for()
    yield "rule", page


def above_the_window(room: Room) -> Iterator[Scene]:
    """A small screen, before anybody is called."""
    page = room.new_page(HALL)
    query = f"{room.query}&layout=window&window=5"
    page.goto(page_of(room.center, "D2", query))
    page.locator("#message").wait_for()
    yield "above-window", page


def signing_in(clerk: Clerk, hall: Hall) -> Iterator[Scene]:
    clerk.page.locator("#staff").wait_for()
    yield "sign-in", clerk.page
    hall.page.locator("#hall").wait_for()
    yield "display-welcome", hall.page
    clerk.sign_in()
    yield "idle-nobody", clerk.page


def at_the_desk(clerk: Clerk, hall: Hall) -> Iterator[Scene]:
    """A morning at window 5, with the hall looking on."""
    kiosk = clerk.center.kiosk()
    first, second, *_ = [kiosk.issue(SERVICE) for _ in range(6)]
    clerk.page.locator("#call[aria-disabled='false']").wait_for()
    yield "idle", clerk.page
    clerk.calls(first)
    yield "called", clerk.page
    hall.page.locator("#now[data-look='call']").wait_for()
    yield "display-call", hall.page
    clerk.press("F4")
    clerk.page.locator("#band").wait_for()
    yield "called-too-early", clerk.page
    clerk.show_ticket(first)
    clerk.page.locator("#serving-code").wait_for()
    yield "serving", clerk.page
    clerk.press("F9")
    clerk.page.locator("#choice").wait_for()
    yield "outcome", clerk.page
    clerk.press("1")
    clerk.calls(second)
    clerk.show_ticket(second)
    clerk.finish()
    hall.page.locator("#now[data-look='quiet']").wait_for()
    yield "display-quiet", hall.page


def with_documents(clerk: Clerk) -> Iterator[Scene]:
    """A visit that lacks a document, and one that has them all."""
    clerk.press("?")
    clerk.page.locator("#help").wait_for()
    yield "help", clerk.page
    clerk.press("Enter")
    serve_next(clerk)
    clerk.answer("++++-+0+")
    yield "documents-open", clerk.page
    clerk.press("F2")
    clerk.page.locator("#find").wait_for()
    yield "transfer", clerk.page
    clerk.press("Escape", "F4")
    clerk.page.locator("#choice").wait_for()
    yield "park", clerk.page
    clerk.press("Escape")
    clerk.answer("0")
    yield "documents-missing", clerk.page
    clerk.press("Enter")
    clerk.page.locator("#done-card").wait_for()
    yield "returned", clerk.page
    yield from on_paper(clerk.page, "paper-missing")
    serve_next(clerk)
    clerk.answer("++++++000")
    yield "documents-complete", clerk.page
    clerk.press("Enter")
    clerk.page.locator("#done-card").wait_for()
    yield "accepted", clerk.page
    yield from on_paper(clerk.page, "paper-receipt")


def serve_next(clerk: Clerk) -> None:
    """Call whoever is next, and begin when the ticket's own code was scanned."""
    clerk.page.locator("#call[aria-disabled='false']").wait_for()
    clerk.press("Enter")
    clerk.page.locator("[data-stage=called]").wait_for()
    code = clerk.text("#called-twin"), clerk.text("#called-code")
    latin = next(one for one in code if one.isascii())
    clerk.type(clerk.center.code(f"20261122-{latin}"))
    clerk.page.locator("#serving-code").wait_for()


def on_paper(page: Page, name: str) -> Iterator[Scene]:
    """What the printer is given."""
    page.locator("#paper h1, #paper .paper-code").first.wait_for(state="attached")
    page.emulate_media(media="print")
    yield name, page
    page.emulate_media(media="screen")


def with_a_request(clerk: Clerk) -> Iterator[Scene]:
    """A visit about a request that was given at a kiosk, with one paper scanned."""
    visit = Visit(clerk.center.kiosk(), SERVICE)
    nid, *_ = visit.documents()
    visit.send(nid, photograph())
    visit.receipt(documents=visit.documents() | {nid: "photo"})
    clerk.finish()
    while not clerk.page.locator("#request-row").is_visible():
        serve_next(clerk)
        if not clerk.page.locator("#request-row").is_visible():
            clerk.finish()
    yield "request", clerk.page
    for number, name in enumerate(("look-identity", "look-scan"), 1):
        clerk.press("v")
        clerk.page.locator("#choice").wait_for()
        if number == 1:
            yield "look-choice", clerk.page
        clerk.press(str(number))
        clerk.page.locator("#look[open]").wait_for()
        yield name, clerk.page
        clerk.press("Escape")
        clerk.page.locator("#look").wait_for(state="hidden")


def at_reception(room: Room, center: Center) -> Iterator[Scene]:
    page = room.open("R1", TERMINAL)
    reception = Reception(page, center)
    center.kiosk().do("/v1/help")
    reception.sign_in()
    page.locator("#help-calls li").wait_for()
    yield "reception", page
    reception.press("F2")
    page.locator("#help-calls").wait_for(state="hidden")
    reception.press("Enter")
    page.locator("#find").wait_for()
    yield "reception-category", page
    reception.press("4")
    page.get_by_text("ما الخدمة المطلوبة؟").or_(
        page.get_by_text("Which service?")
    ).wait_for()
    reception.press("1")
    page.locator("#choice").wait_for()
    yield "reception-side", page
    reception.press("1")
    page.locator("#issued").wait_for()
    page.locator("#choice").wait_for()
    yield "reception-paper", page
    yield from on_paper(page, "paper-ticket")
    reception.press("1")
    page.locator("#band").wait_for()
    yield "reception-issued", page
    reception.type("D101 00")
    page.locator("#choice").wait_for()
    reception.press("1")
    page.locator("#band[data-kind=error]").wait_for()
    yield "reception-refused", page


def with_priority(clerk: Clerk, hall: Hall) -> Iterator[Scene]:
    """The third call is the priority line's."""
    ticket = clerk.center.kiosk().issue(SERVICE, side="priority")
    clerk.calls(ticket)
    yield "called-priority", clerk.page
    clerk.show_ticket(ticket)
    clerk.page.locator("#choice").wait_for()
    yield "card", clerk.page
    hall.page.locator("#now[data-look='call']").wait_for()
    yield "display-priority", hall.page
    clerk.press("1")
    clerk.page.locator("#serving-code").wait_for()


def in_the_office(manager: Manager) -> Iterator[Scene]:
    manager.center.kiosk().do("/v1/printer", state="paper_out")
    manager.sign_in()
    manager.page.locator("#alerts li").first.wait_for()
    yield "manager", manager.page
    manager.page.locator("#day-act").click()
    yield "manager-close", manager.page
    manager.page.keyboard.press("Escape")
    manager.center.clerk(1)
    manager.page.locator("#windows li.free").first.wait_for()
    manager.page.locator("#windows li.free").nth(1).wait_for()
    for act in ("exceptional", "assign", "rule", "staff", "outage"):
        manager.page.locator(f"#{act}-open").click()
        manager.page.locator("dialog.act[open]").wait_for()
        yield f"manager-{act}", manager.page
        manager.page.keyboard.press("Escape")


def at_the_end(clerk: Clerk) -> Iterator[Scene]:
    clerk.finish()
    clerk.page.locator("#call").wait_for()
    clerk.press("F8")
    clerk.page.locator("#choice").wait_for()
    yield "pause", clerk.page
    clerk.press("1")
    clerk.page.locator("#resume").wait_for()
    yield "paused", clerk.page
    clerk.center.kill()
    clerk.page.locator("#offline").wait_for()
    yield "offline", clerk.page
