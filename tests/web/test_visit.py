"""A visit at the window as the clerk's page goes through it, with short waits."""

from collections.abc import Iterator
from typing import Any

import pytest

from center.audit.verify import verify
from center.domain.rule import Rule
from tests.catalogue import QUICK, SERVICES
from tests.processes import Center, Client, command, make_center
from tests.web.conftest import assert_problem
from tests.web.streams import eventually

SHORT = Rule(wrap_up_seconds=2, recall_seconds=1, miss_seconds=1, unseen_seconds=2)
WINDOW = "/v1/windows/5"


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    with make_center(tmp_path_factory.mktemp("visit"), rule=SHORT).start() as running:
        yield running
    assert verify(running.database).violations == []


@pytest.fixture(scope="module")
def kiosk(center: Center) -> Client:
    return center.kiosk()


@pytest.fixture(scope="module")
def clerk(center: Center) -> Client:
    return center.clerk(5)


@pytest.fixture(scope="module")
def display(center: Center) -> Client:
    return center.browser("D1")


def view(clerk: Client) -> Any:
    return clerk.get(WINDOW).json()


def by_itself(clerk: Client) -> Any:
    """The window's ticket, once the center has called one."""
    return eventually(lambda: view(clerk)["ticket"])


def called(clerk: Client) -> Any:
    """The window's ticket; Enter calls one where there is none."""
    return view(clerk)["ticket"] or clerk.do(f"{WINDOW}/call")["ticket"]


def finish(center: Center, clerk: Client) -> Any:
    ticket = called(clerk)["ticket"]
    clerk.do(f"{WINDOW}/start", presence=center.code(ticket), card_seen=True)
    return clerk.do(f"{WINDOW}/finish", outcome="done")


def test_the_next_is_called_by_itself_when_the_wrap_up_ends(
    center: Center, kiosk: Client, clerk: Client
) -> None:
    kiosk.issue(QUICK)
    finish(center, clerk)
    second = kiosk.issue(QUICK)

    told = view(clerk)
    ticket = by_itself(clerk)

    free_since = told["next_call_at"] - 2000
    assert told["ticket"] is None
    assert ticket["ticket"] == second["ticket"]
    assert ticket["called_at"] >= told["next_call_at"]
    assert free_since <= told["now"] <= told["next_call_at"]
    finish(center, clerk)


def test_enter_calls_at_once(center: Center, kiosk: Client, clerk: Client) -> None:
    kiosk.issue(QUICK)
    finish(center, clerk)
    kiosk.issue(QUICK)

    told = clerk.do(f"{WINDOW}/call")

    assert told["ticket"]["state"] == "called"
    finish(center, clerk)


def test_nobody_is_recalled_at_once_nor_more_than_twice(
    center: Center, kiosk: Client, clerk: Client
) -> None:
    kiosk.issue(QUICK)
    ticket = called(clerk)
    told = assert_problem(recall(clerk), 409, "too_early")
    assert told["allowed_at"] == ticket["recall_at"] == ticket["called_at"] + 1000

    answers = [eventually(lambda: accepted(recall(clerk))) for _ in range(2)]

    assert [answer["ticket"]["calls"] for answer in answers] == [2, 3]
    assert answers[1]["ticket"]["recall_at"] is None
    assert_problem(recall(clerk), 409, "too_often")
    finish(center, clerk)


def recall(clerk: Client) -> Any:
    return clerk.post(f"{WINDOW}/recall", command=command())


def miss(clerk: Client) -> Any:
    return clerk.post(f"{WINDOW}/miss", command=command())


def accepted(answer: Any) -> Any:
    return answer.json() if answer.ok else None


def recalled_twice(kiosk: Client, clerk: Client) -> Any:
    paper = kiosk.issue(QUICK)
    called(clerk)
    for _ in range(2):
        eventually(lambda: accepted(recall(clerk)))
    return paper


