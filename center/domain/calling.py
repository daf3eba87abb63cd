"""The one act that takes a ticket out of a line: ``ticket.called``.

The line of the journal holds all that the rule looked at, so that anyone can compute
the call again from it.  The one call that is not the rule's is the manager's, with a
reason of the published list; the hall shows it as exceptional and reports count it.
"""

from dataclasses import replace

from center.domain.errors import (
    BadInput,
    NotAllowed,
    NotInThisState,
    TooEarly,
    UnknownReason,
)
from center.domain.events import Line, role_of
from center.domain.hall import Hall, Value, heads_for
from center.domain.rule import Choice, Heads, Reason, next_ticket
from center.domain.ticket import State
from center.domain.window import Window


def call(hall: Hall, line: Line) -> tuple[Value, ...]:
    window = hall.window(line["window"])
    if not window.is_free:
        raise NotInThisState(f"window {window.number} is not free")
    exceptional = line["reason"] == Reason.EXCEPTIONAL
    if exceptional != (role_of(line["by"]) == "manager"):
        raise NotAllowed(f"{line['by']} does not call for {line['reason']}")
    check = check_exceptional if exceptional else check_rule
    history = check(hall, window, line)
    ticket = replace(
        hall.ticket(line["ticket"]),
        state=State.CALLED,
        window=window.number,
        calls=1,
        call_seq=line["seq"],
        called_at=line["at"],
        last_call_at=line["at"],
        reason=line["reason"],
    )
    return (
        ticket,
        replace(window, ticket=ticket.id),
        replace(hall.order, history=history),
    )


def check_exceptional(hall: Hall, window: Window, line: Line) -> int:
    """A waiting ticket, a reason of the list; the history stays as it is."""
    if hall.ticket(line["ticket"]).state is not State.WAITING:
        raise NotInThisState(f"{line['ticket']} does not wait")
    if line["why"] not in hall.order.plan(line["at"]).call_reasons:
        raise UnknownReason(line["why"])
    if line["heads"] or line["early"] or line["history"] != hall.order.history:
        raise BadInput("an exceptional call compares no heads")
    return hall.order.history


def check_rule(hall: Hall, window: Window, line: Line) -> int:
    """The ticket is the one that the rule demands; the history after it."""
    at, order = line["at"], hall.order
    in_wrap_up = at < ready_at(hall, window, at)
    if in_wrap_up and not line["early"]:
        raise TooEarly(f"window {window.number} is in its wrap-up")
    if line["early"] != int(in_wrap_up):
        raise BadInput(f"early {line['early']}")
    heads, choice = choose(hall, window, at)
    if choice is None:
        raise NotInThisState(f"nobody waits for window {window.number}")
    told = (line["ticket"], line["reason"], line["rule"], line["heads"])
    version = order.rule(at).version
    demanded = (choice.ticket, choice.reason, version, heads.compared())
    if told != demanded or line["history"] != order.history or line["why"]:
        raise BadInput(f"the rule demands {choice.ticket} ({choice.reason})")
    first = longest_free(hall, at)
    if first is not None and first.number != window.number:
        raise BadInput(f"window {first.number} was free longer")
    return choice.history


def choose(hall: Hall, window: Window, at: int) -> tuple[Heads, Choice | None]:
    """What a free window sees, and whom the rule demands."""
    heads = heads_for(hall, window, at)
    return heads, next_ticket(heads, hall.order.history, hall.order.rule(at), at)


def ready_at(hall: Hall, window: Window, now: int) -> int:
    """When a free window is called for by itself, UTC ms."""
    return window.free_since + hall.order.rule(now).wrap_up_seconds * 1000


def longest_free(hall: Hall, at: int) -> Window | None:
    """The window that is matched next: free longest, with someone to call."""
    free = [w for w in hall.windows() if w.is_free and ready_at(hall, w, at) <= at]
    for window in sorted(free, key=lambda w: (w.free_since, w.number)):
        if choose(hall, window, at)[1] is not None:
            return window
    return None
