"""Who is asking: the device by its key, the person by the sign-in on that device.

Keys of kiosks and of the agent come in ``Authorization: Bearer <device>:<key>``; those
of browsers in a cookie that no script can read and no other site can send.
"""

import secrets
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from center.domain.errors import DeviceRevoked, UnknownDevice
from center.keys import fingerprint
from center.store.accounts import Accounts, DeviceKey
from center.web.context import Context

DEVICE_COOKIE = "shubbak_device"
STAFF_COOKIE = "shubbak_staff"
DEVICE_YEARS = 5 * 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Caller:
    """An enrolled device, and who is signed in on it."""

    device: DeviceKey
    staff: str = ""


def caller(context: Context, asked: Request, *, revoked: bool = False) -> Caller:
    """The device and the person behind a message, or a refusal.

    ``revoked`` where a machine that was taken out of service may still ask.
    """
    device = known_device(context, asked)
    if device.revoked:
        if not revoked:
            raise DeviceRevoked(device.device)
        return Caller(device)
    context.seen_at[device.device] = context.clock()
    token = asked.cookies.get(STAFF_COOKIE, "")
    staff = None
    if token:
        accounts = Accounts(context.reader)
        staff = accounts.login(fingerprint(token), device.device, context.clock())
    return Caller(device, staff or "")


def known_device(context: Context, asked: Request) -> DeviceKey:
    scheme, _, given = asked.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        name, _, key = given.partition(":")
        device = device_of(context, key)
        if device.device != name:
            raise UnknownDevice
        return device
    cookie = asked.cookies.get(DEVICE_COOKIE, "")
    if not cookie:
        raise UnknownDevice
    return device_of(context, cookie)


def device_of(context: Context, key: str) -> DeviceKey:
    """The device that has a key; looked up once, until any device gets or loses one."""
    mark = fingerprint(key)
    if mark not in context.devices:
        context.devices[mark] = Accounts(context.reader).device_by_key(mark)
    return context.devices[mark]


def new_key() -> str:
    """256 random bits for a cookie."""
    return secrets.token_urlsafe(32)


def set_cookie(context: Context, to: Response, name: str, value: str) -> None:
    """A cookie that stays on this site and away from scripts; empty to take it away."""
    if not value:
        to.delete_cookie(name)
        return
    to.set_cookie(
        name,
        value,
        max_age=DEVICE_YEARS if name == DEVICE_COOKIE else None,
        httponly=True,
        samesite="strict",
        secure=context.config.public_url.startswith("https"),
        path="/",
    )
