"""A switch of "easier use": icon, name, and on or off in a word and a check."""

from kiosk.text.fonts import BOLD, SEMIBOLD
from kiosk.theme import Skin
from kiosk.widgets.face import Face
from kiosk.widgets.icon import Icon
from kiosk.widgets.look import Box, Look
from kiosk.widgets.part import Column, Gap, Part, Row
from kiosk.widgets.sill_button import SillButton, Tap
from kiosk.widgets.text import Text

WIDTH, HEIGHT, KNOB = 176, 84, 64


class Lever(Part):
    """The switch itself: the knob stands at the end of the line when it is on."""

    def __init__(self) -> None:
        super().__init__()
        self.on = False
        self.track = Face(self.canvas)
        self.knob = Face(self.canvas)
        self.check = Icon("check", lambda look: look.theme.icon, 48)
        self.add(self.check)

    def width_for(self, look: Look) -> float:
        return look.px(WIDTH)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        theme = look.theme
        height, side = look.px(HEIGHT), look.px(KNOB)
        top = box.top + (box.height - height) / 2
        track = Box(box.left, top, look.px(WIDTH), height)
        plain = Skin(theme.choice.face, "", "", edge=theme.choice.edge)
        filled = Skin(theme.icon, "", "")
        self.track.show(look, track, filled if self.on else plain, 3, HEIGHT / 2)
        aside = (height - side) / 2
        at_left = look.rtl == self.on
        left = track.left + (aside if at_left else track.width - aside - side)
        knob = Box(left, top + aside, side, side)
        face = theme.choice.face if self.on else theme.choice.edge
        self.knob.show(look, knob, Skin(face, "", ""), 0, KNOB / 2)
        self.check.place(look, knob) if self.on else self.check.put_away()


class SwitchRow(SillButton):
    """The whole row is touched."""

    def __init__(self, touch_id: str, tap: Tap, icon: str) -> None:
        super().__init__(touch_id, tap, lambda look: look.theme.choice, height=92)
        self.icon = Icon(icon, lambda look: look.theme.choice.icon, 72)
        self.name = Text("text", lambda look: look.theme.choice.text, font=SEMIBOLD)
        self.state = Text("second", self.state_paint, font=BOLD, align="end", lines=1)
        self.below = Text("second", self.state_paint, font=BOLD, lines=1)
        words = Column(Gap(grow=1), self.name, self.below, Gap(grow=1), grow=1)
        self.narrow(False)
        self.lever = Lever()
        self.put(Row(self.icon, words, self.lever, self.state, gap=30, grow=1))

    def narrow(self, narrow: bool) -> None:
        """No icon, and the state under the name, where the name needs the width."""
        self.margin = (36, 12, 36, 12) if narrow else (36, 4, 36, 4)
        self.icon.shown = self.state.shown = not narrow
        self.below.shown = narrow

    def say(self, state: str) -> None:
        """Another word for on or off."""
        self.state.content = self.below.content = state

    def state_paint(self, look: Look) -> str:
        skin = look.theme.choice
        return skin.icon if self.lever.on else skin.second or skin.text

    def show(self, look: Look, name: str, on: bool) -> None:
        self.name.content = name
        self.lever.on = on
        self.say(look.words.say("kiosk.on" if on else "kiosk.off"))
