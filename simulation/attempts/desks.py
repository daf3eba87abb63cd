"""What reception, citizens and kiosks try."""

from simulation.attempts.attempt import Attempt
from simulation.founding import BY_MANAGER, BY_RECEPTION
from simulation.stage import NEVER_HERE, SERVER, Stage


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


OF_DESKS: tuple[Attempt, ...] = (
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
    Attempt(
        *("anyone", "does what is no act"),
        lambda s: s.act("ticket.moved", BY_MANAGER, ticket="20261122-S101"),
    ),
)
