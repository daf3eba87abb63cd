"""A request being filled in: its questions, its answers and what is just being typed.

Frozen values and pure functions; ``kiosk/filling.py`` says which touch does what.
Answers are kept with Western digits, however they were typed and are shown.  The form
is part of the visit and goes with it: nothing else holds an answer.
"""

from dataclasses import dataclass, replace
from datetime import date

from center.domain.catalogue import Document, Field
from center.domain.fields import is_asked
from kiosk.checks import fault_of, is_writable, most_signs, plain
from kiosk.dates import BLANK, with_part
from kiosk.keys import RIGHT_TO_LEFT, Layout
from kiosk.question import Kind, about_documents
from kiosk.suggestions import completed

REQUIRED, UNWRITABLE, TOO_LONG, DIFFERS = (
    "required",
    "characters",
    "too_long",
    "nid_differs",
)


@dataclass(frozen=True, slots=True)
class Form:
    """Where someone is in a request."""

    questions: tuple[Field, ...] = ()
    answers: tuple[str, ...] = ()
    """One for each question; empty where there is none."""
    again: tuple[tuple[str, str], ...] = ()
    """Answers that were doubted and given a second time, by question."""
    place: int = 0
    draft: str = ""
    """What stands in the field now."""
    erased: str = ""
    """What "delete all" has taken away, until something else is typed."""
    fault: str = ""
    """Reason why the draft cannot stand."""
    doubted: str = ""
    """The answer that has to be given once more."""
    first_shown: int = 0
    """The first line shown of a list that does not fit on the screen."""
    face: Layout | None = None
    """The face of the keyboard, once it has been turned."""
    letters: Layout | None = None
    """The face that was left for figures, if it had been turned to."""
    order: Layout | None = None
    """The order of the Arabic letters, once it has been chosen."""
    correcting: bool = False
    """Whether this one question was come back to from the summary."""
    pictures_only: bool = False
    """Whether a paper counts once it is photographed: nobody is shown it later."""
    uncovered: bool = False
    """Whether the national ID stands on the summary in full, for a moment."""
    new: frozenset[str] = frozenset()
    """Questions of a newer list that have not been put yet."""

    @property
    def now(self) -> Field:
        """The question that is asked."""
        return self.questions[self.place]

    @property
    def at_end(self) -> bool:
        return self.place == len(self.questions)

    @property
    def given(self) -> dict[str, str]:
        """Every answer there is, by question, of those that are asked."""
        given: dict[str, str] = {}
        for question, answer in zip(self.questions, self.answers, strict=True):
            if answer and is_asked(question, given):
                given[question.id] = answer
        return given

    @property
    def brought(self) -> frozenset[str]:
        """Ids of the papers that are here."""
        return frozenset(self.given.get(Kind.DOCUMENTS, "").split())

    @property
    def asked(self) -> tuple[int, ...]:
        """Places of the questions that apply."""
        given = self.given
        return tuple(
            place
            for place, question in enumerate(self.questions)
            if is_asked(question, given)
        )


NO_FORM = Form()


def open_form(
    questions: tuple[Field, ...],
    documents: tuple[Document, ...],
    *,
    pictures_only: bool = False,
) -> Form:
    """A request of which nothing has been answered.

    Papers count as brought, unless only those count that are photographed.
    """
    needed = (each.id for each in documents if each.mandatory)
    brought = "" if pictures_only else " ".join(needed)
    papers = about_documents(documents)
    answers = ("",) * len(questions) + (brought,) * len(papers)
    return at(Form(questions + papers, answers, pictures_only=pictures_only), 0)


def at(form: Form, place: int) -> Form:
    """The form with another question asked, and its answer in the field."""
    fresh = Form(
        form.questions,
        form.answers,
        form.again,
        place,
        order=form.order,
        pictures_only=form.pictures_only,
        new=form.new,
    )
    if fresh.at_end:
        return fresh
    return replace(fresh, draft=form.answers[place] or blank_of(fresh.now))


def blank_of(question: Field) -> str:
    return BLANK if question.kind == Kind.DATE else ""


def write(form: Form, text: str) -> Form:
    """Add what a key, or a program, has written; nothing of it if it cannot stand."""
    written = plain(text)
    if not is_writable(form.now, written):
        return replace(form, fault=UNWRITABLE)
    draft = tidy(form.draft + written)
    if len(draft) > most_signs(form.now):
        return replace(form, fault=TOO_LONG)
    return replace(form, draft=draft, fault="", erased="", face=face_after(form, text))


