"""What reception does, always with the ticket in hand, and always in the journal.

The same acts as the kiosk's, by the same rules: help for those who cannot use it, and a
way on when it is broken.
"""

from sqlite3 import Connection

from center.actions import give, match
from center.domain.errors import OneLiveTicket
from center.domain.ticket import State, Ticket
from center.store.dossiers import Dossiers
from center.store.transaction import Result, Transaction

BACK = {"no_show": "ticket.returned", "parked": "ticket.resumed"}
"""How a ticket waits again, by the state it is in."""


def issue(
    tx: Transaction, command: str, staff: str, device: str, service: str, side: str
) -> Result:
    """Issue for someone who is helped; the line says by whom."""
    return tx.once(
        command,
        f"assist {staff} {device} {service} {side}",
        lambda: give(tx, f"reception:{staff}", device, service, side),
    )


def wait_again(tx: Transaction, command: str, by: str, ticket: str) -> Result:
    """A missed or parked ticket comes back to its place."""

    def do() -> Result:
        kind = BACK.get(tx.hall.ticket(ticket).state, "ticket.returned")
        return back(tx, kind, by, ticket)

    return tx.once(command, f"again {by} {ticket}", do)


def back(tx: Transaction, kind: str, by: str, ticket: str) -> Result:
    """It waits again, unless its person has taken another number since."""
    refuse_beside_another(tx.connection, tx.hall.ticket(ticket))
    tx.act(kind, by, ticket=ticket)
    match(tx)
    return {"ticket": ticket}


def has_another(connection: Connection, missed: Ticket) -> bool:
    """Whether the person of a missed ticket has another number by now."""
    is_missed = missed.state is State.NO_SHOW
    return is_missed and bool(Dossiers(connection).live_beside(missed))


def refuse_beside_another(connection: Connection, missed: Ticket) -> None:
    """``OneLiveTicket`` where its person would then have two."""
    if has_another(connection, missed):
        raise OneLiveTicket


def cancel(tx: Transaction, command: str, by: str, ticket: str) -> Result:
    """The citizen gives the ticket back."""

    def do() -> Result:
        tx.act("ticket.cancelled", by, ticket=ticket, reason="citizen")
        return {"ticket": ticket}

    return tx.once(command, f"cancel {by} {ticket}", do)


def answer_help(tx: Transaction, command: str, staff: str, device: str) -> Result:
    def do() -> Result:
        tx.act("help.answered", f"reception:{staff}", device=device)
        return {}

    return tx.once(command, f"answer {staff} {device}", do)


def come_back(tx: Transaction, command: str, kind: str, by: str, ticket: str) -> Result:
    """At a kiosk: a missed ticket is returned, or a parked one resumed, by name."""

    def do() -> Result:
        return back(tx, kind, by, ticket)

    return tx.once(command, f"{kind} {by} {ticket}", do)


def rate(tx: Transaction, command: str, by: str, ticket: str, rating: str) -> Result:
    """What a served citizen says; once."""

    def do() -> Result:
        tx.act("rating.given", by, ticket=ticket, rating=rating)
        return {"ticket": ticket}

    return tx.once(command, f"rate {by} {ticket} {rating}", do)
