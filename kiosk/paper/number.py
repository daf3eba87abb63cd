"""The ticket's number: as large as the paper lets it be, and its twin below it."""

from collections.abc import Sequence

from PIL import Image, ImageDraw

from center.texts import arabic_digits, ticket_code
from kiosk.paper.lettering import BOLD, Box, Face
from kiosk.paper.sheet import GRID, WHITE, Sheet, on_grid

STEP = 8
"""Dots between two sizes of the number: each size is a font of its own in memory, and
every code has another width."""

SPACE = 0.22
"""Between the letter and the digits, in em."""


def number(sheet: Sheet, letter: str, letter_ar: str, digits: int) -> Image.Image:
    """Draw the code large in the paper's language, small in the other one."""
    arabic = [arabic_digits(digits), letter_ar]
    latin = ticket_code(letter, digits, "en")
    if sheet.rtl:
        return with_twin(*across(sheet, arabic), twin(sheet, "en", latin))
    code = ticket_code(letter_ar, digits, "ar")
    return with_twin(*across(sheet, [latin]), twin(sheet, "ar", code))


def twin(sheet: Sheet, language: str, code: str) -> Image.Image:
    """Write the code in the other language, no wider than it is."""
    style = sheet.scale.twin
    other = Sheet(sheet.dots, language, sheet.scale)
    return other.text([(code, style)], width=int(other.face(style).width(code)) + GRID)


def across(sheet: Sheet, parts: Sequence[str]) -> tuple[Image.Image, int]:
    """Set parts from left to right, their ink as wide or as high as it may be.

    Letter and digits are drawn each on its own, so that nothing can turn round.
    Given back with the height of the baseline.
    """
    face = Face(BOLD, 100, sheet.language)
    wide = total(face, [face.ink(part) for part in parts])
    high = -face.ink(parts[0])[1]
    largest = int(100 * min(sheet.width / wide, sheet.scale.number / high))
    face = face.resized(largest // STEP * STEP)
    boxes = [face.ink(part) for part in parts]
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    block = sheet.blank(int(bottom - top))
    left = (sheet.width - total(face, boxes)) / 2
    for part, box in zip(parts, boxes, strict=True):
        face.draw(ImageDraw.Draw(block), (left - box[0], -top), part)
        left += box[2] - box[0] + SPACE * face.size
    return block, int(-top)


def total(face: Face, boxes: Sequence[Box]) -> float:
    """Width of the ink of all parts and the spaces between them."""
    ink = sum(right - left for left, _, right, _ in boxes)
    return ink + SPACE * face.size * (len(boxes) - 1)


def with_twin(large: Image.Image, baseline: int, small: Image.Image) -> Image.Image:
    """Put the twin under the digits, beside the tail of a letter that goes deeper."""
    left = (large.width - small.width) // 2
    room = large.height + small.height + 3 * GRID
    block = Image.new("L", (large.width, room), WHITE)
    block.paste(large)
    top = on_grid(baseline) + GRID
    while not empty(block, (left - GRID, top, left + small.width + GRID, room)):
        top += GRID
    block.paste(small, (left, top))
    bottom = max(top + small.height, large.height)
    return block.crop((0, 0, block.width, bottom))


def empty(block: Image.Image, area: tuple[int, int, int, int]) -> bool:
    """Whether nothing is drawn in an area."""
    darkest, _ = block.crop(area).getextrema()
    return darkest == WHITE
