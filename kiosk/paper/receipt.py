"""The receipt: a request was given here, and nobody has to be met for it."""

from dataclasses import dataclass

from PIL import Image

from center.domain.catalogue import Document
from center.texts import Texts
from kiosk.paper.blocks import about_request, documents, head, line
from kiosk.paper.panel import Fact, framed, panel
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
    copy: int = 0
    """0 on the first paper."""
    alone: bool = False
    """Whether the kiosk took it with the center away: no number, no day yet."""


def draw_receipt(paper: ReceiptPaper, texts: Texts, dots: int = 576) -> Image.Image:
    """Draw the receipt in black and white (mode ``1``); 8 dots are a millimetre."""
    sheet = Sheet.of(dots, paper.language)
    scale = sheet.scale
    return sheet.finish(
        [
            head(sheet, texts, paper.center, paper.governorate),
            sheet.rule(),
            *copy_notice(sheet, texts, paper),
            line(sheet, texts, "receipt.title", scale.heading),
            sheet.text(
                [(paper.service, scale.title), (received(paper, texts), scale.text)]
            ),
            *about_request(
                sheet, texts, paper.request, paper.secret, alone=paper.alone
            ),
            2 * GRID,
            panel(sheet, [due(sheet, texts, paper)]),
            2 * GRID,
            *sent_to(sheet, texts, paper),
            sheet.rule(),
            *still_missing(sheet, texts, paper),
            *proof(sheet, texts, paper.url, "", "receipt.follow"),
            sheet.rule(),
            line(sheet, texts, "receipt.keep", scale.label),
            line(sheet, texts, "receipt.free", scale.label),
        ]
    )


def copy_notice(sheet: Sheet, texts: Texts, paper: ReceiptPaper) -> list[Part]:
    """That it is not the first one, and has the same number."""
    if not paper.copy:
        return []
    text = texts.get("ticket.copy", paper.language)
    return [framed(sheet, text, sheet.scale.label), GRID]


def received(paper: ReceiptPaper, texts: Texts) -> str:
    day = date_words(texts, paper.received_at, paper.language)
    time = time_words(texts, paper.received_at, paper.language)
    return texts.get("date.both", paper.language, day=day, time=time)


def sent_to(sheet: Sheet, texts: Texts, paper: ReceiptPaper) -> list[Part]:
    """The department that has it; nobody has it before the center does."""
    if paper.alone:
        return []
    label = texts.get("receipt.sent_to", paper.language)
    lines = [(label, sheet.scale.label), (paper.department, sheet.scale.heading)]
    return [sheet.text(lines)]


def due(sheet: Sheet, texts: Texts, paper: ReceiptPaper) -> Fact:
    """The day by which it is done, or what has to come first."""
    scale, language = sheet.scale, paper.language
    if paper.alone:
        return [
            (texts.get("receipt.alone", language), scale.heading),
            (texts.get("receipt.alone_follow", language), scale.label),
        ]
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
