"""What time alone brings, once a second: the server's own look at its center."""

from collections.abc import Mapping

from center.actions import SERVER, close_day, go_on, match, send_home
from center.domain.day import day_of
from center.domain.machine_acts import ENROLLED, SILENT
from center.domain.ticket import State
from center.domain.window import Window, WindowState
from center.domain.window_acts import OPEN
from center.store import queries
from center.store.dossiers import DRAFT_MS, Dossiers
from center.store.transaction import Transaction

ALIVE_EVERY_MS = 30_000
OUTAGE_MS = 120_000
WATCHED = ("kiosk", "display", "agent")
"""Kinds of machines whose silence is told; a window's is ``window.lost``."""


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
            if window.ticket:
                send_home(tx, window.ticket)
            go_on(tx)


def is_left_alone(tx: Transaction, window: Window, back_since: int) -> bool:
    """Whether a call has had no answer for too long of a clerk who could give one."""
    if not window.ticket:
        return False
    ticket = tx.hall.ticket(window.ticket)
    lost_ms = tx.hall.order.rule(tx.now).lost_seconds * 1000
    begun = max(ticket.last_call_at, back_since)
    return ticket.state is State.CALLED and tx.now >= begun + lost_ms
