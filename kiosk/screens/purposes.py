"""What somebody needs who is not new here: six pictures with words."""

from collections.abc import Sequence

from kiosk.holding import SERVICES, Purpose
from kiosk.screens.scene import Scene
from kiosk.screens.screen import StepScreen
from kiosk.widgets.choice_card import ChoiceCard
from kiosk.widgets.grid import Grid
from kiosk.widgets.part import Gap, Part
from kiosk.words import Act

ICONS = {
    Purpose.TICKET: "ticket",
    Purpose.TRACK: "file-search",
    Purpose.COMPLETE: "file-upload",
    Purpose.PAY: "coins",
    Purpose.COLLECT: "file-check",
    Purpose.COMPLAIN: "message-report",
}

NEEDS_SERVICE = (Purpose.PAY, Purpose.COLLECT, Purpose.COMPLAIN)
"""What only a service of the catalogue can do."""


class PurposesScreen(StepScreen):
    """Nothing is lost by looking: the way back leads to the welcome."""

    def fill(self) -> None:
        self.cards = {purpose: self.card(purpose) for purpose in Purpose}
        self.grid = Grid(*self.cards.values(), gap=(26, 26))
        self.body.put(self.grid)
        self.back = self.back_button()
        self.actions.put(self.back, Gap(grow=1))

    def card(self, purpose: Purpose) -> ChoiceCard:
        def tap() -> None:
            act = Act.WHY if self.cards[purpose].barred else Act.PURPOSE
            self.touch(act, purpose.value)

        return ChoiceCard(f"purpose:{purpose.value}", tap, ICONS[purpose], role="main")

    def above_touch(self) -> Sequence[Part]:
        return self.head_parts()

    def show(self, scene: Scene) -> None:
        self.head(scene, scene.say("kiosk.what_do_you_want"))
        self.steps.shown = False
        theme = scene.look.theme
        self.grid.columns = 3 if scene.look.wide else 2
        for purpose, card in self.cards.items():
            card.name.lines = 3 if theme.brief and scene.look.wide else 2
            card.show(
                scene.say(f"kiosk.purpose.{purpose.value}"),
                barred=bool(scene.why_not(SERVICES[purpose]))
                if purpose in NEEDS_SERVICE
                else False,
                lying=theme.lowered,
            )
            card.possible = purpose not in NEEDS_SERVICE or scene.has(SERVICES[purpose])
        self.back.say(scene.say("kiosk.back"))
