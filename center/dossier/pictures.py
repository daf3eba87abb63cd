"""Pages of a dossier: every picture is made anew, so that nothing of a file survives.

What is kept is a JPEG of our own with the pixels alone: no position, no camera, no
thumbnail, nothing hidden behind the end of the picture.  The size is read before a
single pixel is, so that a small file of a hundred megapixels costs nothing.
"""

import io
from dataclasses import dataclass, field

from PIL import Image, ImageOps
from PIL.JpegImagePlugin import JpegImageFile

from center.domain.errors import BadPicture

MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 40_000_000
"""More than any camera of a kiosk has."""
MOST_VALUES = 105_000_000
"""Width x height x bands of what cannot be decoded smaller: A4 in colour at 600 dpi.

Measured: making the worst PNG anew takes 350 MB, the worst JPEG (progressive, CMYK,
too low to be decoded at half its size) 470 MB; A4 in colour at 600 dpi takes 190 MB.
"""
BANDS = {"1": 1, "L": 1, "I;16": 3, "RGB": 3}
"""Of the modes of a picture; every other is counted as four."""
MOST_LAYERS = 64
"""Of a JPEG, which may come in layers (scans), ten as a rule, each over all of it.

Measured: 1,000 empty layers over 40 megapixels are 217 KB, and 20 s of a processor.
"""
LAYER = b"\xff\xda"
"""Marker of one (SOS, ITU-T T.81)."""
SIDE = 2000
"""Longest side that is kept: a page of A4 at 170 dots an inch."""
QUALITY = 80
FORMATS = ("JPEG", "PNG")


@dataclass(frozen=True, slots=True)
class Page:
    """A picture as it is kept."""

    data: bytes = field(repr=False)
    width: int
    height: int


def page_of(data: bytes) -> Page:
    """The picture in a file, made anew; ``BadPicture`` says why there is none."""
    if len(data) > MOST_BYTES:
        raise BadPicture("too_large")
    try:
        return remade(data)
    except BadPicture:
        raise
    except MemoryError:
        raise BadPicture("too_much_work") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadPicture("too_many_pixels") from None
    except Exception:  # noqa: BLE001 a decoder says no in many ways, all meant
        raise BadPicture("not_a_picture") from None


def remade(data: bytes) -> Page:
    """Bounded by what the file says of itself, before a pixel is decoded."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        require_few_pixels(opened)
        if isinstance(opened, JpegImageFile):
            require_few_layers(data)
        else:
            require_few_values(opened)
        return page_from(opened)


def require_few_pixels(opened: Image.Image) -> None:
    """Refuses what is too large by its own word."""
    if opened.width * opened.height > MOST_PIXELS:
        raise BadPicture("too_many_pixels")


def require_few_values(opened: Image.Image) -> None:
    """The same for what is decoded whole; of a JPEG no more than is kept."""
    if values(opened) > MOST_VALUES:
        raise BadPicture("too_many_pixels")


def require_few_layers(jpeg: bytes) -> None:
    if jpeg.count(LAYER) > MOST_LAYERS:
        raise BadPicture("too_much_work")


def page_from(opened: Image.Image) -> Page:
    """The pixels of an opened picture, which are decoded by this and not before."""
    picture = on_white(ImageOps.exif_transpose(smaller(opened)))
    kept = Image.frombytes("RGB", picture.size, picture.tobytes())
    out = io.BytesIO()
    kept.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Page(out.getvalue(), kept.width, kept.height)


def in_eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 bits scaled down, which would else be cut off at 255: a blank page."""
    if not picture.mode.startswith("I;16"):
        return picture
    return picture.point(lambda grey: grey * (1 / 256)).convert("L")


def values(opened: Image.Image) -> int:
    """What decoding a picture makes room for; no pixel is read."""
    bands = 4 if "transparency" in opened.info else BANDS.get(opened.mode, 4)
    return opened.width * opened.height * bands


def smaller(opened: Image.Image) -> Image.Image:
    """At the size that is kept, before it is copied again; a JPEG is decoded so."""
    picture = in_eight_bits(opened)
    if opened.has_transparency_data and opened.mode != "RGBA":
        picture = opened.convert("RGBA")
    elif opened.mode in ("1", "P"):
        picture = opened.convert("L" if opened.mode == "1" else "RGB")
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return picture


def on_white(picture: Image.Image) -> Image.Image:
    """Without what shines through, as paper."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    white = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(white, seen).convert("RGB")
