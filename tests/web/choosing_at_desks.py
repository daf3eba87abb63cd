"""What a hostile reception or a hostile manager might send."""

from typing import Any

from center.notes import SigningKey
from center.promise import encode, parse
from tests.catalogue import QUICK
from tests.processes import Client, command
from tests.web.attempt import (
    EXCEPTIONAL,
    MINE,
    STATE,
    Prepare,
    asks,
    counted,
    listed,
    refused,
    sends,
    stands,
)
from tests.web.stage import PIN, Stage, Try, post

LINES: dict[str, Any] = {"window": 1, "lines": ["quick"], "reason": "fault"}
W1 = "/v1/windows/1"
CALL, CANCEL = "/v1/manager/exceptional_call", "/v1/reception/cancel"
AGAIN, DAY = "/v1/reception/wait_again", "/v1/manager/day"
STAFF = "/v1/manager/staff"


def code_of(paper: Any, check: str = "") -> str:
    """What one types of a paper: ``S101 7K``."""
    return f"{paper['letter']}{paper['number']} {check or paper['check']}"


def wrong(paper: Any) -> str:
    return "22" if paper["check"] != "22" else "33"


def out_of_turn(stage: Stage, ticket: str, reason: str = "medical") -> dict[str, Any]:
    return {"ticket": ticket, "window": 1, "reason": reason}


def reception_calls(stage: Stage) -> Try:
    stage.waiting()
    return post(stage.reception, f"{W1}/call")


def reception_calls_out_of_turn(stage: Stage) -> Try:
    ticket = stage.waiting()["ticket"]
    return post(stage.reception, CALL, **out_of_turn(stage, ticket))


def returns_who_waits(stage: Stage) -> Try:
    return post(stage.reception, AGAIN, presence=stage.waiting()["url"])


def cancels_who_is_called(stage: Stage) -> Try:
    return post(stage.reception, CANCEL, presence=stage.called()["url"])


def cancels_by_number(stage: Stage) -> Try:
    paper = stage.waiting()
    return post(stage.reception, CANCEL, presence=f"{paper['letter']}{paper['number']}")


def cancels_by_guessing(stage: Stage) -> Try:
    """After five wrong tries even the right characters have to wait."""
    paper = stage.waiting()
    for _ in range(5):
        guess = {"command": command(), "presence": code_of(paper, wrong(paper))}
        stage.reception.post(CANCEL, **guess)
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


def calls_out_of_turn(reason: str) -> Prepare:
    def prepare(stage: Stage) -> Try:
        stage.waiting()
        ticket = stage.waiting()["ticket"]
        return post(stage.manager, CALL, **out_of_turn(stage, ticket, reason))

    return prepare


def calls_to_a_busy_window(stage: Stage) -> Try:
    stage.called()
    ticket = stage.waiting()["ticket"]
    return post(stage.manager, CALL, **out_of_turn(stage, ticket))


def calls_who_is_called(stage: Stage) -> Try:
    ticket = stage.called()["ticket"]
    told = out_of_turn(stage, ticket) | {"window": 5}
    return post(stage.manager, CALL, **told)


def calls_a_ghost(stage: Stage) -> Try:
    return post(stage.manager, CALL, **out_of_turn(stage, "20261122-S999"))


def switches_lines_for_a_minute(stage: Stage) -> Try:
    """Both lines stand, each with its reason."""
    before = [line["id"] for line in stage.clerk.get(W1).json()["lines"]]
    stage.manager.do("/v1/manager/windows", **LINES)
    told = {"window": 1, "lines": before, "reason": "fault"}
    return post(stage.manager, "/v1/manager/windows", **told)


def assigns_without_reason(stage: Stage) -> Try:
    """It takes 15 minutes, and both say so."""
    told = LINES | {"window": 6, "reason": ""}
    return post(stage.manager, "/v1/manager/windows", **told)


def publishes(**other: int) -> Prepare:
    """A rule; by default one of now, as near as a clock can be."""

    def prepare(stage: Stage) -> Try:
        now = stage.manager.get("/v1/manager").json()["now"]
        rule = {"ratio": 3, "exponent_halves": 1, "wrap_up_seconds": 300}
        told = {"effective_at": now + 2000, **rule, **other}
        return post(stage.manager, "/v1/manager/rule", **told)

    return prepare


def enters_tomorrows_outage(stage: Stage) -> Try:
    now = stage.manager.get("/v1/manager").json()["now"]
    told = {"begun_at": now, "ended_at": now + 86_400_000, "count": 9}
    return post(stage.manager, "/v1/manager/outage", **told)


