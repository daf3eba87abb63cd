"""What a hostile manager might send."""

from typing import Any

import requests

from center.texts import ASSETS
from tests.catalogue import QUICK, SERVICES
from tests.processes import command
from tests.web.attempt import (
    EXCEPTIONAL,
    MINE,
    STATE,
    Prepare,
    listed,
    refused,
    sends,
    stands,
)
from tests.web.catalogue_files import send
from tests.web.stage import PIN, Stage, Try, post

SHIPPED = (ASSETS / "catalogue.yaml").read_text("utf-8")
LINES: dict[str, Any] = {"window": 1, "lines": ["quick"], "reason": "fault"}
W1 = "/v1/windows/1"
CALL, CANCEL = "/v1/manager/exceptional_call", "/v1/reception/cancel"
DAY, STAFF = "/v1/manager/day", "/v1/manager/staff"


def out_of_turn(stage: Stage, ticket: str, reason: str = "medical") -> dict[str, Any]:
    return {"ticket": ticket, "window": 1, "reason": reason}


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


def leaves_a_line_to_one_window(stage: Stage) -> Try:
    """Then its clerk is called back whom he sent on; later all is as it was."""
    path, short = "/v1/manager/windows", SERVICES["short"]
    stage.serving()
    stage.clerk.do(f"{W1}/transfer", service=short, reason="wrong_service")
    before = [line["id"] for line in stage.clerk.get(W1).json()["lines"]]
    others = [w["window"] for w in stage.manager.get("/v1/manager").json()["windows"]]
    for window in others[1:]:
        stage.manager.do(path, **LINES | {"window": window})

    def call() -> requests.Response:
        answer = post(stage.clerk, f"{W1}/call")()
        for window in others[1:]:
            stage.manager.do(path, **LINES | {"window": window, "lines": before})
        return answer

    return call


def assigns_without_reason(stage: Stage) -> Try:
    """It takes 15 minutes, and both say so."""
    told = LINES | {"window": 6, "reason": ""}
    return post(stage.manager, "/v1/manager/windows", **told)


def takes_lines_back(stage: Stage) -> Try:
    """Lines of a window that are announced, by this or by another try."""
    assigns_without_reason(stage)()
    told = LINES | {"window": 6, "lines": ["full"], "reason": ""}
    return post(stage.manager, "/v1/manager/windows", **told)


def publishes(**other: int) -> Prepare:
    """A rule; by default one of now, as near as a clock can be; 0 is the earliest."""

    def prepare(stage: Stage) -> Try:
        now = stage.manager.get("/v1/manager").json()["now"]
        rule = {"ratio": 3, "exponent_halves": 1, "wrap_up_seconds": 60}
        told = {"effective_at": now + 2000, **rule, **other}
        return post(stage.manager, "/v1/manager/rule", **told)

    return prepare


def publishes_other_minutes(stage: Stage) -> Try:
    file = SHIPPED.replace("minutes: 15", "minutes: 2", 1).encode()
    told: dict[str, Any] = {"command": command(), "effective_at": 0}
    return lambda: send(stage.manager, file, **told)


def takes_a_rule_back(stage: Stage) -> Try:
    """One that is in force within a quarter of an hour, by this or by another try."""
    publishes(effective_at=0)(stage)()
    return publishes(effective_at=0, ratio=5)(stage)


def enters_tomorrows_outage(stage: Stage) -> Try:
    now = stage.manager.get("/v1/manager").json()["now"]
    told = {"begun_at": now, "ended_at": now + 86_400_000, "count": 9}
    return post(stage.manager, "/v1/manager/outage", **told)


def enters_an_outage(stage: Stage) -> Try:
    """People served from a paper list, in an hour in which the server ran."""
    now = stage.manager.get("/v1/manager").json()["now"]
    told = {"begun_at": now - 3_600_000, "ended_at": now - 60_000, "count": 90}
    return post(stage.manager, "/v1/manager/outage", **told)


def enters_it_twice(stage: Stage) -> Try:
    """Other people on the same paper list."""
    now = stage.manager.get("/v1/manager").json()["now"]
    told = {"begun_at": now - 7_200_000, "ended_at": now - 3_700_000, "count": 9}
    stage.manager.do("/v1/manager/outage", **told)
    return post(stage.manager, "/v1/manager/outage", **told | {"count": 99})


def removes_at_work(stage: Stage) -> Try:
    """Someone new sits at window 2, and is removed when a rival is called there."""
    stage.waiting(service=SERVICES["short"])
    uses("create", "298")(stage)()
    stage.idle.do("/v1/windows/2/call")
    return post(stage.manager, STAFF, staff="298", act="remove")


def takes_the_computer_away(stage: Stage) -> Try:
    """A window's computer is "lost" just when a rival is called there."""
    at, told = "/v1/windows/3", {"staff": "203", "pin": stage.center.first.pins["203"]}
    desk = stage.center.browser("W3")
    (line, *_) = desk.do(f"{at}/sign_in", **told, new_pin=PIN)["lines"]
    stage.waiting(service=SERVICES[line["id"]])
    desk.do(f"{at}/call")
    return post(stage.manager, "/v1/manager/devices/revoke", device="W3")


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
            "publish a rule that leaves clerks five minutes before a call": publishes(
                wrap_up_seconds=300
            ),
            "publish a rule that leaves clerks no moment to pause": publishes(
                wrap_up_seconds=0
            ),
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
        "ticket.called",
        listed("called_by_sender"),
        {
            "leave a line to one window, so that its clerk calls whom he sent on": (
                leaves_a_line_to_one_window
            )
        },
    ),
    *stands(
        "manager",
        "window.assigned",
        listed("assigned_later"),
        {"give a window other lines now, without a reason": assigns_without_reason},
    ),
    *refused(
        "manager",
        "too_early",
        {
            "publish a rule of yesterday": publishes(effective_at=1),
            "publish another rule for a few seconds": publishes(),
            "publish other minutes of a line for now": publishes_other_minutes,
        },
    ),
    *stands(
        "manager",
        "rule.published",
        listed("rule_changed"),
        {
            "publish another rule for a quarter of an hour later": publishes(
                effective_at=0
            )
        },
    ),
    *refused(
        "manager",
        STATE,
        {
            "take it back, now that its time is near": takes_a_rule_back,
            "take back lines announced for a window, without a reason": (
                takes_lines_back
            ),
            "enter the paper list of an outage twice": enters_it_twice,
        },
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
        "window.lost",
        listed("removed_at_work"),
        {"remove a clerk to whom a rival is called": removes_at_work},
    ),
    *stands(
        "manager",
        "device.revoked",
        listed("revoked_at_work"),
        {
            "take a window's computer out when a rival is called there": (
                takes_the_computer_away
            )
        },
    ),
    *stands(
        "manager",
        "outage.entered",
        listed("outage_undeclared"),
        {"enter an outage that never was": enters_an_outage},
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
