"""Enrolment of browsers, and signing in and out."""

import asyncio

from center import actions
from center.actions_staff import sign_out_desk
from center.domain import errors
from center.domain.errors import NotFound
from center.keys import fingerprint
from center.sign_in import Attempt, Limits, is_weak, sign_in
from center.store.accounts import Accounts, DeviceKey
from center.store.transaction import Transaction
from center.web import answers as a
from center.web import desk_answers as da
from center.web import messages as m
from center.web import window_answers as wa
from center.web import window_view
from center.web.access import DEVICE_COOKIE, STAFF_COOKIE, new_key
from center.web.callers import ANYONE, DESK, ENROLLED, OFFICE, WINDOW
from center.web.context import Context
from center.web.endpoint import Asked, Endpoint, WithCookie
from center.web.manager_view import manager
from center.web.reception_view import reception

RESET_TOLD_MS = 7 * 24 * 3_600_000
"""How long everyone who signs in with a name is told that its PIN was given anew."""


async def enrol(asked: Asked) -> WithCookie[a.EnrolledDevice]:
    """Trade a one-time code for a key that only this browser has."""
    key, code = new_key(), asked.body.code.upper()

    def do(tx: Transaction) -> DeviceKey:
        device = tx.accounts.take_enrolment(fingerprint(code), tx.now)
        tx.act("device.enrolled", actions.SERVER, device=device.device)
        tx.accounts.set_device_key(device, fingerprint(key))
        tx.accounts.end_logins(device.device)
        return device

    device = await asked.context.write(do)
    asked.context.forget_device(device.device)
    return WithCookie(described(device), DEVICE_COOKIE, key)


async def show_device(asked: Asked) -> a.ThisDevice:
    return {**described(asked.caller.device), "staff": asked.caller.staff or None}


def described(device: DeviceKey) -> a.EnrolledDevice:
    return {
        "device": device.device,
        "kind": device.kind,
        "window": device.window or None,
    }


async def sign_in_at_window(asked: Asked) -> WithCookie[wa.WindowSignedIn]:
    token = await admitted(asked)
    view = window_view.window(asked.context, asked.window)
    return WithCookie({**view, **reset_told(asked)}, STAFF_COOKIE, token)


async def sign_in_manager(asked: Asked) -> WithCookie[da.ManagerSignedIn]:
    token = await admitted(asked)
    view = manager(asked.context)
    return WithCookie({**view, **reset_told(asked)}, STAFF_COOKIE, token)


async def sign_in_reception(asked: Asked) -> WithCookie[da.ReceptionSignedIn]:
    token = await admitted(asked)
    view = reception(asked.context)
    return WithCookie({**view, **reset_told(asked)}, STAFF_COOKIE, token)


def reset_told(asked: Asked) -> a.PinReset:
    """When a manager gave this person another PIN, for a week at every sign-in.

    Not at the next one alone: that could be the manager's own.
    """
    at = asked.context.hall().staff(asked.body.staff).reset_at
    is_told = asked.context.clock() - at < RESET_TOLD_MS
    return {"pin_reset_at": at if is_told else None}


async def admitted(asked: Asked) -> str:
    """Sign in; the token of the new sign-in, or a refusal."""
    context, token = asked.context, new_key()
    device, body = asked.caller.device, asked.body
    attempt = await asyncio.to_thread(compare, context, device, body, token)
    limits = Limits(context.config.pin_tries, context.config.pin_lock_seconds)
    refusal = await context.write(lambda tx: sign_in(tx, attempt, limits))
    if refusal is not None:
        raise refusal
    return token


def compare(context: Context, at: DeviceKey, body: m.SignIn, token: str) -> Attempt:
    """Whether the PIN is right, and the hash of a new one; some 40 ms, in a thread.

    It refuses nothing itself: whoever is locked out must not learn what is right.
    """
    secrets, pin = context.secrets, Accounts(context.reader).pin(body.staff)
    stored = pin.hash if pin else context.nobody_hash
    matches = not is_locked(context, body.staff) and (
        secrets.pin_matches(stored, body.staff, body.pin) and pin is not None
    )
    weak = bool(body.new_pin) and is_weak(body.new_pin, body.pin)
    hashed = body.new_pin and matches and not weak
    typed = secrets.peppered(body.staff, f"{body.pin}\n{body.new_pin}")
    return Attempt(
        command=body.command,
        staff=body.staff,
        device=at,
        right=matches,
        content=typed.hex(),
        token=fingerprint(token),
        new_hash=secrets.hash_pin(body.staff, body.new_pin) if hashed else "",
        weak=weak,
    )


def is_locked(context: Context, staff: str) -> bool:
    """Whether a person is locked out; then no time is spent on the PIN."""
    try:
        return context.hall().staff(staff).locked_until > context.clock()
    except NotFound:
        return False


async def sign_out(asked: Asked) -> WithCookie[a.Done]:
    """A repeat is answered as the first, though nobody is signed in any more."""
    who, command = asked.caller, asked.body.command
    await asked.context.write(
        lambda tx: sign_out_desk(tx, command, who.staff, who.device.device)
    )
    return WithCookie({}, STAFF_COOKIE)


SIGN_IN = (
    errors.NotInThisState,
    errors.NotSignedIn,
    errors.PinLocked,
    errors.PinMustChange,
    errors.WeakPin,
    errors.WrongPin,
)
ENDPOINTS = (
    Endpoint(
        "POST",
        "/v1/devices/enrol",
        enrol,
        "Enrol a browser",
        m.Enrol,
        by=ANYONE,
        refuses=(errors.WrongEnrolment,),
    ),
    Endpoint("GET", "/v1/devices/me", show_device, "Which device this is", by=ENROLLED),
    Endpoint(
        "POST",
        "/v1/windows/{n}/sign_in",
        sign_in_at_window,
        "Sign in and open the window",
        m.SignIn,
        by=WINDOW,
        refuses=SIGN_IN,
    ),
    Endpoint(
        "POST",
        "/v1/manager/sign_in",
        sign_in_manager,
        "Sign in as the manager",
        m.SignIn,
        by=OFFICE,
        refuses=SIGN_IN,
    ),
    Endpoint(
        "POST",
        "/v1/manager/sign_out",
        sign_out,
        "Sign the manager out",
        m.Commanded,
        by=OFFICE,
        refuses=(errors.NotSignedIn,),
    ),
    Endpoint(
        "POST",
        "/v1/reception/sign_in",
        sign_in_reception,
        "Sign in at reception",
        m.SignIn,
        by=DESK,
        refuses=SIGN_IN,
    ),
    Endpoint(
        "POST",
        "/v1/reception/sign_out",
        sign_out,
        "Sign reception out",
        m.Commanded,
        by=DESK,
        refuses=(errors.NotSignedIn,),
    ),
)
