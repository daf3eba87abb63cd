"""Which letter a paper's number begins with: one touch."""

from collections.abc import Sequence

from center.domain.spool import LETTERS
from kiosk.answers import Catalogue
from kiosk.form import Form
from kiosk.question import Kind
from kiosk.screens.ask import AskScreen
from kiosk.screens.scene import Scene
from kiosk.widgets.key import Key, place_keys
from kiosk.widgets.keyboard import GAP
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Part
from kiosk.words import Act

COLUMNS, MOST = 5, 35
HIGHEST = 130
NO_BREAK = "\u00a0"


def letters_of(catalogue: Catalogue) -> dict[str, str]:
    """Latin → Arabic: those of the lines first, then those that kiosks may have."""
    lines = {line.letter: line.letter_ar for line in catalogue.lines}
    return {**lines, **{key: LETTERS[key] for key in LETTERS if key not in lines}}


class LetterKeys(Part):
    """A key for each letter and its twin beside it; in the order of writing."""

    def __init__(self, screen: AskScreen) -> None:
        super().__init__(grow=1)
        self.letters: list[str] = []
        self.keys = [self.key(screen, place) for place in range(MOST)]
        self.add(*self.keys)

    def key(self, screen: AskScreen, place: int) -> Key:
        return Key(
            "",
            lambda: screen.touch(Act.PICK, self.letters[place]),
            lambda look: look.theme.choice,
        )

    def show(self, letters: dict[str, str], arabic: bool) -> None:
        self.letters = list(letters)[:MOST]
        for key, latin in zip(self.keys, self.letters, strict=False):
            key.touch_id = f"letter:{latin}"
            both = (letters[latin], latin) if arabic else (latin, letters[latin])
            # Each by itself: neither is turned round by the other.
            key.sign.content = NO_BREAK.join(f"\u2068{sign}\u2069" for sign in both)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        gap, rows = look.px(GAP + 3), -(-len(self.letters) // COLUMNS)
        width = (box.width - gap * (COLUMNS - 1)) / COLUMNS
        share = (box.height - gap * (rows - 1)) / max(1, rows)
        height = min(look.px(HIGHEST), share)
        shown, places = len(self.letters), []
        for place, key in enumerate(self.keys[:shown]):
            row, column = divmod(place, COLUMNS)
            column = COLUMNS - 1 - column if look.rtl else column
            left = box.left + column * (width + gap)
            at = Box(left, box.top + row * (height + gap), width, height)
            places.append((key, at))
        place_keys(look, places)
        for key in self.keys[shown:]:
            key.put_away()


class AskLetterScreen(AskScreen):
    """The letter that is touched is the answer."""

    def make_field(self) -> None:
        self.keys = LetterKeys(self)
        self.body.put(self.fault, self.keys)

    def keys_of_screen(self) -> Sequence[Part]:
        return (self.keys,)

    def show_field(self, scene: Scene, form: Form) -> None:
        letters = letters_of(scene.catalogue)
        if form.now.kind == Kind.REFERENCE_LETTER:
            lines = {line.letter for line in scene.catalogue.lines}
            letters = {key: letters[key] for key in letters if key not in lines}
        self.keys.show(letters, scene.look.words.language == "ar")
        self.next.shown = False
