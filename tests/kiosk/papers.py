"""Papers for the tests: real services, a promise of the real length."""

from dataclasses import replace
from typing import Any

from center.catalogue_file import load_catalogue
from center.texts import ASSETS, Texts
from kiosk.paper.receipt import ReceiptPaper
from kiosk.paper.slip import ListPaper
from kiosk.paper.ticket import TicketPaper

TEXTS = Texts.load()
SERVICES = load_catalogue(ASSETS / "catalogue.yaml").services
PROMISE = "HTTP://127.0.0.1:8090/V/" + "AEGQAAEAAAAAABGSNEQHAZ2EACJ3K7X4" * 4 + "B" * 20
SUNDAY = 1795335840000
"""Sunday 22 November 2026, 10:24 in Cairo."""
PLACES = {"ar": ("الزقازيق", "الشرقية"), "en": ("Zagazig", "Sharqia")}


def ticket_paper(service: str = "shop_licence", **changes: Any) -> TicketPaper:
    """D147 for a service, with whatever the test wants otherwise."""
    language = changes.get("language", "ar")
    center, governorate = PLACES[language]
    paper = TicketPaper(
        center=center,
        governorate=governorate,
        letter="D",
        letter_ar="د",
        number=147,
        check="7K",
        service=service_name(service, language),
        side="ordinary",
        people_ahead=7,
        wait_from=15,
        wait_to=20,
        issued_at=SUNDAY,
        documents=SERVICES[service].documents,
        url=PROMISE,
    )
    return replace(paper, **changes)


def list_paper(service: str = "shop_licence", language: str = "ar") -> ListPaper:
    """The slip of a service."""
    return ListPaper(
        *PLACES[language],
        service=service_name(service, language),
        documents=SERVICES[service].documents,
        days=SERVICES[service].days,
        issued_at=SUNDAY,
        language=language,
    )


def service_name(service: str, language: str) -> str:
    known = SERVICES[service]
    return known.name_ar if language == "ar" else known.name_en


def receipt_paper(language: str = "ar", **changes: Any) -> ReceiptPaper:
    """The receipt of a service that needs no window."""
    paper = ReceiptPaper(
        *PLACES[language],
        service=service_name("street_light", language),
        request="13-SHR01-2026-0000147-R",
        secret="048213",
        received_at=SUNDAY,
        due="2026-11-26",
        department="إدارة الكهرباء والإنارة",
        missing=(),
        url=PROMISE,
        language=language,
    )
    return replace(paper, **changes)
