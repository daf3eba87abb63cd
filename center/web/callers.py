"""Who may ask: the devices of an address, and where somebody has to be signed in.

The table of addresses says it once; it is checked before a message is read, and told in
the OpenAPI document.
"""

from dataclasses import dataclass

from starlette.requests import Request

from center.domain.errors import BadInput, NotAllowed, NotSignedIn
from center.domain.window import Role
from center.web.access import Caller
from center.web.context import Context


@dataclass(frozen=True, slots=True)
class Callers:
    """Kinds of devices, and on which of them a person has to be signed in."""

    kinds: tuple[str, ...] = ()
    """Empty for any enrolled device."""
    signed_in: tuple[str, ...] = ()
    anyone: bool = False
    """Whether even an unknown device may ask."""


ANYONE, ENROLLED = Callers(anyone=True), Callers()
AGENT, DISPLAY, KIOSK = Callers(("agent",)), Callers(("display",)), Callers(("kiosk",))
WINDOW, CLERK = Callers(("window",)), Callers(("window",), ("window",))
DESK, RECEPTION = Callers(("reception",)), Callers(("reception",), ("reception",))
OFFICE, MANAGER = Callers(("manager",)), Callers(("manager",), ("manager",))
KIOSK_OR_RECEPTION = Callers(("kiosk", "reception"), ("reception",))


def admit(context: Context, callers: Callers, who: Caller, asked: Request) -> None:
    """Refuse a device, or the person on it, that may not ask this."""
    kind = who.device.kind
    if callers.kinds:
        require_kind(who, *callers.kinds)
    if kind == "window" and callers.kinds:
        require_own_window(who, window_in(asked))
    if kind in callers.signed_in:
        require_staff(context, who)


def window_in(asked: Request) -> int:
    """The number of the window in the path."""
    text: str = asked.path_params["n"]
    if not text.isascii() or not text.isdigit() or len(text) > 4:
        raise BadInput("n is not a number")
    return int(text)


def require_kind(who: Caller, *kinds: str) -> None:
    if who.device.kind not in kinds:
        raise NotAllowed(f"{who.device.device} is a {who.device.kind}")


def require_own_window(who: Caller, number: int) -> None:
    if who.device.window != number:
        raise NotAllowed(f"{who.device.device} is not window {number}")


def require_staff(context: Context, who: Caller) -> None:
    """Somebody is signed in, of the role that the device is for."""
    if not who.staff:
        raise NotSignedIn
    hall, device = context.hall(), who.device
    if device.kind == "window":
        if hall.window(device.window).staff != who.staff:
            raise NotSignedIn(f"window {device.window} is not open for {who.staff}")
    elif hall.staff(who.staff).role is not Role(device.kind):
        raise NotSignedIn
