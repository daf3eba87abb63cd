"""Taking a machine out of service: it is lost, replaced, or in the wrong hands.

Whoever works at it is signed out, and nothing of a citizen is lost by it: at a window
called ones go back to their place and served ones are parked, and what a kiosk gave
before while it was alone is still taken in.
"""

from center.actions import go_on, sign_out
from center.actions_staff import leave_window
from center.store import queries
from center.store.transaction import Result, Transaction


def revoke(tx: Transaction, command: str, manager: str, device: str) -> Result:
    """Its key and codes are good for nothing from now on; a new code brings it back."""

    def do() -> Result:
        known = tx.hall.device(device)
        for staff in [one.id for one in queries.staff(tx.connection)]:
            if tx.hall.staff(staff).device == known.id and staff != manager:
                leave_window(tx, staff, "device_revoked")
                sign_out(tx, staff)
        mark = tx.accounts.key_mark(known.id)
        tx.act("device.revoked", f"manager:{manager}", device=known.id, key=mark)
        tx.accounts.forget_enrolments(known.id)
        tx.accounts.end_logins(known.id)
        go_on(tx)
        return {}

    return tx.once(command, f"revoke {manager} {device}", do)
