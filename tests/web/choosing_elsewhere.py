"""What hostile machines and strangers might send, and anyone after the close."""

from tests.catalogue import QUICK
from tests.web.attempt import (
    MINE,
    STATE,
    asks,
    refused,
    sends,
)
from tests.web.stage import PIN, Stage, Try, post

W1, DAY = "/v1/windows/1", "/v1/manager/day"


def shows_what_was_not_called(stage: Stage) -> Try:
    return post(stage.display, "/v1/display/shown", call=1)


def shows_what_it_was_never_sent(stage: Stage) -> Try:
    """Its word would start the time after which somebody is written down as absent."""
    post(stage.clerk, f"{W1}/sign_in", staff="201", pin=PIN)()
    stage.called()
    calls = [x["seq"] for x in stage.center.lines() if x["kind"] == "ticket.called"]
    return post(stage.display, "/v1/display/shown", call=calls[-1])


def enrols_by_guessing(stage: Stage) -> Try:
    return lambda: stage.stranger.post("/v1/devices/enrol", code="0000000000")


def close(stage: Stage) -> None:
    if stage.manager.get("/v1/manager").json()["day"]["state"] == "open":
        stage.manager.do(DAY, act="close")


def calls_after_the_close(stage: Stage) -> Try:
    close(stage)
    return post(stage.clerk, f"{W1}/call")


def comes_back_after_the_close(stage: Stage) -> Try:
    """Signing in is written down; there is nobody to call."""
    close(stage)
    stage.clerk.do(f"{W1}/sign_in", staff="201", pin=PIN)
    return post(stage.clerk, f"{W1}/call")


def issues_after_the_close(stage: Stage) -> Try:
    close(stage)
    return post(stage.kiosk, "/v1/tickets", service=QUICK)


def reception_issues_after_the_close(stage: Stage) -> Try:
    close(stage)
    return post(stage.reception, "/v1/reception/tickets", service=QUICK)


ATTEMPTS = (
    *refused(
        "kiosk",
        "bad_input",
        {
            "take a number ahead": sends(
                "kiosk", "/v1/tickets", service=QUICK, number=900
            ),
            "take an earlier place": sends(
                "kiosk", "/v1/tickets", service=QUICK, place_at=1
            ),
            "send a name along": sends(
                "kiosk", "/v1/tickets", service=QUICK, name="Mona"
            ),
        },
    ),
    *refused("kiosk", MINE, {"call": sends("kiosk", "/v1/windows/1/call")}),
    *refused(
        "display",
        MINE,
        {
            "call": sends("display", "/v1/windows/1/call"),
            "see the manager's view": asks("display", "/v1/manager"),
        },
    ),
    *refused(
        "display",
        "not_found",
        {"say that it showed a call that was not made": shows_what_was_not_called},
    ),
    *refused(
        "display",
        "not_sent",
        {"say that it showed a call it was never sent": shows_what_it_was_never_sent},
    ),
    *refused(
        "stranger",
        "unknown_device",
        {
            "call at a window": sends("stranger", "/v1/windows/1/call"),
            "see a window": asks("stranger", "/v1/windows/1"),
            "see the hall as the manager does": asks("stranger", "/v1/manager"),
        },
    ),
    *refused(
        "stranger", "wrong_enrolment", {"enrol with a guessed code": enrols_by_guessing}
    ),
    *refused("clerk", "not_signed_in", {"call after the close": calls_after_the_close}),
    *refused(
        "clerk", STATE, {"come back at night and call": comes_back_after_the_close}
    ),
    *refused("kiosk", "closed", {"issue after the close": issues_after_the_close}),
    *refused(
        "reception",
        "closed",
        {"issue after the close": reception_issues_after_the_close},
    ),
)
