"""A ticket: one person's place in a line today.

The state of a ticket changes only through the acts of ``center/domain/acts.py``; this
module holds the values, nothing that decides.
"""

from dataclasses import dataclass, field
from enum import StrEnum

FIRST_NUMBER = 101
"""Numbers start here, so that no printed code begins with an Arabic zero."""

CHECK_ALPHABET = "23456789ACDEFHJKMNPRTWXY"
"""Characters that are told apart on paper and by ear, for the two check characters."""

COMPLETE, INCOMPLETE = "complete", "incomplete"
"""What the checklist said of a ticket's papers."""


class State(StrEnum):
    """Where a ticket stands; printing is beside it, not in it."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    SERVED = "served"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


OPEN_STATES = (State.WAITING, State.CALLED, State.SERVING, State.PARKED)


class PrintState(StrEnum):
    """What is known of the paper; ``sent`` is never ``printed``."""

    NONE = "none"
    QUEUED = "queued"
    SENT = "sent"
    PRINTED = "printed"
    DOUBTFUL = "doubtful"
    FAILED = "failed"


class Side(StrEnum):
    """The two sides that share the calls; the reason of priority is never recorded."""

    ORDINARY = "ordinary"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket as it stands now; times are UTC milliseconds, 0 where not yet."""

    id: str
    """``20261122-D147``: day and printed code in Latin."""
    day: str
    line: str
    """The line it stands in now: ``priority`` or the line of its service."""
    service: str
    service_line: str
    side: Side
    letter: str
    number: int
    seq: int
    """Position of the issuing line in the journal; breaks ties of ``place_at``."""
    place_at: int
    device: str
    issued_for: str = ""
    """The service that it was issued for, which counts for a quota."""
    state: State = State.WAITING
    window: int = 0
    calls: int = 0
    call_seq: int = 0
    called_at: int = 0
    last_call_at: int = 0
    shown_at: int = 0
    started_at: int = 0
    ended_at: int = 0
    outcome: str = ""
    reason: str = ""
    """Why it was called last, or why it was cancelled."""
    papers: str = ""
    """``complete`` or ``incomplete`` once the checklist was answered."""
    answers: dict[str, str] = field(default_factory=dict, hash=False)
    """Document → what the clerk answered, of the checklist that ``papers`` tells of."""
    request: str = ""
    """Number of the service request that it is about."""
    rating: str = ""
    marked: bool = False
    """Called out of the order of its letter: returned, resumed, sent on, demoted."""
    returns: int = 0
    """How often it came back after a missed call; once at most."""
    avoid_window: int = 0
    """The window that sent it on, which is not to call it again."""
    avoid_staff: str = ""
    """The clerk who sent it on, who is not to call it from another window either."""
    prefer_window: int = 0
    """The window that parked it, which calls it again if it is open."""
    print_state: PrintState = PrintState.NONE
    copies: int = 0
    spooled: str = ""
    """``K1.2.17``: the record by which a kiosk gave it while the server was away."""

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits with it or is served."""
        return self.state in OPEN_STATES


def ticket_id(day: str, letter: str, number: int) -> str:
    """Id of a ticket: ``2026-11-22``, ``D``, 147 → ``20261122-D147``."""
    return f"{day.replace('-', '')}-{letter}{number}"
