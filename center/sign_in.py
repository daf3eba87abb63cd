"""Signing in with a personal PIN, bound to the device it is typed on.

A PIN of six digits is no secret by itself: it is peppered and hashed with argon2id,
five wrong ones lock the person for a time, and each wrong one is a line of the journal.
"""

import re
from dataclasses import dataclass, field

from center.actions import SERVER
from center.actions_staff import leave_lost
from center.domain.errors import (
    NotAllowed,
    NotFound,
    NotInThisState,
    NotSignedIn,
    PinLocked,
    PinMustChange,
    Refusal,
    WeakPin,
    WrongPin,
)
from center.domain.window import Role, Staff, WindowState
from center.store.accounts import DeviceKey
from center.store.transaction import Result, Transaction

RUNS = ("0123456789", "9876543210")


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try to sign in; the PIN itself has been compared before."""

    command: str
    staff: str
    device: DeviceKey
    right: bool
    content: str = field(repr=False)
    """What was typed, under the pepper, so that a repeat is known as one."""
    token: str = field(repr=False)
    """Fingerprint of the cookie that a success sets."""
    new_hash: str = field(default="", repr=False)
    """Hash of the new PIN, empty where none was given."""
    weak: bool = False
    """Whether the new PIN is too easy to guess."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many wrong PINs lock, and for how long."""

    tries: int
    lock_seconds: int


def is_weak(pin: str, old: str) -> bool:
    """Whether a new PIN is not six digits that nobody guesses first."""
    if not re.fullmatch("[0-9]{6}", pin):
        return True
    return len(set(pin)) < 3 or pin == old or any(pin in run for run in RUNS)


def sign_in(tx: Transaction, attempt: Attempt, limits: Limits) -> Refusal | None:
    """Sign in and, on a window's device, open the window.

    A wrong PIN has to be kept though it is refused; so its refusal is returned, not
    raised, and a repeat of the command gets it again without being counted.
    """
    staff, device = attempt.staff, attempt.device.device
    content = f"sign in {staff} {device} {attempt.content}"
    kept = tx.once(attempt.command, content, lambda: decide(tx, attempt, limits))
    if refusal := wrong(kept):
        return refusal
    if tx.hall.staff(staff).device != device:
        raise NotSignedIn(f"staff {staff} has signed out since")
    tx.accounts.add_login(attempt.token, staff, device, tx.now)
    return None


def decide(tx: Transaction, attempt: Attempt, limits: Limits) -> Result:
    """What becomes of an attempt; being locked comes before any look at the PIN."""
    staff = known_staff(tx, attempt.staff)
    pin = tx.accounts.pin(attempt.staff) if staff else None
    if staff is None or pin is None:
        raise WrongPin
    if staff.locked_until > tx.now:
        raise PinLocked(retry_after_seconds=left(staff.locked_until, tx.now))
    if not attempt.right:
        return count_wrong(tx, attempt, limits)
    if attempt.weak:
        raise WeakPin
    if pin.one_time and not attempt.new_hash:
        raise PinMustChange
    require_role(staff, attempt.device)
    if attempt.new_hash:
        tx.accounts.set_pin(staff.id, attempt.new_hash, one_time=False)
        by = f"{staff.role}:{staff.id}"
        tx.act("staff.changed", by, staff=staff.id, role=staff.role, code="pin")
    tx.accounts.clear_wrong(staff.id)
    admit(tx, staff, attempt)
    return {}


def wrong(kept: Result) -> Refusal | None:
    """The refusal of a wrong PIN, from what was kept of it."""
    if "tries_left" in kept:
        return WrongPin(tries_left=kept["tries_left"])
    if "retry_after_seconds" in kept:
        return PinLocked(retry_after_seconds=kept["retry_after_seconds"])
    return None


def known_staff(tx: Transaction, staff: str) -> Staff | None:
    try:
        return tx.hall.staff(staff)
    except NotFound:
        return None


def left(until: int, now: int) -> int:
    """Whole seconds until a time, rounded up."""
    return -(-(until - now) // 1000)


ROLES = {
    "window": Role.CLERK,
    "manager": Role.MANAGER,
    "reception": Role.RECEPTION,
}
"""Which role signs in on which kind of device."""


def require_role(staff: Staff, device: DeviceKey) -> None:
    wanted = ROLES.get(device.kind)
    if staff.role is not wanted:
        raise NotAllowed(f"staff {staff.id} at {device.device}")


def count_wrong(tx: Transaction, attempt: Attempt, limits: Limits) -> Result:
    """Keep a wrong PIN; the last of the allowed ones locks."""
    staff, device = attempt.staff, attempt.device.device
    wrong = tx.accounts.count_wrong(staff)
    tx.act("staff.refused", SERVER, staff=staff, device=device, code="wrong_pin")
    if wrong < limits.tries:
        return {"tries_left": limits.tries - wrong}
    until = tx.now + limits.lock_seconds * 1000
    tx.act("staff.locked", SERVER, staff=staff, device=device, until=until)
    tx.accounts.clear_wrong(staff)
    return {"retry_after_seconds": left(until, tx.now)}


def admit(tx: Transaction, staff: Staff, attempt: Attempt) -> None:
    """Sign in; a window that is closed opens, one's own that is open goes on."""
    device = attempt.device
    if device.kind == "window":
        leave_lost(tx, staff.id, device.window)
    tx.act("staff.signed_in", SERVER, staff=staff.id, device=device.device)
    if device.kind != "window":
        return
    window = tx.hall.window(device.window)
    if window.state is not WindowState.CLOSED and window.staff == staff.id:
        return
    if window.state is not WindowState.CLOSED:
        raise NotInThisState(f"window {window.number} is open for someone else")
    tx.act("window.opened", f"clerk:{staff.id}", window=window.number, staff=staff.id)
