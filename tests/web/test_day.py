"""The day's opening and close by the manager's hand."""

from collections.abc import Iterator

import pytest

from center.audit.verify import verify
from tests.catalogue import QUICK, SERVICES
from tests.processes import Center, Client, command, make_center
from tests.web.conftest import BY_HAND, assert_problem

DAY = "/v1/manager/day"


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    with make_center(tmp_path_factory.mktemp("day"), rule=BY_HAND).start() as running:
        yield running
    assert verify(running.database).violations == []


@pytest.fixture(scope="module")
def signed_in(center: Center) -> Client:
    return center.manager()


@pytest.fixture
def manager(signed_in: Client) -> Client:
    """The manager on an open day."""
    if signed_in.get("/v1/manager").json()["day"]["state"] == "closed":
        signed_in.do(DAY, act="open")
    return signed_in


def states(center: Center, table: str, column: str) -> dict[str, int]:
    """How many rows of a table are in which state."""
    found: dict[str, int] = {}
    for state in center.column(table, column):
        found[state] = found.get(state, 0) + 1
    return found


def test_the_close_tells_who_waits_closes_windows_and_gives_no_more_tickets(
    center: Center, manager: Client
) -> None:
    kiosk = center.kiosk()
    idle, busy = center.clerk(1), center.clerk(5)
    served = kiosk.issue(QUICK)
    busy.do("/v1/windows/5/call")
    for side in ("ordinary", "priority"):
        for service in SERVICES.values():
            kiosk.issue(service, side)

    view = manager.do(DAY, act="close")

    assert view["day"]["state"] == "closed"
    assert view["waiting"] == 0
    assert states(center, "ticket", "state") == {"called": 1, "cancelled": 10}
    assert states(center, "window", "state") == {"closed": 5, "free": 1}
    assert_problem(idle.get("/v1/windows/1"), 401, "not_signed_in")
    refused = kiosk.post("/v1/tickets", command=command(), service=QUICK)
    assert_problem(refused, 409, "closed")
    still_served(center, busy, served["ticket"])
    assert_counts(center)


def still_served(center: Center, busy: Client, ticket: str) -> None:
    """Whoever was called before the close is served, and then the window closes."""
    begun = busy.do("/v1/windows/5/start", presence=center.code(ticket))
    assert not {"park", "transfer"} & set(begun["acts"])
    assert "finish" in begun["acts"]
    view = busy.do("/v1/windows/5/finish", outcome="done")
    assert view["state"] == "closed"
    assert_problem(busy.get("/v1/windows/5"), 401, "not_signed_in")


def assert_counts(center: Center) -> None:
    """The line of the close says how the day was."""
    [line] = [line for line in center.lines() if line["kind"] == "day.closed"]
    counts = {"issued": 11, "called": 1, "cancelled": 10}
    assert {k: n for k, n in line["counts"].items() if n} == counts
    assert line["by"] == "manager:100"


def test_a_day_that_is_opened_again_goes_on_with_its_numbers(
    center: Center, manager: Client
) -> None:
    kiosk = center.kiosk()
    first = kiosk.issue(QUICK)
    manager.do(DAY, act="close")

    manager.do(DAY, act="open")
    second = kiosk.issue(QUICK)

    assert second["number"] == first["number"] + 1
    assert center.kiosk().get("/v1/center").json()["open"]


def test_a_repeated_close_is_done_once(center: Center, manager: Client) -> None:
    mine = command()
    first = manager.post(DAY, command=mine, act="close")
    before = len(center.lines())

    again = manager.post(DAY, command=mine, act="close")

    assert (first.status_code, again.status_code) == (200, 200)
    assert len(center.lines()) == before


def test_the_manager_signs_out_and_a_repeat_is_answered_alike(
    center: Center, manager: Client
) -> None:
    cookie = manager.http.cookies["shubbak_staff"]

    mine = command()
    told = [manager.post("/v1/manager/sign_out", command=mine)]
    lines = len(center.lines())
    told.append(manager.post("/v1/manager/sign_out", command=mine))

    assert [(answer.status_code, answer.json()) for answer in told] == [(200, {})] * 2
    assert len(center.lines()) == lines
    other = manager.post("/v1/manager/sign_out", command=command())
    assert_problem(other, 401, "not_signed_in")
    assert_problem(manager.get("/v1/manager"), 401, "not_signed_in")
    manager.http.cookies.set("shubbak_staff", cookie)
    assert_problem(manager.get("/v1/manager"), 401, "not_signed_in")
