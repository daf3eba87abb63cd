"""The keypad: digits 1 to 9 as on a telephone, from left to right in both languages."""

from kiosk.keys import LAST_ROWS, Pad
from kiosk.text.wording import Words
from kiosk.visit import Value
from kiosk.widgets.key import DigitKey, Key
from kiosk.widgets.keyboard import Touch
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Part
from kiosk.words import Act

GAP = 16
HIGHEST = 176
COLUMNS, ROWS = 3, 4


class Keypad(Part):
    """Its last row: delete all, or bring it back; the point, if any; zero; delete."""

    def __init__(self, touch: Touch) -> None:
        super().__init__(grow=1)
        self.digits = {digit: self.digit_key(touch, digit) for digit in "0123456789."}
        self.erase = self.act_key(touch, Act.ERASE, "erase")
        self.erase_all = self.act_key(touch, Act.ERASE_ALL, "choice")
        self.bring_back = self.act_key(touch, Act.BRING_BACK, "secondary")
        self.pad = Pad.DIGITS
        self.add(*self.digits.values(), self.erase, self.erase_all, self.bring_back)

    def digit_key(self, touch: Touch, digit: str) -> DigitKey:
        return DigitKey(
            f"key:{digit}",
            lambda: touch(Act.KEY, digit),
            lambda look: look.theme.choice,
        )

    def act_key(self, touch: Touch, act: Act, skin: str) -> Key:
        value: Value = None
        return Key(
            act.value,
            lambda: touch(act, value),
            lambda look: getattr(look.theme, skin),
            role="main",
        )

    def show(self, words: Words, pad: Pad, can_bring_back: bool) -> None:
        """Digits as they are wanted, and their twins."""
        self.pad = pad
        for digit, key in self.digits.items():
            key.sign.content = words.digits(digit).replace(".", words.point)
            key.twin.content = words.twin(digit) if digit.isdigit() else ""
        self.erase.sign.content = words.say("kiosk.erase")
        self.erase_all.sign.content = words.say("kiosk.erase_all")
        self.bring_back.sign.content = words.say("kiosk.bring_back")
        self.erase_all.shown = not can_bring_back
        self.bring_back.shown = can_bring_back

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        gap = look.px(GAP)
        share = (box.height - gap * (ROWS - 1)) / ROWS
        height = min(look.px(HIGHEST), share)
        top = box.top + box.height - ROWS * height - (ROWS - 1) * gap
        for first in "147":
            row: list[Key] = [self.digits[str(int(first) + i)] for i in range(COLUMNS)]
            place_equal(look, Box(box.left, top, box.width, height), row)
            top += height + gap
        last = [self.key_of(name) for name in LAST_ROWS[self.pad]]
        for key in (self.digits["."], self.erase_all, self.bring_back):
            if key not in last:
                key.put_away()
        place_equal(look, Box(box.left, top, box.width, height), last)

    def key_of(self, name: str) -> Key:
        if name == Act.ERASE:
            return self.erase
        if name == Act.ERASE_ALL:
            return self.bring_back if self.bring_back.shown else self.erase_all
        return self.digits[name]


def place_equal(look: Look, line: Box, keys: list[Key]) -> None:
    """Keys of one width, from left to right."""
    gap = look.px(GAP)
    width = (line.width - gap * (len(keys) - 1)) / len(keys)
    for place, key in enumerate(keys):
        key.place(
            look, line._replace(left=line.left + place * (width + gap), width=width)
        )
