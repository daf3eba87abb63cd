"""What is made of a picture of the camera: looked at, made anew, sealed.  Pure.

A page is kept as the center keeps one (``center/dossier/pictures.py``): pixels alone,
nothing of the file.
"""

import io
from dataclasses import dataclass, field

from PIL import Image, ImageOps

from center.dossier.pictures import Page, page_of
from center.dossier.sealing import draft_purpose, seal
from kiosk.camera.photographs import Photograph, Seal, Shot

SHOWN_SIDE = 960
SHOWN_QUALITY = 75
CUT = (0.5, 1.0)
"""Percent of the darkest and of the lightest dots that become black and white."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What the camera sees now, ready for the screen: three bytes a dot."""

    size: tuple[int, int]
    data: bytes = field(repr=False)


def preview_of(frame: bytes, side: int) -> Preview:
    """A frame, no longer than ``side``; ``OSError`` if it is no whole picture."""
    with Image.open(io.BytesIO(frame), formats=("JPEG",)) as opened:
        # The decoder itself makes it smaller, which takes a fraction of the time.
        opened.draft("RGB", (side, side))
        picture = opened.convert("RGB")
    picture.thumbnail((side, side), Image.Resampling.BILINEAR)
    return Preview(picture.size, picture.tobytes())


def shot_of(frame: bytes, document: str, draft: str, to: Seal) -> Shot:
    """Both kinds of a page; ``BadPicture`` if the frame is no picture."""
    page = page_of(frame)
    return Shot(
        kept(clearer(page), document, draft, to),
        kept(page, document, draft, to),
    )


def clearer(page: Page) -> Page:
    """The page with paper nearer to white and ink to black; colours stay as they are.

    A camera over a lit hall's floor gives gray on gray.
    """
    with Image.open(io.BytesIO(page.data)) as picture:
        better = ImageOps.autocontrast(picture, cutoff=CUT, preserve_tone=True)
    out = io.BytesIO()
    better.save(out, "JPEG", quality=90)
    return page_of(out.getvalue())


def kept(page: Page, document: str, draft: str, to: Seal) -> Photograph:
    """A page, sealed for one draft, with the picture that may still be shown."""
    return Photograph(
        document, draft, sealed_page(page.data, draft, to), shown_of(page.data)
    )


def sealed_page(data: bytes, draft: str, to: Seal) -> bytes:
    """A page for the center alone, bound to its record and to the draft.

    It can be sent at any later time (``docs/protocol.md``, "While the server is away").
    """
    return seal(data, to.key, draft_purpose(to.log, draft))


def shown_of(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as picture:
        picture.draft("RGB", (SHOWN_SIDE, SHOWN_SIDE))
        small = picture.convert("RGB")
    small.thumbnail((SHOWN_SIDE, SHOWN_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=SHOWN_QUALITY)
    return out.getvalue()
