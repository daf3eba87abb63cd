"""A ticket for somebody who has a request already."""

from collections.abc import Iterator

import pytest

from tests.processes import Center, make_center
from tests.web.applicants import WITHOUT_WINDOW, Visit


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    with make_center(tmp_path_factory.mktemp("visits"), kiosks=2).start() as made:
        yield made


def test_a_visit_about_a_request_names_it_on_the_ticket(center: Center) -> None:
    kiosk = center.kiosk()
    told = Visit(kiosk, WITHOUT_WINDOW).receipt()
    mine = {"service": "pay_fees", "request": told["request"]}

    assert kiosk.refused("/v1/tickets", **mine, secret="abc") == "wrong_follow"
    ticket = kiosk.do("/v1/tickets", **mine, secret=told["secret"])

    (line,) = [x for x in center.lines() if x.get("ticket") == ticket["ticket"]]
    assert line["request"] == told["request"]
    again = {"service": "pay_fees", "request": told["url"]}
    assert kiosk.refused("/v1/tickets", **again) == "one_live_ticket"


def test_earlier_requests_of_one_person_bring_no_second_open_ticket(
    center: Center,
) -> None:
    kiosk = center.kiosk()
    given_back, taken = (Visit(kiosk, "licence_copy") for _ in range(2))
    earlier = given_back.receipt()
    kiosk.do("/v1/tickets/cancel", presence=earlier["ticket"]["url"])
    later = taken.receipt()

    again = {"service": "licence_copy", "request": earlier["url"]}
    assert kiosk.refused("/v1/tickets", **again) == "one_live_ticket"
    told = kiosk.post("/v1/requests/follow", code=earlier["url"], secret="").json()
    assert (told["ticket"], told["ticket_open"]) == (later["ticket"]["ticket"], True)

    kiosk.do("/v1/tickets/cancel", presence=later["ticket"]["url"])
    assert kiosk.do("/v1/tickets", **again)["service"] == "licence_copy"


def test_nobody_locks_a_number_at_another_machine(center: Center) -> None:
    told = Visit(center.kiosk(), WITHOUT_WINDOW).receipt()
    path, mine = "/v1/requests/follow", {"code": told["request"]}

    for _ in range(5):
        center.kiosk().post(path, **mine, secret="abc")

    mine["secret"] = told["secret"]
    here, there = (center.kiosk(name).post(path, **mine) for name in ("K1", "K2"))
    assert here.json()["code"] == "follow_locked"
    assert there.status_code == 200
