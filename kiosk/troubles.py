"""What a person is told of a paper that has not come out.  Free of Kivy."""

from kiosk.visit import DOUBTFUL, Screen, Visit

TROUBLES = {
    "cover_open": "kiosk.cover_open",
    "error": "kiosk.printer_fault",
    "silent": "kiosk.printer_silent",
    "gone": "kiosk.printer_silent",
}
"""What is said of a printer that took nothing; else only that it could not print."""


def said_of(visit: Visit) -> tuple[str, str]:
    """Keys of what is the matter, and of what it means for the person."""
    if visit.screen is Screen.OUT_OF_PAPER:
        return "kiosk.out_of_paper", "kiosk.number_on_screen"
    if visit.trouble == DOUBTFUL:
        return "kiosk.print_doubtful", "kiosk.look_in_slot"
    trouble = TROUBLES.get(visit.trouble, "kiosk.not_printed")
    return trouble, "kiosk.number_on_screen"
