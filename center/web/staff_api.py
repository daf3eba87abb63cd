"""Enrolment of browsers, and signing in and out."""

import asyncio
from typing import Any

import msgspec
from starlette.responses import Response

from center import actions
from center.actions_staff import sign_out_desk
from center.domain.errors import NotAllowed, NotFound
from center.keys import fingerprint
from center.sign_in import Attempt, Limits, is_weak, sign_in
from center.store.accounts import Accounts, DeviceKey
from center.store.transaction import Transaction
from center.web import access, views, window_view
from center.web import messages as m
from center.web.access import DEVICE_COOKIE, STAFF_COOKIE, require_kind
from center.web.context import Context
from center.web.endpoint import Asked, Endpoint
from center.web.manager_view import manager
from center.web.reception_view import reception

RESET_TOLD_MS = 7 * 24 * 3_600_000
"""How long everyone who signs in with a name is told that its PIN was given anew."""


async def enrol(asked: Asked) -> Response:
    """Trade a one-time code for a key that only this browser has."""
    key, code = access.new_key(), asked.body.code.upper()

    def do(tx: Transaction) -> DeviceKey:
        device = tx.accounts.take_enrolment(fingerprint(code), tx.now)
        tx.act("device.enrolled", actions.SERVER, device=device.device)
        tx.accounts.set_device_key(device, fingerprint(key))
        tx.accounts.end_logins(device.device)
        return device

    device = await asked.context.write(do)
    asked.context.forget_device(device.device)
    response = json(described(device))
    access.set_cookie(asked.context, response, DEVICE_COOKIE, key)
    return response


async def show_device(asked: Asked) -> views.View:
    return described(asked.caller.device) | {"staff": asked.caller.staff or None}


def described(device: DeviceKey) -> views.View:
    return {
        "device": device.device,
        "kind": device.kind,
        "window": device.window or None,
    }


async def sign_in_at_window(asked: Asked) -> Response:
    require_kind(asked.caller, "window")
    number = asked.number("n")
    if asked.caller.device.window != number:
        raise NotAllowed(f"{asked.caller.device.device} is not window {number}")
    token = await admitted(asked)
    view = window_view.window(asked.context, number)
    response = json(view | reset_told(asked.context, asked.body.staff))
    access.set_cookie(asked.context, response, STAFF_COOKIE, token)
    return response


async def sign_in_desk(asked: Asked) -> Response:
    """The manager or reception, on the desk's own device."""
    require_kind(asked.caller, "manager", "reception")
    token = await admitted(asked)
    desk = manager if asked.caller.device.kind == "manager" else reception
    response = json(desk(asked.context) | reset_told(asked.context, asked.body.staff))
    access.set_cookie(asked.context, response, STAFF_COOKIE, token)
    return response


def reset_told(context: Context, staff: str) -> views.View:
    """When a manager gave this person another PIN, for a week at every sign-in.

    Not at the next one alone: that could be the manager's own.
    """
    at = context.hall().staff(staff).reset_at
    return {"pin_reset_at": at if context.clock() - at < RESET_TOLD_MS else None}


async def admitted(asked: Asked) -> str:
    """Sign in; the token of the new sign-in, or a refusal."""
    context, token = asked.context, access.new_key()
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


async def sign_out(asked: Asked) -> Response:
    require_kind(asked.caller, "manager", "reception")
    who, command = asked.caller, asked.body.command
    await asked.context.write(
        lambda tx: sign_out_desk(tx, command, who.staff, who.device.device)
    )
    response = json({})
    response.delete_cookie(STAFF_COOKIE)
    return response


def json(body: Any) -> Response:
    return Response(
        msgspec.json.encode(body),
        headers={"Cache-Control": "no-store"},
        media_type="application/json",
    )


ENDPOINTS = (
    Endpoint("POST", "/v1/devices/enrol", enrol, "Enrol a browser", m.Enrol, open=True),
    Endpoint("GET", "/v1/devices/me", show_device, "Which device this is"),
    Endpoint(
        "POST",
        "/v1/windows/{n}/sign_in",
        sign_in_at_window,
        "Sign in and open the window",
        m.SignIn,
    ),
    *(
        Endpoint("POST", f"/v1/{desk}/{act}", work, summary, body)
        for desk in ("manager", "reception")
        for act, work, summary, body in (
            ("sign_in", sign_in_desk, "Sign in", m.SignIn),
            ("sign_out", sign_out, "Sign out", m.Commanded),
        )
    ),
)
