"""What comes in: the bodies of changes, typed and bounded.

``docs/protocol.md`` has their meaning; the OpenAPI document is made from them.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from center.domain.ticket import Side

Command = Annotated[
    str,
    Meta(
        pattern="^[0-9a-f]{32}$",
        description="id of this change, made by the client: a random UUID",
    ),
]
Word = Annotated[str, Meta(pattern="^[a-z0-9_]{1,64}$")]
Day = Annotated[
    str,
    Meta(
        pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
        description="a day in Africa/Cairo, 2026-11-22",
    ),
]
StaffNumber = Annotated[str, Meta(pattern="^[0-9]{1,8}$")]
NewStaffNumber = Annotated[str, Meta(pattern="^[1-9][0-9]{0,7}$")]
"""No zero before it: two people's numbers must not look alike."""
MOST_LINES = 2**40
"""A place in a promise has five bytes; no journal is longer."""
Pin = Annotated[str, Meta(max_length=32)]
Presence = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=512,
        description="the scanned QR, or the printed code with its two check characters",
    ),
]
EffectiveAt = Annotated[
    int, Meta(ge=0, description="UTC ms since 1970; 0 is as soon as may be")
]
Time = Annotated[int, Meta(ge=0, description="UTC milliseconds since 1970")]
DayMinute = Annotated[
    int, Meta(ge=0, le=1440, description="minutes after midnight in Africa/Cairo")
]
WindowNumber = Annotated[
    int, Meta(ge=1, le=99, description="number of the window, from 1")
]


class Message(Struct, frozen=True, forbid_unknown_fields=True):
    """A body; unknown fields are refused."""


class Query(Struct, frozen=True):
    """What stands behind an address; more than is known is passed over."""


class ExpectedFor(Query, frozen=True):
    """A ticket that could be issued now."""

    service: str = ""
    side: Side = Side.ORDINARY


class Listened(Query, frozen=True):
    """Which events are listened to."""

    view: Literal["display", "window", "manager", "reception"]
    windows: Annotated[
        Annotated[str, Meta(max_length=120)] | None,
        Meta(description="of a display: the windows it shows, 1-4,7"),
    ] = None


class ScanOf(Query, frozen=True):
    """A file for one document of the visit's request."""

    command: Command
    document: str = ""


class CatalogueAnnounced(Query, frozen=True):
    """When a catalogue takes effect (UTC ms).

    0 is at once, which one that orders the hall otherwise may not.
    """

    command: Command
    effective_at: Annotated[int, Meta(ge=0, lt=10**15)]


class Commanded(Message, frozen=True):
    """A change that says nothing more."""

    command: Command


class IssueTicket(Message, frozen=True):
    """A ticket for a service; perhaps about a request, by its QR or its secret."""

    command: Command
    service: Word
    side: Literal["ordinary", "priority"] = "ordinary"
    expected: Annotated[
        bool, Meta(description="whether people ahead and wait are told, as of now")
    ] = False
    request: Annotated[
        str,
        Meta(max_length=512, description="its QR, or its number with the secret"),
    ] = ""
    secret: Annotated[str, Meta(max_length=16)] = ""


class PrintTold(Message, frozen=True):
    """What became of a paper; ``sent`` is never ``printed``."""

    command: Command
    print: Literal["queued", "sent", "printed", "doubtful", "failed"]
    detail: Literal[
        "", "ok", "near_end", "paper_out", "cover_open", "error", "silent", "gone"
    ] = ""
    copy: Annotated[int, Meta(ge=0, le=99, description="0 is the first paper")] = 0


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
    presence: Presence
    card_seen: Annotated[bool, Meta(description="that the priority card was seen")] = (
        False
    )


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
    presence: Presence


class AnswerHelp(Message, frozen=True):
    """Which kiosk's call is answered."""

    command: Command
    device: Annotated[str, Meta(pattern="^[A-Z][0-9]{1,2}$")]


class CallExceptionally(Message, frozen=True):
    """A waiting ticket out of turn; the reason is published with it."""

    command: Command
    ticket: Annotated[str, Meta(pattern="^[0-9]{8}-[A-Z][0-9]{3,5}$")]
    window: WindowNumber
    reason: Word


class Assign(Message, frozen=True):
    """Other lines for a window, in 15 minutes, or at once with a reason."""

    command: Command
    window: WindowNumber
    lines: Annotated[list[Word], Meta(min_length=1, max_length=24)]
    reason: Annotated[str, Meta(pattern="^[a-z_]{0,32}$")] = ""


class ChangeStaff(Message, frozen=True):
    """Someone new, another first PIN, or someone who leaves."""

    command: Command
    staff: NewStaffNumber
    act: Literal["create", "reset", "remove"]
    role: Literal["clerk", "reception", "manager"] = "clerk"


class RevokeDevice(Message, frozen=True):
    """Which machine is taken out of service."""

    command: Command
    device: Annotated[str, Meta(pattern="^[KDWRM][1-9][0-9]?$")]


class PublishRule(Message, frozen=True):
    """The numbers of a rule and when it takes effect (UTC ms; 0: as soon as may be)."""

    command: Command
    effective_at: EffectiveAt
    ratio: Annotated[
        int,
        Meta(ge=2, le=20, description="one call of so many is for the priority line"),
    ]
    exponent_halves: Annotated[
        int, Meta(ge=0, le=2, description="twice the exponent of minutes")
    ]
    wrap_up_seconds: Annotated[
        int,
        Meta(ge=5, le=60, description="time to pause, and none to choose the moment"),
    ]


class PublishHours(Message, frozen=True):
    """Week days (0 is Monday), minutes after midnight, holidays, tickets a day."""

    command: Command
    effective_at: EffectiveAt
    days: Annotated[
        list[Annotated[int, Meta(ge=0, le=6)]],
        Meta(max_length=7, description="week days, 0 is Monday"),
    ]
    opens: DayMinute
    closes: DayMinute
    holidays: Annotated[list[Day], Meta(max_length=120)] = []
    quotas: Annotated[
        dict[Word, Annotated[int, Meta(ge=0, le=9999)]],
        Meta(description="service → most tickets a day; no entry, no limit"),
    ] = {}


class EnterOutage(Message, frozen=True):
    """Paper numbers that were served while the server was down."""

    command: Command
    begun_at: Time
    ended_at: Time
    count: Annotated[int, Meta(ge=0, le=2000)]


class Rate(Message, frozen=True):
    """What a served citizen says, with the ticket in hand."""

    command: Command
    presence: Presence
    rating: Literal["good", "fair", "poor"]


class CameraTold(Message, frozen=True):
    """How a kiosk's camera is."""

    command: Command
    state: Literal["ok", "gone", "silent", "error"]


class DiskTold(Message, frozen=True):
    """Whether a kiosk's disk takes anything."""

    command: Command
    state: Literal["ok", "full"]


class SoundTold(Message, frozen=True):
    """Whether the browser of a display lets it sound."""

    command: Command
    state: Literal["ok", "blocked"]


class Shown(Message, frozen=True):
    """A call, by its place in the journal, is on a display."""

    command: Command
    call: Annotated[
        int, Meta(ge=0, le=MOST_LINES, description="seq of the call that is shown")
    ]


class SetDay(Message, frozen=True):
    """The day's opening or close by hand."""

    command: Command
    act: Literal["open", "close"]


class Receipt(Message, frozen=True):
    """A head of the log with the hub's countersignature."""

    note: Annotated[str, Meta(max_length=10_000)]