def manager_cancels(stage: Stage) -> Try:
    return post(stage.manager, CANCEL, presence=stage.waiting()["url"])


def changes_a_ticket(stage: Stage) -> Try:
    ticket = stage.waiting()["ticket"]
    return post(stage.manager, f"/v1/tickets/{ticket}", place_at=1)


def uses(act: str, staff: str, new_pin: str = PIN) -> Prepare:
    """The first PIN that the manager is shown, typed at a window by the manager."""

    def prepare(stage: Stage) -> Try:
        pin = stage.manager.do(STAFF, staff=staff, act=act)["pin"]
        told = {"staff": staff, "pin": pin} | ({"new_pin": new_pin} if new_pin else {})
        return post(stage.idle, "/v1/windows/2/sign_in", **told)

    return prepare


def closes_on_who_waits(stage: Stage) -> Try:
    """Each is cancelled with a reason, and the report lists who did it, and whom."""
    stage.waiting()
    stage.waiting("priority")
    return post(stage.manager, DAY, act="close")


def opens_again(stage: Stage) -> Try:
    closes_on_who_waits(stage)()
    return post(stage.manager, DAY, act="open")


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
        counted("priority_hour"),
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
    *refused(
        "reception",
        "presence_locked",
        {"cancel a rival's ticket by guessing its characters": cancels_by_guessing},
    ),
    *stands(
        "reception",
        "ticket.resumed",
        counted("parks"),
        {"let a parked ticket wait again before others": resumes_with_paper},
    ),
    *refused(
        "reception", "not_signed_in", {"work without signing in": signed_out_reception}
    ),
    *refused(
        "manager",
        MINE,
        {
            "call at a window": sends("manager", "/v1/windows/1/call"),
            "cancel a ticket": manager_cancels,
            "issue a ticket": sends("manager", "/v1/tickets", service=QUICK),
        },
    ),
    *refused(
        "manager",
        "bad_input",
        {
            "call out of turn without a reason": calls_out_of_turn(""),
            "give a window the priority line alone": sends(
                "manager", "/v1/manager/windows", **LINES | {"lines": ["priority"]}
            ),
            "publish a rule that starves priority": publishes(ratio=1),
            "set a clerk's PIN of one's own choosing": sends(
                "manager", STAFF, staff="204", act="reset", pin="604183"
            ),
            "enter an outage that is still to come": enters_tomorrows_outage,
        },
    ),
    *refused(
        "manager",
        "unknown_reason",
        {
            "call out of turn for a reason of one's own": calls_out_of_turn("cousin"),
            "give a window other lines for a reason of one's own": sends(
                "manager", "/v1/manager/windows", **LINES | {"reason": "friend"}
            ),
        },
    ),
    *stands(
        "manager",
        EXCEPTIONAL,
        listed("exceptional_call"),
        {"call out of turn for a listed reason": calls_out_of_turn("medical")},
    ),
    *refused(
        "manager",
        STATE,
        {
            "call out of turn to a busy window": calls_to_a_busy_window,
            "call someone who is called already": calls_who_is_called,
        },
    ),
    *refused(
        "manager",
        "not_found",
        {
            "call a ticket that nobody has": calls_a_ghost,
            "change a ticket by its address": changes_a_ticket,
        },
    ),
    *stands(
        "manager",
        "window.assigned",
        listed("assigned_at_once"),
        {"give a window other lines for a minute": switches_lines_for_a_minute},
    ),
    *stands(
        "manager",
        "window.assigned",
        "",
        {"give a window other lines now, without a reason": assigns_without_reason},
    ),
    *refused(
        "manager",
        "too_early",
        {"publish a rule of yesterday": publishes(effective_at=1)},
    ),
    *stands(
        "manager",
        "rule.published",
        listed("rule_changed"),
        {"publish another rule for now": publishes()},
    ),
    *refused(
        "manager",
        "pin_must_change",
        {"work with the PIN that one gave a clerk": uses("reset", "204", new_pin="")},
    ),
    *stands(
        "manager",
        "staff.signed_in",
        listed("pin_reset"),
        {"give a clerk another PIN, and sign in as him": uses("reset", "204")},
    ),
    *stands(
        "manager",
        "staff.signed_in",
        listed("staff_made"),
        {"make up a clerk, and sign in as him": uses("create", "299")},
    ),
    *stands(
        "manager",
        "day.closed",
        listed("closed_early"),
        {"close the day to be rid of who waits": closes_on_who_waits},
    ),
    *stands(
        "manager",
        "day.opened",
        listed("day_reopened"),
        {"open it again once they are gone": opens_again},
    ),
)
