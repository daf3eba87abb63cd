"""What the report looks at: visits to windows, pauses, tickets given; UTC ms."""

from collections import Counter
from dataclasses import dataclass, field

QUICK_ENTER_MS = 4000
"""Enter that soon after the window became free was meant before it was free."""
SOON_MS = 1000
"""The server calls so soon after the end of the wrap-up, where someone waits."""
LONG = 2.5
"""A service is long beyond so many times its line's published minutes."""
DELAY = 1.5
"""Beyond this it is told as a delay before the next call."""
PAUSED = 100.0


@dataclass(slots=True)
class Visit:
    """One call of a ticket to a window, until it left the window."""

    seq: int
    """Of the call."""
    ticket: str
    window: int
    clerk: str
    at: int
    line: str
    """Where the ticket stood: ``priority``, or the line of its service."""
    service: str
    minutes: int
    """Published minutes of its service's line."""
    lines: tuple[str, ...]
    """Those of the window then."""
    early: bool
    exceptional: bool
    freed_at: int
    """When the window became free before the call."""
    wrap_up_ms: int
    """By the rule then: after it the server calls by itself."""
    delay: float | None
    """The service before the call, as a multiple of its published minutes; a pause is
    longer than any; none where neither came before."""
    shown_at: int = 0
    last_call_at: int = 0
    lag_ms: int = 0
    """The longest time between the moment a recall or a missed call was allowed, and
    the moment it came."""
    started_at: int = 0
    ended_at: int = 0
    ending: str = ""
    """The kind of the line that ended it."""
    ended_seq: int = 0
    about_request: bool = False
    """Whether the citizen came with a request, whose dossier can be looked into."""
    revealed: list[int] = field(default_factory=list)
    """Places of the clerk's looks at the person."""
    answers: dict[str, str] = field(default_factory=dict)
    """The checklist as it was last answered in this visit: document → answer."""
    checked_seq: int = 0
    outcome: str = ""
    """As the clerk finished it."""
    unchecked: bool | None = None
    """Of a service done that lists documents: whether without the list or a receipt."""
    lost_why: str = ""
    """Why the window was lost, where that ended it."""
    in_outage: bool = False
    """Whether the server was away between the last call and the end; of a service that
    had begun, in the last minutes before it was cut off."""
    sent: int = 0
    """How often the ticket had been sent on when this visit ended by sending it on."""
    returned_ms: int = 0
    """After it was missed: how soon the ticket was back."""
    resumed_ms: int = 0
    """After it was parked: how soon the ticket was back."""
    resumed_seq: int = 0
    served_ms: int = 0
    """After it was missed: how soon someone else served it."""

    @property
    def quick_enter(self) -> bool:
        return self.early and self.at - self.freed_at <= QUICK_ENTER_MS

    @property
    def was_awaited(self) -> bool:
        """Whether someone waited when the window became free, after a delay or none."""
        latest = self.freed_at + self.wrap_up_ms + SOON_MS
        return self.delay is not None and self.at <= latest

    @property
    def length(self) -> float:
        """Of the service, as a multiple of the published minutes."""
        return (self.ended_at - self.started_at) / (self.minutes * 60_000)


@dataclass(slots=True)
class Pause:
    """One pause of a window, or what leaves people out as one.

    A shift that was ended and begun again the same day, a free window whose terminal
    fell silent.
    """

    seq: int
    window: int
    clerk: str
    at: int
    lines: tuple[str, ...] = ()
    """Those of the window then."""
    silent: bool = False
    """The terminal was, maybe by nobody's doing; by itself it counts as no pause."""
    demanded: str = ""
    """The ticket that the rule would have called there at that moment."""
    demanded_line: str = ""
    until: int = 0
    taken_by: str = ""
    """Who was called the demanded ticket, while the pause lasted."""
    taken_at: int = 0
    taken_early: bool = False

    @property
    def minutes(self) -> float:
        """None yet of a pause that still goes on."""
        return (self.until - self.at) / 60_000 if self.until else 0.0


@dataclass(frozen=True, slots=True)
class Given:
    """One ticket as it was given."""

    seq: int
    ticket: str
    device: str
    by: str
    """``kiosk:K1``, or whoever helped at reception."""
    at: int
    """When it was given; a kiosk may have been alone, and told of it later."""
    told_at: int
    """When the center was told."""
    priority: bool


@dataclass(frozen=True, slots=True)
class SignIn:
    """One try to sign in."""

    seq: int
    staff: str
    """``clerk:203``."""
    wrong: bool


@dataclass(slots=True)
class Noted:
    """Lines that are listed as they are, without a test."""

    code: str
    about: str
    seqs: list[int]
    count: int = 1
    alone: bool = False
    """A finding of its own; all others of the same code and person are one."""


@dataclass(slots=True)
class Facts:
    """All that was read."""

    days: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    visits: list[Visit] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    given_back: dict[str, int] = field(default_factory=dict)
    """Tickets that were cancelled as by the citizen → the line."""
    sign_ins: list[SignIn] = field(default_factory=list)
    outages: list[tuple[int, int]] = field(default_factory=list)
    """When the server was away, as it said itself: since, until."""
    closed_ms: Counter[str] = field(default_factory=Counter)
    """How long each clerk's windows were open that have closed."""
    opened: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Windows that are open: since when, whose."""
    last_at: int = 0
    noted: list[Noted] = field(default_factory=list)
    unlawful: list[tuple[int, str]] = field(default_factory=list)
    """What the audit's replay refused: place, kind of line."""

    @property
    def clerks(self) -> list[str]:
        return sorted({visit.clerk for visit in self.visits})

    @property
    def taken_pauses(self) -> list[Pause]:
        """Those that somebody took; a terminal may fall silent by nobody's doing."""
        return [pause for pause in self.pauses if not pause.silent]

    @property
    def open_ms(self) -> Counter[str]:
        """How long each clerk's windows were open, until the last line."""
        still = Counter[str]()
        for since, clerk in self.opened.values():
            still[clerk] += self.last_at - since
        return self.closed_ms + still
