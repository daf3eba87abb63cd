"""A ticket in somebody's hand: where it stands, and what may be done with it now."""

from collections.abc import Sequence

from kiosk.answers import Standing
from kiosk.screens.scene import Scene
from kiosk.screens.screen import StepScreen
from kiosk.screens.waiting import WaitingFacts
from kiosk.text.fonts import BOLD, SEMIBOLD
from kiosk.widgets.band import Band
from kiosk.widgets.face import Panel
from kiosk.widgets.look import Look
from kiosk.widgets.part import Gap, Part, Row
from kiosk.widgets.sill_button import WordButton
from kiosk.widgets.text import Text, title_paint
from kiosk.words import Act

NOTHING = Standing("", "", "", 0, "")
BACK_IN_LINE = {"return": "primary", "resume": "primary"}
OTHERS = {"print": "secondary", "cancel": "erase"}
"""What a ticket allows, by the kind of its button."""

RATINGS = {"good": "mood-smile", "fair": "mood-empty", "poor": "mood-sad"}

BANDS = {"called": "warning", "no_show": "warning", "served": "done"}
OVER = ("cancelled", "no_show")
"""States from which a new number helps, if nothing else does."""


def number_paint(look: Look) -> str:
    return look.theme.number.text


class InHandScreen(StepScreen):
    """The number, its state, and a button for each thing that would be done."""

    def fill(self) -> None:
        self.code = Text("welcome", number_paint, font=BOLD, align="center", lines=1)
        self.twin = Text("twin", number_paint, font=SEMIBOLD, align="center", lines=1)
        self.window = Text("window", number_paint, font=BOLD, align="center", lines=1)
        self.number = Panel(
            Gap(14),
            self.code,
            self.twin,
            self.window,
            Gap(18),
            margin=(24, 0, 24, 0),
            skin=lambda look: look.theme.number,
        )
        self.band = Band("information", "info-circle")
        self.facts = WaitingFacts()
        self.ask = Text("main", title_paint, font=BOLD, align="center")
        self.ratings = {name: self.rating(name) for name in RATINGS}
        self.rate = Row(*self.ratings.values(), gap=24)
        self.choices = {
            name: self.choice(name, kind)
            for name, kind in {**BACK_IN_LINE, **OTHERS}.items()
        }
        self.body.put(self.number, self.band, self.facts, Gap(grow=1))
        self.body.put(self.ask, self.rate, *self.choices.values())
        self.done = self.button(Act.DONE, "secondary", lines=1, grow=1)
        self.actions.put(self.done)

    def rating(self, name: str) -> WordButton:
        return self.button(
            Act.DO, "secondary", RATINGS[name], value=f"rating:{name}", grow=1, lines=1
        )

    def choice(self, name: str, kind: str) -> WordButton:
        return self.button(Act.DO, kind, value=name, lines=1)

    def beside(self) -> Sequence[Part]:
        return self.number, Gap(22), self.band

    def main(self) -> Sequence[Part]:
        choices = [part for each in self.choices.values() for part in (each, Gap(22))]
        return self.facts, Gap(grow=1), self.ask, Gap(18), self.rate, *choices

    def above_touch(self) -> Sequence[Part]:
        return (*self.head_parts(), self.number, self.band, self.facts)

    def show(self, scene: Scene) -> None:
        standing = scene.visit.standing or NOTHING
        self.head(scene, scene.say("kiosk.your_ticket"))
        self.steps.shown = False
        words = scene.look.words
        self.code.content, self.twin.content = words.codes(
            standing.letter, standing.letter_ar, standing.number
        )
        self.show_window(scene, standing)
        self.show_state(scene, standing)
        self.facts.shown = standing.state == "waiting"
        if self.facts.shown:
            self.facts.show(scene)
        for name, button in self.choices.items():
            button.say(scene.say(f"kiosk.do.{name}"))
            button.shown = name in standing.choices
        self.ask.shown = self.rate.shown = "rating" in standing.choices
        self.ask.content = scene.say("kiosk.how_served")
        for name, button in self.ratings.items():
            button.say(scene.say(f"kiosk.rating.{name}"))
        self.done.say(scene.say("kiosk.finished"))

    def show_window(self, scene: Scene, standing: Standing) -> None:
        """Where to go: who asks here has not seen it on the display."""
        self.window.shown = standing.window is not None
        self.window.content = scene.say("kiosk.window", n=standing.window or 0)

    def show_state(self, scene: Scene, standing: Standing) -> None:
        back = set(BACK_IN_LINE) & set(standing.choices)
        lost = standing.state in OVER and not back
        # Another number would be refused.
        instead = "error.one_live_ticket" if standing.another else "kiosk.take_new"
        after = scene.say(instead) if lost else ""
        self.band.say(
            scene.say(f"kiosk.ticket_is.{standing.state}"),
            scene.say("kiosk.same_place") if back else after,
            kind=BANDS.get(standing.state, "information"),
        )
