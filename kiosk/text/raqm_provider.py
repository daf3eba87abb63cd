"""Lets Kivy's Pillow text provider draw with raqm's own direction and language.

Stock ``LabelPIL`` guesses the direction of a line from its first strong letter, so a
line that begins with "A045" comes out from left to right, full stop and all.  After
``install`` every line is shaped with the label's ``base_direction``, and widths are
those of the shaped text and are remembered: laying out a paragraph asks for them again
and again.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from PIL import ImageFont

Measure = Callable[[str, int, str, str], tuple[int, int]]

LANGUAGES = {"rtl": "ar", "ltr": "en"}


@lru_cache(maxsize=64)
def font_at(path: str, pixels: int) -> ImageFont.FreeTypeFont:
    """One opened font file at one size; sizes come from a fixed scale, so few."""
    return ImageFont.truetype(path, pixels, layout_engine=ImageFont.Layout.RAQM)


@lru_cache(maxsize=1024)
def extents(path: str, pixels: int, text: str, direction: str) -> tuple[int, int]:
    """Advance width and line height of a shaped piece of text, in pixels."""
    font = font_at(path, pixels)
    width = font.getlength(text, direction=direction, language=LANGUAGES[direction])
    return round(width), sum(font.getmetrics())


def measure_of(private: bool) -> Measure:
    """What a citizen wrote is measured anew each time: the memory would keep it."""
    return extents.__wrapped__ if private else extents


def direction_of(label: Any) -> str:
    return "rtl" if label.options["base_direction"] == "rtl" else "ltr"


def get_extents(label: Any, text: str) -> tuple[int, int]:
    options = label.options
    if options["font_size"] < 1:
        return 0, 0
    pixels = int(options["font_size"])
    measure = measure_of(options.get("private", False))
    return measure(options["font_name_r"], pixels, text, direction_of(label))


def render_text(label: Any, text: str, x: float, y: float) -> None:
    options = label.options
    direction = direction_of(label)
    label._pil_draw.text(
        (int(x), int(y)),
        text,
        font=font_at(options["font_name_r"], int(options["font_size"])),
        fill=tuple(int(part * 255) for part in options["color"]),
        direction=direction,
        language=LANGUAGES[direction],
    )


def install() -> None:
    """Patch the provider; Kivy must already have been prepared."""
    from kivy.core.text import Label

    Label.get_extents = get_extents
    Label._render_text = render_text
