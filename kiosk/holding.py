"""A paper in somebody's hand, and what it is wanted for.  Pure.

Whoever has a ticket or a receipt shows its code, or types what is printed beside it:
the letter, number and two characters of a ticket, the number and secret of a request.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from center.domain.catalogue import Field, Word
from center.domain.request_number import check_character
from kiosk.answers import Followed
from kiosk.codes import Code
from kiosk.form import Form
from kiosk.question import Kind


class Purpose(StrEnum):
    """What somebody has come for who is not new here; or to complain."""

    TICKET = "ticket"
    TRACK = "track"
    COMPLETE = "complete"
    PAY = "pay"
    COLLECT = "collect"
    COMPLAIN = "complain"


SERVICES = {
    Purpose.COMPLETE: "complete_documents",
    Purpose.PAY: "pay_fees",
    Purpose.COLLECT: "collect_document",
    Purpose.COMPLAIN: "complaint",
}
"""Services of the catalogue by which a purpose is served."""

ABOUT_REQUESTS = (Purpose.TRACK, Purpose.COMPLETE, Purpose.PAY, Purpose.COLLECT)


@dataclass(frozen=True, slots=True)
class Held:
    """What proves that a paper is here; never to be written to a log."""

    kind: Code
    code: str = field(repr=False)
    """Text of the QR, or what was typed of a number."""
    secret: str = field(default="", repr=False)
    scanned: bool = False


def question(kind: Kind, options: tuple[Word, ...] = ()) -> Field:
    """The kiosk's own question; the screen knows its words by its kind."""
    return Field(kind.value, "", "", kind, kind is not Kind.MISSING, options)


TICKET_FORM = Form(
    tuple(map(question, (Kind.TICKET_LETTER, Kind.TICKET_NUMBER, Kind.TICKET_CHECK))),
    ("",) * 3,
)
REFERENCE_FORM = Form(
    tuple(map(question, (Kind.REFERENCE_LETTER, Kind.REFERENCE, Kind.SECRET))),
    ("",) * 3,
)
"""Of a receipt that a kiosk gave while the center was away."""

YEAR, RUNNING = 4, 7
"""Digits of a request's number that are typed."""


def request_form(year: str) -> Form:
    """The number begins with the year, which stands there already."""
    questions = question(Kind.RECEIPT_NUMBER), question(Kind.SECRET)
    return Form(questions, ("", ""), draft=year)


def missing_form(followed: Followed) -> Form:
    """Which of the papers that were missing are here now; none, to begin with."""
    words = tuple(Word(each.id, each.ar, each.en) for each in followed.lacking)
    only = followed.needs_no_window
    return Form((question(Kind.MISSING, words),), ("",), pictures_only=only)


def typed_ticket(form: Form) -> Held:
    """``D147 7K``, as the center takes it."""
    letter, number, check = form.answers
    return Held(Code.TICKET, f"{letter}{number} {check}")


def typed_request(form: Form) -> Held:
    number, secret = form.answers
    return Held(Code.REQUEST, number, secret)


def typed_reference(form: Form) -> Held:
    """``K-7KPM-2X9F``."""
    letter, signs, secret = form.answers
    return Held(Code.REQUEST, reference(letter, signs), secret)


def reference(letter: str, signs: str) -> str:
    """As it stands on the paper, as far as it was typed."""
    return "-".join(part for part in (letter, signs[:4], signs[4:]) if part)


def request_number(center: str, typed: str) -> str:
    """As it stands on the receipt, as far as it was typed; ``center`` is ``13-SHR07``.

    The last sign follows from the others, so nobody has to look for it on a keyboard:
    who sees another one than on the paper has mistyped something.
    """
    parts = [part for part in (center, typed[:YEAR], typed[YEAR:]) if part]
    body = "-".join(parts)
    if len(typed) < YEAR:
        return body
    if len(typed) < YEAR + RUNNING:
        return body if len(typed) > YEAR else f"{body}-"
    return f"{body}-{check_character(body)}"
