"""The acts about machines: what is wrong with them, and which are taken out of service.

For manager and record.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from center.domain.act import Act, Effect, fields, roles
from center.domain.errors import (
    BadInput,
    DeviceRevoked,
    NotAllowed,
    NotFound,
    NotInThisState,
)
from center.domain.events import Line, id_of, role_of
from center.domain.hall import Hall, Value
from center.domain.window import Device, WindowState

ENROLLED, SILENT, REVOKED = "enrolled", "silent", "revoked"
REVOCABLE = re.compile("[KDWRM][1-9][0-9]?")
"""A kiosk, display or browser; not the agent, by whom the record leaves the house."""
KEY_MARK = re.compile("[0-9a-f]{16}|")
MACHINES = ("kiosk", "display")
"""Roles of lines that a machine writes in its own name."""
SOUND_OK, SOUND_BLOCKED = SOUND_STATES = ("ok", "blocked")
CAMERA_OK = "ok"
CAMERA_STATES = (CAMERA_OK, "gone", "silent", "error")
DISK_OK, DISK_FULL = DISK_STATES = ("ok", "full")
TRUSTED_SECONDS = 120
"""Within this a machine's clock is taken for right."""


def differ_clock(hall: Hall, line: Line) -> tuple[Value, ...]:
    """The server's clock is far from the center's own time, or (0) right again."""
    if line["seconds"] and abs(line["seconds"]) < TRUSTED_SECONDS:
        raise BadInput(f"clock off by {line['seconds']} s")
    return ()


def changes(part: str, states: Sequence[str]) -> Effect:
    """A machine says how its own part is now; the first of the states is usual."""

    def change(hall: Hall, line: Line) -> tuple[Value, ...]:
        device = hall.device(line["device"])
        if line["state"] not in states or id_of(line["by"]) != device.id:
            raise BadInput(f"{part} {line['state']}")
        if line["state"] == (getattr(device, part) or states[0]):
            raise NotInThisState(f"the {part} is {line['state']} already")
        return (replace(device, **{part: line["state"]}),)

    return change


def lose_device(hall: Hall, line: Line) -> tuple[Value, ...]:
    """Nothing has been heard of a machine for too long, on an open day."""
    device = hall.device(line["device"])
    if device.state != ENROLLED or not hall.order.open:
        raise NotInThisState(f"{device.id} is {device.state}")
    return (replace(device, state=SILENT),)


def find_device(hall: Hall, line: Line) -> tuple[Value, ...]:
    device = hall.device(line["device"])
    if device.state != SILENT:
        raise NotInThisState(f"{device.id} is {device.state}")
    return (replace(device, state=ENROLLED),)


def revoke_device(hall: Hall, line: Line) -> tuple[Value, ...]:
    """Its key opens nothing from now on; what a kiosk gave before still arrives."""
    device, at = hall.device(line["device"]), line["at"]
    if device.state == REVOKED:
        raise NotInThisState(f"{device.id} is {device.state}")
    if not REVOCABLE.fullmatch(device.id):
        raise NotAllowed(f"{device.id} cannot be taken out")
    if hall.staff(id_of(line["by"])).device == device.id:
        raise NotAllowed(f"{device.id} is the manager's own now")
    if device.id[0] == "W":
        window = hall.window(int(device.id[1:]))
        if window.state is not WindowState.CLOSED:
            raise NotInThisState(f"window {window.number} is {window.state}")
    if not KEY_MARK.fullmatch(line["key"]):
        raise BadInput(f"key {line['key']}")
    keys = (k for k in hall.kiosk_keys() if k.device == device.id and not k.ended_at)
    ended = [replace(key, ended_at=at, revoked=1) for key in keys]
    return Device(device.id, REVOKED), *ended


def require_in_service(device: Device) -> None:
    if device.state == REVOKED:
        raise DeviceRevoked(device.id)


def require_known_in_service(hall: Hall, device: str) -> None:
    """The same of a device by its number, which need not be known."""
    try:
        known = hall.device(device)
    except NotFound:
        return
    require_in_service(known)


def require_author_in_service(hall: Hall, line: Line) -> None:
    """A machine that was taken out writes no line, but what its records bring."""
    if role_of(line["by"]) in MACHINES and not is_of_record(hall, line):
        require_known_in_service(hall, id_of(line["by"]))


def is_of_record(hall: Hall, line: Line) -> bool:
    """Whether it is a record of a spool or follows from one: those have own guards."""
    if line["kind"] == "request.received":
        device = id_of(line["by"])
        keys = (key for key in hall.kiosk_keys() if key.device == device)
        return any(key.open_request == line["request"] for key in keys)
    is_its_place = bool(line.get("device_seq")) or line["kind"] == "spool.taken"
    return is_its_place or line.get("reason") == "given_again"


ACTS: tuple[Act, ...] = (
    Act(
        "device.revoked",
        roles("manager"),
        (),
        "",
        fields("device key"),
        "any but the agent and the manager's own; nobody works there any more; its "
        "key (named by the first digits of its hash) and its codes open nothing from "
        "now on, until it is enrolled again",
        revoke_device,
    ),
    Act(
        "clock.differed",
        roles("server"),
        (),
        "",
        fields("seconds"),
        "the server's clock is two minutes or more off the center's own time, or 0: "
        "right again",
        differ_clock,
    ),
    Act(
        "sound.changed",
        roles("display"),
        (),
        "",
        fields("device state"),
        "own sound; another state than before",
        changes("sound", SOUND_STATES),
    ),
    Act(
        "camera.changed",
        roles("kiosk"),
        (),
        "",
        fields("device state"),
        "own camera; another state than before",
        changes("camera", CAMERA_STATES),
    ),
    Act(
        "disk.changed",
        roles("kiosk"),
        (),
        "",
        fields("device state"),
        "own disk; another state than before",
        changes("disk", DISK_STATES),
    ),
    Act(
        "device.silent",
        roles("server"),
        (),
        "",
        fields("device"),
        "a kiosk, a display or the agent was heard, and then not for 2 minutes of an "
        "open day",
        lose_device,
    ),
    Act(
        "device.back",
        roles("server"),
        (),
        "",
        fields("device"),
        "it is heard again",
        find_device,
    ),
)
