"""What is done with a ticket or a receipt in somebody's hand.  Pure.

A code that is shown leads to its own paper, whatever it was shown for; a foreign one is
said to be foreign.  What cannot be taken back is asked once more.  Everything here is a
part of the tables of ``kiosk/flow.py``.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk import filling, photographing
from kiosk import form as forms
from kiosk.answers import Followed, Standing
from kiosk.camera.photographs import NO_PAGES
from kiosk.codes import Code, code_of
from kiosk.form import NO_FORM, Form
from kiosk.holding import (
    ABOUT_REQUESTS,
    REFERENCE_FORM,
    SERVICES,
    TICKET_FORM,
    YEAR,
    Held,
    Purpose,
    missing_form,
    request_form,
    typed_reference,
    typed_request,
    typed_ticket,
)
from kiosk.question import Kind
from kiosk.visit import FIELDS, Value, Visit
from kiosk.words import Act, News, Screen

Key = tuple[Screen, Act | News]
Change = Callable[[Visit, Value], Visit | None]

FOREIGN = "foreign_code"
"""Refusal of a code that is on no paper of ours."""

NOT_UNDONE = ("cancel", "withdraw")
"""What is asked once more before it is done."""

MOVES: Mapping[Key, Screen] = {
    (Screen.LOOKING, News.REFUSED): Screen.NOT_FOUND,
    (Screen.LOOKING, News.UNANSWERED): Screen.NOT_FOUND,
    (Screen.SURE, Act.CONFIRM): Screen.DOING,
    (Screen.DOING, News.TICKET_SEEN): Screen.SETTLED,
    (Screen.DOING, News.REQUEST_SEEN): Screen.SETTLED,
    (Screen.DOING, News.EXPECTED): Screen.DOING,
    (Screen.DOING, News.ISSUED): Screen.PRINTING,
    (Screen.DOING, News.FILED): Screen.RECEIPT_PRINTING,
    (Screen.DOING, News.REFUSED): Screen.NOT_DONE,
    (Screen.DOING, News.UNANSWERED): Screen.NOT_DONE,
    (Screen.NOT_DONE, Act.TRY_AGAIN): Screen.DOING,
}

TAKES: Mapping[Key, str] = {
    (Screen.LOOKING, News.REFUSED): "refusal",
    (Screen.SURE, Act.CONFIRM): "command",
    (Screen.DOING, News.TICKET_SEEN): "standing",
    (Screen.DOING, News.REQUEST_SEEN): "followed",
    (Screen.DOING, News.EXPECTED): "expected",
    (Screen.DOING, News.ISSUED): "ticket",
    (Screen.DOING, News.FILED): "filed",
    (Screen.DOING, News.REFUSED): "refusal",
}

ENDS: Mapping[Screen, tuple[Act | News, ...]] = {
    Screen.NOT_FOUND: (Act.DONE,),
    Screen.IN_HAND: (Act.DONE,),
    Screen.FOLLOWED: (Act.DONE,),
    Screen.NOT_DONE: (Act.DONE,),
    Screen.SETTLED: (Act.DONE,),
}

CHOSEN = ("purpose", "held", "standing", "followed", "wanted", "refusal")
"""Fields of a visit that are forgotten on the way back to the categories."""

READING = frozenset(
    (
        Screen.WELCOME,
        Screen.CATEGORY,
        Screen.PURPOSES,
        Screen.SHOW_CODE,
        Screen.NOT_FOUND,
        Screen.IN_HAND,
        Screen.FOLLOWED,
        Screen.SETTLED,
    )
)
"""Where a code may be shown; and while its number is being typed."""


def change(visit: Visit, act: Act | News, value: Value) -> Visit | None:
    """The visit after an act about a paper in hand; None where that is none."""
    about_paper = is_about_paper(visit)
    if act is Act.CODE and (about_paper or visit.screen in READING):
        return read(visit, str(value))
    if (visit.screen, act) in CHANGES:
        return CHANGES[visit.screen, act](visit, value)
    if about_paper and isinstance(act, Act):
        return fill(visit, act, value)
    return None


def is_about_paper(visit: Visit) -> bool:
    """Whether the question that is asked is the kiosk's own."""
    questions = visit.form.questions
    return visit.screen in FIELDS and bool(questions) and questions[0].kind in FINISH


