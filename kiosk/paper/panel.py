"""The black panel: how many are ahead and how long it may take, if known."""

from collections.abc import Sequence
from math import ceil

from PIL import Image, ImageDraw

from center.texts import Texts
from kiosk.paper.scale import Style
from kiosk.paper.sheet import BLACK, GRID, WHITE, Sheet
from kiosk.paper.words import people_words, wait_words

Fact = list[tuple[str, Style]]
"""A label over a value, or the lines that say there is none."""


def waiting_panel(
    sheet: Sheet,
    texts: Texts,
    people_ahead: int | None,
    wait_from: int | None,
    wait_to: int | None,
) -> Image.Image:
    """Draw what is known of the wait (minutes), side by side where it fits."""
    return panel(sheet, wait_facts(sheet, texts, people_ahead, wait_from, wait_to))


def wait_facts(
    sheet: Sheet,
    texts: Texts,
    people_ahead: int | None,
    wait_from: int | None,
    wait_to: int | None,
) -> list[Fact]:
    """Say what is known, or in one fact that nothing is."""
    facts: list[Fact] = []
    if people_ahead is not None:
        value = people_words(texts, people_ahead, sheet.language)
        facts.append(fact(sheet, texts, "ticket.in_line", value))
    if wait_from is not None and wait_to is not None:
        value = wait_words(texts, wait_from, wait_to, sheet.language)
        facts.append(fact(sheet, texts, "ticket.expected_wait", value))
    return facts or [unknown(sheet, texts)]


def fact(sheet: Sheet, texts: Texts, label: str, value: str) -> Fact:
    name = texts.get(label, sheet.language)
    return [(name, sheet.scale.label), (value, sheet.scale.strong)]


def unknown(sheet: Sheet, texts: Texts) -> Fact:
    missing = texts.get("ticket.no_estimate", sheet.language)
    instead = texts.get("ticket.watch_display", sheet.language)
    return [(missing, sheet.scale.heading), (instead, sheet.scale.label)]


def panel(sheet: Sheet, facts: Sequence[Fact]) -> Image.Image:
    """Give each fact the room of its words and share out the rest."""
    inside = sheet.width - 2 * GRID
    widths = [natural_width(sheet, fact) for fact in facts]
    spare = (inside - sum(widths)) // len(facts)
    if len(facts) > 1 and spare < 3 * GRID:
        return panel(sheet, [[line for fact in facts for line in fact]])
    cells = [
        sheet.text(fact, width=width + spare, colours=(WHITE, BLACK))
        for fact, width in zip(facts, widths, strict=True)
    ]
    block = sheet.blank(cells[0].height + 2 * GRID)
    canvas = ImageDraw.Draw(block)
    canvas.rounded_rectangle(edges(block), 2 * GRID, fill=BLACK)
    left = GRID
    for cell in reversed(cells) if sheet.rtl else cells:
        block.paste(cell, (left, GRID))
        if left > GRID:
            canvas.rectangle((left, 2 * GRID, left + 2, cell.height), fill=WHITE)
        left += cell.width
    return block


def natural_width(sheet: Sheet, fact: Fact) -> int:
    """Width of the longest line, at most the whole panel."""
    widest = max(sheet.face(style).width(text) for text, style in fact)
    return min(ceil(widest), sheet.width - 4 * GRID)


def framed(sheet: Sheet, text: str, style: Style) -> Image.Image:
    """A notice in a frame across the column."""
    lines = sheet.text([(text, style)], width=sheet.width - 4 * GRID)
    block = sheet.blank(lines.height + GRID)
    block.paste(lines, (2 * GRID, GRID // 2))
    canvas = ImageDraw.Draw(block)
    canvas.rounded_rectangle(edges(block), 12, outline=BLACK, width=3)
    return block


def edges(block: Image.Image) -> tuple[int, int, int, int]:
    return (0, 0, block.width - 1, block.height - 1)
