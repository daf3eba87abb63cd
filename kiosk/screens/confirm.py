"""Step 5: what will be printed, how many are ahead and how long it may take."""

from collections.abc import Sequence

from kiosk.screens.scene import Scene
from kiosk.screens.screen import StepScreen
from kiosk.screens.waiting import WaitingFacts
from kiosk.text.fonts import BOLD
from kiosk.troubles import announced
from kiosk.visit import PRIORITY
from kiosk.widgets.band import Band
from kiosk.widgets.face import Panel
from kiosk.widgets.look import Look
from kiosk.widgets.part import Column, Gap, Part, Row
from kiosk.widgets.sill_button import WordButton
from kiosk.widgets.text import Text, panel_paint, panel_second_paint
from kiosk.words import Act, Screen

CHANGE, CHANGE_WIDE = 100, 76
"""Height of a button to change a choice."""

APART, CLOSE = (0, 18, 0, 18), (0, 12, 0, 12)
"""Round each choice: closer on a wide screen, which has less height for them."""


class ChoiceLine(Row):
    """One thing that was chosen, and the way back to it."""

    def __init__(self, change: WordButton) -> None:
        self.about = Text("second", panel_second_paint)
        self.answer = Text("main", panel_paint, font=BOLD)
        self.change = change
        words = Column(Gap(grow=1), self.about, self.answer, Gap(grow=1), grow=1)
        super().__init__(words, self.change, gap=24, margin=APART)


class ConfirmScreen(StepScreen):
    """The same screen waits while the ticket is being given."""

    def fill(self) -> None:
        self.service = ChoiceLine(self.change_button(Act.CHANGE_SERVICE))
        self.side = ChoiceLine(self.change_button(Act.CHANGE_SIDE))
        self.panel = Panel(skin=lambda look: look.theme.panel, margin=(34, 10, 34, 10))
        self.request = ChoiceLine(self.change_button(Act.FILL))
        self.panel.put(self.service, self.side, self.request)
        self.facts = WaitingFacts()
        self.band = Band("information", "ticket")
        self.facts_first = False
        self.body.put(self.panel, self.facts, self.band, Gap(grow=1))
        self.back = self.back_button()
        self.confirm = self.button(Act.CONFIRM, "primary", "check", lines=1, grow=1)
        self.actions.put(self.back, self.confirm)

    def above_touch(self) -> Sequence[Part]:
        facts = (self.facts, Gap(22)) if self.facts_first else ()
        return *self.head_parts(), *facts

    def beside(self) -> Sequence[Part]:
        return (self.band,)

    def main(self) -> Sequence[Part]:
        return self.panel, Gap(22), self.facts, Gap(grow=1)

    def change_button(self, act: Act) -> WordButton:
        return self.button(act, "secondary", "pencil", role="second", lines=1)

    def show(self, scene: Scene) -> None:
        visit = scene.visit
        waits = visit.screen is Screen.ISSUING
        self.head(scene, scene.say("kiosk.check_choice"))
        self.service.about.content = scene.say("kiosk.service")
        self.service.answer.content = scene.service_name
        self.side.about.content = scene.say("kiosk.priority")
        applies = "applies" if visit.side == PRIORITY else "none"
        self.side.answer.content = scene.say(f"kiosk.priority_{applies}")
        self.show_request(scene)
        self.facts.show(scene)
        self.make_room(scene.look)
        coming, confirm = announced(visit)
        if visit.alone:
            self.band.say(scene.say("kiosk.alone"), "", "wifi-off", "warning")
        else:
            self.band.say(scene.say(coming), "", "ticket", "information")
        for button in (self.service.change, self.side.change, self.request.change):
            button.possible = not waits
        for button in (self.service.change, self.side.change):
            button.say(scene.say("kiosk.change"))
        self.back.say(scene.say("kiosk.back"))
        self.back.possible = self.confirm.possible = not waits
        if waits:
            self.confirm.say(scene.say("kiosk.please_wait"), "hourglass")
        else:
            self.confirm.say(scene.say(confirm), "check")

    def make_room(self, look: Look) -> None:
        """Large type within reach: what is only read stands above all that is touched.

        A wide screen has room for all of it, and half of it is never out of reach.
        """
        low = look.theme.lowered
        # A name that takes two large lines leaves no room for saying what it is.
        self.service.about.shown = not (look.wide and look.theme.brief)
        self.band.shown = not low
        self.facts_first = low and look.theme.brief
        for line in (self.service, self.side, self.request):
            line.change.least = CHANGE_WIDE if look.wide else CHANGE
            line.margin = CLOSE if look.wide else APART
        first = [self.panel, self.facts]
        self.body.parts[:2] = reversed(first) if self.facts_first else first

    def show_request(self, scene: Scene) -> None:
        """The request may be written here; a plain ticket needs none of it."""
        self.request.shown = bool(scene.chosen.fields)
        self.request.change.tap = lambda: self.touch(Act.FILL, scene.new_form())
        self.request.about.content = scene.say("kiosk.request")
        known = scene.visit.followed
        self.request.answer.content = (
            known.request if known else scene.say("kiosk.request_at_window")
        )
        self.request.answer.language = "en" if known else ""
        self.request.answer.align = "end" if known and scene.look.rtl else "start"
        self.request.answer.private = True
        self.request.change.shown = not known
        self.request.change.say(scene.say("kiosk.write_now"))
