"""The clerk's acts.  Nothing here takes a ticket to call: there is no such thing."""

from collections.abc import Callable
from typing import Any

from center import actions
from center.domain.errors import PresenceLocked, Refusal, WrongPresence
from center.domain.ticket import Ticket
from center.keys import presence_matches
from center.promise import parse, verify
from center.store.transaction import Result, Transaction
from center.web import messages as m
from center.web import views
from center.web.access import require_clerk
from center.web.context import Context
from center.web.endpoint import Asked, Endpoint

MOST_WRONG = 5
WRONG_LOCK_MS = 60_000

Do = Callable[[Transaction, str, str, int], Result]


async def show(asked: Asked) -> views.View:
    number = asked.number("n")
    require_clerk(asked.context, asked.caller, number)
    return views.window(asked.context, number)


async def act(asked: Asked, do: Do) -> views.View:
    """Do a clerk's act at the own window; the window as it is after."""
    number, staff = asked.number("n"), asked.caller.staff
    require_clerk(asked.context, asked.caller, number)
    command = asked.body.command
    await asked.context.write(lambda tx: do(tx, command, staff, number))
    return views.window(asked.context, number)


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
    number, staff = asked.number("n"), asked.caller.staff
    require_clerk(context, asked.caller, number)

    def do(tx: Transaction) -> Refusal | None:
        return start_serving(tx, context, staff, number, body)

    refusal = await context.write(do)
    if refusal is not None:
        raise refusal
    return views.window(context, number)


def start_serving(
    tx: Transaction, context: Context, staff: str, number: int, body: m.Start
) -> Refusal | None:
    """A wrong try is kept, so its refusal is returned, not raised."""
    at = tx.hall.window(number).ticket
    known = tx.connection.execute(
        "SELECT 1 FROM command WHERE id = ?", (body.command,)
    ).fetchone()
    how = "check" if known or not at else presence(tx, context, at, body.presence)
    if isinstance(how, Refusal):
        return how
    card = int(body.card_seen)
    actions.at_ticket(
        tx, body.command, "ticket.started", staff, number, presence=how, card=card
    )
    return None


def presence(
    tx: Transaction, context: Context, ticket_id: str, typed: str
) -> str | Refusal:
    """``qr`` or ``check`` when what was typed is the ticket's own."""
    ticket = tx.hall.ticket(ticket_id)
    if is_scan(context, ticket, typed):
        return "qr"
    wrong, last_at = tx.accounts.wrong_presence(ticket.id)
    left = last_at + WRONG_LOCK_MS - tx.now
    if wrong and wrong % MOST_WRONG == 0 and left > 0:
        return PresenceLocked(ticket.id, retry_after_seconds=-(-left // 1000))
    if presence_matches(context.secrets, ticket, typed):
        return "check"
    tx.accounts.count_wrong_presence(ticket.id, tx.now)
    return WrongPresence(ticket.id)


def is_scan(context: Context, ticket: Ticket, typed: str) -> bool:
    """Whether a scanner typed the promise of this very ticket."""
    try:
        log = context.identity.log
        promise = verify(parse(typed), log, context.secrets.log_key.vkey)
    except Refusal:
        return False
    return promise.seq == ticket.seq and promise.token == context.secrets.token(
        ticket.id
    )


ACTS: tuple[tuple[str, Any, type[m.Message], str], ...] = (
    ("call", call, m.Commanded, "Call the next at once"),
    ("recall", recall, m.Commanded, "Call again"),
    ("start", start, m.Start, "Presence seen: begin to serve"),
    ("miss", miss, m.Commanded, "Nobody came"),
    ("demote", demote, m.Commanded, "Priority card not seen"),
    ("finish", finish, m.Finish, "The visit has ended"),
    ("pause", pause, m.Pause, "Pause before the next call"),
    ("resume", resume, m.Commanded, "Go on after a pause"),
    ("close", close, m.Commanded, "End of shift: close and sign out"),
)

ENDPOINTS = (
    Endpoint("GET", "/v1/windows/{n}", show, "The window's own view"),
    *(
        Endpoint("POST", f"/v1/windows/{{n}}/{name}", work, summary, body)
        for name, work, body, summary in ACTS
    ),
)
