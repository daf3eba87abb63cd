"""The ticket: a number in the hand, and all that its owner needs until it is called."""

from dataclasses import dataclass

from PIL import Image

from center.domain.catalogue import PRIORITY, Document
from center.texts import Texts
from kiosk.paper.blocks import about_request, documents, head, line
from kiosk.paper.number import number
from kiosk.paper.panel import framed, waiting_panel
from kiosk.paper.proof import proof
from kiosk.paper.sheet import GRID, Part, Sheet
from kiosk.paper.words import date_words, time_words


@dataclass(frozen=True, slots=True)
class TicketPaper:
    """What one ticket says; names are in ``language`` already."""

    center: str
    """Name of the place, ``الزقازيق``."""
    governorate: str
    letter: str
    letter_ar: str
    number: int
    check: str
    """Two characters that prove presence; empty prints none."""
    service: str
    side: str
    """``ordinary`` or ``priority``."""
    people_ahead: int | None
    wait_from: int | None
    wait_to: int | None
    """Minutes; None, as ``people_ahead``, where no open window offers the service."""
    issued_at: int
    """UTC milliseconds."""
    documents: tuple[Document, ...]
    url: str
    """The signed promise, for the QR code; empty prints none."""
    language: str = "ar"
    copy: int = 0
    """0 for the first paper of the ticket, then one more each time."""
    request: str = ""
    """Number of the request that the visit is about; empty where there is none."""
    secret: str = ""
    """Six digits that follow the request where nobody can read the QR."""
    alone: bool = False
    """Whether the kiosk gave it with the center's server away."""


def draw_ticket(paper: TicketPaper, texts: Texts, dots: int = 576) -> Image.Image:
    """Draw the ticket in black and white (mode ``1``); 8 dots are a millimetre."""
    sheet = Sheet.of(dots, paper.language)
    wait = (paper.people_ahead, paper.wait_from, paper.wait_to)
    return sheet.finish(
        [
            head(sheet, texts, paper.center, paper.governorate),
            sheet.rule(),
            *notices(sheet, texts, paper),
            line(sheet, texts, "ticket.your_number", sheet.scale.heading),
            GRID,
            number(sheet, paper.letter, paper.letter_ar, paper.number),
            2 * GRID,
            waiting_panel(sheet, texts, *wait),
            2 * GRID,
            subject(sheet, texts, paper),
            *about_request(
                sheet, texts, paper.request, paper.secret, alone=paper.alone
            ),
            sheet.rule(),
            *documents(sheet, texts, "ticket.bring", paper.documents),
            sheet.rule(),
            *proof(sheet, texts, paper.url, paper.check),
            sheet.rule(),
            line(sheet, texts, "ticket.personal", sheet.scale.label),
            line(sheet, texts, "ticket.free", sheet.scale.label),
        ]
    )


def notices(sheet: Sheet, texts: Texts, paper: TicketPaper) -> list[Part]:
    """What sets this paper apart: priority, and that it is not the first one."""
    keys = {
        "ticket.priority": paper.side == PRIORITY,
        "ticket.copy": paper.copy > 0,
        "ticket.alone": paper.alone,
    }
    parts: list[Part] = []
    for key in (key for key, applies in keys.items() if applies):
        text = texts.get(key, paper.language)
        parts += [framed(sheet, text, sheet.scale.label), GRID]
    return parts


def subject(sheet: Sheet, texts: Texts, paper: TicketPaper) -> Image.Image:
    """The service, and when the ticket was issued."""
    day = date_words(texts, paper.issued_at, sheet.language)
    time = time_words(texts, paper.issued_at, sheet.language)
    both = texts.get("date.both", sheet.language, day=day, time=time)
    return sheet.text([(paper.service, sheet.scale.title), (both, sheet.scale.text)])
