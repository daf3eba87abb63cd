"""A question that is answered with one touch: a list, a place, yes or no."""

from collections.abc import Sequence

from center.domain.catalogue import Word
from kiosk.form import Form
from kiosk.paging import page_of
from kiosk.question import NO, YES, Kind
from kiosk.screens.ask import AskScreen, spaced
from kiosk.screens.scene import Scene
from kiosk.screens.service import first_of
from kiosk.widgets.part import Gap, Part
from kiosk.widgets.sill_button import WordButton
from kiosk.words import Act

SPACE = 22
"""Between two options: a finger's, where room is short too."""

A_PAGE = 7
"""Options of one page; fewer where the type is large."""


class AskChoiceScreen(AskScreen):
    """An option that is touched is the answer; what was chosen before is marked."""

    def make_field(self) -> None:
        self.options = [self.option_button(place) for place in range(A_PAGE)]
        self.on_page: tuple[Word, ...] = ()
        self.chosen = ""
        self.page = page_of(0, 1, 0)
        self.previous = self.page_button(Act.PREVIOUS, "chevron-up")
        self.more = self.page_button(Act.MORE, "chevron-down")
        self.body.put(self.fault, *self.options, Gap(grow=1))

    def fill(self) -> None:
        super().fill()
        self.actions.put(self.previous, self.more)

    def option_button(self, place: int) -> WordButton:
        button = self.button(Act.PICK, "choice", height=118, lines=2)
        button.skin = lambda look: (
            look.theme.chosen if self.is_chosen(place) else look.theme.choice
        )
        button.tap = lambda: self.touch(Act.PICK, self.on_page[place].id)
        return button

    def is_chosen(self, place: int) -> bool:
        return place < len(self.on_page) and self.on_page[place].id == self.chosen

    def page_button(self, act: Act, icon: str) -> WordButton:
        button = self.button(act, "secondary", icon, icon_after=True, lines=1)
        button.tap = lambda: self.touch(Act.PAGE, first_of(self.page, act))
        return button

    def fields(self) -> Sequence[Part]:
        return ()

    def keys_of_screen(self) -> Sequence[Part]:
        return (*self.options, Gap(grow=1))

    def main(self) -> Sequence[Part]:
        return spaced(*self.keys_of_screen(), gap=SPACE)

    def show_field(self, scene: Scene, form: Form) -> None:
        options = options_of(scene, form)
        size = min(A_PAGE, scene.look.theme.options_a_page)
        self.page = page_of(form.first_shown, size, len(options))
        self.on_page = options[self.page.start : self.page.stop]
        self.chosen = form.draft
        for place, button in enumerate(self.options):
            button.shown = place < len(self.on_page)
            if button.shown:
                option = self.on_page[place]
                button.touch_id = f"option:{option.id}"
                icon = "check" if option.id == self.chosen else ""
                button.say(scene.look.words.pick(option.ar, option.en), icon)
        self.next.shown = False
        self.show_page(scene, self.page)
        self.under_row.shown = self.under_row.shown or self.page.count > 1
        self.more.say(scene.say("kiosk.more"))
        self.previous.say(scene.say("kiosk.previous"))
        self.more.shown, self.previous.shown = (
            self.page.has_more,
            self.page.has_previous,
        )


def options_of(scene: Scene, form: Form) -> tuple[Word, ...]:
    if form.now.kind != Kind.BOOLEAN:
        return form.now.options
    texts = scene.look.words.texts
    return tuple(
        Word(answer, texts.get(key, "ar"), texts.get(key, "en"))
        for answer, key in ((YES, "kiosk.yes"), (NO, "kiosk.no"))
    )
