"""The questions of a request: the fields of its service, one a screen.  Pure."""

from enum import StrEnum

from center.domain.catalogue import Document, Field, Word


class Kind(StrEnum):
    """How a question is answered (``docs/protocol.md``, "Requests and dossiers")."""

    NAME = "name"
    TEXT = "text"
    TEXTAREA = "textarea"
    DIGITS = "digits"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    PLACE = "place"
    BOOLEAN = "boolean"
    NATIONAL_ID = "national_id"
    MOBILE = "mobile"
    PASSPORT = "passport"
    REQUEST_NUMBER = "request_number"
    DOCUMENTS = "documents"
    """The kiosk's own, the last one: which papers have been brought."""
    MISSING = "missing"
    """The kiosk's own too, as the others below: which are here that were missing."""
    TICKET_LETTER = "ticket_letter"
    TICKET_NUMBER = "ticket_number"
    TICKET_CHECK = "ticket_check"
    RECEIPT_NUMBER = "receipt_number"
    """Year and running number, digits only."""
    REFERENCE_LETTER = "reference_letter"
    """A kiosk's letter: it took the request while the center was away."""
    REFERENCE = "reference"
    SECRET = "secret"


YES, NO = "yes", "no"


def about_documents(documents: tuple[Document, ...]) -> tuple[Field, ...]:
    """Which of the papers have been brought; nothing where none are needed."""
    if not documents:
        return ()
    words = tuple(Word(each.id, each.ar, each.en) for each in documents)
    return (Field("documents", "", "", Kind.DOCUMENTS, False, words),)


def option_of(question: Field, option_id: str) -> Word | None:
    return next((each for each in question.options if each.id == option_id), None)
