"""A citizen with a ticket at the kiosk: come back, give it back, say how it was.

The ticket has to be there: scanned, or typed with its two check characters.
"""

from collections.abc import Callable
from functools import partial

from center import actions_reception as in_hand
from center.domain import errors
from center.domain.acts import ACTS
from center.domain.errors import Refusal
from center.domain.events import VERSION, Line
from center.domain.ticket import State, Ticket
from center.presence import shown_at
from center.store.transaction import Result, Transaction
from center.web import answers as a
from center.web import messages as m
from center.web import views
from center.web.callers import KIOSK
from center.web.endpoint import Asked, Endpoint
from center.web.kiosk_api import named
from center.web.refusals import COME_BACK, IN_HAND
from center.web.reprint_api import is_printable

Do = Callable[[Transaction, str, str, str], Result]
CHOICES: dict[a.Choice, tuple[str, dict[str, str]]] = {
    "return": ("ticket.returned", {}),
    "resume": ("ticket.resumed", {}),
    "cancel": ("ticket.cancelled", {"reason": "citizen"}),
    "rating": ("rating.given", {"rating": "good"}),
}
"""What a kiosk may offer for a ticket, and the line by which it is tried out."""

AT_WINDOW = (State.CALLED, State.SERVING)


async def look(asked: Asked) -> a.TicketInHand:
    """Where the ticket stands, and which of the acts below it allows now."""
    ticket = await with_ticket(
        asked, lambda tx, command, by, ticket: {"ticket": ticket}
    )
    choices: list[a.Choice] = [
        name for name in CHOICES if is_allowed(asked, ticket, name)
    ]
    if is_printable(asked.context, ticket, asked.caller.device.device):
        choices.append("print")
    return {
        **views.standing(asked.context, ticket),
        "choices": choices,
        "window": ticket.window if ticket.state in AT_WINDOW else None,
        "another": in_hand.has_another(asked.context.reader, ticket),
        "expected": views.expected(asked.context, ticket),
    }


def is_allowed(asked: Asked, ticket: Ticket, choice: a.Choice) -> bool:
    """Whether the act would be done, by its own guards; nothing is changed."""
    kind, fields = CHOICES[choice]
    line: Line = {
        "v": VERSION,
        "at": asked.context.clock(),
        "kind": kind,
        "by": named(asked.caller),
        "ticket": ticket.id,
        **fields,
    }
    try:
        if kind in in_hand.BACK.values():
            in_hand.refuse_beside_another(asked.context.reader, ticket)
        ACTS[kind].effect(asked.context.hall(), line)
    except Refusal:
        return False
    return True


async def act(asked: Asked, do: Do) -> a.Standing:
    """Do something to the ticket that is shown here or at reception; how it stands."""
    return views.standing(asked.context, await with_ticket(asked, do))


async def with_ticket(asked: Asked, do: Do) -> Ticket:
    """Do something to the ticket that is shown; the ticket as it is after."""
    context, body, device = asked.context, asked.body, asked.caller.device.device

    def work(tx: Transaction) -> Result | Refusal:
        ticket = shown_at(tx, context.secrets, device, body.presence)
        if isinstance(ticket, Refusal):
            return ticket  # a wrong try is kept, so it is not raised here
        return do(tx, body.command, named(asked.caller), ticket.id)

    result = await context.write(work)
    if isinstance(result, Refusal):
        raise result
    return context.hall().ticket(str(result["ticket"]))


async def come_back(asked: Asked, kind: str) -> a.Standing:
    return await act(
        asked,
        lambda tx, command, by, ticket: in_hand.come_back(
            tx, command, kind, by, ticket
        ),
    )


async def cancel(asked: Asked) -> a.Standing:
    return await act(asked, in_hand.cancel)


async def rate(asked: Asked) -> a.Standing:
    rating = asked.body.rating
    return await act(
        asked,
        lambda tx, command, by, ticket: in_hand.rate(tx, command, by, ticket, rating),
    )


ENDPOINTS = (
    Endpoint(
        "POST",
        "/v1/tickets/look",
        look,
        "Where a ticket in hand stands",
        m.InHand,
        by=KIOSK,
        refuses=IN_HAND,
    ),
    Endpoint(
        "POST",
        "/v1/tickets/return",
        partial(come_back, kind="ticket.returned"),
        "Wait again after a missed call",
        m.InHand,
        by=KIOSK,
        refuses=(
            *IN_HAND,
            *COME_BACK,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/tickets/resume",
        partial(come_back, kind="ticket.resumed"),
        "Wait again after the visit was parked",
        m.InHand,
        by=KIOSK,
        refuses=(
            *IN_HAND,
            *COME_BACK,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/tickets/cancel",
        cancel,
        "Give the ticket back",
        m.InHand,
        by=KIOSK,
        refuses=(
            *IN_HAND,
            errors.NotInThisState,
        ),
    ),
    Endpoint(
        "POST",
        "/v1/tickets/rating",
        rate,
        "Say how it was, once",
        m.Rate,
        by=KIOSK,
        refuses=(
            *IN_HAND,
            errors.NotInThisState,
            errors.TooOften,
        ),
    ),
)
