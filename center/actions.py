"""What people do at a center, one transaction each.

Every function takes the writer's ``Transaction``; it runs whole or not at all.  The
rules are in ``center/domain``; here stands only which acts belong together.
"""

from collections.abc import Mapping
from typing import Protocol

from center.domain.calling import choose, longest_free
from center.domain.catalogue import PRIORITY
from center.domain.day import day_of
from center.domain.errors import NotInThisState, NotSignedIn, NotYours, UnknownService
from center.domain.events import Line
from center.domain.hall import Hall, line_of
from center.domain.machine_acts import CAMERA_OK, ENROLLED, SILENT
from center.domain.ticket import State, ticket_id
from center.domain.window import Window, WindowState
from center.domain.window_acts import OPEN
from center.store import queries
from center.store.dossiers import DRAFT_MS, Dossiers
from center.store.transaction import Result, Transaction

SERVER = "server"
FOUND_OUT = ("presence", "line")
"""Fields that the server finds out itself: no part of what was asked."""
ALIVE_EVERY_MS = 30_000
OUTAGE_MS = 120_000
WATCHED = ("kiosk", "display", "agent")
"""Kinds of machines whose silence is told; a window's is ``window.lost``."""


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

    ``request`` is the number of the request that the visit is about, if any.
    """
    return tx.once(
        command,
        f"issue {device} {service} {side} {request}",
        lambda: give(tx, f"kiosk:{device}", device, service, side, request),
    )


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


def at_window(
    tx: Transaction, command: str, kind: str, staff: str, number: int, **given: object
) -> Result:
    """An act of the clerk on the own window."""

    def do() -> Result:
        tx.act(kind, f"clerk:{staff}", window=number, **given)
        return {}

    return tx.once(command, f"{kind} {staff} {number} {sorted(given.items())}", do)


def end_shift(tx: Transaction, command: str, staff: str, number: int) -> Result:
    """The clerk closes the own window and is signed out.

    A repeat finds nobody signed in there, and is answered as the first was.
    """

    def do() -> Result:
        if not staff or tx.hall.window(number).staff != staff:
            raise NotSignedIn(f"window {number} is not open for {staff}")
        tx.act("window.closed", f"clerk:{staff}", window=number)
        sign_out(tx, staff)
        return {}

    return tx.once(command, f"end of shift {number}", do)


def sign_out(tx: Transaction, staff: str) -> None:
    device = tx.hall.staff(staff).device
    if not device:
        return  # a manager gave another first PIN, which ended the sign-in
    tx.act("staff.signed_out", SERVER, staff=staff, device=device)
    tx.accounts.end_logins(device)


def report_print(
    tx: Transaction, command: str, by: str, ticket: str, told: dict[str, str | int]
) -> Result:
    def do() -> Result:
        tx.act("ticket.printing", by, ticket=ticket, **told)
        return {}

    return tx.once(command, f"print {by} {ticket} {sorted(told.items())}", do)


def report_printer(tx: Transaction, command: str, device: str, state: str) -> Result:
    """A state that is known already adds no line."""

    def do() -> Result:
        if tx.hall.device(device).printer != state:
            tx.act("printer.changed", f"kiosk:{device}", device=device, state=state)
        return {}

    return tx.once(command, f"printer {device} {state}", do)


def report_camera(tx: Transaction, command: str, device: str, state: str) -> Result:
    """As of the printer."""

    def do() -> Result:
        if (tx.hall.device(device).camera or CAMERA_OK) != state:
            tx.act("camera.changed", f"kiosk:{device}", device=device, state=state)
        return {}

    return tx.once(command, f"camera {device} {state}", do)


def call_help(tx: Transaction, command: str, device: str) -> Result:
    def do() -> Result:
        tx.act("help.called", f"kiosk:{device}", device=device)
        return {}

    return tx.once(command, f"help {device}", do)


def tick(
    tx: Transaction,
    silent: frozenset[int] = frozenset(),
    machine_ahead: int = 0,
    heard: Mapping[str, int] | None = None,
    back_since: int = 0,
) -> None:
    """What time alone brings: the day's opening and close, lost windows, due calls.

    ``silent`` are the windows whose terminals have given no sign of life for too long,
    ``machine_ahead`` the seconds by which the machine's clock is off, 0 if it is right,
    ``heard`` when each machine was heard of last (UTC ms), where that is known,
    ``back_since`` when the server came up or back (UTC ms): before, nobody could act.
    """
    Dossiers(tx.connection).wipe_drafts(tx.now - DRAFT_MS)
    keep_alive(tx)
    tell_clock(tx, machine_ahead)
    order = tx.hall.order
    hours, today = order.hours(tx.now), day_of(tx.now)
    over = order.day != today or hours.is_over(order.opened_at, tx.now)
    if order.open and over:
        close_day(tx, SERVER)
        order = tx.hall.order
    if not order.open and order.day != today and hours.includes(tx.now):
        tx.act("day.opened", SERVER, day=today)
    for number in [window.number for window in tx.hall.windows()]:
        watch(tx, tx.hall.window(number), number in silent, back_since)
    match(tx)
    if heard is not None:
        watch_devices(tx, heard)


def watch_devices(tx: Transaction, heard: Mapping[str, int]) -> None:
    """Tell which kiosks, displays and agents have gone, on an open day, and come.

    One that was never heard since the server's start is not told: it may be switched
    off on purpose.
    """
    order = tx.hall.order
    patience = order.rule(tx.now).lost_seconds * 1000
    for device, kind in queries.devices(tx.connection):
        if kind not in WATCHED or device.id not in heard:
            continue
        is_here = tx.now - heard[device.id] <= patience
        if device.state == SILENT and is_here:
            tx.act("device.back", SERVER, device=device.id)
        elif device.state == ENROLLED and not is_here and order.open:
            tx.act("device.silent", SERVER, device=device.id)


def keep_alive(tx: Transaction) -> None:
    """Note now and then that the server is up; tell an outage once it is up again."""
    last = int(queries.meta(tx.connection, "alive_at") or tx.now)
    away = tx.now - last
    if away > OUTAGE_MS and tx.hall.order.open:
        tx.act("outage.declared", SERVER, **{"from": last, "until": tx.now})
    if away >= ALIVE_EVERY_MS or away <= 0:
        queries.set_meta(tx.connection, "alive_at", str(tx.now))


def tell_clock(tx: Transaction, ahead: int) -> None:
    """A line when the machine's clock goes off, and one when it is right again."""
    known = int(queries.meta(tx.connection, "machine_ahead") or 0)
    if bool(ahead) == bool(known):
        return
    tx.act("clock.differed", SERVER, seconds=ahead)
    queries.set_meta(tx.connection, "machine_ahead", str(ahead))


