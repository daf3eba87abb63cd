"""What comes in: the bodies of changes, typed and bounded.

``docs/protocol.md`` has their meaning; the OpenAPI document is made from them.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Command = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Word = Annotated[str, Meta(pattern="^[a-z0-9_]{1,64}$")]
Day = Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
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
    """A ticket for a service; perhaps about a request, by its QR or its secret."""

    command: Command
    service: Word
    side: Literal["ordinary", "priority"] = "ordinary"
    expected: bool = False
    """Whether the people ahead and the wait are told with it, as of now."""
    request: Annotated[str, Meta(max_length=512)] = ""
    secret: Annotated[str, Meta(max_length=16)] = ""


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


class Park(Message, frozen=True):
    """Why a served visit waits."""

    command: Command
    reason: Word


class Transfer(Message, frozen=True):
    """To which service a visit is sent on, and why."""

    command: Command
    service: Word
    reason: Word


class CheckDocuments(Message, frozen=True):
    """An answer for each document of the list: present, missing, not_applicable."""

    command: Command
    documents: dict[Word, Literal["present", "missing", "not_applicable"]]


class Reveal(Message, frozen=True):
    """What is looked at: who the person is, or the scan of one document."""

    command: Command
    what: Literal["identity", "scan"]
    document: Annotated[str, Meta(pattern="^[a-z0-9_]{0,64}$")] = ""


class InHand(Message, frozen=True):
    """A ticket that someone holds: its code scanned, or id and check characters."""

    command: Command
    presence: Annotated[str, Meta(min_length=1, max_length=512)]


class AnswerHelp(Message, frozen=True):
    """Which kiosk's call is answered."""

    command: Command
    device: Annotated[str, Meta(pattern="^[A-Z][0-9]{1,2}$")]


class CallExceptionally(Message, frozen=True):
    """A waiting ticket out of turn; the reason is published with it."""

    command: Command
    ticket: Annotated[str, Meta(pattern="^[0-9]{8}-[A-Z][0-9]{3,5}$")]
    window: Annotated[int, Meta(ge=1, le=99)]
    reason: Word


class Assign(Message, frozen=True):
    """Other lines for a window, in 15 minutes, or at once with a reason."""

    command: Command
    window: Annotated[int, Meta(ge=1, le=99)]
    lines: Annotated[list[Word], Meta(min_length=1, max_length=24)]
    reason: Annotated[str, Meta(pattern="^[a-z_]{0,32}$")] = ""


class ChangeStaff(Message, frozen=True):
    """Someone new, another first PIN, or someone who leaves."""

    command: Command
    staff: StaffNumber
    act: Literal["create", "reset", "remove"]
    role: Literal["clerk", "reception", "manager"] = "clerk"


class RevokeDevice(Message, frozen=True):
    """Which machine is taken out of service."""

    command: Command
    device: Annotated[str, Meta(pattern="^[KDWRM][1-9][0-9]?$")]


class PublishRule(Message, frozen=True):
    """The numbers of a rule and when it takes effect (UTC ms)."""

    command: Command
    effective_at: Annotated[int, Meta(ge=0)]
    ratio: Annotated[int, Meta(ge=2, le=20)]
    exponent_halves: Annotated[int, Meta(ge=0, le=2)]
    wrap_up_seconds: Annotated[int, Meta(ge=0, le=300)]


class PublishHours(Message, frozen=True):
    """Week days (0 is Monday), minutes after midnight, holidays, tickets a day."""

    command: Command
    effective_at: Annotated[int, Meta(ge=0)]
    days: Annotated[list[Annotated[int, Meta(ge=0, le=6)]], Meta(max_length=7)]
    opens: Annotated[int, Meta(ge=0, le=1440)]
    closes: Annotated[int, Meta(ge=0, le=1440)]
    holidays: Annotated[list[Day], Meta(max_length=120)] = []
    quotas: dict[Word, Annotated[int, Meta(ge=0, le=9999)]] = {}


class EnterOutage(Message, frozen=True):
    """Paper numbers that were served while the server was down."""

    command: Command
    begun_at: Annotated[int, Meta(ge=0)]
    ended_at: Annotated[int, Meta(ge=0)]
    count: Annotated[int, Meta(ge=0, le=9999)]


class Rate(Message, frozen=True):
    """What a served citizen says, with the ticket in hand."""

    command: Command
    presence: Annotated[str, Meta(min_length=1, max_length=512)]
    rating: Literal["good", "fair", "poor"]


class CameraTold(Message, frozen=True):
    """How a kiosk's camera is."""

    command: Command
    state: Literal["ok", "gone", "silent", "error"]


class SoundTold(Message, frozen=True):
    """Whether the browser of a display lets it sound."""

    command: Command
    state: Literal["ok", "blocked"]


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
