"""A date by large buttons: the day, the month, the year, each with one touch."""

from collections.abc import Sequence

from center.domain.day import cairo
from kiosk.dates import PARTS, part_asked, part_of, years_shown
from kiosk.form import Form
from kiosk.screens.ask import AskScreen
from kiosk.screens.scene import Scene
from kiosk.theme import Skin
from kiosk.widgets.key import Key, place_keys
from kiosk.widgets.keyboard import GAP
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Part, Row
from kiosk.widgets.sill_button import WordButton
from kiosk.words import Act

DAYS, MONTHS = 31, 12
COLUMNS = {"day": 7, "month": 3, "year": 4}
HIGHEST = 150


class DateKeys(Part):
    """The days, the months or a page of years, in the order of writing."""

    def __init__(self, screen: AskScreen) -> None:
        super().__init__(grow=1)
        self.part = PARTS[0]
        self.values = [0] * DAYS
        self.keys = [self.key(screen, place) for place in range(DAYS)]
        self.columns, self.count = 1, 0
        self.add(*self.keys)

    def key(self, screen: AskScreen, place: int) -> Key:
        return Key(
            "",
            lambda: screen.touch(Act.PART, f"{self.part}:{self.values[place]}"),
            lambda look: look.theme.choice,
        )

    def show(self, part: str, signs: list[tuple[int, str]]) -> None:
        self.part, self.count = part, len(signs)
        self.columns = COLUMNS[part]
        for place, (value, sign) in enumerate(signs):
            key = self.keys[place]
            self.values[place] = value
            key.touch_id = f"{part}:{value}"
            key.sign.role = "main" if part == "month" else "letter"
            key.sign.content = sign

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        gap, rows = look.px(GAP + 3), -(-self.count // self.columns)
        width = (box.width - gap * (self.columns - 1)) / self.columns
        share = (box.height - gap * (rows - 1)) / max(1, rows)
        height = min(look.px(HIGHEST), share)
        top = box.top + box.height - rows * height - (rows - 1) * gap
        places = []
        for place, key in enumerate(self.keys[: self.count]):
            row, column = divmod(place, self.columns)
            column = self.columns - 1 - column if look.rtl else column
            left = box.left + column * (width + gap)
            at = Box(left, top + row * (height + gap), width, height)
            places.append((key, at))
        place_keys(look, places)
        for key in self.keys[self.count :]:
            key.put_away()


class AskDateScreen(AskScreen):
    """The three parts stand above; one that is touched is asked for again."""

    def make_field(self) -> None:
        self.parts_shown = {name: self.part_button(name) for name in PARTS}
        self.asked = ""
        self.field = Row(*self.parts_shown.values(), gap=16)
        self.keys = DateKeys(self)
        self.earlier = self.years_button("earlier", 1)
        self.later = self.years_button("later", -1)
        self.years = Row(self.earlier, self.later, gap=16)
        self.page = 0
        self.body.put(self.field, self.fault, self.keys, self.years)

    def part_button(self, name: str) -> WordButton:
        button = self.button(
            Act.PART,
            "choice",
            role="main",
            value=f"{name}:",
            lines=1,
            grow=1,
            height=96,
        )
        button.skin = lambda look: self.skin_of(look, name)
        return button

    def skin_of(self, look: Look, name: str) -> Skin:
        return look.theme.start if name == self.asked else look.theme.choice

    def years_button(self, name: str, step: int) -> WordButton:
        button = self.button(Act.PAGE, "secondary", role="second", height=96, grow=1)
        button.touch_id = f"years:{name}"
        button.tap = lambda: self.touch(Act.PAGE, self.page + step)
        return button

    def fields(self) -> Sequence[Part]:
        return ()

    def keys_of_screen(self) -> Sequence[Part]:
        return self.field, self.keys, self.years

    def show_field(self, scene: Scene, form: Form) -> None:
        self.asked, self.page = part_asked(form.draft), form.first_shown
        words = scene.look.words
        for name, button in self.parts_shown.items():
            chosen = part_of(form.draft, name)
            button.touch_id = f"{Act.PART.value}:{name}"
            button.say(
                self.sign(scene, name, int(chosen))
                if chosen
                else scene.say(f"kiosk.date.{name}")
            )
        signs = [
            (value, self.sign(scene, self.asked, value)) for value in self.values(scene)
        ]
        self.keys.show(self.asked or "day", signs if self.asked else [])
        self.years.shown = self.asked == "year"
        self.earlier.say(words.say("kiosk.years_earlier"))
        self.later.say(words.say("kiosk.years_later"))
        self.later.possible = self.page > 0
        self.next.possible = not self.asked

    def values(self, scene: Scene) -> tuple[int, ...]:
        this_year = cairo(scene.now).year
        return {
            "day": tuple(range(1, DAYS + 1)),
            "month": tuple(range(1, MONTHS + 1)),
            "year": years_shown(self.page, this_year, past=scene.visit.form.now.past),
            "": (),
        }[self.asked]

    def sign(self, scene: Scene, name: str, value: int) -> str:
        """A month by its name and number, the others as figures."""
        words = scene.look.words
        if name == "month":
            return words.say(f"date.month.{value}")
        return words.digits(value)
