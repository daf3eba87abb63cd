"""A window whose computer is dead, and a server that was away: how the work goes on."""

from collections.abc import Iterator

import pytest

from center.audit.verify import verify
from center.domain.rule import Rule
from tests.catalogue import QUICK
from tests.counter.conftest import OpenPage
from tests.counter.people import NEW_PIN, Clerk, go_on, journal, page_of, restart
from tests.processes import Center, Client, make_center
from tests.web.streams import eventually

AWAY_SECONDS = 300
RELIEF = "202"


@pytest.fixture(scope="module")
def new_center(tmp_path_factory: pytest.TempPathFactory) -> Center:
    """A center where nobody is called before a clerk does."""
    folder = tmp_path_factory.mktemp("dead")
    return make_center(folder, rule=Rule(wrap_up_seconds=3600))


def called(center: Center) -> Client:
    """The clerk of window 1, to whom somebody is called."""
    clerk = center.clerk(1)
    center.kiosk().issue(QUICK)
    clerk.do("/v1/windows/1/call")
    return clerk


def lost(manager: Client) -> list[str]:
    """Of which windows the manager is told that nobody came back."""
    alerts = manager.get("/v1/manager").json()["alerts"]
    return [alert["device"] for alert in alerts if alert["code"] == "window_lost"]


@pytest.fixture
def audited(center: Center) -> Iterator[Center]:
    yield center
    center.kill()
    assert verify(center.database).violations == []


def test_a_call_before_an_outage_is_not_given_up_when_the_server_is_up_again(
    audited: Center,
) -> None:
    clerk = called(audited)

    restart(audited, AWAY_SECONDS)

    eventually(lambda: journal(audited, "outage.declared"))
    assert clerk.get("/v1/windows/1").json()["ticket"]["state"] == "called"
    assert journal(audited, "window.lost") == []


def test_who_cannot_come_back_to_a_dead_computer_signs_in_at_another_window(
    audited: Center,
) -> None:
    clerk, manager = called(audited), audited.manager()
    go_on(audited, AWAY_SECONDS)
    assert lost(manager) == ["W1"]
    begun = len(journal(audited))

    there = audited.browser("W2")
    view = there.do("/v1/windows/2/sign_in", staff="201", pin=NEW_PIN)

    assert (view["state"], view["staff"]) == ("free", "201")
    states = [w["state"] for w in manager.get("/v1/manager").json()["windows"]]
    assert states[:2] == ["closed", "free"]
    assert lost(manager) == []
    assert clerk.refused("/v1/windows/1/back") == "not_signed_in"
    assert [line["kind"] for line in journal(audited)[begun:]][-4:] == [
        *("window.closed", "staff.signed_out", "staff.signed_in", "window.opened"),
    ]


def test_another_clerk_takes_a_lost_window_over(audited: Center) -> None:
    computer = called(audited)
    pins = {"pin": audited.first.pins[RELIEF], "new_pin": "582931"}
    at = "/v1/windows/1"
    assert computer.refused(f"{at}/sign_in", staff=RELIEF, **pins) == (
        "not_in_this_state"
    )
    go_on(audited, AWAY_SECONDS)

    view = computer.do(f"{at}/sign_in", staff=RELIEF, **pins)

    assert (view["state"], view["staff"]) == ("free", RELIEF)
    elsewhere = audited.browser("W2")
    elsewhere.do("/v1/windows/2/sign_in", staff="201", pin=NEW_PIN)


def test_the_relief_signs_in_on_the_page_of_the_lost_window(
    audited: Center, open_page: OpenPage
) -> None:
    clerk = Clerk(open_page(page_of(audited, "W1")), audited, 1)
    clerk.sign_in()
    clerk.calls(audited.kiosk().issue(QUICK))
    go_on(audited, AWAY_SECONDS)
    clerk.see("ما يتم بعد المتابعة يُسجل باسم موظف ٢٠١")

    clerk.press("F2")
    clerk.page.locator("#staff").wait_for()
    clerk.press("Escape")
    clerk.see("موظف آخر يستلم الشباك")
    clerk.press("F2")
    clerk.enter(RELIEF)

    clerk.page.locator("#call").wait_for()
    assert "٢٠٢" in clerk.text("#whose")
    opened = journal(audited, "window.opened")[-1]
    assert (opened["window"], opened["staff"]) == (1, RELIEF)
    assert journal(audited, "window.back") == []
