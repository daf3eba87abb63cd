"""The last question: which of the papers on the list have been brought."""

from collections.abc import Sequence
from itertools import zip_longest

from kiosk.form import Form
from kiosk.paging import page_of
from kiosk.screens.ask import AskScreen
from kiosk.screens.scene import Scene
from kiosk.screens.service import first_of
from kiosk.theme import NORMAL
from kiosk.visit import Act
from kiosk.widgets.part import Gap, Part
from kiosk.widgets.sill_button import WordButton
from kiosk.widgets.switch_row import SwitchRow


class AskPapersScreen(AskScreen):
    """Each paper is a switch; those that are always needed begin as brought."""

    def make_field(self) -> None:
        self.rows = [self.row(place) for place in range(NORMAL.papers_a_page)]
        self.on_page: list[str] = []
        self.page = page_of(0, 1, 0)
        self.previous = self.page_button(Act.PREVIOUS, "chevron-up")
        self.more = self.page_button(Act.MORE, "chevron-down")
        self.more.grow = 1
        self.body.gap = 26
        self.body.put(*self.rows, Gap(grow=1))

    def fill(self) -> None:
        super().fill()
        self.actions.parts = [self.back, self.skip, self.previous, self.more, self.next]
        self.actions.add(self.previous, self.more)

    def row(self, place: int) -> SwitchRow:
        return SwitchRow(
            "", lambda: self.touch(Act.PAPER, self.on_page[place]), "file-text"
        )

    def page_button(self, act: Act, icon: str) -> WordButton:
        button = self.button(act, "secondary", icon, lines=1, role="second")
        button.tap = lambda: self.touch(Act.PAGE, first_of(self.page, act))
        return button

    def hint(self, scene: Scene) -> str:
        return scene.say("kiosk.papers_hint")

    def fields(self) -> Sequence[Part]:
        return ()

    def keys_of_screen(self) -> Sequence[Part]:
        return (*self.rows, Gap(grow=1))

    def show_field(self, scene: Scene, form: Form) -> None:
        options, size = form.now.options, scene.look.theme.papers_a_page
        self.page = page_of(form.first_shown, size, len(options))
        shown = options[self.page.start : self.page.stop]
        self.on_page = [each.id for each in shown]
        here = form.draft.split()
        for row, option in zip_longest(self.rows, shown):
            row.shown = option is not None
            if option is not None:
                row.touch_id = f"paper:{option.id}"
                name = scene.look.words.pick(option.ar, option.en)
                state = "here" if option.id in here else "not_here"
                row.show(scene.look, name, option.id in here)
                row.state.content = scene.say(f"kiosk.paper_{state}")
        self.skip.shown = False
        self.show_page(scene, self.page)
        self.previous.say(scene.say("kiosk.previous"))
        self.more.say(scene.say("kiosk.more"))
        self.previous.shown, self.more.shown = (
            self.page.has_previous,
            self.page.has_more,
        )
        self.next.shown = not self.page.has_more
