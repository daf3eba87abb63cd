"""What a clerk tries, past every page and button."""

from simulation.attempts.attempt import Attempt, cancels, second_of_two
from simulation.founding import BY_RECEPTION, clerk_of
from simulation.stage import CLERK, OTHER, SERVER, Stage


def calls_by_name(stage: Stage) -> None:
    stage.hand_made_call(second_of_two(stage), CLERK)


def calls_the_second(stage: Stage) -> None:
    stage.hand_made_call(second_of_two(stage))


def calls_for_the_server(stage: Stage) -> None:
    told = {"reason": "exceptional", "heads": [], "early": 0, "why": "medical"}
    stage.hand_made_call(second_of_two(stage), SERVER, **told)


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


def drops_a_service(stage: Stage) -> None:
    """The cable comes out amid a visit, which is parked two minutes later."""
    told = {"window": 1, "ticket": stage.serving().id, "why": "terminal_silent"}
    stage.later(stage.hall.order.rule(stage.record.now).lost_seconds)
    stage.act("window.lost", SERVER, **told)


def rests_all_morning(stage: Stage) -> None:
    stage.act("window.paused", CLERK, window=1, reason="break")
    stage.later(3 * 3600)
    stage.act("window.resumed", CLERK, window=1)


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


def opens_while_locked(stage: Stage) -> None:
    staff, now = clerk_of(3), stage.record.now
    told = {"staff": staff, "device": "W3", "until": now + 300_000}
    stage.act("staff.locked", SERVER, **told)
    stage.open(3)


def guesses_a_pin(stage: Stage) -> None:
    told = {"staff": clerk_of(3), "device": "W3", "code": "wrong_pin"}
    stage.act("staff.refused", SERVER, **told)


def comes_at_night(stage: Stage) -> None:
    stage.later(12 * 3600)
    stage.act("staff.signed_in", SERVER, staff=clerk_of(3), device="W3")


OF_CLERKS: tuple[Attempt, ...] = (
    Attempt("clerk", "calls a given ticket", calls_by_name),
    Attempt(
        "clerk", "sends the server's own line for a given ticket", calls_the_second
    ),
    Attempt("clerk", "calls a second person while one is called", calls_two),
    Attempt("clerk", "calls within the wrap-up without saying so", hides_haste),
    Attempt("clerk", "sends an exceptional call as the server", calls_for_the_server),
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
    Attempt(
        *("clerk", "takes out the cable amid a visit", drops_a_service),
        counts="walked_out",
    ),
    Attempt(
        *("clerk", "pauses for a whole morning", rests_all_morning),
        counts="pause_minutes",
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
    Attempt("clerk", "guesses another's PIN", guesses_a_pin, counts="wrong_pins"),
    Attempt("clerk", "opens a window while locked", opens_while_locked),
    Attempt("clerk", "signs in at night", comes_at_night, "after_hours"),
)
