"""The acts on windows and staff (acts, sections 5 and 6)."""

from dataclasses import replace

from center.domain.act import Act, fields, roles
from center.domain.errors import (
    BadInput,
    NotAllowed,
    NotFound,
    NotInThisState,
    NotYours,
    PinLocked,
    TooEarly,
    UnknownReason,
)
from center.domain.events import Line, id_of, role_of
from center.domain.hall import Hall, Value
from center.domain.machine_acts import require_known_in_service
from center.domain.ticket import State
from center.domain.ticket_acts import waiting_again
from center.domain.window import Role, Staff, Window, WindowState

ASSIGN_DELAY_MS = 15 * 60_000
SETUP = "setup"
ASSIGN_REASONS = (SETUP, "illness", "fault", "emergency")
LOST_WHY = ("terminal_silent", "no_act", "staff_removed", "device_revoked")
OPEN = (WindowState.FREE, WindowState.PAUSED)
REFUSED_CODES = ("wrong_pin", "pin_locked", "weak_pin", "not_allowed")


def open_window(hall: Hall, line: Line) -> tuple[Value, ...]:
    window, staff = hall.window(line["window"]), hall.staff(line["staff"])
    if window.state is not WindowState.CLOSED:
        raise NotInThisState(f"window {window.number} is {window.state}")
    if staff.role is not Role.CLERK or id_of(line["by"]) != staff.id:
        raise NotAllowed(f"staff {staff.id} does not open windows")
    if staff.locked_until > line["at"]:
        raise PinLocked(staff.id)
    if any(other.staff == staff.id for other in hall.windows()):
        raise NotInThisState(f"staff {staff.id} has another window open")
    return (at_rest(window, line, WindowState.FREE, staff.id),)


def pause_window(hall: Hall, line: Line) -> tuple[Value, ...]:
    window = own_window(hall, line)
    if not window.is_free:
        raise NotInThisState(f"window {window.number} is not free")
    if line["reason"] not in hall.order.plan(line["at"]).pause_reasons:
        raise UnknownReason(line["reason"])
    paused = at_rest(window, line, WindowState.PAUSED, window.staff)
    return (replace(paused, pause_reason=line["reason"]),)


def resume_window(hall: Hall, line: Line) -> tuple[Value, ...]:
    window = own_window(hall, line)
    if window.state is not WindowState.PAUSED:
        raise NotInThisState(f"window {window.number} is {window.state}")
    return (at_rest(window, line, WindowState.FREE, window.staff),)


def close_window(hall: Hall, line: Line) -> tuple[Value, ...]:
    window = hall.window(line["window"])
    if role_of(line["by"]) == "clerk":
        window = own_window(hall, line)
    if window.state is WindowState.CLOSED or window.ticket:
        raise NotInThisState(f"window {window.number} cannot close now")
    return (at_rest(window, line, WindowState.CLOSED, ""),)


def assign_window(hall: Hall, line: Line) -> tuple[Value, ...]:
    """Gives a window its lines, after the delay or sooner with a reason.

    Raises ``TooEarly`` with ``allowed_at``, ``NotInThisState`` where others are near.
    A center sets up its windows before its first day; later none comes into being.
    """
    at, minutes = line["at"], hall.order.plan(line["at"]).minutes
    if not line["lines"] or not set(line["lines"]) <= minutes.keys():
        raise BadInput(f"lines {line['lines']}: of the catalogue, one at least")
    if len(set(line["lines"])) < len(line["lines"]):
        raise BadInput(f"lines {line['lines']}: each of them once")
    if line["reason"] not in ("", *ASSIGN_REASONS):
        raise UnknownReason(line["reason"])
    if line["reason"] == SETUP and hall.order.day:
        raise UnknownReason(SETUP)
    is_known = any(w.number == line["window"] for w in hall.windows())
    if not is_known and line["reason"] != SETUP:
        raise NotFound(f"window {line['window']}")
    window = hall.window(line["window"])
    if not line["reason"]:
        require_announced(window, line)
    lines = window.lines.announce(tuple(line["lines"]), line["effective_at"], at)
    return (replace(window, lines=lines),)