def face_after(form: Form, text: str) -> Layout | None:
    """Letters come back by themselves after a number, as telephones do it."""
    is_over = text.endswith(" ") and form.face is Layout.SIGNS
    return form.letters if is_over else form.face


def tidy(text: str) -> str:
    """No space at the beginning, and never two."""
    while "  " in text:
        text = text.replace("  ", " ")
    return text.lstrip(" ")


def erase(form: Form) -> Form:
    """Take the last sign away."""
    return replace(form, draft=form.draft[:-1], fault="")


def erase_all(form: Form) -> Form:
    """Empty the field; ``bring_back`` undoes it."""
    return replace(form, draft="", erased=form.draft, fault="")


def bring_back(form: Form) -> Form:
    return replace(form, draft=form.erased, erased="", fault="")


def take_word(form: Form, word: str) -> Form:
    """End the word that was begun with a suggested one."""
    return write(replace(form, draft=""), completed(form.draft, word))


def pick_part(form: Form, part: str) -> Form:
    """``day:5`` sets a part of the date, ``day:`` asks for it again."""
    name, _, number = part.partition(":")
    draft = with_part(form.draft, name, int(number or 0))
    return replace(form, draft=draft, fault="", first_shown=0)


def turn_keys(form: Form, face: str) -> Form:
    """Another face of the keyboard; an order of the letters is remembered."""
    layout = Layout(face)
    order = layout if layout in RIGHT_TO_LEFT else form.order
    letters = form.face if layout is Layout.SIGNS else None
    return replace(form, face=layout, letters=letters, order=order)


def turn_page(form: Form, first: int) -> Form:
    return replace(form, first_shown=first)


def pick(form: Form, option: str) -> Form:
    """Answer with one touch, and go on."""
    return kept(form, option)


def take_paper(form: Form, document: str) -> Form:
    """A paper is here after all, or is not."""
    brought = dict.fromkeys(form.draft.split())
    if document in brought:
        del brought[document]
    else:
        brought[document] = None
    return replace(form, draft=" ".join(brought))


def skip(form: Form) -> Form:
    """Leave an optional question unanswered, and go on."""
    return form if form.now.required else kept(form, "")


def go_on(form: Form, today: date, check: str) -> Form:
    """Keep the answer and ask the next, unless something is wrong with it."""
    answer = form.draft.strip()
    if form.now.kind in (Kind.DOCUMENTS, Kind.MISSING):
        return kept(form, answer)
    if answer == blank_of(form.now):
        return replace(form, fault=REQUIRED) if form.now.required else skip(form)
    if form.doubted and answer == form.doubted:
        return kept(form, answer, again=answer)
    reason, doubtful = fault_of(form.now, answer, today, check, form.given)
    if doubtful:
        # The field is emptied: only what is typed twice alike is accepted.
        fault = DIFFERS if form.doubted else reason
        return replace(form, draft="", erased="", fault=fault, doubted=answer)
    if reason:
        return replace(form, fault=reason)
    return kept(form, answer)


def kept(form: Form, answer: str, again: str = "") -> Form:
    """The form with an answer, at the next question."""
    answers = [
        "" if question.since == form.now.id and before < answer else before
        for question, before in zip(form.questions, form.answers, strict=True)
    ]  # a period that would end before it begins is asked for its end again
    answers[form.place] = answer
    twice = {**dict(form.again), form.now.id: again}
    done = replace(
        form,
        answers=tuple(answers),
        again=tuple((key, value) for key, value in twice.items() if value),
        new=form.new - {form.now.id},
    )
    return replace(at(done, next_place(done)), correcting=form.correcting)


def next_place(form: Form) -> int:
    """The next question; after a correction only one that still lacks its answer."""
    if form.correcting:
        return lacking(form)
    return next(
        (place for place in form.asked if place > form.place), len(form.questions)
    )


def lacking(form: Form) -> int:
    """The first question that has to be put before anything is sent."""
    for place in form.asked:
        question = form.questions[place]
        unanswered = question.required and not form.answers[place]
        if unanswered or question.id in form.new:
            return place
    return len(form.questions)


def place_before(form: Form) -> int | None:
    """The question asked before this one; none at the first."""
    before = [place for place in form.asked if place < form.place]
    return before[-1] if before else None


def correct(form: Form, place: int) -> Form:
    """Come back from the summary to one question."""
    return replace(at(form, place), correcting=True)
