"""Screens whose line was cut: who is called now is shown, and nobody else is called."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from center.domain.rule import Rule
from demonstration.browsers import HALL
from tests.catalogue import SERVICES
from tests.counter.conftest import OpenPage
from tests.counter.people import Hall, go_on, page_of
from tests.counter.test_display import acknowledged, call_one, code_of
from tests.counter.wire import Wire, wired
from tests.processes import Center, Client, make_center

BY_HAND = Rule(wrap_up_seconds=3600)
WINDOWS = 7
MORE_THAN_FIT = 6
LOST_AFTER_SECONDS = 300
SMALL = (800, 480)


@pytest.fixture(scope="module")
def new_center(tmp_path_factory: pytest.TempPathFactory) -> Center:
    """A center with three displays, where nobody is called before a clerk does."""
    folder = tmp_path_factory.mktemp("cut")
    return make_center(folder, windows=WINDOWS, displays=3, rule=BY_HAND)


@pytest.fixture
def wire(center: Center) -> Iterator[Wire]:
    with wired(center.port) as stretched:
        yield stretched


@pytest.fixture
def hall(center: Center, wire: Wire, open_page: OpenPage) -> Hall:
    return Hall(open_page(wire.through(page_of(center, "D1")), HALL))


def serve_one(center: Center, clerk: Client) -> None:
    """Somebody is called to window 2, comes at once and is done."""
    ticket = center.kiosk().issue(SERVICES["medium"])
    clerk.do("/v1/windows/2/call")
    clerk.do("/v1/windows/2/start", presence=ticket["check"], card_seen=False)
    clerk.do("/v1/windows/2/finish", outcome="done")


def still_called(page: Page) -> list[str]:
    """Codes that a screen calls, in its box or its list."""
    found = page.locator("#now[data-look='call'] #now-twin, #last .current .twin")
    return sorted(set(found.all_inner_texts()))


def calls_only(page: Page, *tickets: dict[str, Any]) -> None:
    """Wait until a screen calls these and nobody else."""
    wanted = sorted(code_of(ticket) for ticket in tickets)
    for _ in range(300):
        if still_called(page) == wanted:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{still_called(page)} are called, not {wanted}")


def test_what_changed_while_the_line_was_cut_is_on_every_screen(
    center: Center, wire: Wire, hall: Hall, open_page: OpenPage
) -> None:
    small_address = wire.through(page_of(center, "D3", "?layout=window&window=5"))
    zone = open_page(wire.through(page_of(center, "D2", "?windows=5-6")), HALL)
    small = open_page(small_address, SMALL)
    helper, first, second = center.clerk(2), center.clerk(5), center.clerk(6)
    priority = center.kiosk().issue(SERVICES["quick"], side="priority")
    first.do("/v1/windows/5/call")
    for page in (hall.page, zone, small):
        calls_only(page, priority)

    wire.cut()
    expect(hall.page.locator("#stale")).to_be_visible()
    missed = call_one(center, second, 6)
    for _ in range(MORE_THAN_FIT):
        serve_one(center, helper)
    first.do("/v1/windows/5/demote")
    wire.mend()

    for page in (hall.page, zone):
        calls_only(page, missed)
    calls_only(small)
    assert missed["ticket"] in acknowledged(center, hall, 2)
    hall.page.reload()
    small.goto(small_address.partition("#")[0].replace("window=5", "window=6"))
    for page in (hall.page, small):
        calls_only(page, missed)


def test_whom_the_server_sent_back_while_no_screen_heard_it_is_called_no_more(
    center: Center, wire: Wire, hall: Hall, open_page: OpenPage
) -> None:
    address = wire.through(page_of(center, "D3", "?layout=window&window=5"))
    small = open_page(address, SMALL)
    ticket = call_one(center, center.clerk(5), 5)
    for page in (hall.page, small):
        calls_only(page, ticket)

    go_on(center, LOST_AFTER_SECONDS)

    for page in (hall.page, small):
        calls_only(page)


def test_all_windows_that_call_at_once_are_on_the_screen_at_once(
    center: Center, hall: Hall
) -> None:
    """One more than the box and the list of five have room for."""
    hall.page.locator("#hall").wait_for()
    tickets = []
    for window in range(1, WINDOWS + 1):
        clerk = center.clerk(window)
        line = clerk.get(f"/v1/windows/{window}").json()["lines"][0]["id"]
        center.kiosk().issue(SERVICES[line])
        tickets.append(clerk.do(f"/v1/windows/{window}/call")["ticket"])

    calls_only(hall.page, *tickets)
    assert len(acknowledged(center, hall, WINDOWS)) == WINDOWS
    windows = hall.page.locator("#last .window").all_inner_texts()
    assert windows == list("١٢٣٤٥٦٧")
    expect(hall.page.locator("#last li").last).to_be_in_viewport(ratio=1)
