"""What a manager tries."""

from datetime import date

from simulation.attempts.attempt import Attempt, cancels, second_of_two
from simulation.day import MINUTE
from simulation.founding import BY_MANAGER, clerk_of
from simulation.stage import DAY, SERVER, Stage

FRIDAY = date(2026, 11, 27)


def manager_calls(stage: Stage, why: str, reason: str = "exceptional") -> None:
    told = {"reason": reason, "heads": [], "early": 0, "why": why}
    stage.hand_made_call(second_of_two(stage), BY_MANAGER, **told)


def closes_on_those_who_wait(stage: Stage) -> None:
    stage.issue()
    stage.act("day.closed", BY_MANAGER, day="2026-11-22", counts={})


def opens_again(stage: Stage) -> None:
    """Who waited is sent home, and who comes then has nobody before him."""
    stage.issue()
    stage.close_day(BY_MANAGER)
    stage.act("day.opened", BY_MANAGER, day="2026-11-22")


def shortens_the_hours(stage: Stage) -> None:
    """The server itself closes, and sends home who waits."""
    stage.issue()
    stage.publish_hours(closes_in=1)
    stage.later(120)
    stage.close_day()


def opens_on_a_day_off(stage: Stage) -> None:
    stage.close_day()
    stage.record.now = DAY.moment(FRIDAY, 11 * 60)
    stage.act("day.opened", BY_MANAGER, day=FRIDAY.isoformat())


def sets_anothers_pin(stage: Stage) -> None:
    told = {"staff": clerk_of(1), "role": "clerk", "code": "pin"}
    stage.act("staff.changed", BY_MANAGER, **told)


def uses_the_first_pin(stage: Stage, code: str, staff: str) -> None:
    """Whoever gives it is the first to know it."""
    told = {"staff": staff, "role": "clerk"}
    stage.act("staff.changed", BY_MANAGER, code=code, **told)
    stage.act("staff.changed", f"clerk:{staff}", code="pin", **told)
    stage.act("staff.signed_in", SERVER, staff=staff, device="W3")


def enters_an_outage(stage: Stage) -> None:
    """Ninety people served from a paper list, in an hour in which the server ran."""
    now = stage.record.now
    told = {"from": now - 60 * MINUTE, "until": now, "count": 90}
    stage.act("outage.entered", BY_MANAGER, **told)


def removes_at_work(stage: Stage) -> None:
    """A clerk is removed while somebody is called to his window."""
    told = {"window": 1, "ticket": stage.called().id, "why": "staff_removed"}
    stage.act("window.lost", SERVER, **told)


OF_MANAGERS: tuple[Attempt, ...] = (
    Attempt("manager", "calls as if by the rule", lambda s: manager_calls(s, "", "x")),
    Attempt("manager", "calls without a reason", lambda s: manager_calls(s, "")),
    Attempt(
        "manager", "calls for a reason of one's own", lambda s: manager_calls(s, "x")
    ),
    Attempt(
        *("manager", "calls exceptionally for a listed reason"),
        *(lambda s: manager_calls(s, "medical"), "exceptional_call"),
    ),
    Attempt("manager", "cancels a ticket", lambda s: cancels(s, BY_MANAGER)),
    Attempt("manager", "sets a clerk's PIN", sets_anothers_pin),
    Attempt(
        *("manager", "gives a clerk another PIN, and signs in as him"),
        *(lambda s: uses_the_first_pin(s, "reset", clerk_of(3)), "pin_reset"),
    ),
    Attempt(
        *("manager", "makes up a clerk, and signs in as him"),
        *(lambda s: uses_the_first_pin(s, "created", "299"), "staff_made"),
    ),
    Attempt(
        *("manager", "removes a clerk to whom a rival is called"),
        *(removes_at_work, "removed_at_work"),
    ),
    Attempt(
        *("manager", "enters an outage that never was"),
        *(enters_an_outage, "outage_undeclared"),
    ),
    Attempt(
        *("manager", "sets the machine's clock"),
        *(lambda s: s.act("clock.differed", SERVER, seconds=7200), "clock_differed"),
    ),
    Attempt("manager", "closes on those who wait", closes_on_those_who_wait),
    Attempt(
        *("manager", "closes early, and so sends home who waits"),
        *(lambda s: (s.issue(), s.close_day(BY_MANAGER)), "closed_early"),
    ),
    Attempt(
        *("manager", "opens again when they are gone", opens_again, "day_reopened")
    ),
    Attempt(
        *("manager", "lets the hours end at once, so that the server closes"),
        *(shortens_the_hours, "closed_early"),
    ),
    Attempt("manager", "opens on a day off", opens_on_a_day_off, "opened_off_hours"),
    Attempt("manager", "gives a window other lines now", lambda s: s.assign(0, "")),
    Attempt(
        *("manager", "gives them now, for a listed reason"),
        *(lambda s: s.assign(0, "illness"), "assigned_at_once"),
    ),
    Attempt(
        *("manager", "gives them in a quarter of an hour, for no reason"),
        *(lambda s: s.assign(15, ""), "assigned_later"),
    ),
    Attempt("manager", "changes the rule now", lambda s: s.publish_rule(0)),
    Attempt("manager", "changes a line's minutes now", Stage.publish_minutes),
    Attempt("manager", "takes a rule back just before its time", Stage.replace_rule),
    Attempt(
        *("manager", "changes the rule in a quarter of an hour"),
        *(lambda s: s.publish_rule(15), "rule_changed"),
    ),
)
