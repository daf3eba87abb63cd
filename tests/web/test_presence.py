"""Presence at the window: by the ticket's code, or by its two check characters."""

from collections.abc import Iterator
from typing import Any

import pytest

from center.notes import SigningKey
from center.promise import encode, parse
from tests.catalogue import QUICK
from tests.processes import command
from tests.web.conftest import Place, assert_problem, refuse

START = "/v1/windows/1/start"


@pytest.fixture
def paper(place: Place) -> Iterator[Any]:
    """The paper of a ticket that is called to window 1."""
    yield place.call(QUICK)
    place.clear()


def wrong_check(paper: Any) -> str:
    return "22" if paper["check"] != "22" else "33"


def is_serving(place: Place) -> bool:
    view = place.clerk.get("/v1/windows/1").json()
    return bool(view["ticket"] and view["ticket"]["state"] == "serving")


def test_the_code_on_the_paper_begins_the_visit(place: Place, paper: Any) -> None:
    place.clerk.do(START, presence=paper["url"])

    assert is_serving(place)


def test_a_scanner_may_type_in_lower_case_and_with_blanks(
    place: Place, paper: Any
) -> None:
    place.clerk.do(START, presence=f" {paper['url'].lower()}\r\n")

    assert is_serving(place)


@pytest.mark.parametrize("typed", [str.lower, lambda check: f" {check} "])
def test_the_check_characters_begin_the_visit(
    place: Place, paper: Any, typed: Any
) -> None:
    place.clerk.do(START, presence=typed(paper["check"]))

    assert is_serving(place)


def kept(place: Place) -> dict[str, list[Any]]:
    """What a wrong try leaves as it was: all but the count of tries."""
    tables = place.center.tables()
    del tables["presence_try"]
    return tables


@pytest.mark.parametrize(
    "typed", ["", "7", "xyz", "https://example.org/", "A" * 148, "٧ك", "x" * 512]
)
def test_other_characters_do_not(place: Place, paper: Any, typed: str) -> None:
    before = kept(place)

    answer = place.clerk.post(START, command="0" * 32, presence=typed)

    code = "wrong_presence" if typed else "bad_input"
    assert answer.json()["code"] == code
    assert kept(place) == before
    assert not is_serving(place)


def test_the_paper_of_someone_else_does_not(place: Place) -> None:
    someone = place.call(QUICK)
    other = place.kiosk.issue(QUICK)
    assert place.clerk.refused(START, presence=other["url"]) == "wrong_presence"

    place.clerk.do(START, presence=someone["url"])
    place.clear()


def test_a_forged_code_does_not(place: Place, paper: Any) -> None:
    forger = SigningKey.generate("sharqia/SHR01/1")
    said = parse(paper["url"]).promise

    forged = encode(said, forger.name, forger.sign, "http://hub")

    assert place.clerk.refused(START, presence=forged) == "wrong_presence"


def test_after_five_wrong_tries_the_characters_have_to_wait_and_a_scan_does_not(
    place: Place, paper: Any
) -> None:
    tries = [
        place.clerk.post(START, command=command(), presence=wrong_check(paper))
        for _ in range(5)
    ]

    assert [t.json()["code"] for t in tries[:4]] == ["wrong_presence"] * 4
    locked = assert_problem(tries[4], 429, "presence_locked")
    told = refuse(
        place, place.clerk, START, 429, "presence_locked", presence=paper["check"]
    )
    assert 0 < told["retry_after_seconds"] <= locked["retry_after_seconds"] == 60
    assert not is_serving(place)
    alerts = place.manager.get("/v1/manager").json()["alerts"]
    assert ("presence_locked", "W1") in [(a["code"], a["device"]) for a in alerts]
    place.clerk.do(START, presence=paper["url"])
    assert is_serving(place)


def test_a_priority_ticket_starts_only_with_its_card_seen(place: Place) -> None:
    paper = place.call(QUICK, "priority")
    refuse(place, place.clerk, START, 409, "card_not_seen", presence=paper["url"])

    place.clerk.do(START, presence=paper["url"], card_seen=True)

    assert is_serving(place)
    place.clear()


def test_where_no_card_was_seen_the_ticket_waits_in_its_services_line(
    place: Place,
) -> None:
    paper = place.call(QUICK, "priority")

    view = place.clerk.do("/v1/windows/1/demote")
    assert view["ticket"] is None
    view = place.clerk.do("/v1/windows/1/call")

    ticket = view["ticket"]
    assert (ticket["ticket"], ticket["priority"]) == (paper["ticket"], False)
    assert ticket["marked"]
    place.clear()


def test_a_repeated_start_gets_its_answer_whatever_is_scanned_now(
    place: Place, paper: Any
) -> None:
    start = {"command": "a" * 31 + str(len(paper["check"])), "presence": paper["url"]}
    assert place.clerk.post(START, **start).ok

    with place.unchanged():
        again = place.clerk.post(START, **start)

    assert again.ok
    assert is_serving(place)
