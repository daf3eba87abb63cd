"""The three buttons at the bottom of every screen.

They are not mirrored: the language stays at the bottom left, where the finger left it.
"""

from collections.abc import Callable

from kivy.graphics import Color, Rectangle

from kiosk.theme import Skin
from kiosk.visit import Value, Visit
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Row
from kiosk.widgets.sill_button import WordButton
from kiosk.widgets.text import rgba
from kiosk.words import Act, Over

HEIGHT, BUTTON = 150, 106

Touch = Callable[[Act, Value], None]


class Bar(Row):
    """Language, easier use, call for help."""

    def __init__(self, touch: Touch) -> None:
        self.dark = False
        self.chosen = ""
        self.language = self.button(touch, Act.LANGUAGE, "language")
        self.easier = self.button(touch, Act.EASIER_USE, "accessible")
        self.help = self.button(touch, Act.HELP, "user-question")
        super().__init__(
            self.language,
            self.easier,
            self.help,
            mirrored=False,
            gap=22,
            margin=(56, 20, 56, 15),
        )
        with self.canvas.before:
            self.ground_colour, self.ground = Color(), Rectangle()
            self.line_colour, self.line = Color(), Rectangle()

    def button(self, touch: Touch, act: Act, icon: str) -> WordButton:
        return WordButton(
            act.value,
            lambda: touch(act, None),
            lambda look: self.skin(look, act.value),
            icon,
            role="bar",
            lines=1,
            height=BUTTON,
            margin=(8, 0, 8, 0),
            gap=16,
            icon_length=44,
            mirrored=False,
            grow=1,
        )

    def skin(self, look: Look, name: str) -> Skin:
        if name == self.chosen:
            return look.theme.chosen
        return look.theme.dark_button if self.dark else look.theme.secondary

    def show(self, look: Look, visit: Visit, dark: bool) -> None:
        self.dark = dark
        self.chosen = ""
        if visit.over is Over.EASIER_USE:
            self.chosen = Act.EASIER_USE.value
        words = look.words
        self.language.say(words.texts.get("kiosk.language", words.language))
        self.language.word.language = words.other().language
        self.easier.say(words.say("kiosk.easier_use"))
        self.help.say(words.say("kiosk.call_help"))

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        skin = look.theme.dark if self.dark else look.theme.bar
        line = look.theme.dark_line if self.dark else look.theme.bar.edge
        self.ground_colour.rgba = rgba(skin.face)
        self.ground.pos, self.ground.size = self.pos, self.size
        self.line_colour.rgba = rgba(line)
        thick = look.px(3)
        self.line.pos = (self.x, self.top - thick)
        self.line.size = (box.width, thick)
