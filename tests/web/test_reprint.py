"""The same paper once more: with its number, counted, where it was printed first."""

from typing import Any

from tests.processes import command
from tests.web.applicants import WITHOUT_WINDOW, answers
from tests.web.conftest import Place, refuse

QUICK = "pay_fees"
TICKETS, REQUESTS = "/v1/tickets", "/v1/requests"


def report(place: Place, about: str, copy: int) -> None:
    """What became of a paper, to the end."""
    for state in ("queued", "sent", "printed"):
        place.kiosk.do(f"/v1/{about}/printing", print=state, detail="", copy=copy)


def test_a_ticket_is_printed_again_three_times_at_most(place: Place) -> None:
    paper = place.kiosk.issue(QUICK)
    shown = {"presence": paper["url"]}
    assert "print" not in place.kiosk.do(f"{TICKETS}/look", **shown)["choices"]
    report(place, f"tickets/{paper['ticket']}", copy=0)

    for copy in (1, 2, 3):
        assert "print" in place.kiosk.do(f"{TICKETS}/look", **shown)["choices"]
        again = place.kiosk.do(f"{TICKETS}/paper", **shown)
        same = {key: again[key] for key in ("ticket", "number", "check", "url")}
        assert same == {key: paper[key] for key in same}
        assert again["copy"] == copy
        assert again["expected"]["people_ahead"] == 0
        report(place, f"tickets/{paper['ticket']}", copy)

    assert place.kiosk.refused(f"{TICKETS}/paper", **shown) == "not_in_this_state"
    place.kiosk.do(f"{TICKETS}/cancel", **shown)


def test_nobody_is_given_the_paper_of_a_ticket_that_is_not_there(place: Place) -> None:
    paper = place.kiosk.issue(QUICK)
    report(place, f"tickets/{paper['ticket']}", copy=0)
    address, code = f"{TICKETS}/paper", f"{paper['letter']}{paper['number']}"

    refuse(place, place.clerk, address, 403, "not_allowed", presence=paper["url"])
    wrong = "22" if paper["check"] != "22" else "33"
    guess = f"{code} {wrong}"
    assert place.kiosk.refused(address, presence=guess) == "wrong_presence"
    place.kiosk.do(f"{TICKETS}/cancel", presence=paper["url"])
    assert place.kiosk.refused(address, presence=paper["url"]) == "not_in_this_state"


def given(place: Place) -> Any:
    draft = command()
    service = WITHOUT_WINDOW
    listed = place.kiosk.get("/v1/catalogue").json()["services"]
    documents = next(each["documents"] for each in listed if each["id"] == service)
    answer = place.kiosk.post(
        REQUESTS,
        command=draft,
        draft=draft,
        service=service,
        side="ordinary",
        fields=answers(service),
        again={},
        documents={each["id"]: "missing" for each in documents},
        consent=True,
    )
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_receipt_is_printed_again_for_whoever_has_its_secret(place: Place) -> None:
    told = given(place)
    shown = {"code": told["request"], "secret": told["secret"]}
    report(place, f"requests/{told['request']}", copy=0)

    followed = place.kiosk.post(f"{REQUESTS}/follow", **shown).json()
    again = place.kiosk.post(f"{REQUESTS}/receipt", **shown).json()

    assert "print" in followed["acts"]
    same = {key: again[key] for key in ("request", "secret", "url", "due")}
    assert same == {key: told[key] for key in same}
    assert (again["copy"], again["ticket"]) == (1, None)
    wrong = {"code": told["request"], "secret": "no"}
    answer = place.kiosk.post(f"{REQUESTS}/receipt", **wrong)
    assert (answer.status_code, answer.json()["code"]) == (403, "wrong_follow")
    place.kiosk.do(f"{REQUESTS}/withdraw", **shown)
    answer = place.kiosk.post(f"{REQUESTS}/receipt", **shown)
    assert answer.json()["code"] == "not_in_this_state"
