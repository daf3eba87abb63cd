"""Files that a clerk adds at a window: what they are is read from them, not their name.

Each page becomes a picture of our own, as a kiosk's do (``pictures``): of a PDF, of a
TIFF with several pages, of a JPEG or PNG.  A PDF may hold programs and is drawn by a
library that is not ours, so that happens in a process of its own with little memory and
time (``pdf_pages``), whose end ends nothing else.
"""

import io
import subprocess
import sys
from pathlib import Path

import msgspec
from PIL import Image, ImageSequence

from center.domain.errors import BadPicture, TooManyPages
from center.dossier.pictures import (
    MOST_BYTES,
    MOST_PIXELS,
    Page,
    in_eight_bits,
    on_white,
    page_of,
)

MOST_PAGES = 6
PDF_SECONDS = 30
TIFF = (b"II*\0", b"MM\0*")
ROOT = Path(__file__).resolve().parents[2]


def pages_of(data: bytes) -> list[Page]:
    """The pages of a file, made anew; ``BadPicture`` if there are none to be had."""
    if len(data) > MOST_BYTES:
        raise BadPicture("too_large")
    if data.startswith(b"%PDF-"):
        return [page_of(picture) for picture in pdf_pictures(data)]
    if data.startswith(TIFF):
        return [page_of(picture) for picture in tiff_pictures(data)]
    return [page_of(data)]


def tiff_pictures(data: bytes) -> list[bytes]:
    """Every page of a TIFF as PNG."""
    found: list[bytes] = []
    try:
        with Image.open(io.BytesIO(data), formats=("TIFF",)) as opened:
            if getattr(opened, "n_frames", 1) > MOST_PAGES:
                raise TooManyPages
            for frame in ImageSequence.Iterator(opened):
                if frame.width * frame.height > MOST_PIXELS:
                    raise BadPicture("too_many_pixels")
                out = io.BytesIO()
                on_white(in_eight_bits(frame)).save(out, "PNG", compress_level=1)
                found.append(out.getvalue())
    except (BadPicture, TooManyPages):
        raise
    except Exception:  # noqa: BLE001 a decoder says no in many ways, all meant
        raise BadPicture("not_a_picture") from None
    return found


def pdf_pictures(data: bytes) -> list[bytes]:
    """Every page of a PDF as JPEG, drawn by a child that may fail as it likes."""
    child = [sys.executable, "-m", "center.dossier.pdf_pages", str(MOST_PAGES)]
    try:
        done = subprocess.run(
            child, input=data, capture_output=True, timeout=PDF_SECONDS, cwd=ROOT
        )
    except subprocess.TimeoutExpired:
        raise BadPicture("not_a_picture") from None
    if done.returncode == 3:
        raise TooManyPages
    if done.returncode != 0:
        raise BadPicture("not_a_picture")
    return msgspec.msgpack.decode(done.stdout, type=list[bytes])
