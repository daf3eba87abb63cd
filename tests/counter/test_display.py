"""The hall display: what people see, and what the center is told that they saw."""

from typing import Any

from playwright.sync_api import Browser, expect

from demonstration.browsers import QUIET, program
from tests.counter.people import Hall, begin_again, journal, page_of, restart
from tests.processes import Center, Client
from tests.web.streams import eventually

SERVICE = "shop_licence"


def call_one(center: Center, clerk: Client, window: int) -> dict[str, Any]:
    """Issue a ticket and call it at once; the call as its number and place."""
    ticket = center.kiosk().issue(SERVICE)
    clerk.do(f"/v1/windows/{window}/call")
    return ticket


def code_of(ticket: dict[str, Any]) -> str:
    return f"{ticket['letter']}{ticket['number']}"


def acknowledged(center: Center, hall: Hall, count: int) -> list[str]:
    """Tickets that a display said it showed, once so many are on record."""
    for _ in range(100):
        found = [line["ticket"] for line in journal(center, "ticket.shown")]
        if len(found) >= count:
            return found
        hall.page.wait_for_timeout(50)
    raise AssertionError(f"{found} are shown, not {count}")


def test_a_call_is_shown_and_told_to_be_shown(center: Center, hall: Hall) -> None:
    hall.page.get_by_text("برجاء الانتظار حتى ظهور رقمك").wait_for()
    clerk = center.clerk(5)

    ticket = call_one(center, clerk, 5)

    hall.sees(code_of(ticket), 5)
    assert acknowledged(center, hall, 1) == [ticket["ticket"]]


def test_a_page_that_is_not_painted_acknowledges_nothing(
    center: Center, hall: Hall
) -> None:
    hall.page.locator("#hall").wait_for()
    hall.page.evaluate("window.requestAnimationFrame = () => 0")
    clerk = center.clerk(5)

    ticket = call_one(center, clerk, 5)
    hall.sees(code_of(ticket), 5)

    assert journal(center, "ticket.shown") == []


def test_of_two_calls_at_once_one_stands_in_the_list_until_the_box_is_free(
    center: Center, hall: Hall
) -> None:
    hall.page.locator("#hall").wait_for()
    first, second = center.clerk(5), center.clerk(6)

    one = call_one(center, first, 5)
    hall.sees(code_of(one), 5)
    other = call_one(center, second, 6)

    hall.page.locator("#last .current", has_text=code_of(other)).wait_for()
    assert hall.page.locator("#now-twin").inner_text() == code_of(one)
    hall.sees(code_of(other), 6)
    assert hall.listed() == [code_of(one)]


def test_the_center_killed_and_started_again_is_found_again(
    center: Center, hall: Hall
) -> None:
    clerk = center.clerk(5)
    hall.sees(code_of(call_one(center, clerk, 5)), 5)

    center.kill()
    expect(hall.page.locator("#stale")).to_be_visible()
    expect(hall.page.locator("#now-code")).to_be_visible()
    begin_again(center)
    expect(hall.page.locator("#stale")).to_be_hidden()
    other = center.browser("W6")
    pin = center.first.pins["206"]
    other.do("/v1/windows/6/sign_in", staff="206", pin=pin, new_pin="593817")
    ticket = call_one(center, other, 6)

    hall.sees(code_of(ticket), 6)
    assert len(acknowledged(center, hall, 2)) == 2


def test_calls_of_a_time_without_network_are_caught_up_silently(
    center: Center, hall: Hall
) -> None:
    hall.page.locator("#hall").wait_for()
    hall.page.context.set_offline(True)
    ticket = call_one(center, center.clerk(5), 5)
    restart(center, seconds_later=40)

    watch_for_blinking(hall)
    hall.page.context.set_offline(False)

    hall.sees(code_of(ticket), 5)
    assert hall.page.evaluate("window.blinked") is False
    assert acknowledged(center, hall, 1) == [ticket["ticket"]]


def test_an_acknowledgement_that_failed_is_repeated(center: Center, hall: Hall) -> None:
    hall.page.locator("#hall").wait_for()
    failures = []

    def fail_twice(route: Any) -> None:
        failures.append(route.request.post_data_json)
        if len(failures) < 3:
            route.abort()
        else:
            route.continue_()

    hall.page.route("**/v1/display/shown", fail_twice)
    ticket = call_one(center, center.clerk(5), 5)

    assert acknowledged(center, hall, 1) == [ticket["ticket"]]
    assert failures[0] == failures[1] == failures[2]


def test_the_call_ends_when_the_citizen_is_at_the_window(
    center: Center, hall: Hall
) -> None:
    clerk = center.clerk(5)
    ticket = call_one(center, clerk, 5)
    hall.sees(code_of(ticket), 5)

    clerk.do("/v1/windows/5/start", presence=ticket["check"], card_seen=False)

    hall.page.locator("#now[data-look='quiet']").wait_for()
    assert hall.page.locator("#now-label").inner_text() == "آخر رقم"


def test_a_call_blinks_and_figures_are_live(center: Center, hall: Hall) -> None:
    hall.page.locator("#hall").wait_for()
    watch_for_blinking(hall)
    kiosk = center.kiosk()
    for _ in range(3):
        kiosk.issue(SERVICE)
    hall.page.locator("#waiting", has_text="٣").wait_for()

    center.clerk(5).do("/v1/windows/5/call")

    hall.page.locator("#waiting", has_text="٢").wait_for()
    hall.sees("D101", 5)
    assert hall.page.evaluate("window.blinked") is True


def test_sound_that_the_browser_blocks_is_said_and_a_key_allows_it(
    center: Center, browser: Browser
) -> None:
    strict = browser.browser_type.launch(
        executable_path=program(),
        args=[*QUIET, "--autoplay-policy=document-user-activation-required"],
    )
    page = strict.new_page()
    page.goto(page_of(center, "D1"))
    page.get_by_text("المتصفح يمنع الصوت — اضغط Enter").wait_for()
    manager = center.manager()
    (alert,) = eventually(lambda: alerts(manager))
    assert (alert["code"], alert["device"]) == ("sound_blocked", "D1")

    page.keyboard.press("Enter")

    expect(page.locator("#sound-blocked")).to_be_hidden()
    eventually(lambda: not alerts(manager))
    states = [line["state"] for line in journal(center, "sound.changed")]
    assert states == ["blocked", "ok"]
    strict.close()


def alerts(manager: Client) -> Any:
    return manager.get("/v1/manager").json()["alerts"]


def watch_for_blinking(hall: Hall) -> None:
    hall.page.evaluate(
        """() => {
          window.blinked = false;
          document.getElementById("now").addEventListener(
            "animationstart", () => { window.blinked = true; });
        }"""
    )
