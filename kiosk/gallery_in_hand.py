"""A ticket and a receipt in hand on each of their screens, for the gallery."""

from collections.abc import Iterator
from dataclasses import replace

from msgspec.structs import replace as struct_replace

from kiosk.answers import Answered, Catalogue, Expected, Followed, Standing
from kiosk.codes import Code
from kiosk.form import Form, at
from kiosk.gallery_requests import FILED
from kiosk.holding import (
    REFERENCE_FORM,
    TICKET_FORM,
    Held,
    Purpose,
    missing_form,
    request_form,
)
from kiosk.in_hand import FOREIGN
from kiosk.visit import ASKS, CAN_PRINT, Visit
from kiosk.words import News, Screen

EXPECTED = Expected(7, 15, 20)
CHOICES = {
    "waiting": ("cancel", "print"),
    "called": (),
    "serving": (),
    "parked": ("resume", "cancel", "print"),
    "no_show": ("return",),
    "served": ("rating",),
    "cancelled": (),
}
"""States of a ticket, and what each allows."""

ACTS = {
    "received": ("documents", "withdraw"),
    "incomplete": ("documents", "withdraw", "print"),
    "complete": ("withdraw", "print"),
    "routed": ("withdraw", "print"),
    "withdrawn": (),
}


def standing(state: str) -> Standing:
    window = 4 if state in ("called", "serving") else None
    return Standing(
        "20261122-D147", "D", "د", 147, state, CHOICES[state], EXPECTED, window
    )


def followed(state: str, catalogue: Catalogue) -> Followed:
    service = catalogue.service("reconciliation")
    lacking = state in ("received", "incomplete")
    documents = tuple(
        Answered(each.id, each.ar, each.en, "missing" if place < 3 else "paper")
        for place, each in enumerate(service.documents)
    )
    return Followed(
        request=FILED.request,
        service=service.id,
        name_ar=service.name_ar,
        name_en=service.name_en,
        state=state,
        received_at=FILED.received_at,
        due=FILED.due if state == "routed" else "",
        department_ar=FILED.department_ar,
        department_en=FILED.department_en,
        documents=documents if lacking else (),
        acts=ACTS[state],
        ticket="20261122-D147",
        ticket_open=state == "received",
    )


TYPED: tuple[tuple[str, Form, int, str], ...] = (
    ("ask-ticket-letter", TICKET_FORM, 0, ""),
    ("ask-ticket-number", TICKET_FORM, 1, "147"),
    ("ask-ticket-check", TICKET_FORM, 2, "7"),
    ("ask-receipt", request_form("2026"), 0, "20260000147"),
    ("ask-receipt-begun", request_form("2026"), 0, "2026"),
    ("ask-reference-letter", REFERENCE_FORM, 0, ""),
    ("ask-reference", replace(REFERENCE_FORM, answers=("K", "", "")), 1, "7KPM2"),
    ("ask-secret", request_form("2026"), 1, "0482"),
)


def papers_in_hand(start: Visit, catalogue: Catalogue) -> Iterator[tuple[str, Visit]]:
    """From the first question to what was done."""
    yield "purposes", replace(start, screen=Screen.PURPOSES)
    yield from showing(replace(start, screen=Screen.SHOW_CODE))
    for name, form, place, draft in TYPED:
        there = replace(at(form, place), draft=draft)
        screen = ASKS[there.now.kind]
        yield name, replace(start, screen=screen, form=there, purpose=Purpose.TRACK)
    yield "looking", replace(start, screen=Screen.LOOKING)
    yield from not_found(replace(start, screen=Screen.NOT_FOUND))
    for state in CHOICES:
        shown = replace(start, standing=standing(state), purpose=Purpose.TICKET)
        ticket = replace(shown, screen=Screen.IN_HAND, expected=EXPECTED)
        yield f"in-hand-{state}", ticket
    has_another = struct_replace(standing("no_show"), choices=(), another=True)
    yield "in-hand-another", replace(ticket, standing=has_another)
    yield from requests_in_hand(start, catalogue)
    yield from settled(start, catalogue)
    kept = replace(
        start, screen=Screen.KEEP_RECEIPT, filed=FILED, service=FILED.service
    )
    yield "keep-receipt-print", replace(kept, printer=CAN_PRINT[0])


def showing(asked: Visit) -> Iterator[tuple[str, Visit]]:
    reads = replace(asked, reads_codes=True)
    yield "show-code-ticket", replace(reads, purpose=Purpose.TICKET)
    yield "show-code-pay", replace(reads, purpose=Purpose.PAY)
    yield "show-code-no-scanner", replace(asked, purpose=Purpose.COLLECT)
    yield "show-code-foreign", replace(reads, refusal=FOREIGN)
    foreign = replace(reads, purpose=Purpose.COMPLETE, refusal=FOREIGN)
    yield "show-code-foreign-receipt", foreign


def not_found(missed: Visit) -> Iterator[tuple[str, Visit]]:
    ticket, request = Held(Code.TICKET, "D147 7K"), Held(Code.REQUEST, "20260000147")
    scanned = Held(Code.TICKET, "", scanned=True)
    for name, held, refusal in (
        ("scanned", scanned, "wrong_presence"),
        ("ticket", ticket, "wrong_presence"),
        ("request", request, "wrong_follow"),
        ("locked", request, "follow_locked"),
        ("unanswered", request, ""),
    ):
        shown = replace(missed, held=held, refusal=refusal, reads_codes=True)
        yield f"not-found-{name}", shown
    locked = replace(shown, refusal="follow_locked", locked_minutes=15)
    yield "not-found-locked-for", locked
    yield "not-found-locked-no-scanner", replace(locked, reads_codes=False)
    yield "not-found-away", replace(missed, held=request, center=News.ALONE)


def requests_in_hand(start: Visit, catalogue: Catalogue) -> Iterator[tuple[str, Visit]]:
    for state in ACTS:
        known = replace(
            start,
            screen=Screen.FOLLOWED,
            followed=followed(state, catalogue),
            purpose=Purpose.TRACK,
        )
        yield f"followed-{state}", known
    pay = replace(known, followed=followed("routed", catalogue), purpose=Purpose.PAY)
    yield "followed-pay", pay
    missing = missing_form(followed("received", catalogue))
    asked = replace(pay, screen=Screen.ASK_DOCUMENTS, form=missing)
    yield "ask-missing", asked
    yield "ask-missing-camera", replace(asked, camera="ok")
    asked = replace(pay, screen=Screen.CONFIRM, service="pay_fees", side="ordinary")
    yield "confirm-pay", replace(asked, category="rev", expected=EXPECTED)


def settled(start: Visit, catalogue: Catalogue) -> Iterator[tuple[str, Visit]]:
    for wanted in ("cancel", "withdraw"):
        yield f"sure-{wanted}", replace(start, screen=Screen.SURE, wanted=wanted)
    refused = replace(start, screen=Screen.NOT_DONE, wanted="return")
    yield "not-done-refused", replace(refused, refusal="too_late")
    yield "not-done-unanswered", refused
    done = replace(start, screen=Screen.SETTLED)
    for wanted in ("return", "resume", "cancel", "rating:good", "withdraw"):
        yield f"settled-{wanted.partition(':')[0]}", replace(done, wanted=wanted)
    for state in ("received", "incomplete", "routed"):
        known = followed(state, catalogue)
        brought = replace(done, wanted="documents", followed=known)
        yield f"settled-documents-{state}", brought
