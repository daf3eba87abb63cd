"""Whether each thing that is drawn stands in one other or beside it, and stands out.

Imported once there is a window, because it imports widgets.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from PIL import Image

from kiosk.paper.figures import QUIET
from kiosk.widgets.code_picture import CodePicture
from kiosk.widgets.field_box import FieldBox
from kiosk.widgets.icon import Icon
from kiosk.widgets.key import SignText
from kiosk.widgets.text import Text
from kiosk.widgets.viewport import Viewport
from tests.kiosk.drawn import Colour, Drawing, Place

LEAST_CONTRAST = 7.0
LEAST_CONTRAST_OF_ICONS = 4.5

LEAST_MODULE = 4
"""Pixels of a QR module: a millimetre, twice that of the paper in the hand."""

SMALLEST_CODE = 21 + 2 * QUIET
"""Modules of the smallest code with the white around it."""

LESS_OF_LINES, LESS_OF_SIGNS = 0.1, 0.3
"""Sizes of type at the top and at the foot of lines in which there is no ink; the signs
of keys have their place by it, which ``measured_keys`` measures."""

NEAR = 1.0
"""Pixels that may be rounding."""

SMOOTH, FEW = 3, 3
"""How far a painted colour may be off, and pixels that may be chance."""


class Standing(NamedTuple):
    """Something drawn, what lies right under it, and what it should keep off."""

    drawing: Drawing
    under: Drawing | None
    across: tuple[Drawing, ...]


@cache
def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2)."""
    parts = [part / 255 for part in colour]
    red, green, blue = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def inside(one: Place, other: Place) -> bool:
    return (
        one.left >= other.left - NEAR
        and one.bottom >= other.bottom - NEAR
        and one.right <= other.right + NEAR
        and one.top <= other.top + NEAR
    )


def apart(one: Place, other: Place) -> bool:
    return (
        one.left >= other.right - NEAR
        or one.right <= other.left + NEAR
        or one.bottom >= other.top - NEAR
        or one.top <= other.bottom + NEAR
    )


def core(each: Drawing) -> Place:
    """Where the signs are: the lines of a text take more height than its ink."""
    if not isinstance(each.part, Text):
        return each.place
    less = LESS_OF_SIGNS if isinstance(each.part, SignText) else LESS_OF_LINES
    less *= each.part.size_of_type
    left, bottom, right, top = each.place
    return Place(left, bottom + less, right, top - less)


def standings(found: list[Drawing]) -> Iterator[Standing]:
    """Of all that is seen, from the ground up."""
    for number, each in enumerate(found):
        under, across = None, []
        for other in found[:number]:
            if apart(each.place, other.place) or is_caret(each, other):
                continue
            if inside(each.place, other.place) and other.surfaces:
                under = other
            else:
                across.append(other)
        yield Standing(each, under, tuple(across))


def is_caret(each: Drawing, other: Drawing) -> bool:
    """It stands after the last line of what it writes, which may be the shorter."""
    return isinstance(each.part, FieldBox) and other.part is each.part.words


def ground(standing: Standing) -> Colour | None:
    """Colour of the one surface that is seen around it; none if there are more."""
    under, place = standing.under, core(standing.drawing)
    surfaces = under.surfaces if under else ()
    over = [surface for surface in surfaces if not apart(place, surface[0])]
    return over[-1][1] if over and inside(place, over[-1][0]) else None


def faults_of_drawings(found: list[Drawing], scale: float) -> Iterator[str]:
    for standing in standings(found):
        each = standing.drawing
        for other in standing.across:
            yield f"{each.name} lies across {other.name}"
        if isinstance(each.part, Text | Icon):
            yield from faults_of_contrast(standing)
        elif isinstance(each.part, CodePicture | Viewport):
            yield from faults_of_frame(each)
        if isinstance(each.part, CodePicture):
            yield from faults_of_code(each.part, scale)


def faults_of_contrast(standing: Standing) -> Iterator[str]:
    each, around = standing.drawing, ground(standing)
    least = LEAST_CONTRAST if isinstance(each.part, Text) else LEAST_CONTRAST_OF_ICONS
    if around is None:
        yield f"{each.name} stands on no one surface"
    elif (found := contrast(each.tint, around)) < least:
        yield f"{each.name} stands out by {found:.1f} only"


def faults_of_frame(each: Drawing) -> Iterator[str]:
    for picture in each.pictures:
        if not inside(picture, each.surfaces[-1][0]):
            yield f"{each.name} reaches out of its frame"


def faults_of_code(code: CodePicture, scale: float) -> Iterator[str]:
    """A phone wants whole modules, large ones, and white around them."""
    if not code.modules:
        return
    module = code.picture.size[0] / code.modules
    if module != int(module) or module < int(LEAST_MODULE * scale):
        yield f"a module of a code has {module:.1f} pixels"
    if (code.modules - SMALLEST_CODE) % 4:
        yield f"{code.modules} modules leave no room of {QUIET} around a code"


def faults_of_pixels(screen: Image.Image, found: list[Drawing]) -> Iterator[str]:
    """Whether the screen shows the colours that the canvas says, around texts and in
    their strokes."""
    for standing in standings(found):
        each = standing.drawing
        if not isinstance(each.part, Text) or not each.part.content.strip():
            continue
        left, bottom, right, top = map(int, core(each))
        piece = screen.crop((left, screen.height - top, right, screen.height - bottom))
        counted = piece.getcolors(piece.width * piece.height) or []
        for paint in (ground(standing), each.tint):
            seen = sum(n for n, colour in counted if paint and is_like(colour, paint))
            if seen <= FEW:
                yield f"{each.name} is drawn without {paint}"


def is_like(one: object, other: Colour) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= SMOOTH for a, b in zip(one, other, strict=True))
