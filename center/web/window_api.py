"""The clerk's acts.  Nothing here takes a ticket to call: there is no such thing."""

from collections.abc import Callable
from typing import Any

from center import actions, routing
from center.domain.errors import Refusal
from center.presence import presence_of
from center.store.transaction import Result, Transaction
from center.web import messages as m
from center.web import views, window_view
from center.web.access import Caller, require_clerk
from center.web.context import Context
from center.web.endpoint import Asked, Endpoint

Do = Callable[[Transaction, str, str, int], Result]


async def show(asked: Asked) -> views.View:
    number = asked.number("n")
    require_clerk(asked.context, asked.caller, number)
    return window_view.window(asked.context, number)


async def act(asked: Asked, do: Do) -> views.View:
    """Do a clerk's act at the own window; the window as it is after."""
    number, staff = asked.number("n"), asked.caller.staff
    require_clerk(asked.context, asked.caller, number)
    command = asked.body.command
    await asked.context.write(lambda tx: do(tx, command, staff, number))
    return window_view.window(asked.context, number)


async def call(asked: Asked) -> views.View:
    return await act(asked, actions.call_now)


async def recall(asked: Asked) -> views.View:
    return await act(asked, actions.recall)


async def demote(asked: Asked) -> views.View:
    return await act(asked, actions.demote)


async def miss(asked: Asked) -> views.View:
    return await act(asked, ticket_act("ticket.missed"))


async def finish(asked: Asked) -> views.View:
    return await act(asked, ticket_act("ticket.finished", outcome=asked.body.outcome))


async def pause(asked: Asked) -> views.View:
    return await act(asked, window_act("window.paused", reason=asked.body.reason))


async def resume(asked: Asked) -> views.View:
    return await act(asked, window_act("window.resumed"))


async def close(asked: Asked) -> views.View:
    return await act(asked, window_act("window.closed"))


def ticket_act(kind: str, **given: object) -> Do:
    return lambda tx, command, staff, number: actions.at_ticket(
        tx, command, kind, staff, number, **given
    )


def window_act(kind: str, **given: object) -> Do:
    return lambda tx, command, staff, number: actions.at_window(
        tx, command, kind, staff, number, **given
    )


async def start(asked: Asked) -> views.View:
    """Begin to serve, once the ticket has been shown at the window."""
    context, body = asked.context, asked.body
    number = asked.number("n")
    require_clerk(context, asked.caller, number)

    def do(tx: Transaction) -> Refusal | None:
        return start_serving(tx, context, asked.caller, number, body)

    refusal = await context.write(do)
    if refusal is not None:
        raise refusal
    return window_view.window(context, number)


def start_serving(
    tx: Transaction, context: Context, who: Caller, number: int, body: m.Start
) -> Refusal | None:
    """A wrong try is kept, so its refusal is returned, not raised."""
    at = tx.hall.window(number).ticket
    if tx.commands.find(body.command) or not at:
        how: str | Refusal = "check"
    else:
        ticket, device = tx.hall.ticket(at), who.device.device
        how = presence_of(tx, context.secrets, ticket, device, body.presence)
    if isinstance(how, Refusal):
        return how
    card = int(body.card_seen)
    actions.at_ticket(
        tx, body.command, "ticket.started", who.staff, number, presence=how, card=card
    )
    return None


async def park(asked: Asked) -> views.View:
    return await act(asked, ticket_act("ticket.parked", reason=asked.body.reason))


async def transfer(asked: Asked) -> views.View:
    service, reason = asked.body.service, asked.body.reason
    return await act(
        asked,
        lambda tx, command, staff, number: actions.transfer(
            tx, command, staff, number, service, reason
        ),
    )


async def check_documents(asked: Asked) -> views.View:
    documents = dict(asked.body.documents)
    return await act(asked, ticket_act("documents.checked", documents=documents))


async def accept(asked: Asked) -> views.View:
    return await act(asked, routing.accept)


async def come_back(asked: Asked) -> views.View:
    return await act(asked, actions.come_back)


ACTS: tuple[tuple[str, Any, type[m.Message], str], ...] = (
    ("call", call, m.Commanded, "Call the next at once"),
    ("recall", recall, m.Commanded, "Call again"),
    ("start", start, m.Start, "Presence seen: begin to serve"),
    ("miss", miss, m.Commanded, "Nobody came"),
    ("demote", demote, m.Commanded, "Priority card not seen"),
    ("finish", finish, m.Finish, "The visit has ended"),
    ("pause", pause, m.Pause, "Pause before the next call"),
    ("resume", resume, m.Commanded, "Go on after a pause"),
    ("park", park, m.Park, "Let a served visit wait"),
    ("transfer", transfer, m.Transfer, "Send on to another service"),
    ("check", check_documents, m.CheckDocuments, "Answer the checklist"),
    ("accept", accept, m.Commanded, "All there: request number and receipt"),
    ("back", come_back, m.Commanded, "Here again after the window was lost"),
    ("close", close, m.Commanded, "End of shift: close and sign out"),
)

ENDPOINTS = (
    Endpoint("GET", "/v1/windows/{n}", show, "The window's own view"),
    *(
        Endpoint("POST", f"/v1/windows/{{n}}/{name}", work, summary, body)
        for name, work, body, summary in ACTS
    ),
)
