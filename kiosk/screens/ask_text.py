"""A question that is answered on the keyboard: the field, three words, the keys."""

from collections.abc import Sequence

from kiosk.form import Form
from kiosk.holding import reference
from kiosk.keys import OTHERS, Layout
from kiosk.question import Kind
from kiosk.screens.ask import AskScreen
from kiosk.screens.scene import Scene
from kiosk.suggestions import COUNT, suggest, words_of
from kiosk.widgets.field_box import FieldBox
from kiosk.widgets.keyboard import Keyboard
from kiosk.widgets.part import Part, Row
from kiosk.widgets.sill_button import WordButton
from kiosk.words import Act

ROWS = {Kind.NAME: 1, Kind.TEXT: 2, Kind.TEXTAREA: 5}
"""Lines of the field."""

WORDS = {Kind.NAME: "name", Kind.TEXT: "place", Kind.TEXTAREA: "place"}
"""Which list of words is offered."""

CODES = ("_no", "coordinates")
"""Endings of fields that are numbers of papers: the keyboard begins with digits."""

PRINTED = (Kind.TICKET_CHECK, Kind.REFERENCE)
"""What stands on a paper in characters of its own."""

WORD_HEIGHT, WORD_HEIGHT_WIDE = 92, 74
"""On a wide screen the letters need the height; the sill is touched as well."""


class AskTextScreen(AskScreen):
    """Words are offered over the keyboard, and nothing that others typed."""

    def make_field(self) -> None:
        self.field = FieldBox()
        self.offered: tuple[str, ...] = ()
        self.words = [self.word_button(place) for place in range(COUNT)]
        self.erase_all = self.small_button(Act.ERASE_ALL)
        self.bring_back = self.small_button(Act.BRING_BACK)
        self.row = Row(*self.words, self.erase_all, self.bring_back, gap=16)
        self.keyboard = Keyboard(self.touch)
        self.body.gap = 18
        self.body.put(self.field, self.row, self.fault, self.keyboard)

    def word_button(self, place: int) -> WordButton:
        button = self.button(
            Act.WORD, "secondary", role="second", height=WORD_HEIGHT, lines=1, grow=1
        )
        button.tap = lambda: self.touch(Act.WORD, self.offered[place])
        return button

    def small_button(self, act: Act) -> WordButton:
        return self.button(act, "choice", role="second", height=WORD_HEIGHT, lines=1)

    def fields(self) -> Sequence[Part]:
        return (self.field,)

    def keys_of_screen(self) -> Sequence[Part]:
        return self.row, self.keyboard

    def show_field(self, scene: Scene, form: Form) -> None:
        words, question = scene.look.words, form.now
        face = face_of(form, scene)
        latin = face in (Layout.ENGLISH, Layout.CHECKS)
        self.field.rows = ROWS.get(Kind(question.kind), 1)
        # The characters of a ticket are Latin on the paper, whatever digits are wanted.
        printed = question.kind in PRINTED
        written = as_printed(form) if printed else words.digits(form.draft)
        self.field.say(written, "en" if latin else "ar")
        self.keyboard.show(words, face, OTHERS[face])
        for button in (*self.words, self.erase_all, self.bring_back):
            button.least = WORD_HEIGHT_WIDE if scene.look.wide else WORD_HEIGHT
        code = question.id.endswith(CODES)
        kind = None if code else WORDS.get(Kind(question.kind))
        listed = words_of(kind, words.language) if kind else ()
        self.offer(suggest(form.draft, listed))
        self.erase_all.say(scene.say("kiosk.erase_all"))
        self.bring_back.say(scene.say("kiosk.bring_back"))
        self.bring_back.shown = bool(form.erased)
        self.erase_all.shown = not form.erased
        # Half of a screen has no room for both.
        self.row.shown = not (form.fault and scene.look.theme.lowered)
        self.erase_all.possible = bool(form.draft)

    def offer(self, found: tuple[str, ...]) -> None:
        self.offered = found
        for place, button in enumerate(self.words):
            word = found[place] if place < len(found) else ""
            button.touch_id = f"word:{word}"
            button.say(word)
            button.shown = bool(word)


def as_printed(form: Form) -> str:
    """With the letter before it, where it has one that was touched already."""
    if form.now.kind == Kind.REFERENCE:
        return reference(form.answers[0], form.draft)
    return form.draft


def face_of(form: Form, scene: Scene) -> Layout:
    """The face that was turned to, or the one that fits the question."""
    if form.face:
        return form.face
    question = form.now
    if question.kind in PRINTED:
        return Layout.CHECKS
    if question.kind == Kind.PASSPORT:
        return Layout.ENGLISH
    if question.kind == Kind.REQUEST_NUMBER or question.id.endswith(CODES):
        return Layout.SIGNS
    if scene.look.words.language == "en":
        return Layout.ENGLISH
    return form.order or scene.order
