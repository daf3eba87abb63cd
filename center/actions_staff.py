"""What the manager does about staff, one transaction each.

Whoever is removed or given another first PIN is signed out at once.  A citizen at the
window loses nothing by it: called ones go back to their place, served ones are parked,
and with a new PIN the clerk goes on where he was.
"""

from center.actions import SERVER, go_on, send_home, sign_out
from center.domain.errors import NotSignedIn
from center.domain.window import Role, WindowState
from center.domain.window_acts import OPEN
from center.store.transaction import Result, Transaction


def employ(
    tx: Transaction, command: str, manager: str, staff: str, role: str, hashed: str
) -> Result:
    """Someone new, with a PIN for one use."""

    def do() -> Result:
        tell(tx, manager, staff, role, "created")
        tx.accounts.set_pin(staff, hashed, one_time=True)
        return {}

    return tx.once(command, f"employ {manager} {staff} {role}", do)


def reset_pin(
    tx: Transaction, command: str, manager: str, staff: str, hashed: str
) -> Result:
    """Another PIN for one use; the old one and its sign-in are over."""

    def do() -> Result:
        tell(tx, manager, staff, tx.hall.staff(staff).role, "reset")
        sign_out(tx, staff)
        tx.accounts.forget_pin(staff)
        tx.accounts.set_pin(staff, hashed, one_time=True)
        return {}

    return tx.once(command, f"reset {manager} {staff}", do)


def remove(tx: Transaction, command: str, manager: str, staff: str) -> Result:
    """Whoever leaves: the window closes, whoever is there waits again or is parked."""

    def do() -> Result:
        leave_window(tx, staff, "staff_removed")
        sign_out(tx, staff)
        tell(tx, manager, staff, Role.FORMER, "removed")
        tx.accounts.forget_pin(staff)
        go_on(tx)
        return {}

    return tx.once(command, f"remove {manager} {staff}", do)


def sign_out_desk(tx: Transaction, command: str, staff: str, device: str) -> Result:
    """The manager or reception signs out at a desk.

    A repeat finds nobody signed in there, and is answered as the first was.
    """

    def do() -> Result:
        if not staff:
            raise NotSignedIn
        sign_out(tx, staff)
        return {}

    return tx.once(command, f"sign out {device}", do)


def leave_window(tx: Transaction, staff: str, why: str) -> None:
    """Close one's window: who is called there waits again, who is served is parked."""
    for window in [w for w in tx.hall.windows() if w.staff == staff]:
        if window.state in OPEN:
            told = {"ticket": window.ticket, "why": why}
            tx.act("window.lost", SERVER, window=window.number, **told)
            if window.ticket:
                send_home(tx, window.ticket)
        if tx.hall.window(window.number).state is not WindowState.CLOSED:
            tx.act("window.closed", SERVER, window=window.number)


def leave_lost(tx: Transaction, staff: str, number: int) -> None:
    """Close the lost windows in the way of who sits down at one.

    One's own elsewhere, whose computer may be dead, and another's here, who may have
    gone.  Whoever was there waits again or is parked since the window was lost.
    """
    for window in list(tx.hall.windows()):
        is_own, is_here = window.staff == staff, window.number == number
        if window.state is WindowState.LOST and is_own != is_here:
            tx.act("window.closed", SERVER, window=window.number)
            sign_out(tx, window.staff)


def tell(tx: Transaction, manager: str, staff: str, role: str, code: str) -> None:
    by = f"manager:{manager}"
    tx.act("staff.changed", by, staff=staff, role=role, code=code)
