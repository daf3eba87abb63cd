"""A display that says what is not so: what the center refuses, and what it tells."""

from collections.abc import Iterator
from typing import Any

import pytest

from center.audit.verify import verify
from tests.catalogue import QUICK
from tests.processes import Client, command, make_center
from tests.web.settable_clock import SettableCenter, settable
from tests.web.streams import Stream, eventually

AT = "/v1/windows/5"
SHOWN = "/v1/display/shown"


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SettableCenter]:
    made = make_center(tmp_path_factory.mktemp("displays"), displays=5)
    running = settable(made)
    try:
        yield running
    finally:
        running.stop()
    assert verify(running.database).violations == []


@pytest.fixture(scope="module")
def clerk(center: SettableCenter) -> Client:
    return center.clerk(5)


@pytest.fixture
def call(center: SettableCenter, clerk: Client) -> Iterator[int]:
    """Somebody is called to window 5; the place of the call."""
    paper = center.kiosk().issue(QUICK)
    clerk.do(f"{AT}/call")
    yield center.lines()[-1]["seq"]
    clerk.do(f"{AT}/start", presence=paper["url"])
    clerk.do(f"{AT}/finish", outcome="done")


def shown(center: SettableCenter) -> list[Any]:
    return [line for line in center.lines() if line["kind"] == "ticket.shown"]


def test_a_call_that_was_never_sent_to_a_display_cannot_have_been_shown(
    center: SettableCenter, call: int
) -> None:
    display = center.browser("D1")

    assert display.refused(SHOWN, call=call) == "not_sent"
    assert display.refused(SHOWN, call=call + 1) == "not_found"
    assert shown(center) == []

    assert display.get("/v1/display").json()["calls"][0]["seq"] == call
    display.do(SHOWN, call=call)
    assert [(one["by"], one["call"]) for one in shown(center)] == [("display:D1", call)]


def test_a_display_of_other_windows_does_not_show_the_call(
    center: SettableCenter, call: int
) -> None:
    before, display = shown(center), center.browser("D2")
    display.get("/v1/display")

    for windows in ("1-4,6", ""):
        with Stream(display, "display", windows=windows):
            eventually(lambda: display.refused(SHOWN, call=call) == "not_sent")

    assert shown(center) == before
    for wrong in ("5;6", "123", ",5", "5,,6", "1-2-3", "1" * 39 + "x", "7," * 70):
        answer = display.get("/v1/events", view="display", windows=wrong)
        assert answer.json()["code"] == "bad_input", wrong


def test_what_was_sent_before_the_line_was_cut_was_shown(
    center: SettableCenter, clerk: Client
) -> None:
    display = center.browser("D3")
    with Stream(display, "display") as hall:
        paper = center.kiosk().issue(QUICK)
        clerk.do(f"{AT}/call")
        call = hall.until("call").id

    told = {"command": command(), "call": call}
    assert [display.post(SHOWN, **told).status_code for _ in range(2)] == [200, 200]
    clerk.do(f"{AT}/start", presence=paper["url"])
    clerk.do(f"{AT}/finish", outcome="done")


def test_a_display_that_shows_nothing_while_another_does_is_told_also_after_a_restart(
    center: SettableCenter, clerk: Client
) -> None:
    manager, honest, blank = (center.browser(one) for one in ("M1", "D4", "D5"))
    pins = {"pin": center.first.pins["100"], "new_pin": "580316"}
    manager.do("/v1/manager/sign_in", staff="100", **pins)
    with Stream(honest, "display") as hall, Stream(blank, "display"):
        for _ in range(3):
            paper = center.kiosk().issue(QUICK)
            clerk.do(f"{AT}/call")
            honest.do(SHOWN, call=hall.until("call").id)
            clerk.do(f"{AT}/start", presence=paper["url"])
            clerk.do(f"{AT}/finish", outcome="done")
        assert told(manager) == []

        manager.do("/v1/manager/day", act="close")  # a closed center follows the clock
        center.set_ahead.write_text("60000")

        eventually(lambda: told(manager) == ["D5"])

    center.stop()
    center.start()
    with Stream(blank, "display"):
        eventually(lambda: told(manager) == ["D5"])


def told(manager: Client) -> list[str]:
    """Displays of which the manager is told that they show nothing."""
    alerts = manager.get("/v1/manager").json()["alerts"]
    return [one["device"] for one in alerts if one["code"] == "display_blank"]
