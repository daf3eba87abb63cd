"""A question of a request, one a screen: what is common to all of them."""

from collections.abc import Sequence

from kiosk.form import Form
from kiosk.screens.scene import Scene
from kiosk.screens.screen import StepScreen
from kiosk.widgets.band import Band
from kiosk.widgets.part import Gap, Part
from kiosk.words import Act

SPACE = 20

HINTED = frozenset(
    (
        *("national_id", "mobile", "passport", "number", "money", "request_number"),
        *("ticket_letter", "ticket_number", "ticket_check"),
        *("receipt_number", "reference_letter", "reference", "secret"),
    )
)
"""Kinds with a line of help under the title: ``kiosk.hint.<kind>``."""


class AskScreen(StepScreen):
    """Title, field, what is wrong with it, keys; back, leave out, go on."""

    def fill(self) -> None:
        self.fault = Band("warning", "alert-triangle")
        self.make_field()
        self.back = self.back_button(220)
        self.skip = self.button(Act.SKIP, "secondary", lines=1, role="second")
        self.next = self.button(
            Act.NEXT, "primary", "forward", icon_after=True, lines=1, grow=1
        )
        self.actions.put(self.back, self.skip, self.next)

    def fields(self) -> Sequence[Part]:
        """What shows the answer, over the keys."""
        return ()

    def keys_of_screen(self) -> Sequence[Part]:
        """What is touched to answer."""
        return ()

    def beside(self) -> Sequence[Part]:
        return spaced(*self.fields(), self.fault)

    def main(self) -> Sequence[Part]:
        return spaced(*self.keys_of_screen())

    def above_touch(self) -> Sequence[Part]:
        return (*self.head_parts(), *spaced(*self.fields()))

    def make_field(self) -> None:
        """Put the field and its keys into ``body``."""

    def show(self, scene: Scene) -> None:
        form = scene.visit.form
        if not form.questions or form.at_end:
            return
        self.show_question(scene, form)
        self.show_fault(scene, form)
        self.back.say(scene.say("kiosk.back"))
        self.skip.say(scene.say("kiosk.skip"))
        self.skip.shown = not form.now.required
        self.next.say(scene.say("kiosk.next"))
        self.show_field(scene, form)

    def show_question(self, scene: Scene, form: Form) -> None:
        words, asked = scene.look.words, form.asked
        question = form.now
        label = words.pick(question.label_ar, question.label_en)
        if not label:
            label = scene.say(f"kiosk.asked.{question.kind}")
        self.head(scene, label, self.hint(scene))
        number = asked.index(form.place) + 1
        self.steps.show(scene.look, "kiosk.question", number, len(asked))

    def hint(self, scene: Scene) -> str:
        """What helps to answer, or that it may be left out."""
        question = scene.visit.form.now
        if question.kind in HINTED:
            return scene.say(f"kiosk.hint.{question.kind}")
        return "" if question.required else scene.say("kiosk.optional")

    def show_fault(self, scene: Scene, form: Form) -> None:
        self.fault.shown = bool(form.fault)
        if form.fault:
            self.fault.say(scene.say(f"field.{form.fault}"))

    def show_field(self, scene: Scene, form: Form) -> None:
        """Set the field and its keys."""


def spaced(*parts: Part, gap: float = SPACE) -> Sequence[Part]:
    """Parts that are shown, with gaps after them."""
    shown = [part for part in parts if part.shown]
    return [each for part in shown for each in (part, Gap(gap))][:-1]
