"""The receipt: a request was given here, and nobody has to be met for it."""

from dataclasses import dataclass

from PIL import Image

from center.domain.catalogue import Document
from center.texts import Texts
from kiosk.paper.blocks import about_request, documents, head, line
from kiosk.paper.panel import Fact, panel
from kiosk.paper.proof import proof
from kiosk.paper.sheet import GRID, Part, Sheet
from kiosk.paper.words import date_words, day_words, time_words


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """What one receipt says; names are in ``language`` already."""

    center: str
    governorate: str
    service: str
    request: str
    """Its number, ``13-SHR07-2026-0012345-C``."""
    secret: str
    """Six digits; they are written nowhere else."""
    received_at: int
    """UTC milliseconds."""
    due: str
    """``2026-11-29``; empty as long as papers have to be seen."""
    department: str
    missing: tuple[Document, ...]
    url: str
    """The signed promise, for the QR code."""
    language: str = "ar"


def draw_receipt(paper: ReceiptPaper, texts: Texts, dots: int = 576) -> Image.Image:
    """Draw the receipt in black and white (mode ``1``); 8 dots are a millimetre."""
    sheet = Sheet.of(dots, paper.language)
    scale = sheet.scale
    return sheet.finish(
        [
            head(sheet, texts, paper.center, paper.governorate),
            sheet.rule(),
            line(sheet, texts, "receipt.title", scale.heading),
            sheet.text(
                [(paper.service, scale.title), (received(paper, texts), scale.text)]
            ),
            *about_request(sheet, texts, paper.request, paper.secret),
            2 * GRID,
            panel(sheet, [due(sheet, texts, paper)]),
            2 * GRID,
            sheet.text(
                [
                    (texts.get("receipt.sent_to", paper.language), scale.label),
                    (paper.department, scale.heading),
                ]
            ),
            sheet.rule(),
            *still_missing(sheet, texts, paper),
            *proof(sheet, texts, paper.url, "", "receipt.follow"),
            sheet.rule(),
            line(sheet, texts, "receipt.keep", scale.label),
            line(sheet, texts, "receipt.free", scale.label),
        ]
    )


def received(paper: ReceiptPaper, texts: Texts) -> str:
    day = date_words(texts, paper.received_at, paper.language)
    time = time_words(texts, paper.received_at, paper.language)
    return texts.get("date.both", paper.language, day=day, time=time)


def due(sheet: Sheet, texts: Texts, paper: ReceiptPaper) -> Fact:
    """The day by which it is done, or what has to come first."""
    scale, language = sheet.scale, paper.language
    if not paper.due:
        return [(texts.get("receipt.after_papers", language), scale.heading)]
    return [
        (texts.get("receipt.due", language), scale.label),
        (day_words(texts, paper.due, language), scale.strong),
    ]


def still_missing(sheet: Sheet, texts: Texts, paper: ReceiptPaper) -> list[Part]:
    """The papers that are still asked for, with boxes to tick."""
    if not paper.missing:
        return []
    return [*documents(sheet, texts, "receipt.missing", paper.missing), sheet.rule()]
