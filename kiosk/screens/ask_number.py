"""A question that is answered on the keypad: the national ID, a count, a telephone."""

from collections.abc import Sequence

from kiosk.form import Form
from kiosk.holding import request_number
from kiosk.keys import Pad
from kiosk.question import Kind
from kiosk.said import grouped, hidden
from kiosk.screens.ask import AskScreen, spaced
from kiosk.screens.scene import Scene
from kiosk.screens.screen import SIDE
from kiosk.widgets.field_box import FieldBox
from kiosk.widgets.keypad import Keypad
from kiosk.widgets.number_field import IdBoxes
from kiosk.widgets.part import Part
from kiosk.widgets.text import Text, second_paint
from kiosk.words import Act

COUNTED = {
    Kind.NATIONAL_ID: (14, "kiosk.compare_card"),
    Kind.RECEIPT_NUMBER: (11, "kiosk.compare_receipt"),
    Kind.SECRET: (6, "plural.digits_left.zero"),
}
"""Digits that there have to be, and what is said when they are all there."""

SIDE_OF_RECEIPT = 740
"""Width of the start side for the longest number, in large type too."""

DECIMAL = (Kind.NUMBER, Kind.MONEY)


class AskNumberScreen(AskScreen):
    """Boxes for the national ID, a line for the others."""

    def make_field(self) -> None:
        self.boxes = IdBoxes()
        self.line = FieldBox()
        self.left = Text("second", second_paint, align="center", lines=1)
        self.keypad = Keypad(self.touch)
        self.body.put(self.boxes, self.line, self.left, self.fault, self.keypad)

    def beside(self) -> Sequence[Part]:
        return spaced(self.line, self.left, self.fault)

    def main(self) -> Sequence[Part]:
        return spaced(self.boxes, self.keypad)

    def above_touch(self) -> Sequence[Part]:
        return (*self.head_parts(), *spaced(*self.fields(), self.fault))

    def fields(self) -> Sequence[Part]:
        return self.boxes, self.line, self.left

    def keys_of_screen(self) -> Sequence[Part]:
        return (self.keypad,)

    def fill(self) -> None:
        super().fill()
        self.letter = self.button(Act.REFERENCE, "secondary", role="second")
        self.actions.parts = [self.back, self.letter, self.skip, self.next]
        self.actions.add(self.letter)

    def show_field(self, scene: Scene, form: Form) -> None:
        self.letter.shown = form.now.kind == Kind.RECEIPT_NUMBER
        self.letter.say(scene.say("kiosk.begins_with_letter"))
        words, draft = scene.look.words, form.draft
        kind = Kind(form.now.kind)
        is_id = kind is Kind.NATIONAL_ID
        self.boxes.shown, self.line.shown = is_id, not is_id
        self.side_width = SIDE_OF_RECEIPT if kind is Kind.RECEIPT_NUMBER else SIDE
        counted = kind in COUNTED
        self.left.shown = counted and not form.fault
        if is_id:
            self.boxes.say(draft, words)
        else:
            self.line.say_number(number_said(scene, kind, draft))
        if counted:
            left = COUNTED[kind][0] - len(draft)
            whole = scene.say(COUNTED[kind][1])
            self.left.content = words.count("digits_left", left) if left else whole
        self.next.possible = not left if counted else bool(draft)
        pad = Pad.DECIMAL if kind in DECIMAL else Pad.DIGITS
        self.keypad.show(words, pad, bool(form.erased))
        self.keypad.erase.possible = bool(draft)
        self.keypad.erase_all.possible = bool(draft)


def number_said(scene: Scene, kind: Kind, draft: str) -> str:
    """The digits as they are wanted, in groups where that helps to read them."""
    words = scene.look.words
    if kind is Kind.RECEIPT_NUMBER:
        return request_number(scene.center.request_code if scene.center else "", draft)
    if kind is Kind.SECRET:
        return hidden(words.digits(draft))
    if kind is Kind.MOBILE and draft:
        return grouped(words, draft, 3, 4)
    return words.digits(draft).replace(".", words.point)