def watch(tx: Transaction, window: Window, is_silent: bool, since: int) -> None:
    """Lose a window that nobody acts at; find one whose terminal is back."""
    if window.state is WindowState.LOST:
        if window.lost_why == "terminal_silent" and not is_silent:
            tx.act("window.back", SERVER, window=window.number)
    elif window.state in OPEN:
        why = "terminal_silent" if is_silent else ""
        why = why or ("no_act" if is_left_alone(tx, window, since) else "")
        if why:
            told = {"window": window.number, "ticket": window.ticket, "why": why}
            tx.act("window.lost", SERVER, **told)
            go_on(tx)


def is_left_alone(tx: Transaction, window: Window, back_since: int) -> bool:
    """Whether a call has had no answer for too long of a clerk who could give one."""
    if not window.ticket:
        return False
    ticket = tx.hall.ticket(window.ticket)
    lost_ms = tx.hall.order.rule(tx.now).lost_seconds * 1000
    begun = max(ticket.last_call_at, back_since)
    return ticket.state is State.CALLED and tx.now >= begun + lost_ms


def come_back(tx: Transaction, command: str, staff: str, number: int) -> Result:
    """The clerk of a lost window is there again."""

    def do() -> Result:
        if tx.hall.window(number).staff != staff:
            raise NotYours(f"window {number}")
        tx.act("window.back", f"clerk:{staff}", window=number)
        return {}

    return tx.once(command, f"back {staff} {number}", do)


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


def wind_down(tx: Transaction) -> None:
    """At the day's close, and when a ticket that was at a window then is done."""
    for ticket in queries.unserved_tickets(tx.connection):
        tx.hall.remember(ticket)
        tx.act("ticket.cancelled", SERVER, ticket=ticket.id, reason="day_closed")
    for window in list(tx.hall.windows()):
        if window.state is not WindowState.CLOSED and not window.ticket:
            tx.act("window.closed", SERVER, window=window.number)
            sign_out(tx, window.staff)
