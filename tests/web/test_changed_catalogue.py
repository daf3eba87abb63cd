"""A catalogue that takes effect while tickets wait and one is served."""

from collections.abc import Iterator
from hashlib import sha256

import pytest

from center.audit.verify import verify
from tests.catalogue import QUICK, SERVICES
from tests.processes import Center, command, make_center
from tests.web.applicants import Visit
from tests.web.catalogue_files import send, without
from tests.web.conftest import BY_HAND
from tests.web.streams import Stream, eventually

AT = "/v1/windows/5"


@pytest.fixture
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    folder = tmp_path_factory.mktemp("catalogue")
    with make_center(folder, rule=BY_HAND).start() as running:
        yield running
    assert verify(running.database).violations == []


def test_a_window_hears_of_a_list_once_it_is_the_one_to_work_by(center: Center) -> None:
    clerk = center.clerk(5)
    with Stream(clerk, "window") as stream:
        assert send(center.manager(), without(QUICK), command=command(), effective_at=0)
        published = len(center.tables()["journal"]) - 1
        stream.until("changed", seq=published)
        stream.until("changed", seq=published)

    offered = clerk.get("/v1/catalogue").json()["services"]
    assert QUICK not in [service["id"] for service in offered]


def test_whoever_waits_for_a_service_that_is_withdrawn_is_served_all_the_same(
    center: Center,
) -> None:
    kiosk, clerk = center.kiosk(), center.clerk(5)
    first, second = kiosk.issue(QUICK), kiosk.issue(QUICK)
    clerk.do(f"{AT}/call")
    view = clerk.do(f"{AT}/start", presence=center.code(first["ticket"]))
    listed = view["ticket"]["service"]["documents"]
    clerk.do(f"{AT}/check", documents={d["id"]: "present" for d in listed})

    file = without(QUICK)
    assert send(center.manager(), file, command=command(), effective_at=0).ok
    announced = sha256(file).hexdigest()
    eventually(lambda: kiosk.get("/v1/catalogue").json()["hash"] == announced)

    assert kiosk.refused("/v1/tickets", service=QUICK) == "unknown_service"
    ticket = clerk.get(AT).json()["ticket"]
    assert (ticket["service"]["name_en"], ticket["service"]["documents"]) == (
        *("Quick errands", []),
    )
    assert clerk.refused(f"{AT}/check", documents={}) == "unknown_service"
    assert clerk.refused(f"{AT}/accept") == "unknown_service"
    sent = {"service": SERVICES["short"], "reason": "wrong_service"}
    clerk.do(f"{AT}/transfer", **sent)
    assert clerk.do(f"{AT}/call")["ticket"]["ticket"] == second["ticket"]
    clerk.do(f"{AT}/start", presence=center.code(second["ticket"]))
    assert clerk.do(f"{AT}/finish", outcome="referred")["today"]["served"] == 1
    assert kiosk.issue(SERVICES["short"])


def test_a_service_that_is_withdrawn_leaves_its_requests_and_no_quota(
    center: Center,
) -> None:
    manager, visit = center.manager(), Visit(center.kiosk(), QUICK)
    receipt = visit.receipt()
    hours = manager.get("/v1/manager").json()["hours"] | {"quotas": {QUICK: 3}}
    manager.do("/v1/manager/hours", effective_at=0, **hours)

    send(manager, without(QUICK), command=command(), effective_at=0)

    shown = manager.get("/v1/manager").json()["hours"]
    assert shown["quotas"] == {}
    manager.do("/v1/manager/hours", effective_at=0, **shown)
    again = visit.receipt()
    assert again["request"] == receipt["request"]
    assert again["ticket"]["ticket"] == receipt["ticket"]["ticket"]
    asked = {"code": receipt["request"], "secret": receipt["secret"]}
    followed = visit.kiosk.post("/v1/requests/follow", **asked).json()
    assert followed["state"] == "received"
