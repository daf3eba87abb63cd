"""What is known about a job and about the printer, in the words of the protocol."""

from dataclasses import dataclass
from enum import StrEnum


class PrintState(StrEnum):
    """Where a job is; the last three are final (``print`` of ``docs/protocol.md``)."""

    queued = "queued"
    sent = "sent"
    printed = "printed"
    doubtful = "doubtful"
    failed = "failed"


class PrinterState(StrEnum):
    """How the printer is, or the ``detail`` of a job's outcome."""

    ok = "ok"
    near_end = "near_end"
    paper_out = "paper_out"
    cover_open = "cover_open"
    error = "error"
    silent = "silent"
    """Connected, and does not answer."""
    gone = "gone"
    """No connection, or it was closed."""

    @property
    def can_print(self) -> bool:
        """Whether a job may be sent now."""
        return self in (PrinterState.ok, PrinterState.near_end)

    @property
    def answers(self) -> bool:
        """Whether the printer is there and says how it is."""
        return self not in (PrinterState.silent, PrinterState.gone)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended, and what the printer said last."""

    state: PrintState
    detail: PrinterState
