"""What a window is answered; nothing in it tells who waits."""

from typing import Annotated, Literal, TypedDict

from center.domain.ticket import State
from center.domain.window import WindowState
from center.web.answers import (
    Base64,
    Code,
    Line,
    LineCount,
    Millis,
    Minutes,
    Names,
    PinReset,
    Service,
    TicketId,
    WindowNumber,
    Word,
    means,
)

Button = Literal[
    "call",
    "start",
    "recall",
    "miss",
    "demote",
    "check",
    "accept",
    "finish",
    "park",
    "transfer",
    "pause",
    "resume",
    "back",
    "close",
]


class VisitRequest(TypedDict):
    """The request that a visit is about."""

    request: Annotated[str, means("13-SHR07-2026-0012345-C")]
    may_add: Annotated[bool, means("whether scans are taken now")]
    may_look: Annotated[bool, means("whether identity and scans may be seen here")]
    pages: Annotated[dict[str, int], means("document → how many pages it has")]


class Visit(Code):
    """The ticket that is called to a window or served there."""

    ticket: TicketId
    state: State
    priority: Annotated[bool, means("starts only once the priority card was seen")]
    marked: Annotated[bool, means("out of the order of its letter: it came back")]
    exceptional: Annotated[bool, means("called out of turn by the manager")]
    papers: Annotated[
        str | None, means("what the checklist said: complete, incomplete")
    ]
    calls: Annotated[int, means("how often it was called")]
    called_at: Millis
    last_call_at: Millis
    recall_at: Annotated[Millis | None, means("when it may be called again; null: no")]
    miss_at: Annotated[
        Millis | None, means("when it may be missed; null: not yet known")
    ]
    started_at: Millis | None
    service: Service
    request: VisitRequest | None


class WindowToday(TypedDict):
    """What a window has done today."""

    served: int
    average_minutes: Minutes
    missed: int


class RecentVisit(Code):
    """A visit that is over."""

    reason: Annotated[
        str, means("only_side priority_turn ordinary_turn exceptional; or why it ended")
    ]
    state: State
    minutes: Annotated[int, means("whole minutes that it was served")]
    request: Annotated[str | None, means("number of its request")]


class WindowView(TypedDict):
    """All that the clerk of a window is shown."""

    window: WindowNumber
    state: WindowState
    staff: Annotated[str | None, means("staff number of who has it open")]
    seq: LineCount
    now: Millis
    lines: Annotated[list[Line], means("lines that it serves")]
    waiting: Annotated[int, means("people who wait in these lines")]
    next_call_at: Annotated[Millis | None, means("next call by itself; null: none due")]
    ticket: Visit | None
    acts: Annotated[
        list[Button], means("what this state allows, times not yet looked at")
    ]
    outcomes: list[Word]
    pause_reasons: list[Word]
    park_reasons: list[Word]
    transfer_reasons: list[Word]
    today: WindowToday
    recent: Annotated[list[RecentVisit], means("newest first, seven at most")]


class WindowSignedIn(WindowView, PinReset):
    """The window's view, for who has just signed in."""


class PersonalAnswer(Names):
    """What a citizen said of themselves, beside the name of the question."""

    value_ar: str
    value_en: str


class Identity(TypedDict):
    """Who the person is; a line of the journal says that it was seen."""

    what: Literal["identity"]
    answers: list[PersonalAnswer]


class Scan(TypedDict):
    """The pages of one document; a line of the journal says that it was seen."""

    what: Literal["scan"]
    pages: Annotated[list[Base64], means("JPEG pictures, base 64")]
