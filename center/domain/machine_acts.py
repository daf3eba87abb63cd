"""The acts by which machines tell what is wrong with them, for manager and record."""

from dataclasses import replace

from center.domain.act import Act, fields, roles
from center.domain.errors import BadInput, NotInThisState
from center.domain.events import Line, id_of
from center.domain.hall import Hall, Value

SOUND_OK, SOUND_BLOCKED = SOUND_STATES = ("ok", "blocked")
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
)
