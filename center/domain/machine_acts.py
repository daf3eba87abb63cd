"""The acts by which machines tell what is wrong with them, for manager and record."""

from dataclasses import replace

from center.domain.act import Act, fields, roles
from center.domain.errors import BadInput, NotInThisState
from center.domain.events import Line, id_of
from center.domain.hall import Hall, Value

ENROLLED, SILENT = "enrolled", "silent"
SOUND_OK, SOUND_BLOCKED = SOUND_STATES = ("ok", "blocked")
CAMERA_OK = "ok"
CAMERA_STATES = (CAMERA_OK, "gone", "silent", "error")
TRUSTED_SECONDS = 120
"""Within this a machine's clock is taken for right."""


def differ_clock(hall: Hall, line: Line) -> tuple[Value, ...]:
    """The server's clock is far from the center's own time, or (0) right again."""
    if line["seconds"] and abs(line["seconds"]) < TRUSTED_SECONDS:
        raise BadInput(f"clock off by {line['seconds']} s")
    return ()


def change_sound(hall: Hall, line: Line) -> tuple[Value, ...]:
    """The browser of a display keeps it silent, or lets it sound again."""
    device = hall.device(line["device"])
    if line["state"] not in SOUND_STATES or id_of(line["by"]) != device.id:
        raise BadInput(f"sound {line['state']}")
    if line["state"] == (device.sound or SOUND_OK):
        raise NotInThisState(f"the sound is {line['state']} already")
    return (replace(device, sound=line["state"]),)


def change_camera(hall: Hall, line: Line) -> tuple[Value, ...]:
    """The camera of a kiosk is gone, or sees again."""
    device = hall.device(line["device"])
    if line["state"] not in CAMERA_STATES or id_of(line["by"]) != device.id:
        raise BadInput(f"camera {line['state']}")
    if line["state"] == (device.camera or CAMERA_OK):
        raise NotInThisState(f"the camera is {line['state']} already")
    return (replace(device, camera=line["state"]),)


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


ACTS: tuple[Act, ...] = (
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
        change_sound,
    ),
    Act(
        "camera.changed",
        roles("kiosk"),
        (),
        "",
        fields("device state"),
        "own camera; another state than before",
        change_camera,
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
