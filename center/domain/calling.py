"""The one act that takes a ticket out of a line: ``ticket.called``.

The line of the journal holds all that the rule looked at, so that anyone can compute
the call again from it.
"""

from dataclasses import replace

from center.domain.errors import BadInput, NotInThisState, TooEarly
from center.domain.events import Line
from center.domain.hall import Hall, Value, heads_for
from center.domain.rule import Choice, Heads, next_ticket
from center.domain.ticket import State
from center.domain.window import Window


def call(hall: Hall, line: Line) -> tuple[Value, ...]:
    window, order = hall.window(line["window"]), hall.order
    if not window.is_free:
        raise NotInThisState(f"window {window.number} is not free")
    in_wrap_up = line["at"] < ready_at(hall, window)
    if in_wrap_up and not line["early"]:
        raise TooEarly(f"window {window.number} is in its wrap-up")
    if line["early"] != int(in_wrap_up):
        raise BadInput(f"early {line['early']}")
    heads, choice = choose(hall, window, line["at"])
    if choice is None:
        raise NotInThisState(f"nobody waits for window {window.number}")
    told = (line["ticket"], line["reason"], line["rule"], line["heads"])
    demanded = (choice.ticket, choice.reason, order.rule.version, heads.compared())
    if told != demanded or line["history"] != order.history:
        raise BadInput(f"the rule demands {choice.ticket} ({choice.reason})")
    first = longest_free(hall, line["at"])
    if first is not None and first.number != window.number:
        raise BadInput(f"window {first.number} was free longer")
    ticket = replace(
        hall.ticket(choice.ticket),
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
        replace(order, history=choice.history),
    )


def choose(hall: Hall, window: Window, at: int) -> tuple[Heads, Choice | None]:
    """What a free window sees, and whom the rule demands."""
    heads = heads_for(hall, window)
    return heads, next_ticket(heads, hall.order.history, hall.order.rule, at)


def ready_at(hall: Hall, window: Window) -> int:
    """When a free window is called for by itself, UTC ms."""
    return window.free_since + hall.order.rule.wrap_up_seconds * 1000


def longest_free(hall: Hall, at: int) -> Window | None:
    """The window that is matched next: free longest, with someone to call."""
    free = [w for w in hall.windows() if w.is_free and ready_at(hall, w) <= at]
    for window in sorted(free, key=lambda w: (w.free_since, w.number)):
        if choose(hall, window, at)[1] is not None:
            return window
    return None
