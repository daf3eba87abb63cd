"""Files of people: what they are is read from them, and every page is made anew.

Each page becomes a picture of our own, as a kiosk's do (``pictures``): of a PDF, of a
TIFF with several pages, of a JPEG or PNG.  How large a file says that it is can be
bounded before it is decoded; how long that takes cannot.  So it happens in a process of
its own with little memory and time (``scan_program``), whose end ends nothing else.
"""

import logging
import subprocess
import sys
from pathlib import Path

import msgspec

from center.domain.errors import BadPicture, TooManyPages
from center.dossier.pictures import MOST_BYTES, Page
from center.dossier.scan_program import Made

PROGRAM = (sys.executable, "-m", "center.dossier.scan_program")
SECONDS = 30
"""On a machine that has something else to do; alone, ``scan_program`` has a third."""
ROOT = Path(__file__).resolve().parents[2]
log = logging.getLogger(__name__)


def pages_of(data: bytes) -> list[Page]:
    """The pages of a file, made anew; ``BadPicture`` if there are none to be had."""
    if len(data) > MOST_BYTES:
        raise BadPicture("too_large")
    made = made_of(data)
    if made.refused == TooManyPages.code:
        raise TooManyPages
    if made.refused:
        raise BadPicture(made.refused)
    return list(made.pages)


def made_of(data: bytes) -> Made:
    """What the program makes of a file; a program that was ended makes nothing."""
    try:
        done = subprocess.run(
            PROGRAM, input=data, capture_output=True, timeout=SECONDS, cwd=ROOT
        )
    except subprocess.TimeoutExpired:
        return Made(refused="too_much_work")
    if done.returncode != 0:
        log.warning("a file could not be opened: the program ended %d", done.returncode)
        return Made(refused="too_much_work")
    return msgspec.msgpack.decode(done.stdout, type=Made)
