"""Asks for the code of a ticket or a receipt; or for what is printed beside it."""

from collections.abc import Sequence

from kiosk.holding import ABOUT_REQUESTS, SERVICES, Purpose
from kiosk.screens.scene import Scene
from kiosk.screens.screen import StepScreen
from kiosk.text.fonts import BOLD
from kiosk.widgets.band import Band
from kiosk.widgets.face import Panel
from kiosk.widgets.icon import Icon
from kiosk.widgets.part import Column, Gap, Part, Row
from kiosk.widgets.text import Text, icon_paint, panel_paint, panel_second_paint
from kiosk.words import Act


def kind_of(purpose: str) -> str:
    """Which paper it is: ``ticket``, ``receipt``, or not known yet."""
    if purpose == Purpose.TICKET:
        return "ticket"
    return "receipt" if purpose in ABOUT_REQUESTS else "paper"


class ShowCodeScreen(StepScreen):
    """With a scanner the code is enough; without one both numbers are typed."""

    side_width = 720

    def fill(self) -> None:
        self.fault = Band("warning", "alert-triangle")
        self.icon = Icon("qrcode", icon_paint, 132)
        self.first = Text("main", panel_paint, font=BOLD)
        self.then = Text("text", panel_second_paint)
        words = Column(Gap(grow=1), self.first, Gap(14), self.then, Gap(grow=1), grow=1)
        self.panel = Panel(
            Row(self.icon, words, gap=44, margin=(44, 56, 44, 56)),
            skin=lambda look: look.theme.panel,
        )
        self.private = Band("information", "shield-check")
        self.without = self.button(Act.WITHOUT, "secondary", height=128, lines=2)
        self.body.put(self.fault, self.panel, self.private, Gap(grow=1), self.without)
        self.back = self.back_button(220)
        self.type = self.button(Act.TYPE, "primary", "keyboard", lines=2, grow=1)
        self.actions.put(self.back, self.type)

    def beside(self) -> Sequence[Part]:
        return self.fault, self.private

    def main(self) -> Sequence[Part]:
        return self.panel, Gap(grow=1), self.without

    def show(self, scene: Scene) -> None:
        visit = scene.visit
        kind = kind_of(visit.purpose)
        reads = visit.reads_codes
        title = f"kiosk.show.{kind}" if reads else f"kiosk.data.{kind}"
        self.head(scene, scene.say(title))
        self.steps.shown = False
        self.icon.meaning = "qrcode" if reads else "keyboard"
        self.first.content = scene.say("kiosk.hold_code") if reads else ""
        self.then.content = ""
        if kind != "paper":
            how = f"kiosk.or_type.{kind}" if reads else f"kiosk.only_type.{kind}"
            self.then.content = scene.say(how)
        self.private.say(scene.say("kiosk.yours_alone"))
        self.fault.shown = bool(visit.refusal)
        low = scene.look.theme.lowered
        cramped = low or self.fault.shown
        self.private.shown = kind != "ticket" and not cramped
        self.fault.say(scene.say("kiosk.foreign_code"), scene.say("kiosk.foreign_hint"))
        self.without.say(scene.say("kiosk.without_receipt"))
        service = SERVICES.get(Purpose(visit.purpose)) if visit.purpose else None
        self.without.shown = bool(service) and scene.has(str(service))
        self.type.say(scene.say(f"kiosk.type.{kind}"))
        self.back.say(scene.say("kiosk.back"))
