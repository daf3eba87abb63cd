"""What a center's agent says of its own record when that is not as it has to be.

Lines that contradict the hub's are found by the hub itself.  An end that is missing, a
line put in above the signed head, a tree that is not the lines' are seen at the center
alone; the agent is a process of its own there, and tells.
"""

from base64 import b64encode
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from center.domain.errors import BadInput
from center.notes import NOTE_LIMIT, decode64

MOST_BYTES = 32 * 1024
MOST_OF_LINE = 4096
"""Bytes of a line that an alarm shows."""


class Alarm(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is wrong with a center's record."""

    kind: Literal["behind", "unsigned", "damaged"]
    """``behind``: the hub holds more lines; ``unsigned``: a line above the newest head
    that the server did not write; ``damaged``: lines, tree and head do not fit."""
    seq: Annotated[int, Meta(ge=0, le=2**53 - 1)]
    """Lines that are there, or the place of the line."""
    note: Annotated[str, Meta(max_length=NOTE_LIMIT)] = ""
    """The newest head that the center has signed."""
    detail: Annotated[str, Meta(max_length=500)] = ""
    line: Annotated[str, Meta(max_length=8192)] = ""
    """The beginning of the line, base 64: it may be any bytes."""

    @property
    def shown(self) -> bytes:
        """What the center has in the place of what it should have."""
        return decode64(self.line) or (self.detail or self.note).encode()


def unsigned(seq: int, line: bytes, note: str) -> Alarm:
    """A line stands where no server has put one."""
    text = b64encode(line[:MOST_OF_LINE]).decode("ascii")
    return Alarm("unsigned", seq, note, line=text)


def read_alarm(body: bytes) -> Alarm:
    """Read an agent's alarm; refuses another form."""
    try:
        return msgspec.json.decode(body, type=Alarm)
    except msgspec.DecodeError as error:
        raise BadInput(str(error)) from None
