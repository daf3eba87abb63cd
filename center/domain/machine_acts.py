"""The acts by which machines tell what is wrong with them, for manager and record."""

from center.domain.act import Act, fields, roles
from center.domain.errors import BadInput
from center.domain.events import Line
from center.domain.hall import Hall, Value

TRUSTED_SECONDS = 120
"""Within this a machine's clock is taken for right."""


def differ_clock(hall: Hall, line: Line) -> tuple[Value, ...]:
    """The server's clock is far from the center's own time, or (0) right again."""
    if line["seconds"] and abs(line["seconds"]) < TRUSTED_SECONDS:
        raise BadInput(f"clock off by {line['seconds']} s")
    return ()


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
)