def begun(visit: Visit, screen: Screen) -> Visit:
    """As if nothing had been chosen before."""
    first = Visit(visit.home_language, visit.language)
    names = ("category", "service", "side", "form", "expected", "command", *CHOSEN)
    firsts = ("first_category", "first_service", "first_document", "first_line")
    blank = {name: getattr(first, name) for name in (*names, *firsts, "pages")}
    return replace(visit, screen=screen, **blank)


def choose(visit: Visit, value: Value) -> Visit | None:
    purpose = Purpose(str(value))
    chosen = replace(begun(visit, Screen.SHOW_CODE), purpose=purpose)
    return to_service(chosen) if purpose is Purpose.COMPLAIN else chosen


def why(visit: Visit, value: Value) -> Visit:
    """Why a purpose cannot be served now, before anything is shown or typed."""
    purpose = Purpose(str(value))
    told = begun(visit, Screen.NOT_OFFERED)
    return replace(told, purpose=purpose, service=SERVICES[purpose])


def to_purposes(visit: Visit, _: Value) -> Visit | None:
    return begun(visit, Screen.PURPOSES) if visit.purpose else None


def to_service(visit: Visit, _: Value = None) -> Visit | None:
    """To the papers of the service by which the purpose is served, and a ticket."""
    service = service_of(visit)
    if not service:
        return None
    return replace(visit, screen=Screen.DOCUMENTS, service=service, form=NO_FORM)


def service_of(visit: Visit) -> str:
    """The service by which the purpose is served; empty where none is needed.

    A request that was shown is completed by its own service, for which alone a clerk
    sees it; without the receipt papers are shown for a service of their own.
    """
    if visit.purpose == Purpose.COMPLETE and visit.followed:
        return visit.followed.service
    return SERVICES.get(Purpose(visit.purpose), "") if visit.purpose else ""


def from_service(visit: Visit, barred: Value) -> Visit | None:
    """Back from those papers to where they were asked for.

    ``barred``: the service cannot be had now, and no code would help.
    """
    if not visit.purpose:
        return None
    before = Screen.FOLLOWED if visit.followed else Screen.SHOW_CODE
    if visit.purpose == Purpose.COMPLAIN or (barred and not visit.followed):
        return begun(visit, Screen.PURPOSES)
    return replace(visit, screen=before, service="", first_document=0, form=NO_FORM)


def type_number(visit: Visit, value: Value) -> Visit:
    """Ask for what is printed; ``value`` begins with the year of today."""
    if not visit.purpose:
        return begun(visit, Screen.PURPOSES)
    asked = TICKET_FORM
    if visit.purpose in ABOUT_REQUESTS:
        asked = request_form(str(value)[:YEAR])
    return filling.shown(replace(visit, refusal=""), asked)


def read(visit: Visit, text: str) -> Visit:
    """Look up the paper of a code, if it can be one of ours."""
    kind = code_of(text)
    if kind is Code.FOREIGN:
        return replace(
            begun(visit, Screen.SHOW_CODE), purpose=visit.purpose, refusal=FOREIGN
        )
    return look_up(visit, Held(kind, text, scanned=True))


def look_up(visit: Visit, held: Held) -> Visit:
    looking = begun(visit, Screen.LOOKING)
    return replace(looking, purpose=visit.purpose, held=held)


def see_ticket(visit: Visit, value: Value) -> Visit | None:
    if not isinstance(value, Standing):
        return None
    return replace(
        visit,
        screen=Screen.IN_HAND,
        purpose=Purpose.TICKET,
        standing=value,
        expected=value.expected,
    )


def see_request(visit: Visit, value: Value) -> Visit | None:
    if not isinstance(value, Followed):
        return None
    known = visit.purpose in ABOUT_REQUESTS
    purpose = visit.purpose if known else Purpose.TRACK
    return replace(visit, screen=Screen.FOLLOWED, purpose=purpose, followed=value)


def try_again(visit: Visit, _: Value) -> Visit:
    """Ask the center again, or the person for another code."""
    if visit.held and not visit.refusal:
        return look_up(visit, visit.held)
    return replace(begun(visit, Screen.SHOW_CODE), purpose=visit.purpose)


