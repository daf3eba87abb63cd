"""What is sent of a request: the answers that were asked for, and the papers."""

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
    absent = {True: "missing", False: "not_applicable"}
    return {
        each.id: here(each.id, pages)
        if each.id in form.brought
        else absent[each.mandatory]
        for each in service.documents
    }


def here(document: str, pages: Pages) -> str:
    return "photo" if pages.of(document) else "paper"
