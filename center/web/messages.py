"""What comes in: the bodies of changes, typed and bounded.

``docs/protocol.md`` has their meaning; the OpenAPI document is made from them.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Command = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Word = Annotated[str, Meta(pattern="^[a-z0-9_]{1,64}$")]
StaffNumber = Annotated[str, Meta(pattern="^[0-9]{1,8}$")]
MOST_LINES = 2**40
"""A place in a promise has five bytes; no journal is longer."""
Pin = Annotated[str, Meta(max_length=32)]


class Message(Struct, frozen=True, forbid_unknown_fields=True):
    """A body; unknown fields are refused."""


class Commanded(Message, frozen=True):
    """A change that says nothing more."""

    command: Command


class IssueTicket(Message, frozen=True):
    """A ticket for a service."""

    command: Command
    service: Word
    side: Literal["ordinary", "priority"] = "ordinary"


class PrintTold(Message, frozen=True):
    """What became of a paper; ``sent`` is never ``printed``."""

    command: Command
    print: Literal["queued", "sent", "printed", "doubtful", "failed"]
    detail: Literal[
        "", "ok", "near_end", "paper_out", "cover_open", "error", "silent", "gone"
    ] = ""
    copy: Annotated[int, Meta(ge=0, le=99)] = 0


class PrinterTold(Message, frozen=True):
    """The printer's state, when it changed."""

    command: Command
    state: Literal[
        "ok", "near_end", "paper_out", "cover_open", "error", "silent", "gone"
    ]


class Enrol(Message, frozen=True):
    """A browser's code for one use."""

    code: Annotated[str, Meta(pattern="^[0-9A-Za-z]{10}$")]


class SignIn(Message, frozen=True):
    """A person's number and PIN; ``new_pin`` replaces a PIN for one use."""

    command: Command
    staff: StaffNumber
    pin: Pin
    new_pin: Pin = ""


class Start(Message, frozen=True):
    """Presence: what the scanner typed, or the two check characters."""

    command: Command
    presence: Annotated[str, Meta(min_length=1, max_length=512)]
    card_seen: bool = False


class Finish(Message, frozen=True):
    """How a visit ended."""

    command: Command
    outcome: Word


class Pause(Message, frozen=True):
    """Why a window pauses."""

    command: Command
    reason: Word


class Shown(Message, frozen=True):
    """A call, by its place in the journal, is on a display."""

    command: Command
    call: Annotated[int, Meta(ge=0, le=MOST_LINES)]


class SetDay(Message, frozen=True):
    """The day's opening or close by hand."""

    command: Command
    act: Literal["open", "close"]


class Receipt(Message, frozen=True):
    """A head of the log with the hub's countersignature."""

    note: Annotated[str, Meta(max_length=10_000)]