def require_announced(window: Window, line: Line) -> None:
    """Known for the delay before it is in force; and what is nearer than that stays.

    Or one could announce lines, look at the heads, and drop them unless they suit.
    """
    settled_until = line["at"] + ASSIGN_DELAY_MS
    if line["effective_at"] < settled_until:
        raise TooEarly(f"window {window.number}", allowed_at=settled_until)
    awaited = window.lines.awaited(line["at"])
    if awaited and awaited < settled_until:
        raise NotInThisState(f"window {window.number}: others come at {awaited}")


def lose_window(hall: Hall, line: Line) -> tuple[Value, ...]:
    """Nobody acts there: a called ticket goes back to its place, a served one waits."""
    window, at = hall.window(line["window"]), line["at"]
    if window.state not in OPEN or line["why"] not in LOST_WHY:
        raise NotInThisState(f"window {window.number} is {window.state}")
    if line["ticket"] != window.ticket:
        raise BadInput(f"window {window.number} has {window.ticket or 'nobody'}")
    lost = replace(
        window,
        state=WindowState.LOST,
        before_lost=window.state.value,
        lost_why=line["why"],
        ticket="",
        since=at,
    )
    if not window.ticket:
        return (lost,)
    ticket = hall.ticket(window.ticket)
    silent_ms = hall.order.rule(at).lost_seconds * 1000
    if line["why"] == "no_act" and (
        ticket.state is not State.CALLED or at < ticket.last_call_at + silent_ms
    ):
        raise TooEarly(ticket.id, allowed_at=ticket.last_call_at + silent_ms)
    back = replace(waiting_again(ticket), marked=True)
    if ticket.state is State.SERVING:
        back = replace(
            back, state=State.PARKED, reason="window_lost", prefer_window=window.number
        )
    return lost, back


def find_window(hall: Hall, line: Line) -> tuple[Value, ...]:
    """Back to the state before it was lost; a clerk says so of the own window."""
    window = hall.window(line["window"])
    if role_of(line["by"]) == "clerk":
        window = own_window(hall, line)
    if window.state is not WindowState.LOST:
        raise NotInThisState(f"window {window.number} is {window.state}")
    state = WindowState(window.before_lost)
    found = at_rest(window, line, state, window.staff)
    return (replace(found, pause_reason=window.pause_reason),)


def own_window(hall: Hall, line: Line) -> Window:
    window = hall.window(line["window"])
    if window.staff != id_of(line["by"]):
        raise NotYours(f"window {window.number}")
    return window


def at_rest(window: Window, line: Line, state: WindowState, staff: str) -> Window:
    at = line["at"]
    return replace(
        window,
        state=state,
        staff=staff,
        since=at,
        free_since=at,
        pause_reason="",
        before_lost="",
        lost_why="",
    )


def sign_in(hall: Hall, line: Line) -> tuple[Value, ...]:
    staff = hall.staff(line["staff"])
    if staff.locked_until > line["at"]:
        raise PinLocked(staff.id)
    require_known_in_service(hall, line["device"])
    return (replace(staff, device=line["device"], locked_until=0),)


def sign_out(hall: Hall, line: Line) -> tuple[Value, ...]:
    staff = hall.staff(line["staff"])
    if not staff.device or line["device"] != staff.device:
        raise NotInThisState(f"staff {staff.id} is not signed in there")
    return (replace(staff, device=""),)


def refuse_staff(hall: Hall, line: Line) -> tuple[Value, ...]:
    if line["code"] not in REFUSED_CODES:
        raise BadInput(f"code {line['code']}")
    return ()


def lock_staff(hall: Hall, line: Line) -> tuple[Value, ...]:
    return (replace(hall.staff(line["staff"]), locked_until=line["until"]),)


def change_staff(hall: Hall, line: Line) -> tuple[Value, ...]:
    if line["role"] not in set(Role):
        raise BadInput(f"staff {line['staff']}: role {line['role']}")
    match line["code"]:
        case "created":
            return (new_staff(hall, line),)
        case "pin":
            return (same_staff(hall, line, by_himself=True),)
        case "reset":
            return (same_staff(hall, line, by_himself=False),)
        case "removed":
            return (former_staff(hall, line),)
    raise BadInput(f"staff {line['staff']}: {line['code']}")


def new_staff(hall: Hall, line: Line) -> Staff:
    """Someone who was not known before; the manager alone says so."""
    if role_of(line["by"]) != Role.MANAGER or line["role"] == Role.FORMER:
        raise NotAllowed(f"staff {line['staff']}")
    try:
        known = hall.staff(line["staff"])
    except NotFound:
        return Staff(line["staff"], Role(line["role"]))
    raise NotInThisState(f"staff {known.id} is known already")


