"""The clerk's acts.  Nothing here takes a ticket to call: there is no such thing."""

from collections.abc import Callable
from typing import Any

from center import actions, actions_windows, routing
from center.domain import errors
from center.domain.errors import Refusal
from center.presence import presence_of
from center.store.transaction import Result, Transaction
from center.web import messages as m
from center.web import window_answers as wa
from center.web import window_view
from center.web.access import Caller
from center.web.callers import CLERK, WINDOW
from center.web.context import Context
from center.web.endpoint import Asked, Endpoint

Do = Callable[[Transaction, str, str, int], Result]


async def show(asked: Asked) -> wa.WindowView:
    return window_view.window(asked.context, asked.window)


async def act(asked: Asked, do: Do) -> wa.WindowView:
    """Do a clerk's act at the own window; the window as it is after."""
    number, staff = asked.window, asked.caller.staff
    command = asked.body.command
    await asked.context.write(lambda tx: do(tx, command, staff, number))
    return window_view.window(asked.context, number)


async def call(asked: Asked) -> wa.WindowView:
    return await act(asked, actions.call_now)


async def recall(asked: Asked) -> wa.WindowView:
    return await act(asked, actions.recall)


async def demote(asked: Asked) -> wa.WindowView:
    return await act(asked, actions.demote)


async def miss(asked: Asked) -> wa.WindowView:
    return await act(asked, ticket_act("ticket.missed"))


async def finish(asked: Asked) -> wa.WindowView:
    return await act(asked, ticket_act("ticket.finished", outcome=asked.body.outcome))


async def pause(asked: Asked) -> wa.WindowView:
    return await act(asked, window_act("window.paused", reason=asked.body.reason))


async def resume(asked: Asked) -> wa.WindowView:
    return await act(asked, window_act("window.resumed"))


async def close(asked: Asked) -> wa.WindowView:
    """A repeat is answered as the first, though nobody is signed in any more."""
    return await act(asked, actions_windows.end_shift)


def ticket_act(kind: str, **given: object) -> Do:
    return lambda tx, command, staff, number: actions.at_ticket(
        tx, command, kind, staff, number, **given
    )


def window_act(kind: str, **given: object) -> Do:
    return lambda tx, command, staff, number: actions_windows.at_window(
        tx, command, kind, staff, number, **given
    )


async def start(asked: Asked) -> wa.WindowView:
    """Begin to serve, once the ticket has been shown at the window."""
    context, body = asked.context, asked.body
    number = asked.window

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


async def park(asked: Asked) -> wa.WindowView:
    return await act(asked, ticket_act("ticket.parked", reason=asked.body.reason))


async def transfer(asked: Asked) -> wa.WindowView:
    service, reason = asked.body.service, asked.body.reason
    return await act(
        asked,
        lambda tx, command, staff, number: actions.transfer(
            tx, command, staff, number, service, reason
        ),
    )


async def check_documents(asked: Asked) -> wa.WindowView:
    documents = dict(asked.body.documents)
    return await act(asked, ticket_act("documents.checked", documents=documents))


async def accept(asked: Asked) -> wa.WindowView:
    return await act(asked, routing.accept)


async def come_back(asked: Asked) -> wa.WindowView:
    return await act(asked, actions_windows.come_back)


HERE = (errors.NotInThisState, errors.NotYours)
REASONED = (*HERE, errors.UnknownReason)
Refusals = tuple[type[Refusal], ...]
ACTS: tuple[tuple[str, Any, type[m.Message], str, Refusals], ...] = (
    ("call", call, m.Commanded, "Call the next at once", HERE),
    (
        "recall",
        recall,
        m.Commanded,
        "Call again",
        (*HERE, errors.TooOften, errors.TooEarly),
    ),
    (
        "start",
        start,
        m.Start,
        "Presence seen: begin to serve",
        (*HERE, errors.WrongPresence, errors.PresenceLocked, errors.CardNotSeen),
    ),
    ("miss", miss, m.Commanded, "Nobody came", (*HERE, errors.TooEarly)),
    ("demote", demote, m.Commanded, "Priority card not seen", HERE),
    ("finish", finish, m.Finish, "The visit has ended", REASONED),
    ("pause", pause, m.Pause, "Pause before the next call", REASONED),
    ("resume", resume, m.Commanded, "Go on after a pause", HERE),
    ("park", park, m.Park, "Let a served visit wait", REASONED),
    (
        "transfer",
        transfer,
        m.Transfer,
        "Send on to another service",
        (
            *REASONED,
            *(errors.SameService, errors.UnknownService, errors.NoWindowNeeded),
        ),
    ),
    (
        "check",
        check_documents,
        m.CheckDocuments,
        "Answer the checklist",
        (*HERE, errors.UnknownService, errors.UnlistedDocument),
    ),
    (
        "accept",
        accept,
        m.Commanded,
        "All there: request number and receipt",
        (*HERE, errors.UnknownService, errors.ListChanged),
    ),
    ("back", come_back, m.Commanded, "Here again after the window was lost", HERE),
)

ENDPOINTS = (
    Endpoint("GET", "/v1/windows/{n}", show, "The window's own view", by=CLERK),
    *(
        Endpoint(
            "POST",
            f"/v1/windows/{{n}}/{name}",
            work,
            summary,
            body,
            by=CLERK,
            refuses=refuses,
        )
        for name, work, body, summary, refuses in ACTS
    ),
    Endpoint(
        "POST",
        "/v1/windows/{n}/close",
        close,
        "End of shift: close and sign out",
        m.Commanded,
        by=WINDOW,
        refuses=(*HERE, errors.NotSignedIn),
    ),
)
