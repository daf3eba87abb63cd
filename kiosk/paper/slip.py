"""The slip: a service's documents, for someone who has to come back with them."""

from dataclasses import dataclass

from PIL import Image

from center.domain.catalogue import Document
from center.texts import Texts
from kiosk.paper.blocks import documents, head, line
from kiosk.paper.panel import panel
from kiosk.paper.sheet import GRID, Sheet
from kiosk.paper.words import date_words


@dataclass(frozen=True, slots=True)
class ListPaper:
    """What one slip says; names are in ``language`` already."""

    center: str
    """Name of the place, ``الزقازيق``."""
    governorate: str
    service: str
    documents: tuple[Document, ...]
    days: int
    """Working days until it is done once all is there; 0 says nothing of it."""
    issued_at: int
    """UTC milliseconds."""
    language: str = "ar"


def draw_list(paper: ListPaper, texts: Texts, dots: int = 576) -> Image.Image:
    """Draw the slip in black and white (mode ``1``); it has no number and no code."""
    sheet = Sheet.of(dots, paper.language)
    scale = sheet.scale
    only = texts.get("slip.only", paper.language)
    return sheet.finish(
        [
            head(sheet, texts, paper.center, paper.governorate),
            sheet.rule(),
            line(sheet, texts, "slip.title", scale.label),
            sheet.text([(paper.service, scale.title)]),
            GRID,
            panel(sheet, [[(only, scale.heading)]]),
            2 * GRID,
            *documents(sheet, texts, "slip.bring", paper.documents),
            sheet.rule(),
            sheet.text([(text, scale.label) for text in closing(texts, paper)]),
        ]
    )


def closing(texts: Texts, paper: ListPaper) -> list[str]:
    """What to do next, how long it takes, and that this is no place in line."""
    language = paper.language
    lines = [texts.get("slip.come_back", language)]
    if paper.days:
        days = texts.plural("work_days", paper.days, language)
        lines.append(texts.get("slip.days", language, days=days))
    day = date_words(texts, paper.issued_at, language)
    return [*lines, texts.get("slip.not_a_number", language, day=day)]
