"""What is drawn and not written: the mark, boxes to tick, the QR code."""

from functools import cache

import zxingcpp
from PIL import Image, ImageDraw, ImageOps

from kiosk.paper.sheet import BLACK, WHITE

MODULE = 4
"""Dots of a QR module: half a millimetre, which every phone reads at arm's length."""
QUIET = 4
"""Modules of white around the QR code (ISO/IEC 18004)."""

MARK = (
    (2, 0, 44, 40, 6, BLACK),
    (6, 4, 36, 32, 4, WHITE),
    (10, 8, 12, 10, 2, BLACK),
    (26, 8, 12, 10, 2, BLACK),
    (28, 10, 8, 6, 0, WHITE),
    (10, 22, 12, 10, 2, BLACK),
    (26, 22, 12, 10, 2, BLACK),
    (0, 42, 48, 6, 2, BLACK),
)
"""Left, top, width, height, radius, colour; even, so that 48 and 72 dots are exact."""


@cache
def mark(size: int) -> Image.Image:
    """Draw the window on its sill, one pane lit: the pane that stays white."""
    figure = Image.new("L", (size, size), WHITE)
    canvas = ImageDraw.Draw(figure)
    unit = size / 48
    for left, top, width, height, radius, colour in MARK:
        right, bottom = (
            round((left + width) * unit) - 1,
            round((top + height) * unit) - 1,
        )
        edges = (round(left * unit), round(top * unit), right, bottom)
        canvas.rounded_rectangle(edges, radius * unit, fill=colour)
    return figure


@cache
def tick_box(size: int, dashed: bool = False) -> Image.Image:
    """Draw an empty box for a pen; dashed where it is needed only in some cases."""
    figure = Image.new("L", (size, size), WHITE)
    canvas = ImageDraw.Draw(figure)
    canvas.rectangle((0, 0, size - 1, size - 1), outline=BLACK, width=3)
    if dashed:
        dash = size / 5
        for i in (1, 3):
            start, end = round(i * dash), round((i + 1) * dash) - 1
            canvas.rectangle((start, 0, end, size), fill=WHITE)
            canvas.rectangle((0, start, size, end), fill=WHITE)
    return figure


def qr_code(text: str) -> Image.Image:
    """Draw a QR code of level M with its quiet zone; version 7 for the promise."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    symbol = Image.fromarray(code.to_image(scale=MODULE, add_quiet_zones=False))
    return ImageOps.expand(symbol, QUIET * MODULE, WHITE)
