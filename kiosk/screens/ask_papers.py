"""The last question: which of the papers on the list have been brought."""

from collections.abc import Sequence
from itertools import zip_longest

from center.domain.catalogue import Word
from kiosk.form import Form
from kiosk.paging import page_of
from kiosk.screens.ask import AskScreen, spaced
from kiosk.screens.scene import Scene
from kiosk.screens.service import first_of
from kiosk.theme import NORMAL
from kiosk.widgets.part import Gap, Part, Row
from kiosk.widgets.sill_button import WordButton
from kiosk.widgets.switch_row import SwitchRow
from kiosk.words import Act

SPACE = 22
"""Between papers on a wide screen: enough where room is short, too."""


class PaperLine(Row):
    """One paper: whether it is here, and the way to photograph it."""

    def __init__(self, switch: SwitchRow, camera: WordButton) -> None:
        super().__init__(switch, camera, gap=20)
        self.switch, self.camera = switch, camera
        switch.grow = 1


class AskPapersScreen(AskScreen):
    """Each paper is a switch; those that are always needed begin as brought.

    Not so where nobody is shown them: there a paper is here once it is photographed.
    """

    def make_field(self) -> None:
        self.rows = [self.line(place) for place in range(NORMAL.papers_a_page)]
        self.on_page: list[str] = []
        self.page = page_of(0, 1, 0)
        self.previous = self.page_button(Act.PREVIOUS, "chevron-up")
        self.more = self.page_button(Act.MORE, "chevron-down")
        self.more.grow = 1
        self.phone = self.button(
            Act.PHONE, "secondary", "device-mobile", role="second", height=92, lines=1
        )
        self.body.gap = 26
        self.body.put(*self.rows, self.phone, Gap(grow=1))

    def fill(self) -> None:
        super().fill()
        self.actions.parts = [self.back, self.skip, self.previous, self.more, self.next]
        self.actions.add(self.previous, self.more)

    def line(self, place: int) -> PaperLine:
        switch = SwitchRow(
            "", lambda: self.touch(Act.PAPER, self.on_page[place]), "file-text"
        )
        camera = self.button(
            Act.PHOTOGRAPH, "secondary", "camera", role="second", lines=1, gap=14
        )
        camera.margin = (14, 0, 14, 0)
        camera.tap = lambda: self.touch(Act.PHOTOGRAPH, self.on_page[place])
        return PaperLine(switch, camera)

    def page_button(self, act: Act, icon: str) -> WordButton:
        button = self.button(act, "secondary", icon, lines=1, role="second")
        button.tap = lambda: self.touch(Act.PAGE, first_of(self.page, act))
        return button

    def hint(self, scene: Scene) -> str:
        if scene.visit.form.pictures_only:
            can = scene.takes_pictures
            return scene.say("photo.only_pictures" if can else "photo.none_here")
        return scene.say("photo.hint" if photographs(scene) else "kiosk.papers_hint")

    def fields(self) -> Sequence[Part]:
        return ()

    def main(self) -> Sequence[Part]:
        return spaced(*self.keys_of_screen(), gap=SPACE)

    def keys_of_screen(self) -> Sequence[Part]:
        return (*self.rows, self.phone, Gap(grow=1))

    def show_field(self, scene: Scene, form: Form) -> None:
        center, options = scene.center, form.now.options
        self.phone.shown = center is not None and center.phones
        size = size_of_page(scene, self.phone.shown)
        self.page = page_of(form.first_shown, size, len(options))
        shown = options[self.page.start : self.page.stop]
        self.on_page = [each.id for each in shown]
        here = form.draft.split()
        for row, option in zip_longest(self.rows, shown):
            row.shown = option is not None
            if option is not None:
                self.show_paper(scene, row, option, option.id in here)
        self.skip.shown = False
        self.show_page(scene, self.page)
        self.previous.say(scene.say("kiosk.previous"))
        self.more.say(scene.say("kiosk.more"))
        self.previous.shown, self.more.shown = (
            self.page.has_previous,
            self.page.has_more,
        )
        self.next.shown = not self.page.has_more
        self.phone.say(scene.say("photo.my_phone"))

    def show_paper(
        self, scene: Scene, row: PaperLine, option: Word, here: bool
    ) -> None:
        pages, words = scene.visit.pages, scene.look.words
        row.switch.touch_id = f"paper:{option.id}"
        row.camera.touch_id = f"{Act.PHOTOGRAPH.value}:{option.id}"
        row.switch.show(scene.look, words.pick(option.ar, option.en), here)
        only = scene.visit.form.pictures_only
        taken = len(pages.of(option.id))
        absent = "photo.not_taken" if only else "kiosk.paper_not_here"
        state = scene.say("kiosk.paper_here" if here else absent)
        row.switch.say(words.count("photos", taken) if taken else state)
        # Where only pictures count, a touch takes one, or takes it away again.
        row.switch.possible = not only or here or photographs(scene)
        row.camera.shown = photographs(scene)
        # Nor has a large name room beside icon and state.
        row.switch.narrow(row.camera.shown or only or scene.look.theme.brief)
        row.camera.possible = pages.has_room(option.id)
        row.camera.say(scene.say("photo.photograph"))


def size_of_page(scene: Scene, phone: bool) -> int:
    """Papers of one page, over the button for a phone if there is one."""
    look, size = scene.look, scene.look.theme.papers_a_page
    if look.theme.brief and look.theme.lowered:
        # Large names take more lines beside the camera, and in English.
        return size if look.rtl and not photographs(scene) else 1
    narrow = photographs(scene) or scene.visit.form.pictures_only or look.theme.brief
    if look.wide and not narrow and (look.rtl or not phone):
        return size  # English names take more lines
    low = look.theme.lowered or look.wide
    return max(1, size - 1) if phone and low else size


def photographs(scene: Scene) -> bool:
    """Whether there is a camera; one that has failed is tried again when it is used."""
    return bool(scene.visit.camera)
