"""Every state of every page, reached as people reach it, for pictures and checks."""

from collections.abc import Iterator
from contextlib import closing

from playwright.sync_api import Browser, Page

from demonstration.browsers import HALL, TERMINAL
from tests.counter.people import Clerk, Hall, Manager, Reception, go_on
from tests.counter.room import Room
from tests.processes import Center
from tests.web.applicants import Visit, photograph

SERVICE = "shop_licence"
NO_ACT_SECONDS = 130
"""A little more than a window is silent before it is lost."""
Scene = tuple[str, Page]


def scenes(center: Center, browser: Browser) -> Iterator[Scene]:
    """Name and page of each state, first in Arabic and then in English.

    The same screens go on from one to the other; only the window is another one, since
    its first sign-in is a scene of its own.
    """
    with closing(Room(browser, center)) as room:
        for language, window, helper in (("ar", 5, 1), ("en", 6, 2)):
            for name, page in a_day(room, f"?lang={language}", window, helper):
                yield f"{name}-{language}", page


def a_day(room: Room, query: str, window: int, helper: int) -> Iterator[Scene]:
    yield from at_the_doors(room, query)
    yield from above_the_window(room, query, window)
    clerk = Clerk(room.show(f"W{window}", TERMINAL, query), room.center, window)
    hall = Hall(room.show("D1", HALL, query))
    yield from signing_in(clerk, hall)
    yield from at_the_desk(clerk, hall)
    yield from with_documents(clerk)
    yield from with_priority(clerk, hall)
    yield from with_a_request(clerk)
    yield from at_reception(room, query)
    clerk.finish()
    serve_next(clerk)
    yield from in_the_office(room, query, hall, helper)
    yield from at_the_end(clerk)


def at_the_doors(room: Room, query: str) -> Iterator[Scene]:
    """What anybody may look at, in a browser that is no device of the center."""
    url = room.center.url
    yield "index", room.visit("anybody", TERMINAL, f"{url}/{query}")
    page = room.visit("anybody", TERMINAL, f"{url}/counter/3{query}")
    page.locator("#enrol-code").wait_for()
    yield "enrol", page
    page = room.visit("anybody", TERMINAL, f"{url}/rule{query}")
    page.locator("#order li").first.wait_for()
    yield "rule", page


def above_the_window(room: Room, query: str, window: int) -> Iterator[Scene]:
    """A small screen, before anybody is called."""
    page = room.show("D1", HALL, f"{query}&layout=window&window={window}")
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
    """A morning at the window, with the hall looking on."""
    kiosk = clerk.center.kiosk()
    first, second, *_ = [kiosk.issue(SERVICE) for _ in range(4)]
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
    yield from with_a_pause_wished(clerk)
    clerk.press("F9")
    clerk.page.locator("#choice").wait_for()
    yield "outcome", clerk.page
    clerk.press("1")
    clerk.calls(second)
    clerk.show_ticket(second)
    clerk.finish()
    hall.page.locator("#now[data-look='quiet']").wait_for()
    yield "display-quiet", hall.page


def with_a_pause_wished(clerk: Clerk) -> Iterator[Scene]:
    """A pause that comes after the ticket, for the reason of the most words."""
    for key in ("4", "0"):
        clerk.press("F8")
        clerk.page.locator("#choice[open]").wait_for()
        clerk.press(key)
        if key == "4":
            clerk.page.locator("#pause-wanted").wait_for()
            yield "serving-pause-wished", clerk.page
    clerk.page.locator("#pause-wanted").wait_for(state="hidden")


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
    """What the printer is given; then the page has the keyboard again."""
    page.locator("#paper h1, #paper .paper-code").first.wait_for(state="attached")
    page.emulate_media(media="print")
    yield name, page
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('focus'))")


def with_a_request(clerk: Clerk) -> Iterator[Scene]:
    """A visit about a request that was given at a kiosk, with one paper scanned."""
    visit = Visit(clerk.center.kiosk(), SERVICE)
    nid, *_ = visit.documents()
    visit.send(nid, photograph())
    visit.receipt(documents=visit.documents() | {nid: "photo"})
    clerk.finish()
    serve_next(clerk)
    clerk.page.locator("#request-row").wait_for()
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


