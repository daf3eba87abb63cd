"""What a touch does while a request is filled in.  Pure.

An act that its screen does not have changes nothing.  Every question leads to the next
one, the last to the summary; one that was come back to leads to the summary again.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from kiosk import form as forms
from kiosk.form import Form
from kiosk.question import Kind
from kiosk.visit import ASKS, Value, Visit
from kiosk.words import Act, Screen

Write = Callable[[Form, str], Form]

TYPED: Mapping[Act, Write] = {
    Act.KEY: forms.write,
    Act.ERASE: lambda form, _: forms.erase(form),
    Act.ERASE_ALL: lambda form, _: forms.erase_all(form),
    Act.BRING_BACK: lambda form, _: forms.bring_back(form),
}

ALWAYS: Mapping[Act, Write] = {
    Act.NEXT: lambda form, given: forms.go_on(form, *today_and_check(given)),
    Act.SKIP: lambda form, _: forms.skip(form),
}

WRITES: Mapping[Screen, Mapping[Act, Write]] = {
    Screen.ASK_TEXT: {
        **TYPED,
        **ALWAYS,
        Act.WORD: forms.take_word,
        Act.KEYS: forms.turn_keys,
    },
    Screen.ASK_NUMBER: {**TYPED, **ALWAYS},
    Screen.ASK_DATE: {
        **ALWAYS,
        Act.PART: forms.pick_part,
        Act.PAGE: lambda form, first: forms.turn_page(form, int(first)),
    },
    Screen.ASK_DOCUMENTS: {
        Act.NEXT: ALWAYS[Act.NEXT],
        Act.PAPER: forms.take_paper,
        Act.PAGE: lambda form, first: forms.turn_page(form, int(first)),
    },
    Screen.ASK_LETTER: {Act.PICK: forms.pick},
    Screen.ASK_CHOICE: {
        Act.PICK: forms.pick,
        Act.SKIP: ALWAYS[Act.SKIP],
        Act.PAGE: lambda form, first: forms.turn_page(form, int(first)),
    },
}
"""What can be done on each screen that asks."""


def today_and_check(given: str) -> tuple[date, str]:
    """What the answer is judged by: ``2026-11-22 warn``."""
    today, _, check = given.partition(" ")
    return date.fromisoformat(today), check


def begin(visit: Visit, value: Value) -> Visit:
    """Ask the first question; what has been answered before is still there."""
    form = visit.form if visit.form.questions else value
    if not isinstance(form, Form):
        return visit
    return shown(visit, forms.at(form, 0))


def fill(visit: Visit, act: Act, value: Value) -> Visit:
    """The visit after an act on a question."""
    write = WRITES[visit.screen].get(act)
    if write is None:
        return visit
    return shown(visit, write(visit.form, "" if value is None else str(value)))


def go_back(visit: Visit) -> Visit:
    """The question before, or what led to the first one."""
    form = visit.form
    if form.correcting:
        return shown(visit, forms.at(form, len(form.questions)))
    place = forms.place_before(form)
    if place is not None:
        return shown(visit, forms.at(form, place))
    if visit.unanswered:
        # Nothing else is begun before it is known whether the request has arrived.
        return shown(visit, forms.at(form, len(form.questions)))
    before = Screen.CONFIRM if visit.side else Screen.DOCUMENTS
    return replace(visit, screen=before, form=forms.at(form, 0))


def correct(visit: Visit, value: Value) -> Visit:
    """Come back from the summary to one question."""
    if isinstance(value, int):
        return shown(visit, forms.correct(visit.form, value))
    return shown(visit, forms.at(visit.form, visit.form.asked[-1]))


def send(visit: Visit, command: Value) -> Visit:
    """Send what is complete; first put what has still to be answered."""
    form = visit.form
    lacking = forms.lacking(form)
    if lacking < len(form.questions):
        return shown(visit, forms.correct(form, lacking))
    return replace(visit, screen=Screen.SENDING, command=str(command))


def uncover(visit: Visit, _: Value) -> Visit:
    """Show all of the national ID; whatever is touched next hides it again."""
    return replace(visit, form=replace(visit.form, uncovered=True))


def cover(visit: Visit, _: Value) -> Visit:
    return replace(visit, form=replace(visit.form, uncovered=False))


def take_up(visit: Visit, value: Value) -> Visit:
    """Back to what could not be sent; by a newer list, to what that asks for.

    That is the summary, or the question at which the center closed.
    """
    if not isinstance(value, Form):
        return shown(visit, visit.form)
    papers = (each for each in value.questions if each.kind == Kind.DOCUMENTS)
    listed = {option.id for question in papers for option in question.options}
    return shown(replace(visit, pages=visit.pages.among(listed), first_line=0), value)


def shown(visit: Visit, form: Form) -> Visit:
    """The screen that a form asks for."""
    screen = Screen.REVIEW if form.at_end else ASKS[form.now.kind]
    return replace(visit, screen=screen, form=form)
