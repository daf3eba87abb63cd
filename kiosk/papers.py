"""What is printed for a visit, as jobs for the printer's thread."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PIL import Image

from center.texts import Texts
from kiosk.answers import Center, Expected, Filed, Issued, Service
from kiosk.paper.receipt import ReceiptPaper, draw_receipt
from kiosk.paper.slip import ListPaper, draw_list
from kiosk.paper.ticket import TicketPaper, draw_ticket
from kiosk.paper.training import mark_training


class Draw(Protocol):
    """Draws a paper: the first (0), or one of its copies."""

    def __call__(self, copy: int = 0) -> Image.Image: ...


def pick(language: str, arabic: str, english: str) -> str:
    return arabic if language == "ar" else english


def ticket_drawing(
    texts: Texts,
    dots: int,
    language: str,
    center: Center,
    service: Service,
    ticket: Issued,
    expected: Expected,
    filed: Filed | None = None,
) -> Draw:
    """How to draw a ticket, later and on another thread."""
    paper = TicketPaper(
        center=pick(language, center.name_ar, center.name_en),
        governorate=pick(language, center.governorate_ar, center.governorate_en),
        letter=ticket.letter,
        letter_ar=ticket.letter_ar,
        number=ticket.number,
        check=ticket.check,
        service=pick(language, service.name_ar, service.name_en),
        side=ticket.side,
        people_ahead=expected.people_ahead,
        wait_from=expected.wait_from,
        wait_to=expected.wait_to,
        issued_at=ticket.issued_at,
        documents=service.documents,
        url=ticket.url,
        language=language,
        request=filed.request if filed else "",
        secret=filed.secret if filed else "",
        alone=ticket.alone,
    )
    return drawing(
        center,
        texts,
        language,
        lambda copy: draw_ticket(replace(paper, copy=copy), texts, dots),
    )


def receipt_drawing(
    texts: Texts,
    dots: int,
    language: str,
    center: Center,
    service: Service,
    filed: Filed,
) -> Draw:
    """How to draw the receipt of a request."""
    missing = tuple(each for each in service.documents if each.id in filed.missing)
    paper = ReceiptPaper(
        center=pick(language, center.name_ar, center.name_en),
        governorate=pick(language, center.governorate_ar, center.governorate_en),
        service=pick(language, service.name_ar, service.name_en),
        request=filed.request,
        secret=filed.secret,
        received_at=filed.received_at,
        due=filed.due,
        department=pick(language, filed.department_ar, filed.department_en),
        missing=missing,
        url=filed.url,
        alone=filed.alone,
        language=language,
    )
    return drawing(
        center,
        texts,
        language,
        lambda copy: draw_receipt(replace(paper, copy=copy), texts, dots),
    )


def list_drawing(
    texts: Texts, dots: int, language: str, center: Center, service: Service, now: int
) -> Draw:
    """How to draw a service's documents, without a number."""
    paper = ListPaper(
        center=pick(language, center.name_ar, center.name_en),
        governorate=pick(language, center.governorate_ar, center.governorate_en),
        service=pick(language, service.name_ar, service.name_en),
        documents=service.documents,
        days=service.days,
        issued_at=now,
        language=language,
    )
    return drawing(center, texts, language, lambda _: draw_list(paper, texts, dots))


def drawing(
    center: Center, texts: Texts, language: str, draw: Callable[[int], Image.Image]
) -> Draw:
    """As it is drawn; of a center to learn on, marked as good for nothing."""
    if not center.training:
        return lambda copy=0: draw(copy)
    return lambda copy=0: mark_training(draw(copy), texts, language)