def at_reception(room: Room, query: str) -> Iterator[Scene]:
    is_known = "R1" in room.pages
    reception = Reception(room.show("R1", TERMINAL, query), room.center)
    room.center.kiosk().do("/v1/help")
    if not is_known:
        reception.sign_in()
    reception.page.locator("#help-calls li").wait_for()
    yield "reception", reception.page
    reception.press("F2")
    reception.page.locator("#help-calls").wait_for(state="hidden")
    yield from asking_at_reception(reception)


def asking_at_reception(reception: Reception) -> Iterator[Scene]:
    """A ticket asked for and printed, and one that stands otherwise than is said."""
    page = reception.page
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
    page.locator("#choice[open]:not([data-resting])").wait_for()
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


def in_the_office(room: Room, query: str, hall: Hall, helper: int) -> Iterator[Scene]:
    is_known = "M1" in room.pages
    manager = Manager(room.show("M1", TERMINAL, query), room.center)
    page = manager.page
    room.center.kiosk().do("/v1/printer", state="paper_out")
    if not is_known:
        manager.sign_in()
    page.locator("#alerts li").first.wait_for()
    yield "manager", page
    page.locator("#day-act").click()
    yield "manager-close", page
    page.keyboard.press("Escape")
    for act in ("assign", "rule", "staff", "outage"):
        page.locator(f"#{act}-open").click()
        page.locator("dialog.act[open]").wait_for()
        yield f"manager-{act}", page
        page.keyboard.press("Escape")
    yield from announcing(page)
    yield from out_of_turn(manager, hall, helper)


def announcing(page: Page) -> Iterator[Scene]:
    """Hours, holidays, a quota and a catalogue, each up to its own dialog."""
    page.locator("#publish-open").click()
    page.locator("#choice").wait_for()
    yield "manager-publish", page
    page.keyboard.press("Escape")
    for key, act in enumerate(("hours", "holidays", "quota", "catalogue"), 1):
        page.locator("#publish-open").click()
        page.keyboard.press(str(key))
        if act == "quota":
            page.locator("#find").wait_for()
            yield "manager-find", page
            page.keyboard.press("2")
        page.locator("dialog.act[open]").wait_for()
        yield f"manager-{act}", page
        page.keyboard.press("Escape")


def out_of_turn(manager: Manager, hall: Hall, helper: int) -> Iterator[Scene]:
    """An exceptional call to a window that does not serve the ticket's line."""
    page = manager.page
    ticket = manager.center.kiosk().issue(SERVICE)
    clerk = manager.center.clerk(helper)
    page.locator("#windows li.free").nth(1).wait_for()
    page.locator("#exceptional-open").click()
    page.locator("#exceptional-ticket").fill(f"D{ticket['number']}")
    page.locator("#exceptional-window").select_option(str(helper))
    yield "manager-exceptional", page
    page.keyboard.press("Enter")
    page.locator("#choice").wait_for()
    yield "manager-exceptional-sure", page
    page.keyboard.press("1")
    page.locator("#band[data-kind=done]").wait_for()
    hall.page.locator("#now-mark").wait_for()
    yield "display-exceptional", hall.page
    at = f"/v1/windows/{helper}"
    clerk.do(f"{at}/start", presence=ticket["check"], card_seen=False)
    clerk.do(f"{at}/finish", outcome="done")
    clerk.do(f"{at}/close")


def at_the_end(clerk: Clerk) -> Iterator[Scene]:
    clerk.finish()
    clerk.page.locator("#call").wait_for()
    clerk.press("F8")
    clerk.page.locator("#choice").wait_for()
    yield "pause", clerk.page
    clerk.press("1")
    clerk.page.locator("#resume").wait_for()
    yield "paused", clerk.page
    clerk.press("Enter")
    clerk.calls(clerk.center.kiosk().issue(SERVICE))
    clerk.center.kill()
    clerk.page.locator("#offline").wait_for()
    yield "offline", clerk.page
    go_on(clerk.center, NO_ACT_SECONDS)
    clerk.page.locator("[data-stage=lost]").wait_for()
    yield "lost", clerk.page
    go_home(clerk)


def go_home(clerk: Clerk) -> None:
    """Serve whoever was put back by the lost window, and call nobody any more."""
    clerk.press("Enter")
    serve_next(clerk)
    clerk.finish()
    clerk.page.locator("#call").wait_for()
    clerk.press("F8", "1")
    clerk.page.locator("#resume").wait_for()
