"""How often the paper of a screen is printed again.  Pure.

A printer that confirms nothing leaves every paper in doubt, and whoever stands there
would have as many of one number as they touch: the limit is that of papers in hand.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from center.domain.printing import MOST_COPIES
from kiosk.answers import Refiled, Reissued
from kiosk.visit import CAN_PRINT, Value, Visit
from kiosk.words import Act, News, Screen

PRINTING: Mapping[Screen, Screen] = {
    Screen.OUT_OF_PAPER: Screen.PRINTING,
    Screen.NOT_PRINTED: Screen.PRINTING,
    Screen.KEEP_RECEIPT: Screen.RECEIPT_PRINTING,
}
"""What follows where a paper did not come out and is printed again."""


def copies(visit: Visit) -> int:
    """Number of the copy that was begun last; 0 is the paper itself."""
    paper = visit.ticket or visit.filed
    begun = paper.copy if isinstance(paper, Reissued | Refiled) else 0
    return begun + visit.printed_again


def may_copy(visit: Visit) -> bool:
    """Whether another copy is offered: the printer can, and it is not too many."""
    return visit.printer in CAN_PRINT and copies(visit) < MOST_COPIES


def print_again(visit: Visit, _: Value) -> Visit:
    if copies(visit) >= MOST_COPIES:
        return visit
    begun = visit.printed_again + 1
    return replace(visit, screen=PRINTING[visit.screen], printed_again=begun)


CHANGES: Mapping[tuple[Screen, Act | News], Callable[[Visit, Value], Visit]] = {
    (screen, Act.PRINT_AGAIN): print_again for screen in PRINTING
}
