"""Which windows may call a ticket: those that have its line, and are not barred.

A ticket that was sent on is not for the window that sent it, nor for the clerk who did,
wherever that clerk sits now.  This ends where the line is given to no other window, or
somebody would wait until the close.  Who has which line is the manager's alone to say:
nothing that a clerk does (opening, pausing, leaving, moving) brings the ticket back.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from center.domain.ticket import Ticket
from center.domain.window import Window, WindowState


@dataclass(frozen=True, slots=True)
class Serving:
    """The windows at a moment."""

    lines: Mapping[int, Collection[str]]
    """Window → the lines that it was given, whether it is open or not."""
    staff: Mapping[int, str]
    """Window → who sits there; empty where nobody does."""
    free: Collection[int]
    """Those that are open, with somebody there or not."""


def serving_of(windows: Iterable[Window], at: int) -> Serving:
    """What windows serve at a time, UTC ms."""
    every = list(windows)
    return Serving(
        {window.number: window.lines.at(at) for window in every},
        {window.number: window.staff for window in every},
        {window.number for window in every if window.state is WindowState.FREE},
    )


def may_call(ticket: Ticket, window: int, serving: Serving) -> bool:
    """Whether a ticket may be called at a window.

    Not where or by whom it was sent on; after it was parked, only where it was served
    before, as long as that window is open, has the ticket's line, and is not barred.
    """
    if is_barred(ticket, window, serving):
        return False
    known = ticket.prefer_window
    if known in (0, window) or known not in serving.free:
        return True
    has_line = ticket.service_line in serving.lines[known]
    return not has_line or is_barred(ticket, known, serving)


def is_barred(ticket: Ticket, window: int, serving: Serving) -> bool:
    """Whether a ticket is not to come back there, as another window has its line."""
    sent_it = is_sender(ticket, window, serving)
    return sent_it and is_served_elsewhere(ticket, serving)


def is_sender(ticket: Ticket, window: int, serving: Serving) -> bool:
    """Whether the ticket was sent on from this window, or by who sits there now."""
    if not ticket.avoid_window:
        return False
    here = serving.staff.get(window, "")
    return window == ticket.avoid_window or (here != "" and here == ticket.avoid_staff)


def is_served_elsewhere(ticket: Ticket, serving: Serving) -> bool:
    """Whether any window but the one that sent it on has the ticket's line."""
    return any(
        ticket.service_line in lines
        for number, lines in serving.lines.items()
        if number != ticket.avoid_window
    )


def stranded(
    waiting: Iterable[Ticket], windows: Iterable[Window], at: int
) -> list[Ticket]:
    """Those who wait, and whom no window may call that somebody sits at.

    None as long as all windows are closed: then nobody has begun to work.
    """
    every = list(windows)
    serving = serving_of(every, at)
    staffed = [w.number for w in every if w.state is not WindowState.CLOSED]
    return [
        ticket
        for ticket in waiting
        if staffed and not any(can_serve(ticket, n, serving) for n in staffed)
    ]


def can_serve(ticket: Ticket, window: int, serving: Serving) -> bool:
    has_line = ticket.service_line in serving.lines[window]
    return has_line and may_call(ticket, window, serving)
