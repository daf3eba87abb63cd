"""No paper came out: the number stays on the screen, with a code to keep it by.

As soon as the printer can print again, the same ticket can be had on paper.
"""

from kiosk.copying import may_copy
from kiosk.screens.scene import Scene
from kiosk.screens.screen import ScreenPart, Sides, skin_of
from kiosk.screens.ticket import HIDDEN
from kiosk.screens.waiting import WaitingFacts
from kiosk.text.fonts import BOLD
from kiosk.troubles import said_of
from kiosk.widgets.band import Band
from kiosk.widgets.code_picture import CodePicture
from kiosk.widgets.face import Panel
from kiosk.widgets.number_panel import NumberPanel
from kiosk.widgets.part import Column, Gap, Row
from kiosk.widgets.text import Text, panel_paint, panel_second_paint
from kiosk.words import Act

CODE, CODE_SMALL = 344, 333
"""Side of the code, and where large type beside it needs the height."""


class KeepNumberScreen(ScreenPart):
    """Out of paper, or it could not be printed, or nobody knows whether it was."""

    side_width = 760

    def build(self) -> None:
        self.margin = (56, 34, 56, 33)
        self.band = Band("warning", "printer-off", 96, role="main")
        self.number = NumberPanel()
        self.facts = WaitingFacts()
        self.keep = Text("main", panel_paint, font=BOLD)
        self.how = Text("text", panel_paint)
        self.other = Text("second", panel_second_paint)
        self.presence = Text("main", panel_paint, font=BOLD)
        self.code = CodePicture(CODE)
        words = Column(
            Gap(grow=1),
            self.keep,
            self.how,
            self.other,
            Gap(12),
            self.presence,
            Gap(grow=1),
            grow=1,
        )
        panel = Panel(
            Row(self.code, words, gap=34, margin=(34, 16, 34, 16)),
            skin=lambda look: look.theme.panel,
        )
        self.again = self.button(Act.PRINT_AGAIN, "primary", "printer", grow=1)
        self.saved = self.button(Act.DONE, "primary", "check", grow=1)
        self.put(
            self.band,
            Gap(26),
            self.number,
            Gap(26),
            self.facts,
            Gap(26),
            panel,
            Gap(grow=1),
            Gap(20),
            Row(self.saved, self.again, gap=24),
        )

    def sides(self) -> Sides:
        return self.parts[:3], self.parts[4:]

    def show(self, scene: Scene) -> None:
        ticket = scene.visit.ticket or HIDDEN
        trouble, what_now = said_of(scene.visit)
        self.band.say(scene.say(trouble), scene.say(what_now))
        words = scene.look.words
        codes = words.codes(ticket.letter, ticket.letter_ar, ticket.number)
        self.number.say(scene.say("kiosk.your_number"), codes)
        self.facts.show(scene)
        self.keep.content = scene.say("kiosk.keep_number")
        self.how.content = scene.say("kiosk.keep_how")
        self.other.content = scene.say("kiosk.keep_else")
        # The characters are printed in Latin letters, whatever the digits are.
        about = scene.say("kiosk.presence")
        self.presence.content = f"{about}  \u2066{ticket.check}\u2069"
        wide, large = scene.look.wide, scene.look.theme.brief
        cramped = large and is_training(scene)
        self.number.about.shown = not (large and wide)
        self.other.shown = not (cramped or (large and wide))
        self.how.shown = self.facts.shown = not cramped
        self.code.length = CODE_SMALL if large and wide else CODE
        self.code.show(ticket.url)
        self.saved.say(scene.say("kiosk.saved"))
        self.again.shown = may_copy(scene.visit)
        self.again.say(scene.say("kiosk.print_again"))
        self.saved.skin = skin_of("secondary" if self.again.shown else "primary")


def is_training(scene: Scene) -> bool:
    """Whether the strip above takes room."""
    return scene.center is not None and scene.center.training
