"""Step 4: whether a priority case applies.  Which one is neither asked nor kept."""

from collections.abc import Sequence

from kiosk.screens.scene import Scene
from kiosk.screens.screen import StepScreen
from kiosk.text.fonts import SEMIBOLD
from kiosk.visit import ORDINARY, PRIORITY
from kiosk.widgets.band import Band
from kiosk.widgets.face import Panel
from kiosk.widgets.icon import Icon
from kiosk.widgets.part import Column, Gap, Part, Row
from kiosk.widgets.text import Text, icon_paint, panel_paint
from kiosk.words import Act

CASES = {
    "kiosk.priority_disability": "disabled",
    "kiosk.priority_elderly": "old",
    "kiosk.priority_pregnant": "baby-carriage",
}


class PriorityScreen(StepScreen):
    """The three cases are told, not touched; the answer is yes or no."""

    def fill(self) -> None:
        self.cases = {
            key: Text("main", panel_paint, font=SEMIBOLD, grow=1) for key in CASES
        }
        self.panel = Panel(
            skin=lambda look: look.theme.panel, margin=(44, 26, 34, 26), gap=26
        )
        for key, icon in CASES.items():
            self.panel.put(Row(Icon(icon, icon_paint, 96), self.cases[key], gap=36))
        self.band = Band("information", "info-circle")
        self.yes = self.button(
            Act.ANSWER, "secondary", value=PRIORITY, height=160, lines=1
        )
        self.no = self.button(
            Act.ANSWER, "primary", value=ORDINARY, height=160, lines=1
        )
        self.answers = Column(self.yes, self.no, gap=22)
        self.body.put(self.panel, self.band, Gap(grow=1), self.answers)
        self.back = self.back_button()
        self.actions.put(self.back, Gap(grow=1))

    def beside(self) -> Sequence[Part]:
        return (self.panel,)

    def main(self) -> Sequence[Part]:
        return self.band, Gap(grow=1), self.answers

    def show(self, scene: Scene) -> None:
        self.head(scene, scene.say("kiosk.priority_question"))
        for key, text in self.cases.items():
            text.content = scene.say(key)
        self.band.say(
            scene.say("kiosk.priority_check"), scene.say("kiosk.priority_which")
        )
        self.yes.say(scene.say("kiosk.priority_yes"))
        self.no.say(scene.say("kiosk.priority_no"))
        self.back.say(scene.say("kiosk.back"))
