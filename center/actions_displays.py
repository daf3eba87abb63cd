"""What a display of the hall tells: that a call is on it, and whether it may sound."""

from center.domain.errors import NotFound, NotSent
from center.domain.ticket import State
from center.store import queries
from center.store.transaction import Result, Transaction


def shown(
    tx: Transaction, command: str, device: str, call: int, *, was_sent: bool
) -> Result:
    """A display says that a call is on it; the first to say so is recorded.

    One that is late says nothing new; one that names what was no call, or a call that
    the center did not send to it, is refused.
    """

    def do() -> Result:
        if queries.window_of_call(tx.connection, call) is None:
            raise NotFound(f"line {call} is no call")
        if not was_sent:
            raise NotSent(f"call {call} was not sent to {device}")
        ticket = queries.ticket_of_call(tx.connection, call)
        if ticket is None or ticket.state is not State.CALLED or ticket.shown_at:
            return {}
        tx.hall.remember(ticket)
        tx.act(
            "ticket.shown",
            f"display:{device}",
            ticket=ticket.id,
            call=call,
            device_at=tx.now,
        )
        return {}

    return tx.once(command, f"shown {device} {call}", do)
