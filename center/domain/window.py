"""Windows, staff and devices of a center, as they stand now."""

from dataclasses import dataclass
from enum import StrEnum

from center.domain.due import Due


class WindowState(StrEnum):
    """Whether a window takes part; that it is busy is told by its ticket."""

    CLOSED = "closed"
    FREE = "free"
    PAUSED = "paused"
    LOST = "lost"


class Role(StrEnum):
    """What a member of staff may do; one person never has two on the same request."""

    CLERK = "clerk"
    RECEPTION = "reception"
    MANAGER = "manager"
    FORMER = "former"
    """Was removed; the number is never given again."""


NO_LINES: Due[tuple[str, ...]] = Due(())


@dataclass(frozen=True, slots=True)
class Window:
    """The desk that people are called to."""

    number: int
    lines: Due[tuple[str, ...]] = NO_LINES
    """Ids of the ordinary lines that it serves; it offers all their services."""
    state: WindowState = WindowState.CLOSED
    staff: str = ""
    ticket: str = ""
    """Id of the ticket that is called or being served here."""
    since: int = 0
    """When the state changed last, UTC milliseconds."""
    free_since: int = 0
    """When it became free for a call; the longest free is matched first."""
    pause_reason: str = ""
    before_lost: str = ""
    """The state to go back to, while it is lost."""
    lost_why: str = ""

    @property
    def is_free(self) -> bool:
        """Open and with nobody called or being served."""
        return self.state is WindowState.FREE and not self.ticket


@dataclass(frozen=True, slots=True)
class Staff:
    """A member of staff, known by number only."""

    id: str
    role: Role
    locked_until: int = 0
    device: str = ""
    """Where signed in now."""
    reset_at: int = 0
    """When a manager gave another first PIN last, UTC milliseconds."""


@dataclass(frozen=True, slots=True)
class Device:
    """An enrolled machine: a kiosk, a window's computer, a display, the agent."""

    id: str
    state: str = "enrolled"
    """``enrolled``, ``silent`` or ``revoked``."""
    printer: str = ""
    help_at: int = 0
    """When help was called from it last, UTC milliseconds."""
    sound: str = ""
    """``blocked`` while the browser of a display keeps it silent."""
    camera: str = ""
    """What a kiosk last said of its camera: ``ok gone silent error``."""
    disk: str = ""
    """``full`` while a kiosk's disk takes nothing: it could give nothing by itself."""
