"""A machine is taken out of service by the manager: at once, and no place is lost."""

from collections.abc import Iterator

import pytest

from center.audit.verify import verify
from center.device_codes import new_device_code
from tests.catalogue import SERVICES
from tests.processes import Center, Client, command, make_center
from tests.web.conftest import BY_HAND, assert_problem
from tests.web.streams import Stream

REVOKE = "/v1/manager/devices/revoke"
PIN = "274913"


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    made = make_center(tmp_path_factory.mktemp("devices"), rule=BY_HAND)
    with made.start() as running:
        yield running
    assert verify(running.database).violations == []


@pytest.fixture(scope="module")
def manager(center: Center) -> Client:
    return center.manager()


def enrolled(center: Center, device: str) -> Client:
    """A browser with a new code of `shubbak device code`."""
    browser = Client(center.url)
    code = new_device_code(center.data, device)
    assert browser.post("/v1/devices/enrol", code=code).ok
    return browser


def visit(center: Center, clerk: Client, window: int, *, started: bool) -> str:
    """A new ticket, called to a window or being served there."""
    at = f"/v1/windows/{window}"
    (line, *_) = clerk.get(at).json()["lines"]
    center.kiosk().issue(SERVICES[line["id"]])
    ticket = str(clerk.do(f"{at}/call")["ticket"]["ticket"])
    if started:
        clerk.do(f"{at}/start", presence=center.code(ticket))
    return ticket


def state_of(center: Center, ticket: str) -> str:
    return str(dict(center.select("SELECT id, state FROM ticket"))[ticket])


@pytest.mark.parametrize(
    ("window", "started", "then"), [(1, False, "waiting"), (5, True, "parked")]
)
def test_a_windows_computer_is_out_at_once_and_its_ticket_is_not_lost(
    center: Center, manager: Client, window: int, started: bool, then: str
) -> None:
    clerk, device = center.clerk(window), f"W{window}"
    ticket = visit(center, clerk, window, started=started)
    with Stream(clerk, "window") as stream:
        view = manager.do(REVOKE, device=device)
        assert {event.name for event in stream.events} <= {"changed"}, "and it ends"

    at = f"/v1/windows/{window}"
    assert_problem(clerk.get(at), 401, "device_revoked")
    assert clerk.refused(f"{at}/finish", outcome="done") == "device_revoked"
    told = {"staff": str(200 + window), "pin": PIN}
    assert clerk.refused(f"{at}/sign_in", **told) == "device_revoked"
    assert view["windows"][window - 1]["state"] == "closed"
    assert state_of(center, ticket) == then
    states = {one["device"]: one["state"] for one in view["devices"]}
    assert states[device] == "revoked"
    kinds = [line["kind"] for line in center.lines()][-4:]
    lost = ["window.lost", "window.closed", "staff.signed_out", "device.revoked"]
    assert kinds == lost

    again = enrolled(center, device)
    assert again.do(f"{at}/sign_in", **told)["staff"] == str(200 + window)
    assert_problem(clerk.get(at), 401, "unknown_device")


def test_every_other_machine_is_refused_too_and_so_are_its_codes(
    center: Center, manager: Client
) -> None:
    second = enrolled(center, "M2")
    reception = center.browser("R1")
    machines = {"D1": center.browser("D1"), "M2": second, "R1": reception}
    code = new_device_code(center.data, "D1")

    for device in machines:
        manager.do(REVOKE, device=device)

    for machine in machines.values():
        assert_problem(machine.get("/v1/devices/me"), 401, "device_revoked")
    late = Client(center.url).post("/v1/devices/enrol", code=code)
    assert_problem(late, 403, "wrong_enrolment")
    assert enrolled(center, "D1").get("/v1/display").ok


def test_a_repeat_is_done_once_and_what_cannot_be_taken_out_is_refused(
    center: Center, manager: Client
) -> None:
    others = [center.kiosk(), center.browser("W2"), center.browser("W3")]
    told = {"command": command(), "device": "W2"}
    assert manager.post(REVOKE, **told).ok
    before = len(center.lines())

    assert manager.post(REVOKE, **told).ok
    codes = [
        manager.refused(REVOKE, device=device) for device in ("W2", "M1", "K9", "agent")
    ]
    codes += [other.refused(REVOKE, device="D1") for other in others]

    assert codes == [
        *("not_in_this_state", "not_allowed", "not_found", "bad_input"),
        *("not_allowed", "device_revoked", "not_allowed"),
    ]
    assert len(center.lines()) == before