def look_again(visit: Visit, _: Value) -> Visit | None:
    """What was shown is not true any more."""
    return look_up(visit, visit.held) if visit.held else None


def do(visit: Visit, value: Value) -> Visit | None:
    """Begin one of the things that the paper allows."""
    wanted = str(value)
    if wanted in set(Purpose):
        return to_service(replace(visit, purpose=wanted))
    if wanted == "documents" and visit.followed:
        asked = replace(visit, pages=NO_PAGES)
        return filling.shown(asked, missing_form(visit.followed))
    return send(visit, wanted, ask=wanted in NOT_UNDONE)


def send(visit: Visit, wanted: str, ask: bool = False) -> Visit:
    screen = Screen.SURE if ask else Screen.DOING
    return replace(visit, screen=screen, wanted=wanted, command="", refusal="")


def paper(visit: Visit, _: Value = None) -> Visit:
    """Back to the paper in hand."""
    screen = Screen.FOLLOWED if visit.followed else Screen.IN_HAND
    return replace(visit, screen=screen, form=NO_FORM, wanted="", pages=NO_PAGES)


def fill(visit: Visit, act: Act, value: Value) -> Visit:
    """A key of the kiosk's own questions; the last one leads to the center."""
    if (visit.screen, act) in photographing.CHANGES:
        return photographing.CHANGES[visit.screen, act](visit, value)
    if act is Act.REFERENCE and visit.form.now.kind == Kind.RECEIPT_NUMBER:
        return filling.shown(visit, REFERENCE_FORM)
    if act is Act.BACK and forms.place_before(visit.form) is None:
        before = replace(visit, screen=Screen.SHOW_CODE, form=NO_FORM)
        return paper(visit) if visit.followed else before
    if act is Act.BACK:
        return filling.go_back(visit)
    filled = filling.fill(visit, act, value)
    if not filled.form.at_end:
        return filled
    return FINISH[filled.form.questions[0].kind](filled, filled.form)


def bring(visit: Visit, form: Form) -> Visit:
    """Papers that were missing are here; or none of them after all."""
    return send(visit, "documents") if form.answers[0] else paper(visit)


FINISH: Mapping[str, Callable[[Visit, Form], Visit]] = {
    Kind.TICKET_LETTER: lambda visit, form: look_up(visit, typed_ticket(form)),
    Kind.RECEIPT_NUMBER: lambda visit, form: look_up(visit, typed_request(form)),
    Kind.REFERENCE_LETTER: lambda visit, form: look_up(visit, typed_reference(form)),
    Kind.MISSING: bring,
}
"""What follows when all has been answered, by the first question."""

CHANGES: Mapping[Key, Change] = {
    (Screen.WELCOME, Act.OTHER): lambda visit, _: begun(visit, Screen.PURPOSES),
    (Screen.CATEGORY, Act.OTHER): lambda visit, _: begun(visit, Screen.PURPOSES),
    (Screen.PURPOSES, Act.BACK): lambda visit, _: begun(visit, Screen.WELCOME),
    (Screen.PURPOSES, Act.PURPOSE): choose,
    (Screen.PURPOSES, Act.WHY): why,
    (Screen.NOT_OFFERED, Act.BACK): to_purposes,
    (Screen.SHOW_CODE, Act.BACK): lambda visit, _: begun(visit, Screen.PURPOSES),
    (Screen.SHOW_CODE, Act.TYPE): type_number,
    (Screen.SHOW_CODE, Act.WITHOUT): to_service,
    (Screen.LOOKING, News.TICKET_SEEN): see_ticket,
    (Screen.LOOKING, News.REQUEST_SEEN): see_request,
    (Screen.NOT_FOUND, Act.TRY_AGAIN): try_again,
    (Screen.NOT_FOUND, Act.TYPE): type_number,
    (Screen.NOT_FOUND, Act.BACK): lambda visit, _: begun(visit, Screen.PURPOSES),
    (Screen.IN_HAND, Act.DO): do,
    (Screen.FOLLOWED, Act.DO): do,
    (Screen.SETTLED, Act.DO): do,
    (Screen.SURE, Act.BACK): paper,
    (Screen.NOT_DONE, Act.BACK): look_again,
    (Screen.DOCUMENTS, Act.BACK): from_service,
}
"""What a table of screens alone cannot say."""
