"""What may become of a paper; ``sent`` is never ``printed``."""

from center.domain.errors import BadInput, NotInThisState
from center.domain.events import Line
from center.domain.ticket import PrintState

DETAILS = ("", "ok", "near_end", "paper_out", "cover_open", "error", "silent", "gone")

PRINT_STEPS: dict[PrintState, tuple[PrintState, ...]] = {
    PrintState.NONE: (PrintState.QUEUED,),
    PrintState.QUEUED: (PrintState.SENT, PrintState.DOUBTFUL, PrintState.FAILED),
    PrintState.SENT: (PrintState.PRINTED, PrintState.DOUBTFUL, PrintState.FAILED),
    PrintState.PRINTED: (),
    PrintState.DOUBTFUL: (),
    PrintState.FAILED: (),
}
"""What may follow in one copy; another copy begins with ``queued`` again."""

MOST_COPIES = 3
"""Of one paper; more are of no use to the one whose it is."""


def printed(before: PrintState, copies: int, line: Line) -> tuple[PrintState, int]:
    """State and number of the copy after a line that tells of it."""
    if line["print"] not in set(PrintState) or line["detail"] not in DETAILS:
        raise BadInput(f"print {line['print']} {line['detail']}")
    state, copy = PrintState(line["print"]), line["copy"]
    another = copy == copies + 1 and state is PrintState.QUEUED
    goes_on = copy == copies and state in PRINT_STEPS[before]
    if not (another and not PRINT_STEPS[before]) and not goes_on:
        raise NotInThisState(f"print {before} to {state}")
    return state, copy
