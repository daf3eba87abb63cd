"""Draws the pages of a PDF, in a process that may fail as it likes (``scan_program``).

Whatever programs are in the file never run.  What is drawn is bounded; what it takes to
draw it is not, so that the process has to be.
"""

import io
from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE  # type: ignore[import-untyped]

from center.domain.errors import BadPicture, TooManyPages
from center.dossier.pictures import MOST_PIXELS, SIDE

DOTS_AN_INCH = 170
POINTS_AN_INCH = 72


def drawn_pages(data: bytes, most: int) -> Iterator[bytes]:
    """Every page as JPEG; ``TooManyPages`` before the first if there are more."""
    document = pypdfium2.PdfDocument(data)
    if len(document) > most:
        raise TooManyPages
    return (drawn(page) for page in document)


def drawn(page: pypdfium2.PdfPage) -> bytes:
    """One page as JPEG, its longer side no longer than is kept."""
    require_small_pictures(page)
    longer = max(page.get_size())
    scale = min(DOTS_AN_INCH / POINTS_AN_INCH, SIDE / longer)
    out = io.BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(out, "JPEG", quality=92)
    return out.getvalue()


def require_small_pictures(page: pypdfium2.PdfPage) -> None:
    """One too large to be decoded would be left out, and a white page be kept."""
    for picture in page.get_objects([FPDF_PAGEOBJ_IMAGE]):
        width, height = picture.get_px_size()
        if width * height > MOST_PIXELS:
            raise BadPicture("too_many_pixels")
