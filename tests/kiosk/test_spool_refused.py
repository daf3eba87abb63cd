"""A center that refuses what a kiosk gave: who hears of it, and what stays."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from msgspec.structs import replace

from center.domain.errors import BadSignature
from center.report.reading import read
from kiosk.answers import Issued
from kiosk.client import Given, Unanswered, new_command
from kiosk.spool import aside as kept
from kiosk.spool.alone import Alone as WholeKiosk
from kiosk.spool.remembered import CENTER
from shubbak import cli
from tests.kiosk.alone import Alone, given
from tests.processes import Center, Client, make_center
from tests.web.applicants import AT_WINDOW, PERSON, WITHOUT_WINDOW


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


def take_ticket(
    kiosk: Alone, center: Center, service: str = AT_WINDOW, ahead: int = 0
) -> Issued:
    now = int(Client(center.url).get("/v1/center").json()["now"])
    return kiosk.giving.give_ticket(new_command(), service, "ordinary", now + ahead)


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


def test_a_kiosk_whose_clock_was_ahead_begins_anew_and_the_manager_hears_of_it(
    center: Center, kiosk: Alone, manager: Client
) -> None:
    ahead = take_ticket(kiosk, center, ahead=86_400_000)
    kiosk.handover(center).hand_in()

    ticket = take_ticket(kiosk, center)
    kiosk.handover(center).hand_in()

    assert waiting(center, ahead.letter) == []
    assert waiting(center, ticket.letter) == [ticket.ticket]
    assert "kiosk_ahead" in alerts(manager)
    found = read(center.lines()).noted
    assert any((n.code, n.about) == ("clock_off", "kiosk:K1") for n in found)


def test_a_kiosk_cut_off_right_after_such_numbers_begins_anew_when_it_is_back(
    center: Center, kiosk: Alone
) -> None:
    take_ticket(kiosk, center, ahead=86_400_000)
    handover = kiosk.handover(center)
    handover.send_all(handover.certified())
    again = Alone.begin(kiosk.folder)
    again.handover(center).hand_in()

    ticket = take_ticket(again, center)
    again.handover(center).hand_in()

    assert waiting(center, ticket.letter) == [ticket.ticket]


def test_the_manager_hears_of_a_disk_that_takes_nothing(
    center: Center, kiosk: Alone, manager: Client
) -> None:
    """A folder stands where a file should be written."""
    client, blocked = kiosk.handover(center).client, kiosk.folder / CENTER
    alone = WholeKiosk(kiosk.folder, client)
    alone.hear(client.center(), client.catalogue())
    blocked.mkdir()
    heard = []
    for _ in range(2):
        alone.work()
        heard.append("disk_full" in alerts(manager))
    blocked.rmdir()
    alone.work()

    assert heard == [True, True]
    assert "disk_full" not in alerts(manager)
    lines = [line for line in center.lines() if line["kind"] == "disk.changed"]
    assert [line["state"] for line in lines] == ["full", "ok"]


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


def listed(kiosk: Alone, center: Center) -> str:
    """What an operator is told of this kiosk and this center."""
    config = kiosk.folder / "shubbak.yaml"
    folders = {"kiosk": kiosk.folder, "center": center.data}
    told = {part: {"data": str(folder)} for part, folder in folders.items()}
    config.write_text(yaml.safe_dump(told), "utf-8")
    done = CliRunner().invoke(cli, ["--config", str(config), "aside"])
    assert done.exit_code == 0, done.output
    return done.output


def test_an_operator_sees_what_waits_and_what_was_put_aside_and_nothing_personal(
    center: Center, kiosk: Alone
) -> None:
    take_ticket(kiosk, center)
    take_request(kiosk, center, given(AT_WINDOW))
    waits = listed(kiosk, center)
    kiosk.path.write_bytes(kiosk.path.read_bytes().replace(b"ordinary", b"priority"))
    Alone.begin(kiosk.folder).handover(center).hand_in()
    put_aside = listed(kiosk, center)

    assert (
        "waits for the center: tickets: 2, requests: 1; given 2026-11-22 10:" in waits
    )
    assert "waits for the center: nothing" in put_aside
    assert f"{kept.SPOOL}-" in put_aside
    assert ": tickets: 2, requests: 1;" in put_aside
    assert PERSON["applicant_name"] not in waits + put_aside


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"service": "of_old"}, "its service is in the catalogue no more"),
        ({"documents": {}}, "the catalogue has another list of documents now"),
        (
            {"fields": given(AT_WINDOW).fields | {"mobile": "12"}},
            "the answer to mobile is refused now: mobile",
        ),
    ],
)
def test_an_operator_sees_why_a_request_could_not_be_read(
    center: Center, kiosk: Alone, change: dict[str, Any], why: str
) -> None:
    reference = take_request(kiosk, center, replace(given(AT_WINDOW), **change))

    kiosk.handover(center).hand_in()

    [line] = [x for x in listed(kiosk, center).splitlines() if reference in x]
    assert line.endswith(why)
    assert PERSON["applicant_name"] not in line


def take_request(kiosk: Alone, center: Center, wanted: Given) -> str:
    now = int(Client(center.url).get("/v1/center").json()["now"])
    filed = kiosk.giving.take_request(new_command(), wanted, now, at_window=True)
    return filed.request
