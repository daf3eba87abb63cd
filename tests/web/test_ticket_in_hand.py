"""A citizen with a ticket at the kiosk: come back, give it back, say how it was."""

from typing import Any

import pytest

from tests.catalogue import QUICK, SERVICES
from tests.processes import command
from tests.web.applicants import AT_WINDOW as WITH_ID
from tests.web.applicants import Visit
from tests.web.conftest import Place, refuse

TICKETS = "/v1/tickets"
W1, W5 = "/v1/windows/1", "/v1/windows/5"


def typed(paper: Any) -> str:
    """What is read off the paper when no scanner does."""
    return f"{paper['letter']}{paper['number']} {paper['check']}"


def missed(place: Place) -> Any:
    """A ticket that nobody came with."""
    paper = place.call(QUICK)
    for _ in range(2):
        place.clerk.do(f"{W1}/recall")
    place.clerk.do(f"{W1}/miss")
    return paper


def serving(place: Place) -> Any:
    paper = place.call(QUICK)
    place.clerk.do(f"{W1}/start", presence=paper["url"])
    return paper


def look(place: Place, paper: Any) -> Any:
    return place.kiosk.do(f"{TICKETS}/look", presence=paper["url"])


def test_a_called_ticket_knows_its_window_until_the_visit_is_over(place: Place) -> None:
    paper = place.call(QUICK)
    called = look(place, paper)
    place.clerk.do(f"{W1}/start", presence=paper["url"])
    served = look(place, paper)
    place.clear()

    assert [each["window"] for each in (called, served)] == [1, 1]
    assert look(place, paper)["window"] is None


def test_a_missed_ticket_is_returned_once(place: Place) -> None:
    paper = missed(place)
    assert look(place, paper)["choices"] == ["return"]

    told = place.kiosk.do(f"{TICKETS}/return", presence=typed(paper))

    assert (told["ticket"], told["state"]) == (paper["ticket"], "waiting")
    for act in ("return", "resume"):
        assert place.kiosk.refused(f"{TICKETS}/{act}", presence=paper["url"]) == (
            "not_in_this_state"
        )
    place.clear()


def missed_request(place: Place) -> Any:
    """A request whose ticket nobody came with."""
    made = Visit(place.kiosk, WITH_ID).receipt()
    called = place.other.do(f"{W5}/call")["ticket"]["ticket"]
    assert called == made["ticket"]["ticket"]
    for _ in range(2):
        place.other.do(f"{W5}/recall")
    place.other.do(f"{W5}/miss")
    return made


def seen_at_the_window(place: Place, paper: Any, missing: str = "") -> None:
    """A clerk sees the papers of a request: accepts it, or sends it back for one."""
    assert place.other.do(f"{W5}/call")["ticket"]["ticket"] == paper["ticket"]
    shown = place.other.do(f"{W5}/start", presence=paper["url"])["ticket"]
    assert shown["request"]
    told = {
        d["id"]: "present" if d["mandatory"] else "not_applicable"
        for d in shown["service"]["documents"]
    }
    lacking = {missing: "missing"} if missing else {}
    place.other.do(f"{W5}/check", documents=told | lacking)
    if missing:
        place.other.do(f"{W5}/finish", outcome="returned")
    else:
        place.other.do(f"{W5}/accept")


def test_what_a_request_lacked_is_completed_by_a_number_for_its_own_service(
    place: Place,
) -> None:
    visit = Visit(place.kiosk, WITH_ID)
    told = visit.receipt()
    seen_at_the_window(place, told["ticket"], "own")
    about = {"service": WITH_ID, "side": "ordinary", "request": told["url"]}

    seen_at_the_window(place, place.kiosk.do("/v1/tickets", **about))

    view = place.kiosk.post("/v1/requests/follow", code=told["url"]).json()
    assert (view["state"], view["missing"]) == ("routed", [])
    assert view["due"]


def test_a_missed_ticket_is_not_returned_beside_another_of_the_same_person(
    place: Place,
) -> None:
    first = missed_request(place)["ticket"]
    alone = look(place, first)
    Visit(place.kiosk, WITH_ID).receipt()
    beside = look(place, first)

    assert (alone["choices"], alone["another"]) == (["return"], False)
    assert (beside["choices"], beside["another"]) == ([], True)
    for presence in (first["url"], typed(first)):
        told = {"presence": presence}
        refuse(place, place.kiosk, f"{TICKETS}/return", 409, "one_live_ticket", **told)
    place.clear()

    again = place.kiosk.do(f"{TICKETS}/return", presence=first["url"])
    assert again["state"] == "waiting"
    place.clear()


