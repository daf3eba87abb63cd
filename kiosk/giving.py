"""What is sent of a request: the answers that were asked for, and the papers."""

from center.domain.catalogue import Document
from kiosk.answers import Service
from kiosk.camera.photographs import Pages
from kiosk.client import Given
from kiosk.form import Form
from kiosk.question import Kind
from kiosk.visit import ORDINARY, Visit


def given_of(visit: Visit, service: Service) -> Given:
    """Everything that someone has given, as the center takes it."""
    form = visit.form
    fields = {key: text for key, text in form.given.items() if key != Kind.DOCUMENTS}
    return Given(
        service=visit.service,
        side=visit.side or ORDINARY,
        fields=fields,
        again={key: text for key, text in form.again if key in fields},
        documents=papers_of(form, service, visit.pages),
    )


def papers_of(form: Form, service: Service, pages: Pages) -> dict[str, str]:
    """An answer for each paper of the list."""
    seen = form.brought if not service.needs_no_window else frozenset[str]()
    return {each.id: paper_of(each, seen, pages) for each in service.documents}


def paper_of(document: Document, seen: frozenset[str], pages: Pages) -> str:
    """``seen`` are those that somebody will be shown."""
    if pages.of(document.id):
        return "photo"
    if document.id in seen:
        return "paper"
    return "missing" if document.mandatory else "not_applicable"
