"""Clerks who are removed, locked out or given another PIN while they serve."""

from collections.abc import Iterator

import pytest

from center.audit.verify import verify
from tests.catalogue import SERVICES
from tests.processes import Center, Client, command, make_center
from tests.web.conftest import BY_HAND, assert_problem

STAFF = "/v1/manager/staff"
NEW_PIN = "391742"


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    with make_center(tmp_path_factory.mktemp("staff"), rule=BY_HAND).start() as running:
        yield running
    assert verify(running.database).violations == []


@pytest.fixture(scope="module")
def manager(center: Center) -> Client:
    return center.manager()


def serve(center: Center, clerk: Client, window: int) -> str:
    """A new ticket, being served at a window."""
    at = f"/v1/windows/{window}"
    (line, *_) = clerk.get(at).json()["lines"]
    center.kiosk().issue(SERVICES[line["id"]])
    ticket = clerk.do(f"{at}/call")["ticket"]["ticket"]
    clerk.do(f"{at}/start", presence=center.code(ticket))
    return str(ticket)


def state_of(center: Center, ticket: str) -> str:
    ((state,),) = center.select(f"SELECT state FROM ticket WHERE id = '{ticket}'")  # noqa: S608
    return str(state)


def test_a_clerk_removed_while_serving_is_out_at_once_and_the_visit_is_parked(
    center: Center, manager: Client
) -> None:
    clerk = center.clerk(5)
    ticket = serve(center, clerk, 5)

    view = manager.do(STAFF, staff="205", act="remove")

    assert view["pin"] is None
    assert view["windows"][4]["state"] == "closed"
    assert_problem(clerk.get("/v1/windows/5"), 401, "not_signed_in")
    assert clerk.refused("/v1/windows/5/finish", outcome="done") == "not_signed_in"
    told = {"staff": "205", "pin": "274913"}
    assert clerk.refused("/v1/windows/5/sign_in", **told) == "wrong_pin"
    assert state_of(center, ticket) == "parked"
    former = next(one for one in view["staff"] if one["staff"] == "205")
    assert (former["role"], former["device"]) == ("former", None)


def test_a_clerk_with_another_first_pin_signs_in_anew_and_goes_on_with_the_visit(
    center: Center, manager: Client
) -> None:
    clerk = center.clerk(1)
    ticket = serve(center, clerk, 1)
    wanted = {"command": command(), "staff": "201", "act": "reset"}

    pin = manager.post(STAFF, **wanted).json()["pin"]

    assert manager.post(STAFF, **wanted).json()["pin"] == pin
    assert pin not in str(center.tables())
    assert_problem(clerk.get("/v1/windows/1"), 401, "not_signed_in")
    told = {"staff": "201", "pin": pin}
    assert clerk.refused("/v1/windows/1/sign_in", **told) == "pin_must_change"
    view = clerk.do("/v1/windows/1/sign_in", **told, new_pin=NEW_PIN)
    assert (view["ticket"]["ticket"], view["ticket"]["state"]) == (ticket, "serving")
    clerk.do("/v1/windows/1/finish", outcome="done")


def test_a_clerk_is_told_of_another_pin_at_every_sign_in_not_at_the_next_alone(
    center: Center, manager: Client
) -> None:
    pin = manager.do(STAFF, staff="206", act="reset")["pin"]
    given = next(x for x in reversed(center.lines()) if x["kind"] == "staff.changed")
    clerk, first = center.browser("W6"), {"pin": pin, "new_pin": NEW_PIN}

    told = []
    for typed in (first, {"pin": NEW_PIN}):
        view = clerk.do("/v1/windows/6/sign_in", staff="206", **typed)
        told.append(view["pin_reset_at"])
        clerk.do("/v1/windows/6/close")

    assert given["code"] == "reset"
    assert told == [given["at"]] * 2


def test_a_clerk_locked_out_elsewhere_while_serving_ends_the_visit(
    center: Center, manager: Client
) -> None:
    clerk, elsewhere = center.clerk(2), center.browser("W3")
    ticket = serve(center, clerk, 2)

    for _ in range(5):
        elsewhere.refused("/v1/windows/3/sign_in", staff="202", pin="000000")
    told = {"staff": "202", "pin": "274913"}
    assert elsewhere.refused("/v1/windows/3/sign_in", **told) == "pin_locked"

    clerk.do("/v1/windows/2/finish", outcome="done")
    assert state_of(center, ticket) == "served"


def test_a_new_clerk_signs_in_with_the_first_pin(
    center: Center, manager: Client
) -> None:
    made = manager.do(STAFF, staff="250", act="create")
    clerk = center.browser("W4")

    told = {"staff": "250", "pin": made["pin"], "new_pin": NEW_PIN}
    view = clerk.do("/v1/windows/4/sign_in", **told)

    assert (view["staff"], view["pin_reset_at"]) == ("250", None)
    codes = [manager.refused(STAFF, staff="250", act="create")]
    codes.append(manager.refused(STAFF, staff="100", act="remove"))
    codes.append(manager.refused(STAFF, staff="999", act="reset"))
    assert codes == ["not_in_this_state", "not_allowed", "not_found"]


def test_staff_is_changed_on_the_managers_own_device_alone(
    center: Center, manager: Client
) -> None:
    for other in (center.browser("D1"), center.kiosk(), center.browser("R1")):
        assert other.refused(STAFF, staff="206", act="remove") == "not_allowed"
    assert "window" not in manager.get("/v1/manager").json()["assign_reasons"]


def test_the_day_closes_though_a_clerk_was_signed_out_by_the_manager(
    center: Center, manager: Client
) -> None:
    manager.do(STAFF, staff="250", act="reset")

    view = manager.do("/v1/manager/day", act="close")

    assert {one["state"] for one in view["windows"]} == {"closed"}
