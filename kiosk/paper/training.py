"""Marks a paper of a training: nobody may wait with it, or be turned away for it."""

from PIL import Image

from center.texts import Texts
from kiosk.paper.panel import framed
from kiosk.paper.sheet import Sheet

PAPER = 1
"""White, in a picture of one bit."""


def mark_training(paper: Image.Image, texts: Texts, language: str) -> Image.Image:
    """The paper between two notices that it is good for nothing."""
    sheet = Sheet.of(paper.width, language)
    text = texts.get("ticket.training", language)
    notice = sheet.finish([framed(sheet, text, sheet.scale.heading)])
    height = paper.height + 2 * notice.height
    marked = Image.new("1", (paper.width, height), PAPER)
    marked.paste(notice, (0, 0))
    marked.paste(paper, (0, notice.height))
    marked.paste(notice, (0, notice.height + paper.height))
    return marked
