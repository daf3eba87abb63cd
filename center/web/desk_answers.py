"""What the manager and reception are answered: where it is stuck, never who waits."""

from typing import Annotated, Literal, TypedDict

from center.domain.ticket import State
from center.domain.window import Role, WindowState
from center.web.answers import (
    Center,
    Code,
    DayMinute,
    DayText,
    Digest,
    HallFigures,
    Line,
    LineCount,
    Millis,
    Minutes,
    Names,
    PinReset,
    PublishedRule,
    WindowNumber,
    Word,
    means,
)


class CrowdedLine(Line):
    """A line with how many wait in it."""

    waiting: int
    longest_minutes: Annotated[Minutes | None, means("longest wait; null: nobody")]


Reach = Literal["here", "silent", "revoked"]


class Machine(TypedDict):
    """A kiosk, window, display or desk, and whether it is there."""

    device: Annotated[str, means("K1 W4 D1 R1 M1, or agent")]
    kind: Annotated[str, means("kiosk window display reception manager agent")]
    state: Reach
    detail: Annotated[str, means("state of its printer")]
    seen_at: Annotated[Millis | None, means("when it was heard of last, UTC ms")]


class Kiosk(Machine):
    """A kiosk, and whether somebody called for help at it."""

    help_at: Millis | None


class ReceptionView(HallFigures):
    """All that reception is shown."""

    center: Center
    seq: LineCount
    now: Millis
    lines: list[CrowdedLine]
    kiosks: list[Kiosk]


class HallDay(TypedDict):
    """The day of the hall."""

    day: Annotated[DayText, means("2026-11-22; empty before any")]
    state: Literal["open", "closed"]
    opened_at: Millis | None


class CurrentTicket(Code):
    """The ticket that is at a window."""

    state: State
    since: Annotated[Millis, means("when it was started, else called, UTC ms")]


class WindowSeen(TypedDict):
    """A window as the manager sees it."""

    window: WindowNumber
    state: WindowState
    staff: Annotated[str | None, means("staff number of who has it open")]
    since: Annotated[Millis | None, means("when its state changed last, UTC ms")]
    pause_reason: str | None
    ticket: CurrentTicket | None
    lines: Annotated[list[str], means("Latin letters of the lines that it serves")]
    coming_lines: Annotated[list[str] | None, means("ids of lines that will follow")]
    coming_at: Millis | None


class KioskLetter(TypedDict):
    """A letter under which a kiosk gives numbers while the server is away."""

    letter: str
    letter_ar: str


class Alert(TypedDict):
    """What somebody has to do something about."""

    code: Annotated[
        str,
        means(
            "printer_ and camera_ with their state, disk_full, sound_blocked, "
            "display_blank, "
            "presence_locked, device_silent (two minutes of an open day), help, "
            "long_wait, burst (twelve tickets of a kiosk in two minutes), clock (the "
            "server's is more than two minutes off the center's own time), stranded, "
            "window_lost (three minutes ago or more), spool_altered, spool_unread, "
            "spool_refused, kiosk_ahead (it dated numbers ahead of the center's time)"
        ),
    ]
    device: Annotated[str, means("empty where it is of no machine")]
    at: Millis
    text_ar: str
    text_en: str


class Person(TypedDict):
    """A member of staff, known by number only."""

    staff: str
    role: Annotated[Role, means("former: was removed")]
    device: Annotated[str | None, means("where signed in now")]
    locked_until: Annotated[Millis | None, means("wrong PINs: no sign-in until then")]


class TicketHours(TypedDict):
    """Hours, holidays and quotas."""

    days: Annotated[list[int], means("week days, 0 is Monday")]
    opens: DayMinute
    closes: DayMinute
    holidays: list[DayText]
    quotas: Annotated[dict[str, int], means("service → most tickets a day")]


class CatalogueInForce(TypedDict):
    """Which catalogue is in force, and when the announced one follows."""

    hash: Digest
    services: Annotated[int, means("how many")]
    coming_at: Millis | None


class Publications(TypedDict):
    """Hours and catalogue in force, and what was announced to follow them."""

    hours: TicketHours
    coming_hours: TicketHours | None
    coming_hours_at: Millis | None
    catalogue: CatalogueInForce


class ManagerView(HallFigures, Publications):
    """All that the manager is shown."""

    center: Center
    seq: LineCount
    now: Millis
    day: HallDay
    longest_wait_minutes: Minutes | None
    issued: Annotated[int, means("tickets of today")]
    served: Annotated[int, means("visits of today")]
    missed: Annotated[int, means("tickets of today that nobody came for")]
    windows: list[WindowSeen]
    lines: list[CrowdedLine]
    kiosk_letters: list[KioskLetter]
    devices: list[Machine]
    alerts: Annotated[list[Alert], means("the printers first")]
    staff: list[Person]
    rule: PublishedRule
    call_reasons: list[Word]
    assign_reasons: Annotated[list[str], means("why lines change at once")]


class StaffChanged(ManagerView):
    """The manager's view, and a PIN for one use that is stored nowhere."""

    pin: Annotated[str | None, means("to hand to the person; null where one leaves")]


class ManagerSignedIn(ManagerView, PinReset):
    """The manager's view, for who has just signed in."""


class ReceptionSignedIn(ReceptionView, PinReset):
    """Reception's view, for who has just signed in."""


class CatalogueCompared(TypedDict):
    """What a catalogue would change."""

    hash: Digest
    services: Annotated[int, means("how many")]
    added: list[Names]
    removed: list[Names]
    changed: list[Names]
    lists: Annotated[bool, means("whether anything beside the services is another")]
