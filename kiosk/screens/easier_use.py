"""The sheet of "easier use": switches that work at once and fall back afterwards."""

from kiosk.screens.scene import Scene
from kiosk.screens.screen import ScreenPart, Sides
from kiosk.text.fonts import BOLD
from kiosk.theme import Variant
from kiosk.widgets.part import Gap
from kiosk.widgets.switch_row import SwitchRow
from kiosk.widgets.text import Text, second_paint, title_paint
from kiosk.words import Act

SWITCHES = {
    Variant.LARGE_TEXT: ("kiosk.large_text", "text-size"),
    Variant.HIGH_CONTRAST: ("kiosk.high_contrast", "contrast"),
    Variant.LOWERED: ("kiosk.lowered", "disabled"),
    Variant.DIGITS: ("kiosk.digits", "keyboard"),
    Variant.SPOKEN: ("kiosk.spoken", "volume"),
}


class EasierUseScreen(ScreenPart):
    """The switches stand low, within reach; the top only tells."""

    def build(self) -> None:
        self.title = Text("title", title_paint, font=BOLD)
        self.rows = {variant: self.row(variant) for variant in SWITCHES}
        self.falls_back = Text("text", second_paint)
        self.done = self.button(Act.DONE, "primary", "check", lines=1)
        self.put(Gap(grow=1), self.title, self.falls_back, Gap(26))
        self.gaps = {variant: Gap(16) for variant in SWITCHES}
        for variant, row in self.rows.items():
            self.put(row, self.gaps[variant])
        self.put(self.done)

    def sides(self) -> Sides:
        beside = self.title, self.falls_back, Gap(grow=1), self.done
        return beside, self.parts[4:-2]

    def row(self, variant: Variant) -> SwitchRow:
        return SwitchRow(
            f"switch:{variant.value}",
            lambda: self.touch(Act.SWITCH, variant.value),
            SWITCHES[variant][1],
        )

    def show(self, scene: Scene) -> None:
        self.title.content = scene.say("kiosk.easier_use")
        self.rows[Variant.SPOKEN].shown = scene.can_speak
        # A wide screen is within reach as it is.
        for part in (self.rows[Variant.LOWERED], self.gaps[Variant.LOWERED]):
            part.shown = not scene.look.wide
        for variant, row in self.rows.items():
            key = SWITCHES[variant][0]
            # The name of the switch of digits shows both kinds as they are.
            words = scene.look.words
            name = words.texts.get(key, words.language)
            row.show(scene.look, name, variant in scene.visit.variants)
        self.falls_back.content = scene.say("kiosk.falls_back")
        self.done.say(scene.say("kiosk.done"))
