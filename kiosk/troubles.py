"""What a person is told of a paper that does not come out.  Free of Kivy."""

from kiosk.visit import CAN_PRINT, DOUBTFUL, Visit
from kiosk.words import Screen

TROUBLES = {
    "cover_open": "kiosk.cover_open",
    "error": "kiosk.printer_fault",
    "silent": "kiosk.printer_silent",
    "gone": "kiosk.printer_silent",
}
"""What is said of a printer that took nothing; else only that it could not print."""


def announced(visit: Visit) -> tuple[str, str]:
    """Keys of what will come of a confirmation, and of the words on its button.

    Nobody is promised paper by a printer that is known to have none.
    """
    if visit.printer in ("", *CAN_PRINT):
        return "kiosk.will_print", "kiosk.confirm_print"
    return "kiosk.will_show", "kiosk.confirm_place"


def said_of(visit: Visit) -> tuple[str, str]:
    """Keys of what is the matter, and of what it means for the person."""
    if visit.screen is Screen.OUT_OF_PAPER:
        return "kiosk.out_of_paper", "kiosk.number_on_screen"
    if visit.trouble == DOUBTFUL:
        return "kiosk.print_doubtful", "kiosk.look_in_slot"
    trouble = TROUBLES.get(visit.trouble, "kiosk.not_printed")
    return trouble, "kiosk.number_on_screen"
