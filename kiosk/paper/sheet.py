"""A sheet of paper as a column of blocks, on a grid of 8 dots (1 mm).

A block is a grey picture as wide as the printed column; a sheet stacks blocks and gaps
and turns the result into pure black and white.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Literal

from PIL import Image, ImageDraw

from kiosk.paper.lettering import Face
from kiosk.paper.scale import NARROW, WIDE, Scale, Style

Align = Literal["start", "middle"]
Part = Image.Image | int
"""A block, or a gap in dots."""

GRID = 8
BLACK, WHITE = 0, 255
THRESHOLD = 144
"""Grey below this becomes black: a little over the middle keeps thin strokes whole."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One line in the strip of paper that belongs to it."""

    text: str
    face: Face
    leading: int

    @property
    def baseline(self) -> float:
        """Where the letters stand; lower where a high mark would be cut off."""
        # Plex reaches from 0.72 em above the baseline to 0.30 below: middle at 0.21.
        middle = self.leading / 2 + 0.21 * self.face.size
        return max(middle, -self.face.ink(self.text)[1])

    @property
    def height(self) -> int:
        """The leading, or more where a low mark needs it (``سارٍ``)."""
        return ceil(max(self.leading, self.baseline + self.face.ink(self.text)[3]))

    def draw(
        self,
        canvas: ImageDraw.ImageDraw,
        at: tuple[float, float],
        anchor: Literal["ls", "ms", "rs"],
        ink: int,
    ) -> None:
        """Draw the line; ``at`` is the anchor's end of the strip's upper edge."""
        x, top = at
        place = (x, top + self.baseline)
        self.face.draw(canvas, place, self.text, anchor=anchor, fill=ink)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The printed column of one paper: its width, its language, its sizes."""

    dots: int
    language: str
    scale: Scale

    @classmethod
    def of(cls, dots: int, language: str) -> "Sheet":
        """Choose the scale by the width of the print head."""
        return cls(dots, language, WIDE if dots >= 512 else NARROW)

    @property
    def width(self) -> int:
        """Width of a block: the paper without its margins."""
        return self.dots - 2 * self.scale.margin

    @property
    def rtl(self) -> bool:
        return self.language == "ar"

    def face(self, style: Style) -> Face:
        return Face(style.weight, style.size, self.language)

    def blank(self, height: int, width: int = 0, ground: int = WHITE) -> Image.Image:
        """Make an empty block; its height grows to the next line of the grid."""
        return Image.new("L", (width or self.width, on_grid(height)), ground)

    def text(
        self,
        lines: Iterable[tuple[str, Style]],
        *,
        align: Align = "middle",
        width: int = 0,
        colours: tuple[int, int] = (BLACK, WHITE),
    ) -> Image.Image:
        """Set paragraphs under each other, each wrapped to the block."""
        return set_text(self, tuple(lines), align, width or self.width, colours)

    def rule(self) -> Image.Image:
        """Draw a line across the column, with room on both sides."""
        block = self.blank(3 * GRID)
        ImageDraw.Draw(block).rectangle((0, 11, self.width, 13), fill=BLACK)
        return block

    def side_by_side(self, blocks: Sequence[Image.Image], gap: int) -> Image.Image:
        """Put blocks in one row from the start side, in the middle of its height."""
        width = sum(block.width for block in blocks) + gap * (len(blocks) - 1)
        row = self.blank(max(block.height for block in blocks), width)
        left = 0
        for block in reversed(blocks) if self.rtl else blocks:
            row.paste(block, (left, (row.height - block.height) // 2))
            left += block.width + gap
        return row

    def column(self, parts: Sequence[Part], width: int = 0) -> Image.Image:
        """Put blocks and gaps under each other, each in the middle of the width."""
        heights = [part if isinstance(part, int) else part.height for part in parts]
        column = self.blank(sum(heights), width)
        top = 0
        for part, height in zip(parts, heights, strict=True):
            if not isinstance(part, int):
                column.paste(part, ((column.width - part.width) // 2, top))
            top += height
        return column

    def finish(self, parts: Sequence[Part]) -> Image.Image:
        """Put all parts on paper, in pure black and white."""
        paper = self.column([2 * GRID, *parts, 2 * GRID], self.dots)
        return paper.point(lambda grey: WHITE if grey >= THRESHOLD else BLACK, mode="1")


@lru_cache(maxsize=128)
def set_text(
    sheet: Sheet,
    lines: tuple[tuple[str, Style], ...],
    align: Align,
    width: int,
    colours: tuple[int, int],
) -> Image.Image:
    """``Sheet.text``, remembered: most of a ticket is the words of the one before.

    So nobody draws on a block that was given; it is pasted.
    """
    strips = [
        Strip(line, sheet.face(style), style.leading)
        for text, style in lines
        for line in sheet.face(style).wrap(text, width)
    ]
    ink, ground = colours
    block = sheet.blank(sum(strip.height for strip in strips), width, ground)
    canvas = ImageDraw.Draw(block)
    top = 0
    for strip in strips:
        if align == "middle":
            strip.draw(canvas, (width / 2, top), "ms", ink)
        elif sheet.rtl:
            strip.draw(canvas, (width, top), "rs", ink)
        else:
            strip.draw(canvas, (0, top), "ls", ink)
        top += strip.height
    return block


def on_grid(height: float) -> int:
    """Round up to the next line of the grid."""
    return -(-int(height) // GRID) * GRID