def test_nobody_is_missed_before_three_calls(
    center: Center, kiosk: Client, clerk: Client
) -> None:
    kiosk.issue(QUICK)
    ticket = called(clerk)

    assert ticket["miss_at"] is None
    assert_problem(miss(clerk), 409, "too_early")

    finish(center, clerk)


def test_where_no_display_showed_the_call_it_takes_longer_to_miss(
    center: Center, kiosk: Client, clerk: Client
) -> None:
    paper = recalled_twice(kiosk, clerk)
    ticket = view(clerk)["ticket"]
    told = assert_problem(miss(clerk), 409, "too_early")
    assert told["allowed_at"] == ticket["miss_at"] == ticket["called_at"] + 3000

    done = eventually(lambda: accepted(miss(clerk)))

    assert done["ticket"] is None
    assert done["recent"][0]["state"] == "no_show"
    assert done["recent"][0]["number"] == paper["number"]


def test_a_call_that_a_display_showed_counts_from_then(
    kiosk: Client, clerk: Client, display: Client
) -> None:
    kiosk.issue(QUICK)
    ticket = called(clerk)
    call = display.get("/v1/display").json()["calls"][0]
    assert call["ticket"] == ticket["ticket"]

    display.do("/v1/display/shown", call=call["seq"])
    for _ in range(2):
        eventually(lambda: accepted(recall(clerk)))

    miss_at = view(clerk)["ticket"]["miss_at"]
    assert ticket["called_at"] + 1000 <= miss_at < ticket["called_at"] + 3000
    eventually(lambda: accepted(miss(clerk)))


def test_a_call_is_shown_once_whatever_displays_say(
    center: Center, kiosk: Client, clerk: Client, display: Client
) -> None:
    kiosk.issue(QUICK)
    called(clerk)
    call = display.get("/v1/display").json()["calls"][0]["seq"]
    display.do("/v1/display/shown", call=call)
    before = len(center.lines())

    for _ in range(2):
        display.do("/v1/display/shown", call=call)
    for seq in (0, call + 1, 10**9):
        assert display.refused("/v1/display/shown", call=seq) == "not_found"

    assert len(center.lines()) == before
    finish(center, clerk)


def test_the_buttons_are_those_of_the_table_of_acts(
    center: Center, kiosk: Client, clerk: Client
) -> None:
    free = view(clerk)["acts"]
    kiosk.issue(QUICK)
    called(clerk)
    ordinary = view(clerk)["acts"]
    finish(center, clerk)
    kiosk.issue(QUICK, "priority")
    called(clerk)
    priority = view(clerk)["acts"]
    finish(center, clerk)
    paused = clerk.do(f"{WINDOW}/pause", reason="break")["acts"]
    clerk.do(f"{WINDOW}/resume")

    assert free == ["call", "pause", "close"]
    assert ordinary == ["start", "recall", "miss"]
    assert priority == ["start", "recall", "miss", "demote"]
    assert paused == ["resume", "close"]


def test_the_wait_is_told_as_a_range_and_not_where_nobody_serves(
    center: Center, kiosk: Client, clerk: Client
) -> None:
    clerk.do(f"{WINDOW}/pause", reason="break")
    nobody = kiosk.get("/v1/expected", service=QUICK).json()
    clerk.do(f"{WINDOW}/resume")
    somebody = kiosk.get("/v1/expected", service=SERVICES["full"]).json()

    assert nobody == {"people_ahead": None, "wait_from": None, "wait_to": None}
    assert somebody == {"people_ahead": 0, "wait_from": 0, "wait_to": 5}


def test_people_ahead_are_counted_in_the_order_of_the_rule(
    center: Center, kiosk: Client, clerk: Client
) -> None:
    kiosk.issue(QUICK)
    called(clerk)
    papers = [kiosk.issue(QUICK) for _ in range(3)]

    ahead = [
        kiosk.get(f"/v1/tickets/{paper['ticket']}/expected").json()["people_ahead"]
        for paper in papers
    ]

    assert ahead == [0, 1, 2]
    assert kiosk.get("/v1/expected", service=QUICK).json()["people_ahead"] == 3
    for _ in range(4):
        finish(center, clerk)
