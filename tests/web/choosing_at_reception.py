"""What a hostile reception might send."""

from typing import Any

from center.notes import SigningKey
from center.promise import encode, parse
from tests.catalogue import QUICK
from tests.processes import Client
from tests.web.attempt import (
    MINE,
    STATE,
    asks,
    counted,
    refused,
    sends,
    stands,
)
from tests.web.stage import Stage, Try, post

W1 = "/v1/windows/1"
CALL, CANCEL = "/v1/manager/exceptional_call", "/v1/reception/cancel"
AGAIN = "/v1/reception/wait_again"


def code_of(paper: Any, check: str = "") -> str:
    """What one types of a paper: ``S101 7K``."""
    return f"{paper['letter']}{paper['number']} {check or paper['check']}"


def wrong(paper: Any) -> str:
    return "22" if paper["check"] != "22" else "33"


def reception_calls(stage: Stage) -> Try:
    stage.waiting()
    return post(stage.reception, f"{W1}/call")


def reception_calls_out_of_turn(stage: Stage) -> Try:
    ticket = stage.waiting()["ticket"]
    return post(stage.reception, CALL, ticket=ticket, window=1, reason="medical")


def returns_who_waits(stage: Stage) -> Try:
    return post(stage.reception, AGAIN, presence=stage.waiting()["url"])


def cancels_who_is_called(stage: Stage) -> Try:
    return post(stage.reception, CANCEL, presence=stage.called()["url"])


def cancels_by_number(stage: Stage) -> Try:
    paper = stage.waiting()
    return post(stage.reception, CANCEL, presence=f"{paper['letter']}{paper['number']}")


def cancels_what_it_printed(stage: Stage) -> Try:
    """The answer to the printing holds the ticket's characters."""
    told = {"service": QUICK, "side": "ordinary"}
    paper = stage.reception.do("/v1/reception/tickets", **told)
    return post(stage.reception, CANCEL, presence=code_of(paper))


def parked(stage: Stage) -> Any:
    paper = stage.serving()
    stage.clerk.do(f"{W1}/park", reason="copy")
    return paper


def resumes_without_paper(stage: Stage) -> Try:
    paper = parked(stage)
    return post(stage.reception, AGAIN, presence=code_of(paper, wrong(paper)))


def resumes_with_paper(stage: Stage) -> Try:
    return post(stage.reception, AGAIN, presence=code_of(parked(stage)))


def brings_a_forged_paper(stage: Stage) -> Try:
    said = parse(stage.waiting()["url"]).promise
    forger = SigningKey.generate("sharqia/SHR01/1")
    forged = encode(said, forger.name, forger.sign, "http://hub")
    return post(stage.reception, CANCEL, presence=forged)


def signed_out_reception(stage: Stage) -> Try:
    own = Client(stage.reception.url)
    device = stage.reception.http.cookies["shubbak_device"]
    own.http.cookies.set("shubbak_device", device)
    return post(own, "/v1/reception/tickets", service=QUICK)


ATTEMPTS = (
    *refused(
        "reception",
        MINE,
        {
            "call a given ticket at a window": reception_calls,
            "call a given ticket as the manager may": reception_calls_out_of_turn,
            "issue by the kiosk's address": sends(
                "reception", "/v1/tickets", service=QUICK
            ),
            "see who waits, by the manager's view": asks("reception", "/v1/manager"),
        },
    ),
    *refused(
        "reception",
        "bad_input",
        {
            "issue with a number of one's own": sends(
                "reception", "/v1/reception/tickets", service=QUICK, number=900
            ),
            "issue with an earlier place": sends(
                "reception", "/v1/reception/tickets", service=QUICK, place_at=1
            ),
        },
    ),
    *stands(
        "reception",
        "ticket.issued",
        counted("priority_desk"),
        {
            "issue priority to a friend": sends(
                "reception", "/v1/reception/tickets", service=QUICK, side="priority"
            )
        },
    ),
    *refused(
        "reception",
        STATE,
        {
            "let one who was not missed return": returns_who_waits,
            "take back a ticket that is called": cancels_who_is_called,
            "answer a call for help that nobody made": sends(
                "reception", "/v1/reception/help", device="K1"
            ),
        },
    ),
    *refused(
        "reception",
        "wrong_presence",
        {
            "cancel a rival's ticket by its number alone": cancels_by_number,
            "resume a parked ticket without its paper": resumes_without_paper,
            "bring a forged paper": brings_a_forged_paper,
        },
    ),
    *stands(
        "reception",
        "ticket.cancelled",
        counted("given_back"),
        {"cancel a rival's ticket that one printed oneself": cancels_what_it_printed},
    ),
    *stands(
        "reception",
        "ticket.resumed",
        counted("resumed_at_once"),
        {"let a parked ticket wait again before others": resumes_with_paper},
    ),
    *refused(
        "reception", "not_signed_in", {"work without signing in": signed_out_reception}
    ),
)
