"""Attempts to choose, at the acts themselves: what a hand-made command could ask for.

Each is a few lines on a small stage.  It is refused, with a code, or it is lawful, and
the report lists it or counts it; there is no fourth.  ``simulation/transparency.py``
runs them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from simulation.day import MINUTE
from simulation.founding import BY_MANAGER, BY_RECEPTION, clerk_of
from simulation.stage import CLERK, DAY, NEVER_HERE, OTHER, SERVER, Stage

FRIDAY = date(2026, 11, 27)


@dataclass(frozen=True, slots=True)
class Attempt:
    """Who tries what, and how."""

    who: str
    what: str
    do: Callable[[Stage], object]
    stands: str = ""
    """The finding that it leaves, where it is lawful."""
    counts: str = ""
    """The question that counts it, where it is asked about only as a habit."""


def second_of_two(stage: Stage) -> str:
    stage.issue()
    stage.later(20)
    return stage.issue()


def calls_by_name(stage: Stage) -> None:
    stage.hand_made_call(second_of_two(stage), CLERK)


def calls_the_second(stage: Stage) -> None:
    stage.hand_made_call(second_of_two(stage))


def calls_for_the_server(stage: Stage) -> None:
    told = {"reason": "exceptional", "heads": [], "early": 0, "why": "medical"}
    stage.hand_made_call(second_of_two(stage), SERVER, **told)


def manager_calls(stage: Stage, why: str, reason: str = "exceptional") -> None:
    told = {"reason": reason, "heads": [], "early": 0, "why": why}
    stage.hand_made_call(second_of_two(stage), BY_MANAGER, **told)


def calls_two(stage: Stage) -> None:
    stage.called()
    stage.hand_made_call(stage.issue())


def hides_haste(stage: Stage) -> None:
    stage.at("ticket.finished", stage.serving(), outcome="done")
    stage.hand_made_call(stage.issue(), early=0)


def pauses_at_a_call(stage: Stage) -> None:
    stage.called()
    stage.act("window.paused", CLERK, window=1, reason="break")


def takes_another_window(stage: Stage) -> None:
    stage.open(3, clerk_of(1))


def finishes_for_another(stage: Stage) -> None:
    stage.at("ticket.finished", stage.serving(), OTHER, outcome="done")


def misses_at_once(stage: Stage) -> None:
    stage.at("ticket.missed", stage.called())


def recalls_at_once(stage: Stage) -> None:
    ticket = stage.called()
    stage.later(5)
    stage.recall(ticket, 2)


def recalls_too_often(stage: Stage) -> None:
    ticket = stage.called()
    for count in (2, 3, 4):
        stage.later(25)
        stage.recall(ticket, count)


def misses_unseen(stage: Stage) -> None:
    """No display showed the call, and only a minute has passed."""
    stage.issue()
    stage.later(30)
    stage.miss(stage.call())


def sits_out_a_call(stage: Stage) -> None:
    """No act for two minutes: the ticket goes back, and may be called elsewhere."""
    ticket = stage.called()
    stage.later(stage.hall.order.rule(stage.record.now).lost_seconds)
    told = {"window": 1, "ticket": ticket.id, "why": "no_act"}
    stage.act("window.lost", SERVER, **told)
    stage.act("window.back", CLERK, window=1)


def starts_without_ticket(stage: Stage) -> None:
    stage.at("ticket.started", stage.called(), presence="", card=0)


def starts_without_card(stage: Stage) -> None:
    stage.at("ticket.started", stage.called("priority"), presence="qr", card=0)


def demotes_ordinary(stage: Stage) -> None:
    stage.at("ticket.demoted", stage.called(), line="quick")


def asks_for_more(stage: Stage) -> None:
    ticket = stage.serving("licence_copy")
    listed = stage.hall.order.plan(stage.record.now).documents[ticket.service]
    answers = dict.fromkeys(listed, "present") | {"a_favour": "missing"}
    stage.at("documents.checked", ticket, documents=answers)


def skips_a_document(stage: Stage) -> None:
    ticket = stage.serving("licence_copy")
    listed = stage.hall.order.plan(stage.record.now).documents[ticket.service]
    answers = dict.fromkeys(listed, "not_applicable")
    stage.at("documents.checked", ticket, documents=answers)


def parks_for_a_moment(stage: Stage) -> None:
    """Set aside, so that another is called, and back at the old place at once."""
    ticket = stage.serving()
    stage.at("ticket.parked", ticket, reason="copy")
    stage.later(60)
    stage.act("ticket.resumed", BY_RECEPTION, ticket=ticket.id)


def numbers_a_request(stage: Stage) -> None:
    ticket = stage.serving("licence_copy")
    listed = stage.hall.order.plan(stage.record.now).documents[ticket.service]
    answers = dict.fromkeys(listed, "present")
    stage.at("documents.checked", ticket, documents=answers)
    stage.at("request.accepted", ticket, request="13-SHR01-2026-0000999-0")


def takes_back_who_was_sent_on(stage: Stage) -> None:
    ticket = stage.serving()
    told = {"service": "shop_renewal", "line": "short", "reason": "wrong_service"}
    stage.at("ticket.transferred", ticket, **told)
    stage.later(20)
    heads = [["short", ticket.id, ticket.place_at]]
    stage.hand_made_call(ticket.id, heads=heads)


def cancels(stage: Stage, by: str) -> None:
    stage.act("ticket.cancelled", by, ticket=stage.issue(), reason="citizen")


def gives_priority(stage: Stage) -> None:
    stage.issue(side="priority", by=BY_RECEPTION)


def returns_twice(stage: Stage) -> None:
    for _ in range(2):
        ticket = stage.called() if not stage.hall.tickets else stage.call()
        if not ticket.shown_at:
            stage.show(ticket)
        stage.miss(ticket)
        stage.later(60)
        stage.act("ticket.returned", "kiosk:K1", ticket=ticket.id)


def returns_late(stage: Stage) -> None:
    ticket = stage.called()
    stage.miss(ticket)
    stage.later(31 * 60)
    stage.act("ticket.returned", "kiosk:K1", ticket=ticket.id)


def issues_after_the_close(stage: Stage) -> None:
    stage.act("day.closed", SERVER, day="2026-11-22", counts={})
    stage.issue()


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


def opens_while_locked(stage: Stage) -> None:
    staff, now = clerk_of(3), stage.record.now
    told = {"staff": staff, "device": "W3", "until": now + 300_000}
    stage.act("staff.locked", SERVER, **told)
    stage.open(3)


def sets_anothers_pin(stage: Stage) -> None:
    told = {"staff": clerk_of(1), "role": "clerk", "code": "pin"}
    stage.act("staff.changed", BY_MANAGER, **told)


def uses_the_first_pin(stage: Stage, code: str, staff: str) -> None:
    """Whoever gives it is the first to know it."""
    told = {"staff": staff, "role": "clerk"}
    stage.act("staff.changed", BY_MANAGER, code=code, **told)
    stage.act("staff.changed", f"clerk:{staff}", code="pin", **told)
    stage.act("staff.signed_in", SERVER, staff=staff, device="W3")


def guesses_a_pin(stage: Stage) -> None:
    told = {"staff": clerk_of(3), "device": "W3", "code": "wrong_pin"}
    stage.act("staff.refused", SERVER, **told)


def enters_an_outage(stage: Stage) -> None:
    """Ninety people served from a paper list, in an hour in which the server ran."""
    now = stage.record.now
    told = {"from": now - 60 * MINUTE, "until": now, "count": 90}
    stage.act("outage.entered", BY_MANAGER, **told)


def removes_at_work(stage: Stage) -> None:
    """A clerk is removed while somebody is called to his window."""
    told = {"window": 1, "ticket": stage.called().id, "why": "staff_removed"}
    stage.act("window.lost", SERVER, **told)


def comes_at_night(stage: Stage) -> None:
    stage.later(12 * 3600)
    stage.act("staff.signed_in", SERVER, staff=clerk_of(3), device="W3")


ATTEMPTS: tuple[Attempt, ...] = (
    Attempt("clerk", "calls a given ticket", calls_by_name),
    Attempt(
        "clerk", "sends the server's own line for a given ticket", calls_the_second
    ),
    Attempt("clerk", "calls a second person while one is called", calls_two),
    Attempt("clerk", "calls within the wrap-up without saying so", hides_haste),
    Attempt("clerk", "sends an exceptional call as the server", calls_for_the_server),
    Attempt("manager", "calls as if by the rule", lambda s: manager_calls(s, "", "x")),
    Attempt("manager", "calls without a reason", lambda s: manager_calls(s, "")),
    Attempt(
        "manager", "calls for a reason of one's own", lambda s: manager_calls(s, "x")
    ),
    Attempt(
        *("manager", "calls exceptionally for a listed reason"),
        *(lambda s: manager_calls(s, "medical"), "exceptional_call"),
    ),
    Attempt("clerk", "pauses when one does not like who is called", pauses_at_a_call),
    Attempt(
        *("clerk", "pauses for a reason of one's own"),
        lambda s: s.act("window.paused", CLERK, window=1, reason="tired"),
    ),
    Attempt(
        *("clerk", "pauses another's window"),
        lambda s: s.act("window.paused", OTHER, window=1, reason="break"),
    ),
    Attempt("clerk", "opens a second window", takes_another_window),
    Attempt("clerk", "finishes at another's window", finishes_for_another),
    Attempt("clerk", "marks as missing at once", misses_at_once),
    Attempt("clerk", "calls again after five seconds", recalls_at_once),
    Attempt("clerk", "calls a fourth time", recalls_too_often),
    Attempt("clerk", "marks as missing where no display showed it", misses_unseen),
    Attempt(
        *("clerk", "sits out a call until the ticket goes back", sits_out_a_call),
        counts="sat_out",
    ),
    Attempt("clerk", "starts without the ticket", starts_without_ticket),
    Attempt("clerk", "starts priority without a card", starts_without_card),
    Attempt("clerk", "sends an ordinary ticket back", demotes_ordinary),
    Attempt(
        *("clerk", "finishes with an outcome of one's own"),
        lambda s: s.at("ticket.finished", s.serving(), outcome="favour"),
    ),
    Attempt("clerk", "asks for a document that is not listed", asks_for_more),
    Attempt("clerk", "lets a mandatory document go", skips_a_document),
    Attempt("clerk", "gives a request a number of one's own", numbers_a_request),
    Attempt("clerk", "sends on, and takes back", takes_back_who_was_sent_on),
    Attempt(
        *("clerk", "parks for a reason of one's own"),
        lambda s: s.at("ticket.parked", s.serving(), reason="later"),
    ),
    Attempt(
        *("clerk", "parks one for a moment, to see who is next", parks_for_a_moment),
        counts="resumed_at_once",
    ),
    Attempt("clerk", "cancels a ticket", lambda s: cancels(s, CLERK)),
    Attempt("manager", "cancels a ticket", lambda s: cancels(s, BY_MANAGER)),
    Attempt(
        *("reception", "gives a friend priority", gives_priority),
        counts="priority_desk",
    ),
    Attempt(
        *("reception", "takes a place for nobody, and lets it be called"),
        lambda s: s.miss(s.called(by=BY_RECEPTION)),
        counts="called_in_vain",
    ),
    Attempt("citizen", "comes back twice with one ticket", returns_twice),
    Attempt("citizen", "comes back after half an hour", returns_late),
    Attempt("kiosk", "takes a number ahead", lambda s: s.issue(number=150)),
    Attempt(
        *("kiosk", "takes an earlier place"),
        lambda s: s.issue(place_at=s.record.now - 600_000),
    ),
    Attempt("kiosk", "takes a line of its own", lambda s: s.issue(line="full")),
    Attempt(*("kiosk", "sends a name along"), lambda s: s.issue(name="Ahmed Hassan")),
    Attempt("kiosk", "issues after the close", issues_after_the_close),
    Attempt(
        *("kiosk", "issues for what no window offers"),
        lambda s: s.issue(NEVER_HERE),
    ),
    Attempt("clerk", "guesses another's PIN", guesses_a_pin, counts="wrong_pins"),
    Attempt("clerk", "opens a window while locked", opens_while_locked),
    Attempt("clerk", "signs in at night", comes_at_night, "after_hours"),
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
    Attempt(
        *("anyone", "does what is no act"),
        lambda s: s.act("ticket.moved", BY_MANAGER, ticket="20261122-S101"),
    ),
)