def same_staff(hall: Hall, line: Line, *, by_himself: bool) -> Staff:
    """The same person with another PIN; by the manager it ends a lock-out."""
    staff = hall.staff(line["staff"])
    if staff.role != line["role"] or staff.role is Role.FORMER:
        raise NotAllowed(f"staff {staff.id}")
    if by_himself != (id_of(line["by"]) == staff.id):
        raise NotAllowed(f"staff {staff.id}")
    if by_himself:
        return staff
    changed = require_manager_of(staff, line)
    return replace(changed, locked_until=0, reset_at=line["at"])


def former_staff(hall: Hall, line: Line) -> Staff:
    """Removed: the number stays in the record, and opens nothing any more."""
    staff = require_manager_of(hall.staff(line["staff"]), line)
    if line["role"] != Role.FORMER or staff.role is Role.FORMER:
        raise NotInThisState(f"staff {staff.id} is {staff.role}")
    if any(window.staff == staff.id for window in hall.windows()):
        raise NotInThisState(f"staff {staff.id} has a window open")
    return replace(staff, role=Role.FORMER, device="")


def require_manager_of(staff: Staff, line: Line) -> Staff:
    """A manager changes others, never himself."""
    if role_of(line["by"]) != Role.MANAGER or id_of(line["by"]) == staff.id:
        raise NotAllowed(f"staff {staff.id}")
    return staff


ACTS: tuple[Act, ...] = (
    Act(
        "window.opened",
        roles("clerk"),
        (WindowState.CLOSED,),
        WindowState.FREE,
        fields("window staff"),
        "by PIN on the window's own device; not locked, no other window of his open",
        open_window,
    ),
    Act(
        "window.paused",
        roles("clerk"),
        (WindowState.FREE,),
        WindowState.PAUSED,
        fields("window reason"),
        "own window; a reason of the list; never while someone is called or served",
        pause_window,
    ),
    Act(
        "window.resumed",
        roles("clerk"),
        (WindowState.PAUSED,),
        WindowState.FREE,
        fields("window"),
        "own window",
        resume_window,
    ),
    Act(
        "window.closed",
        roles("clerk server"),
        (*OPEN, WindowState.LOST),
        WindowState.CLOSED,
        fields("window"),
        "own window, the day's close, its clerk was removed or its computer taken out, "
        "or it is lost and its clerk signs in elsewhere, or another there; nobody "
        "called or being served",
        close_window,
    ),
    Act(
        "window.assigned",
        roles("manager"),
        (),
        "",
        fields("window lines effective_at reason"),
        "a window that was set up; lines of the catalogue, each once; in force 15 "
        "minutes later, and none announced that are nearer than that; otherwise only "
        "with a reason of the list",
        assign_window,
    ),
    Act(
        "window.lost",
        roles("server"),
        OPEN,
        WindowState.LOST,
        fields("window ticket why"),
        "terminal silent for 2 minutes, no act for 2 minutes after a call, or its "
        "clerk was removed or its computer taken out; both counted while the server is "
        "up; a called ticket goes back to its place, a served one is parked",
        lose_window,
    ),
    Act(
        "window.back",
        roles("server clerk"),
        (WindowState.LOST,),
        "as before",
        fields("window"),
        "the terminal or the clerk is there again",
        find_window,
    ),
    Act(
        "staff.signed_in",
        roles("server"),
        (),
        "",
        fields("staff device"),
        "the PIN is right, the person is not locked, the device in service",
        sign_in,
    ),
    Act(
        "staff.signed_out",
        roles("server"),
        (),
        "",
        fields("staff device"),
        "signed in",
        sign_out,
    ),
    Act(
        "staff.refused",
        roles("server"),
        (),
        "",
        fields("staff device code"),
        "a wrong sign-in, with its code",
        refuse_staff,
    ),
    Act(
        "staff.locked",
        roles("server"),
        (),
        "",
        fields("staff device until"),
        "5 wrong PINs lock for a time",
        lock_staff,
    ),
    Act(
        "staff.changed",
        roles("manager clerk reception"),
        (),
        "",
        fields("staff role code"),
        "made, given another first PIN or removed by the manager, never himself; "
        "removed only without a window; the PIN changed by the person alone",
        change_staff,
    ),
)
