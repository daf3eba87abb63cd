"""A center that refuses what a kiosk gave: who hears of it, and what stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from center.domain.errors import BadSignature
from kiosk.answers import Issued
from kiosk.client import Unanswered, new_command
from tests.kiosk.alone import Alone
from tests.processes import Center, Client, make_center
from tests.web.applicants import AT_WINDOW, WITHOUT_WINDOW


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    with make_center(tmp_path_factory.mktemp("refused")).start() as made:
        yield made


@pytest.fixture(scope="module")
def manager(center: Center) -> Client:
    return center.manager()


@pytest.fixture
def kiosk(center: Center, tmp_path: Path) -> Alone:
    """A kiosk that was certified, and is without its server from now on."""
    alone = Alone.begin(tmp_path / "kiosk")
    alone.handover(center).hand_in()
    return alone


def take_ticket(kiosk: Alone, center: Center, service: str = AT_WINDOW) -> Issued:
    now = int(Client(center.url).get("/v1/center").json()["now"])
    return kiosk.giving.give_ticket(new_command(), service, "ordinary", now)


def waiting(center: Center, letter: str) -> list[str]:
    found = center.select("SELECT id, state FROM ticket ORDER BY seq")
    return [x for x, state in found if f"-{letter}" in x and state == "waiting"]


def alerts(manager: Client) -> set[str]:
    return {each["code"] for each in manager.get("/v1/manager").json()["alerts"]}


def test_a_kiosk_whose_key_is_not_known_hears_so_and_keeps_everything(
    center: Center, kiosk: Alone
) -> None:
    ticket = take_ticket(kiosk, center)
    handover = kiosk.handover(center)
    handover.is_fresh = True
    good = handover.client.http.headers["Authorization"]
    handover.client.http.headers["Authorization"] = "Bearer K1:another"

    with pytest.raises(Unanswered):
        handover.hand_in()

    assert handover.client.center().device == ""
    assert len(kiosk.spool.unsent()) == 1
    assert kiosk.giving.is_possible
    handover.client.http.headers["Authorization"] = good
    assert handover.client.center().device == "K1"
    handover.hand_in()
    assert waiting(center, ticket.letter) == [ticket.ticket]


def test_the_manager_hears_while_a_kiosk_is_refused(
    center: Center, kiosk: Alone, manager: Client
) -> None:
    ticket = take_ticket(kiosk, center)
    handover = kiosk.handover(center)
    [entry] = kiosk.spool.unsent()

    with pytest.raises(BadSignature):
        handover.client.hand_in(entry.record, "A" * 86 + "==", b"")
    during = alerts(manager)
    handover.hand_in()

    assert "spool_refused" in during
    assert "spool_refused" not in alerts(manager)
    assert waiting(center, ticket.letter) == [ticket.ticket]


def test_a_number_for_what_needs_no_window_any_more_waits_all_the_same(
    center: Center, kiosk: Alone
) -> None:
    ticket = take_ticket(kiosk, center, WITHOUT_WINDOW)

    kiosk.handover(center).hand_in()

    assert waiting(center, ticket.letter) == [ticket.ticket]
