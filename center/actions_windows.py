"""What a clerk does at the own window, beside the tickets there."""

from center.actions import sign_out
from center.domain.errors import NotSignedIn, NotYours
from center.store.transaction import Result, Transaction


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


def come_back(tx: Transaction, command: str, staff: str, number: int) -> Result:
    """The clerk of a lost window is there again."""

    def do() -> Result:
        if tx.hall.window(number).staff != staff:
            raise NotYours(f"window {number}")
        tx.act("window.back", f"clerk:{staff}", window=number)
        return {}

    return tx.once(command, f"back {staff} {number}", do)
