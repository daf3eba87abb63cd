"""What people do at a center, one transaction each.

Every function takes the writer's ``Transaction``; it runs whole or not at all.  The
rules are in ``center/domain``; here stands only which acts belong together.
"""

from typing import Protocol

from center.domain.calling import choose, longest_free
from center.domain.catalogue import PRIORITY
from center.domain.errors import NotInThisState, OneLiveTicket, UnknownService
from center.domain.events import Line
from center.domain.hall import Hall, line_of
from center.domain.ticket import State, ticket_id
from center.domain.window import Window, WindowState
from center.store import queries
from center.store.dossiers import Dossiers
from center.store.transaction import Result, Transaction

SERVER = "server"
FOUND_OUT = ("presence", "line")
"""Fields that the server finds out itself: no part of what was asked."""


class Acting(Protocol):
    """Who performs acts: a transaction of the store, or a hall in memory."""

    @property
    def hall(self) -> Hall: ...
    @property
    def now(self) -> int: ...
    def act(self, kind: str, by: str, **fields: object) -> Line: ...


def issue(
    tx: Transaction,
    command: str,
    device: str,
    service: str,
    side: str,
    request: str = "",
) -> Result:
    """Give the next number of the service's line; free windows are matched at once.

    ``request`` is the number of the request that the visit is about, if any; its person
    has one open ticket for a service, by whichever request.
    """

    def do() -> Result:
        day = tx.hall.order.day
        if request and Dossiers(tx.connection).live_of(request, service, day):
            raise OneLiveTicket
        return give(tx, f"kiosk:{device}", device, service, side, request)

    return tx.once(command, f"issue {device} {service} {side} {request}", do)


def give(
    tx: Transaction, by: str, device: str, service: str, side: str, request: str = ""
) -> Result:
    """Issue the next ticket of the service's line, perhaps about a request."""
    order = tx.hall.order
    plan = order.plan(tx.now)
    if service not in plan.services:
        raise UnknownService(service)
    line = line_of(plan, service, side)
    letter = plan.letters[line]
    number = tx.hall.next_number(order.day, letter)
    ticket = ticket_id(order.day, letter, number)
    tx.act(
        "ticket.issued",
        by,
        ticket=ticket,
        line=line,
        number=number,
        side=side,
        service=service,
        request=request,
        device=device,
        device_seq=0,
        place_at=tx.now,
    )
    match(tx)
    return {"ticket": ticket}


def match(tx: Acting) -> None:
    """Call for every window that is due, the longest free first."""
    while (window := longest_free(tx.hall, tx.now)) is not None:
        call_for(tx, window, early=False)


def call_for(tx: Acting, window: Window, *, early: bool) -> None:
    """Call the ticket that the rule demands, and write down why."""
    heads, choice = choose(tx.hall, window, tx.now)
    if choice is None:
        raise NotInThisState(f"nobody waits for window {window.number}")
    tx.act(
        "ticket.called",
        SERVER,
        ticket=choice.ticket,
        window=window.number,
        rule=tx.hall.order.rule(tx.now).version,
        reason=choice.reason.value,
        heads=heads.compared(),
        history=tx.hall.order.history,
        early=int(early),
        why="",
    )


def call_now(tx: Transaction, command: str, staff: str, number: int) -> Result:
    """The clerk's Enter: the same call, without waiting for the wrap-up.

    Windows that are due come first, so that no Enter overtakes them.
    """

    def do() -> Result:
        window = tx.hall.window(number)
        if not window.is_free or window.staff != staff:
            raise NotInThisState(f"window {number} is not free")
        match(tx)
        if tx.hall.window(number).is_free:
            call_for(tx, window, early=True)
        return {}

    return tx.once(command, f"call {staff} {number}", do)


def at_ticket(
    tx: Transaction, command: str, kind: str, staff: str, number: int, **given: object
) -> Result:
    """An act of the clerk on the ticket at the own window."""

    def do() -> Result:
        ticket = tx.hall.window(number).ticket
        if not ticket:
            raise NotInThisState(f"nobody is at window {number}")
        tx.act(kind, f"clerk:{staff}", ticket=ticket, window=number, **given)
        send_home(tx, ticket)
        go_on(tx)
        return {}

    said = sorted((key, given[key]) for key in given.keys() - FOUND_OUT)
    return tx.once(command, f"{kind} {staff} {number} {said}", do)


def recall(tx: Transaction, command: str, staff: str, number: int) -> Result:
    window = tx.hall.window(number)
    calls = tx.hall.ticket(window.ticket).calls if window.ticket else 0
    content = f"ticket.recalled {staff} {number}"

    def do() -> Result:
        if not window.ticket:
            raise NotInThisState(f"nobody is at window {number}")
        tx.act(
            "ticket.recalled",
            f"clerk:{staff}",
            ticket=window.ticket,
            window=number,
            count=calls + 1,
        )
        return {}

    return tx.once(command, content, do)


def transfer(
    tx: Transaction, command: str, staff: str, number: int, service: str, reason: str
) -> Result:
    """Send the visit on: the line follows from the service and the ticket's side."""
    plan, ticket = tx.hall.order.plan(tx.now), tx.hall.window(number).ticket
    if service not in plan.services:
        raise UnknownService(service)
    side = tx.hall.ticket(ticket).line if ticket else ""
    line = PRIORITY if side == PRIORITY else plan.services[service]
    told = {"service": service, "line": line, "reason": reason}
    return at_ticket(tx, command, "ticket.transferred", staff, number, **told)


def demote(tx: Transaction, command: str, staff: str, number: int) -> Result:
    ticket = tx.hall.window(number).ticket
    line = tx.hall.ticket(ticket).service_line if ticket else PRIORITY
    return at_ticket(tx, command, "ticket.demoted", staff, number, line=line)


def sign_out(tx: Transaction, staff: str) -> None:
    device = tx.hall.staff(staff).device
    if not device:
        return  # a manager gave another first PIN, which ended the sign-in
    tx.act("staff.signed_out", SERVER, staff=staff, device=device)
    tx.accounts.end_logins(device)


def close_day(tx: Transaction, by: str) -> None:
    """Tell those who still wait, close the windows that serve nobody, close.

    Then what no longer comes again is let go of.
    """
    day = tx.hall.order.day
    wind_down(tx)
    tx.act("day.closed", by, day=day, counts=queries.counts(tx.connection, day))
    tx.commands.forget(tx.now)


def go_on(tx: Transaction) -> None:
    """Whoever is next is called; after the close nobody is to wait any longer."""
    if tx.hall.order.open:
        match(tx)
    else:
        wind_down(tx)


def send_home(tx: Transaction, ticket: str) -> None:
    """Whoever was at a window over the night waits in no line of another day.

    Today somebody else has that number; all who waited were told at the close.
    """
    left, order = tx.hall.ticket(ticket), tx.hall.order
    waits = left.state in (State.WAITING, State.PARKED)
    if order.open and waits and left.day != order.day:
        tx.act("ticket.cancelled", SERVER, ticket=ticket, reason="day_closed")


def wind_down(tx: Transaction) -> None:
    """At the day's close, and when a ticket that was at a window then is done."""
    for ticket in queries.unserved_tickets(tx.connection):
        tx.hall.remember(ticket)
        tx.act("ticket.cancelled", SERVER, ticket=ticket.id, reason="day_closed")
    for window in list(tx.hall.windows()):
        if window.state is not WindowState.CLOSED and not window.ticket:
            tx.act("window.closed", SERVER, window=window.number)
            sign_out(tx, window.staff)
