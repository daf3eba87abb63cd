"""The keyboard: rows of large keys, whose signs change with its face."""

from collections.abc import Callable, Iterator

from kiosk.keys import RIGHT_TO_LEFT, ROWS, Layout
from kiosk.text.wording import Words
from kiosk.visit import Value
from kiosk.widgets.key import Key, place_keys
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Part
from kiosk.words import Act

GAP, NARROW_GAP = 9, 8
HIGHEST, LOWEST = 124, 90
BEYOND = 46
"""How far the longest row may reach beyond the margin of the screen, to each side."""

WIDEST_ROW = 9
LEAST = 90
"""Width of a key with its gap, below which a row takes the margin too."""

MOST_KEYS = max(sum(len(row) for row in rows) for rows in ROWS.values())

SPACE_SHARE, WORD_SHARE = 3.0, 2.0
"""Of the width of the last row: the space, and each of its other keys."""

Touch = Callable[[Act, Value], None]


class Keyboard(Part):
    """Every key is made once, and takes whichever sign its place has."""

    def __init__(self, touch: Touch) -> None:
        super().__init__(grow=1)
        self.touch = touch
        self.rows = ROWS[Layout.ALPHABETICAL]
        self.face = Layout.ALPHABETICAL
        self.others: tuple[Layout, ...] = ()
        self.keys = [self.letter_key(place) for place in range(MOST_KEYS)]
        self.signs: list[str] = []
        self.turns = [self.turn_key(place) for place in range(2)]
        self.space = Key(
            "key:space",
            lambda: touch(Act.KEY, " "),
            lambda look: look.theme.choice,
            role="second",
        )
        self.erase = Key(
            Act.ERASE.value,
            lambda: touch(Act.ERASE, None),
            lambda look: look.theme.erase,
            role="second",
        )
        self.add(*self.keys, *self.turns, self.space, self.erase)

    def letter_key(self, place: int) -> Key:
        return Key(
            "",
            lambda: self.touch(Act.KEY, self.signs[place]),
            lambda look: look.theme.choice,
        )

    def turn_key(self, place: int) -> Key:
        return Key(
            "",
            lambda: self.touch(Act.KEYS, self.others[place].value),
            lambda look: look.theme.secondary,
            role="second",
        )

    def show(self, words: Words, face: Layout, others: tuple[Layout, ...]) -> None:
        """Put the signs of a face on the keys, and offer the others."""
        self.face, self.others, self.rows = face, others, ROWS[face]
        self.signs = [sign for row in self.rows for sign in row]
        for key, sign in zip(self.keys, self.signs, strict=False):
            key.touch_id = f"key:{sign}"
            key.sign.content = sign if face is Layout.CHECKS else words.digits(sign)
            key.sign.language = "ar" if face in RIGHT_TO_LEFT else "en"
        for key, other in zip(self.turns, others, strict=False):
            key.touch_id = f"keys:{other}"
            key.sign.content = words.say(f"kiosk.keys.{other}")
        self.space.sign.content = words.say("kiosk.space")
        self.erase.sign.content = words.say("kiosk.erase")

    def place(self, look: Look, box: Box) -> None:
        """Bottom up, within reach: what is left over stays free above."""
        super().place(look, box)
        gap, count = look.px(GAP), len(self.rows) + 1
        share = (box.height - gap * (count - 1)) / count
        height = min(look.px(HIGHEST), share)
        top = box.top + box.height - count * height - (count - 1) * gap
        rest = iter(self.keys)
        places: list[tuple[Key, Box]] = []
        for row in self.rows:
            line = Box(box.left, top, box.width, height)
            places += self.places_in_row(look, line, [next(rest) for _ in row])
            top += height + gap
        place_keys(look, places)
        for key in rest:
            key.put_away()
        self.place_last(look, Box(box.left, top, box.width, height))

    def places_in_row(
        self, look: Look, line: Box, keys: list[Key]
    ) -> Iterator[tuple[Key, Box]]:
        """Equal keys in the middle; a long row reaches over the margin."""
        wide = line.width < look.px(LEAST) * len(keys)
        gap = look.px(NARROW_GAP if wide else GAP)
        room = line.inset(-look.px(BEYOND), 0, -look.px(BEYOND), 0) if wide else line
        narrow = self.face is not Layout.CHECKS
        columns = max(len(keys), WIDEST_ROW) if narrow else len(keys)
        width = (room.width - gap * (columns - 1)) / columns
        taken = len(keys) * width + (len(keys) - 1) * gap
        left = room.left + (room.width - taken) / 2
        ordered = reversed(keys) if self.face in RIGHT_TO_LEFT else keys
        for key in ordered:
            yield key, Box(left, line.top, width, line.height)
            left += width + gap

    def place_last(self, look: Look, line: Box) -> None:
        """Other faces, space, delete; the same way round as the writing."""
        used = self.turns[: len(self.others)]
        for key in self.turns[len(self.others) :]:
            key.put_away()
        row = [(key, WORD_SHARE) for key in used]
        if self.face is Layout.CHECKS:
            self.space.put_away()
        else:
            row.append((self.space, SPACE_SHARE))
        row.append((self.erase, WORD_SHARE))
        gap = look.px(GAP)
        unit = (line.width - gap * (len(row) - 1)) / sum(share for _, share in row)
        left, places = line.left, []
        for key, share in reversed(row) if look.rtl else row:
            places.append((key, line._replace(left=left, width=unit * share)))
            left += unit * share + gap
        place_keys(look, places)