def test_a_missed_ticket_is_not_returned_for_what_was_withdrawn(place: Place) -> None:
    made = missed_request(place)
    whose = {"code": made["request"], "secret": made["secret"]}
    place.kiosk.do("/v1/requests/withdraw", **whose)

    assert "return" not in look(place, made["ticket"])["choices"]
    shown = {"presence": made["ticket"]["url"]}
    refuse(place, place.kiosk, f"{TICKETS}/return", 409, "not_in_this_state", **shown)


def test_a_parked_ticket_waits_again(place: Place) -> None:
    paper = serving(place)
    place.clerk.do(f"{W1}/park", reason="copy")
    assert look(place, paper)["choices"] == ["resume", "cancel"]

    told = place.kiosk.do(f"{TICKETS}/resume", presence=paper["url"])

    assert told["state"] == "waiting"
    place.clear()


def test_a_waiting_ticket_is_given_back_and_a_repeat_changes_nothing(
    place: Place,
) -> None:
    paper = place.kiosk.issue(QUICK)
    found = look(place, paper)
    assert (found["state"], found["choices"]) == ("waiting", ["cancel"])
    assert found["expected"]["people_ahead"] == 0
    body = {"command": "1" * 32, "presence": paper["url"]}

    first = place.kiosk.post(f"{TICKETS}/cancel", **body).json()

    with place.unchanged():
        assert place.kiosk.post(f"{TICKETS}/cancel", **body).json() == first
    assert first["state"] == "cancelled"


def test_a_served_ticket_is_rated_once(place: Place) -> None:
    paper = serving(place)
    early = {"presence": paper["url"], "rating": "good"}
    refuse(place, place.kiosk, f"{TICKETS}/rating", 409, "not_in_this_state", **early)
    place.clerk.do(f"{W1}/finish", outcome="done")
    assert look(place, paper)["choices"] == ["rating"]

    place.kiosk.do(f"{TICKETS}/rating", presence=typed(paper), rating="poor")

    refuse(place, place.kiosk, f"{TICKETS}/rating", 409, "too_often", **early)
    refuse(
        *(place, place.kiosk, f"{TICKETS}/rating", 400, "bad_input"),
        **early | {"rating": "excellent"},
    )
    ratings = [line for line in place.center.lines() if line["kind"] == "rating.given"]
    last = ratings[-1]
    assert (last["ticket"], last["rating"], last["by"]) == (
        *(paper["ticket"], "poor", "kiosk:K1"),
    )
    assert look(place, paper)["choices"] == []


@pytest.mark.parametrize("act", ["look", "return", "resume", "cancel", "rating"])
def test_only_a_kiosk_is_answered(place: Place, act: str) -> None:
    paper = place.kiosk.issue(QUICK)
    body = {"presence": paper["url"]} | ({"rating": "good"} if act == "rating" else {})

    for who in (place.clerk, place.manager, place.display):
        refuse(place, who, f"{TICKETS}/{act}", 403, "not_allowed", **body)
    place.kiosk.do(f"{TICKETS}/cancel", presence=paper["url"])


def test_a_repeated_issue_gives_the_first_paper_also_after_a_transfer(
    place: Place,
) -> None:
    asked = {"command": command(), "service": QUICK, "side": "ordinary"}
    first = place.kiosk.post("/v1/tickets", **asked).json()
    place.clerk.do(f"{W1}/call")
    place.clerk.do(f"{W1}/start", presence=first["url"])
    sent = {"service": SERVICES["short"], "reason": "wrong_service"}
    place.clerk.do(f"{W1}/transfer", **sent)

    again = place.kiosk.post("/v1/tickets", **asked).json()

    wait = {"expected": None}
    assert again | wait == first | wait
    place.serve(place.other, W5, place.other.get(W5).json())


def test_a_window_is_promised_no_call_of_whom_it_sent_on(place: Place) -> None:
    paper = place.kiosk.issue(QUICK)
    place.clerk.do(f"{W1}/call")
    place.clerk.do(f"{W1}/start", presence=paper["url"])

    sent = {"service": SERVICES["short"], "reason": "wrong_service"}
    here = place.clerk.do(f"{W1}/transfer", **sent)
    there = place.other.get(W5).json()

    assert (here["waiting"], here["next_call_at"]) == (0, None)
    assert there["waiting"] == 1
    assert there["next_call_at"] > there["now"]
    place.serve(place.other, W5, there)
