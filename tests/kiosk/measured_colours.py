"""Whether a text can be read where it stands: by the pixels of the drawn screen."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from PIL import Image

LEAST_CONTRAST = 7.0
FEW = 3
"""Pixels of a colour that may be a chance of smoothing."""

MOST_COLOURS = 1 << 13
"""Pillow makes room for all of them each time."""

Colour = tuple[int, int, int]


@cache
def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2)."""
    parts = [part / 255 for part in colour]
    red, green, blue = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def best_contrast(piece: Image.Image) -> float:
    """Of the ground, its commonest colour, with the strokes that stand out most."""
    counted = piece.getcolors(MOST_COLOURS)
    assert counted is not None
    colours: list[tuple[int, Colour]] = counted  # type: ignore[assignment]
    ground = max(colours)[1]
    return max(contrast(ground, colour) for n, colour in colours if n > FEW)


def faults_of_contrast(
    screen: Image.Image, texts: list[dict[str, Any]]
) -> Iterator[str]:
    for each in texts:
        left, bottom, width, height = each["box"]
        top = screen.height - bottom - height
        piece = screen.crop((int(left), int(top), int(left + width), int(top + height)))
        if not each["text"].strip() or not piece.width or not piece.height:
            continue
        found = best_contrast(piece)
        if found < LEAST_CONTRAST:
            yield f"{each['text']!r} stands out by {found:.1f} only"
