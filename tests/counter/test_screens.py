"""Several screens: the voice of the hall, zones of windows, a screen above a window."""

import pytest
from playwright.sync_api import Page, expect

from tests.counter.conftest import OpenPage
from tests.counter.people import Hall, journal, page_of
from tests.counter.test_display import acknowledged, call_one, code_of
from tests.processes import Center, make_center

COUNT_SOUNDS = """
  window.sounds = 0;
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...given) {
    window.sounds += 1;
    return start.apply(this, given);
  };
"""
SMALL = (800, 480)


@pytest.fixture(scope="module")
def new_center(tmp_path_factory: pytest.TempPathFactory) -> Center:
    """A center with three displays."""
    return make_center(tmp_path_factory.mktemp("screens"), displays=3)


def hear(page: Page, sounds: int) -> None:
    """Wait until so many sounds were begun."""
    for _ in range(200):
        if page.evaluate("window.sounds") >= sounds:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{page.evaluate('window.sounds')} sounds, not {sounds}")


def with_ears(page: Page, query: str = "") -> Page:
    """The same page from its beginning, its sounds counted."""
    page.locator("#hall").wait_for()
    page.add_init_script(COUNT_SOUNDS)
    page.goto(page.url.split("?")[0] + query)
    page.locator("#hall").wait_for()
    return page


def test_a_call_is_said_after_its_chime(center: Center, hall: Hall) -> None:
    page = with_ears(hall.page)

    ticket = call_one(center, center.clerk(5), 5)

    hall.sees(code_of(ticket), 5)
    hear(page, len(["chime", "customer", "dal", "100", "one", "to-window", "5"]))


def test_a_screen_of_a_zone_shows_the_calls_of_its_windows_alone(
    center: Center, open_page: OpenPage
) -> None:
    zone = Hall(open_page(page_of(center, "D2", "?windows=1-5"), (1366, 768)))
    zone.page.locator("#hall").wait_for()

    elsewhere = call_one(center, center.clerk(6), 6)
    here = call_one(center, center.clerk(5), 5)

    zone.sees(code_of(here), 5)
    assert zone.listed() == []
    zone.page.reload()
    zone.sees(code_of(here), 5)
    assert zone.listed() == []
    assert acknowledged(center, zone, 1) == [here["ticket"]] != [elsewhere["ticket"]]


def test_two_screens_show_the_same_call_and_it_is_recorded_once(
    center: Center, hall: Hall, open_page: OpenPage
) -> None:
    other = Hall(open_page(page_of(center, "D2")))
    other.page.locator("#hall").wait_for()
    hall.page.locator("#hall").wait_for()

    ticket = call_one(center, center.clerk(5), 5)

    hall.sees(code_of(ticket), 5)
    other.sees(code_of(ticket), 5)
    assert acknowledged(center, hall, 1) == [ticket["ticket"]]


def test_the_screen_above_a_window_shows_its_number_and_is_silent(
    center: Center, open_page: OpenPage
) -> None:
    page = open_page(page_of(center, "D3", "?layout=window&window=5"), SMALL)
    page.get_by_text("شباك ٥").wait_for()
    with_ears(page, "?layout=window&window=5")
    clerk = center.clerk(5)
    call_one(center, center.clerk(6), 6)

    ticket = call_one(center, clerk, 5)

    page.locator("#now-twin", has_text=code_of(ticket)).wait_for()
    for hidden in ("#clock", "#last", "#waiting", "#now-window", "#sound-blocked"):
        expect(page.locator(hidden)).to_be_hidden()
    assert page.evaluate("window.sounds") == 0
    clerk.do("/v1/windows/5/start", presence=ticket["check"], card_seen=False)
    page.locator("#now[data-look='quiet']").wait_for()


def test_a_number_above_a_window_alone_has_not_been_shown_to_the_hall(
    center: Center, open_page: OpenPage
) -> None:
    page = open_page(page_of(center, "D3", "?layout=window&window=5"), SMALL)
    page.get_by_text("شباك ٥").wait_for()

    ticket = call_one(center, center.clerk(5), 5)
    page.locator("#now-twin", has_text=code_of(ticket)).wait_for()
    page.wait_for_timeout(300)

    assert journal(center, "ticket.shown") == []


def test_a_number_fits_a_small_screen(center: Center, open_page: OpenPage) -> None:
    page = open_page(page_of(center, "D3", "?layout=window&window=5"), (480, 320))
    page.get_by_text("شباك ٥").wait_for()
    call_one(center, center.clerk(5), 5)
    page.locator("#now[data-look='call']").wait_for()

    box = page.locator("#now-code").bounding_box()

    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 480
    assert box["y"] + box["height"] <= 320
